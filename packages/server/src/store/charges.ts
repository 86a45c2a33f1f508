import type { Purpose } from '@coopkit/ledger';
import { sql, type Kysely } from 'kysely';
import { newOrderedId } from '../ids.ts';
import type { Database } from './database.ts';
import type { ChargeRow } from './money-tables.ts';
import { readPage, type PageOf } from './page.ts';

export interface NewCharge {
  memberId: string | null;
  applicationId: string | null;
  purpose: Purpose;
  amount: number;
  dueOn: string;
  /** The subscription or contribution it comes from. */
  source: string;
  number: number;
  parts: number;
}

/** What is owed. */
export function charges(db: Kysely<Database>, coopId: string) {
  const ours = () => db.selectFrom('charges').selectAll().where('coop_id', '=', coopId);
  const open = () =>
    ours()
      .where('cancelled_on', 'is', null)
      .where((e) => e('paid', '<', e.ref('amount')));

  return {
    /** Adds what is owed; what is there already, by its source and day, stays as it is. */
    async add(list: readonly NewCharge[], at: string): Promise<void> {
      if (list.length === 0) return;
      await db
        .insertInto('charges')
        .values(
          list.map((each) => ({
            coop_id: coopId,
            // What falls due on one day is paid in the order it was written: the entry fee, then the shares.
            id: newOrderedId('chg', new Date(at)),
            member_id: each.memberId,
            application_id: each.applicationId,
            purpose: each.purpose,
            amount: each.amount,
            due_on: each.dueOn,
            source: each.source,
            number: each.number,
            parts: each.parts,
            created_at: at,
          })),
        )
        .onConflict((c) => c.columns(['coop_id', 'source', 'purpose', 'due_on', 'number']).doNothing())
        .execute();
    },

    find: (ids: readonly string[]): Promise<ChargeRow[]> =>
      ids.length === 0
        ? Promise.resolve([])
        : ours().where('id', 'in', ids).orderBy('due_on').orderBy('id').execute(),

    bySource: (source: string): Promise<ChargeRow[]> =>
      ours().where('source', '=', source).orderBy('due_on').orderBy('id').execute(),

    ofMember: (memberId: string): Promise<ChargeRow[]> =>
      ours().where('member_id', '=', memberId).orderBy('due_on').orderBy('id').execute(),

    ofApplication: (applicationId: string): Promise<ChargeRow[]> =>
      ours().where('application_id', '=', applicationId).orderBy('due_on').orderBy('id').execute(),

    /** What a member still owes, the oldest first; up to a day where one is given. */
    openOf(memberId: string, dueBy?: string): Promise<ChargeRow[]> {
      let query = open().where('member_id', '=', memberId);
      if (dueBy !== undefined) query = query.where('due_on', '<=', dueBy);
      return query.orderBy('due_on').orderBy('id').execute();
    },

    /** What all who gave a mandate owe by a day. */
    openWithMandate: (dueBy: string): Promise<ChargeRow[]> =>
      open()
        .where('due_on', '<=', dueBy)
        .where((e) =>
          e.exists(
            e
              .selectFrom('mandates as m')
              .select('m.id')
              .whereRef('m.coop_id', '=', 'charges.coop_id')
              .whereRef('m.member_id', '=', 'charges.member_id')
              .where('m.revoked_at', 'is', null),
          ),
        )
        .orderBy('member_id')
        .orderBy('due_on')
        .orderBy('id')
        .execute(),

    async list(
      filter: { memberId?: string | undefined; open?: boolean | undefined; dueBefore?: string | undefined },
      page: PageOf,
    ): Promise<{ items: ChargeRow[]; next: string | null }> {
      let query = filter.open ? open() : ours();
      if (filter.memberId) query = query.where('member_id', '=', filter.memberId);
      if (filter.dueBefore) query = query.where('due_on', '<', filter.dueBefore);
      return readPage(query, ['due_on', 'id'], page);
    },

    /** Members of whom something has been due since before a day. */
    async overdueMembers(before: string): Promise<Set<string>> {
      const rows = await open()
        .clearSelect()
        .select('member_id')
        .distinct()
        .where('due_on', '<', before)
        .where('member_id', 'is not', null)
        .execute();
      return new Set(rows.map(({ member_id }) => member_id ?? ''));
    },

    /** What is overdue of members who were told of nothing since a day. */
    toRemind: (dueBefore: string, remindedBefore: string): Promise<ChargeRow[]> =>
      open()
        .where('due_on', '<', dueBefore)
        .where('member_id', 'is not', null)
        .where('member_id', 'not in', (e) =>
          e
            .selectFrom('charges as told')
            .select('told.member_id')
            .where('told.coop_id', '=', coopId)
            .where('told.member_id', 'is not', null)
            .where('told.reminded_on', '>=', remindedBefore)
            .$castTo<{ member_id: string }>(),
        )
        .orderBy('member_id')
        .orderBy('due_on')
        .limit(500)
        .execute(),

    async reminded(ids: readonly string[], on: string): Promise<void> {
      await db
        .updateTable('charges')
        .set({ reminded_on: on })
        .where('coop_id', '=', coopId)
        .where('id', 'in', ids)
        .execute();
    },

    /** Adds to what is paid of a charge; below 0 where money came back. */
    async pay(id: string, amount: number): Promise<void> {
      await db
        .updateTable('charges')
        .set({ paid: sql`paid + ${amount}` })
        .where('coop_id', '=', coopId)
        .where('id', '=', id)
        .execute();
    },

    /** Lowers what is owed; where nothing is left of it, it is cancelled. */
    async lower(id: string, by: number, on: string): Promise<void> {
      const one = db.updateTable('charges').where('coop_id', '=', coopId).where('id', '=', id);
      const { numUpdatedRows } = await one
        .where('amount', '=', by)
        .set({ cancelled_on: on })
        .executeTakeFirst();
      if (numUpdatedRows === 0n) await one.set({ amount: sql`amount - ${by}` }).execute();
    },

    /** An applicant's become the new member's. */
    async passTo(applicationId: string, memberId: string): Promise<void> {
      await db
        .updateTable('charges')
        .set({ member_id: memberId })
        .where('coop_id', '=', coopId)
        .where('application_id', '=', applicationId)
        .execute();
    },
  };
}
