import type { Account, Booking, Posting } from '@coopkit/ledger';
import { sql, type Kysely } from 'kysely';
import type { Database } from './database.ts';
import { toPage, type PageOf } from './page.ts';

/** What is written of a booking beside it. */
export interface Written {
  on: string;
  at: string;
  text: string;
  currency: string;
  exponent: number;
  paymentId?: string | null | undefined;
  reverses?: number | undefined;
  /** What of the outside it books; see {@link ledger}'s `has`. */
  fact?: string | undefined;
  /** The classes of the members whose shares it changes. */
  classOf?: ReadonlyMap<string, string> | undefined;
}

export interface KeptEntry {
  position: number;
  on: string;
  recordedAt: string;
  kind: string;
  text: string;
  paymentId: string | null;
  reverses: number | null;
  postings: Posting[];
}

/** The ledger, and the register of shares that it backs: written together, once, and never changed. */
export function ledger(db: Kysely<Database>, coopId: string) {
  const ours = () => db.selectFrom('ledger_entries as e').selectAll('e').where('e.coop_id', '=', coopId);

  return {
    /** Books an event. @returns its position in the journal */
    async add(booking: Pick<Booking, 'kind' | 'postings' | 'shares'>, written: Written): Promise<number> {
      const { shares } = booking;
      // The co-op's row is taken: positions have no gaps, whoever books at the same time.
      const last = await db
        .updateTable('coops')
        .set({
          last_entry: sql`last_entry + 1`,
          last_share_entry: sql`last_share_entry + ${shares.length}`,
        })
        .where('coop_id', '=', coopId)
        .returning(['last_entry', 'last_share_entry'])
        .executeTakeFirstOrThrow();
      const position = last.last_entry;
      await db
        .insertInto('ledger_entries')
        .values({
          coop_id: coopId,
          position,
          on_day: written.on,
          recorded_at: written.at,
          kind: booking.kind,
          text: written.text,
          payment_id: written.paymentId ?? null,
          reverses: written.reverses ?? null,
          fact: written.fact ?? null,
        })
        .execute();
      await db
        .insertInto('postings')
        .values(
          booking.postings.map(({ debit, credit, amount }, i) => ({
            coop_id: coopId,
            position,
            line: i + 1,
            debit: debit.account,
            debit_party: debit.party,
            credit: credit.account,
            credit_party: credit.party,
            amount,
            currency: written.currency,
            exponent: written.exponent,
          })),
        )
        .execute();
      if (shares.length === 0) return position;
      await db
        .insertInto('share_entries')
        .values(
          shares.map((row, i) => ({
            coop_id: coopId,
            position: last.last_share_entry - shares.length + i + 1,
            member_id: row.member,
            class_id: written.classOf?.get(row.member) ?? '',
            kind: row.kind,
            shares: row.shares,
            subscribed: row.subscribed,
            paid_up: row.paidUp,
            amount: row.amount,
            counterparty: row.counterparty,
            on_day: written.on,
            ledger_position: position,
            recorded_at: written.at,
          })),
        )
        .execute();
      return position;
    },

    /** Whether a fact of the outside is booked. */
    async has(fact: string): Promise<boolean> {
      const row = await db
        .selectFrom('ledger_entries')
        .select('position')
        .where('coop_id', '=', coopId)
        .where('fact', '=', fact)
        .executeTakeFirst();
      return row !== undefined;
    },

    async find(position: number): Promise<KeptEntry | undefined> {
      const row = await ours().where('e.position', '=', position).executeTakeFirst();
      return row && (await withPostings([row]))[0];
    },

    /** Whether an entry was reversed. */
    async isReversed(position: number): Promise<boolean> {
      const row = await ours().where('e.reverses', '=', position).executeTakeFirst();
      return row !== undefined;
    },

    async list(
      filter: {
        from?: string | undefined;
        to?: string | undefined;
        memberId?: string | undefined;
        paymentId?: string | undefined;
      },
      page: PageOf,
    ): Promise<{ items: KeptEntry[]; next: string | null }> {
      let query = ours();
      const { from, to, memberId, paymentId } = filter;
      if (from) query = query.where('e.on_day', '>=', from);
      if (to) query = query.where('e.on_day', '<=', to);
      if (paymentId) query = query.where('e.payment_id', '=', paymentId);
      if (memberId) {
        query = query.where((e) =>
          e.exists(
            e
              .selectFrom('postings as p')
              .select('p.line')
              .whereRef('p.coop_id', '=', 'e.coop_id')
              .whereRef('p.position', '=', 'e.position')
              .where((p) => p.or([p('p.debit_party', '=', memberId), p('p.credit_party', '=', memberId)])),
          ),
        );
      }
      if (page.cursor) query = query.where('e.position', '>', page.cursor[0] as number);
      const rows = await query
        .orderBy('e.position')
        .limit(page.limit + 1)
        .execute();
      const { items, next } = toPage(
        rows,
        page.limit,
        (row) => [row.position],
        (row) => row,
      );
      return { items: await withPostings(items), next };
    },

    /** What was debited and credited on each account up to a day; of one party, where it is named. */
    async totals(on: string, party?: string): Promise<Map<Account, { debit: number; credit: number }>> {
      const totals = new Map<Account, { debit: number; credit: number }>();
      for (const side of ['debit', 'credit'] as const) {
        let query = db
          .selectFrom('postings as p')
          .innerJoin('ledger_entries as e', (join) =>
            join.onRef('e.coop_id', '=', 'p.coop_id').onRef('e.position', '=', 'p.position'),
          )
          .select([`p.${side} as account`, sql<number>`cast(sum(p.amount) as bigint)`.as('sum')])
          .where('p.coop_id', '=', coopId)
          .where('e.on_day', '<=', on);
        if (party !== undefined) query = query.where(`p.${side}_party`, '=', party);
        for (const { account, sum } of await query.groupBy(`p.${side}`).execute()) {
          const total = totals.get(account as Account) ?? { debit: 0, credit: 0 };
          total[side] = sum;
          totals.set(account as Account, total);
        }
      }
      return totals;
    },

    /** What was booked of each payment: what came, less what went back. */
    async byPayment(): Promise<Map<string, number>> {
      const signs = { 'payment-received': 1, 'payment-returned': -1, 'payment-refunded': -1 };
      const rows = await db
        .selectFrom('ledger_entries as e')
        .innerJoin('postings as p', (join) =>
          join.onRef('p.coop_id', '=', 'e.coop_id').onRef('p.position', '=', 'e.position'),
        )
        .select(['e.payment_id', 'e.kind', sql<number>`cast(sum(p.amount) as bigint)`.as('sum')])
        .where('e.coop_id', '=', coopId)
        .where('e.payment_id', 'is not', null)
        .where('e.kind', 'in', Object.keys(signs))
        .groupBy(['e.payment_id', 'e.kind'])
        .execute();
      const net = new Map<string, number>();
      for (const { payment_id, kind, sum } of rows) {
        const id = payment_id ?? '';
        net.set(id, (net.get(id) ?? 0) + signs[kind as keyof typeof signs] * sum);
      }
      return net;
    },

    /** The balance (debit less credit) of an account by party, up to a day: those that are not 0. */
    async byParty(account: Account, on: string): Promise<Map<string, number>> {
      const balances = new Map<string, number>();
      for (const [side, sign] of [
        ['debit', 1],
        ['credit', -1],
      ] as const) {
        const rows = await db
          .selectFrom('postings as p')
          .innerJoin('ledger_entries as e', (join) =>
            join.onRef('e.coop_id', '=', 'p.coop_id').onRef('e.position', '=', 'p.position'),
          )
          .select([`p.${side}_party as party`, sql<number>`cast(sum(p.amount) as bigint)`.as('sum')])
          .where('p.coop_id', '=', coopId)
          .where(`p.${side}`, '=', account)
          .where('e.on_day', '<=', on)
          .groupBy(`p.${side}_party`)
          .execute();
        for (const { party, sum } of rows) {
          if (party !== null) balances.set(party, (balances.get(party) ?? 0) + sign * sum);
        }
      }
      for (const [party, balance] of balances) if (balance === 0) balances.delete(party);
      return balances;
    },
  };

  async function withPostings(
    rows: {
      position: number;
      on_day: string;
      recorded_at: string;
      kind: string;
      text: string;
      payment_id: string | null;
      reverses: number | null;
    }[],
  ): Promise<KeptEntry[]> {
    if (rows.length === 0) return [];
    const postings = await db
      .selectFrom('postings')
      .selectAll()
      .where('coop_id', '=', coopId)
      .where(
        'position',
        'in',
        rows.map(({ position }) => position),
      )
      .orderBy('position')
      .orderBy('line')
      .execute();
    const byPosition = Map.groupBy(postings, ({ position }) => position);
    return rows.map((row) => ({
      position: row.position,
      on: row.on_day,
      recordedAt: row.recorded_at,
      kind: row.kind,
      text: row.text,
      paymentId: row.payment_id,
      reverses: row.reverses,
      postings: (byPosition.get(row.position) ?? []).map((p) => ({
        debit: { account: p.debit as Account, party: p.debit_party },
        credit: { account: p.credit as Account, party: p.credit_party },
        amount: p.amount,
      })),
    }));
  }
}
