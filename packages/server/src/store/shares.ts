import { nothing, type Holding } from '@coopkit/ledger';
import { sql, type Kysely } from 'kysely';
import type { Database } from './database.ts';
import { toPage, type PageOf } from './page.ts';

const figures = [
  sql<number>`cast(sum(s.shares) as bigint)`.as('shares'),
  sql<number>`cast(sum(s.subscribed) as bigint)`.as('subscribed'),
  sql<number>`cast(sum(s.paid_up) as bigint)`.as('paid_up'),
] as const;

/** The register of shares; `store.ledger` writes it, together with what backs it. */
export function shares(db: Kysely<Database>, coopId: string) {
  const ours = () => db.selectFrom('share_entries as s').where('s.coop_id', '=', coopId);
  const listed = () =>
    ours()
      .innerJoin('members as m', (join) =>
        join.onRef('m.coop_id', '=', 's.coop_id').onRef('m.id', '=', 's.member_id'),
      )
      .leftJoin('members as other', (join) =>
        join.onRef('other.coop_id', '=', 's.coop_id').onRef('other.id', '=', 's.counterparty'),
      )
      .selectAll('s')
      .select(['m.number as member_number', 'other.number as counterparty_number']);

  return {
    /** What a member holds, by all that is written; on a day, by what takes effect up to it. */
    async holding(memberId: string, on?: string): Promise<Holding> {
      let query = ours().select(figures).where('s.member_id', '=', memberId);
      if (on !== undefined) query = query.where('s.on_day', '<=', on);
      const row = await query.executeTakeFirst();
      return row?.shares == null
        ? nothing
        : { shares: row.shares, subscribed: row.subscribed, paidUp: row.paid_up };
    },

    /** The least that a member holds on any day from one on, and the least that is unpaid then: what more may be booked on it. */
    async leastFrom(memberId: string, on: string): Promise<Holding & { unpaid: number }> {
      const days = await ours()
        .select(['s.on_day', ...figures])
        .where('s.member_id', '=', memberId)
        .groupBy('s.on_day')
        .orderBy('s.on_day')
        .execute();
      const held = { ...nothing };
      let least: (Holding & { unpaid: number }) | undefined;
      const look = () => {
        const { shares, subscribed, paidUp } = held;
        const unpaid = subscribed - paidUp;
        least = {
          shares: Math.min(shares, least?.shares ?? shares),
          subscribed: Math.min(subscribed, least?.subscribed ?? subscribed),
          paidUp: Math.min(paidUp, least?.paidUp ?? paidUp),
          unpaid: Math.min(unpaid, least?.unpaid ?? unpaid),
        };
        return least;
      };
      for (const day of days) {
        if (day.on_day > on) look();
        held.shares += day.shares;
        held.subscribed += day.subscribed;
        held.paidUp += day.paid_up;
      }
      return look();
    },

    /** What members hold on a day: those that have ever held any up to it, by member. */
    async holdings(on: string, memberIds?: readonly string[]): Promise<Map<string, Holding>> {
      let query = ours()
        .select(['s.member_id', ...figures])
        .where('s.on_day', '<=', on);
      if (memberIds) {
        if (memberIds.length === 0) return new Map();
        query = query.where('s.member_id', 'in', memberIds);
      }
      const rows = await query.groupBy('s.member_id').execute();
      return new Map(
        rows.map((row) => [
          row.member_id,
          { shares: row.shares, subscribed: row.subscribed, paidUp: row.paid_up },
        ]),
      );
    },

    /** Whether shares of a class were ever issued. */
    async isIssued(classId: string): Promise<boolean> {
      const row = await ours()
        .select('s.position')
        .where('s.class_id', '=', classId)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** A member's rows, in order. */
    entriesOf: (memberId: string, on: string) =>
      listed()
        .where('s.member_id', '=', memberId)
        .where('s.on_day', '<=', on)
        .orderBy('s.position')
        .execute(),

    async list(filter: { memberId?: string | undefined }, page: PageOf) {
      let query = listed();
      if (filter.memberId) query = query.where('s.member_id', '=', filter.memberId);
      if (page.cursor) query = query.where('s.position', '>', page.cursor[0] as number);
      const rows = await query
        .orderBy('s.position')
        .limit(page.limit + 1)
        .execute();
      return toPage(
        rows,
        page.limit,
        (row) => [row.position],
        (row) => row,
      );
    },
  };
}

/** A row of the register, with the numbers of its members. */
export type ListedShareEntry = Awaited<ReturnType<ReturnType<typeof shares>['entriesOf']>>[number];
