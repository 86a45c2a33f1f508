import type { Kysely } from 'kysely';
import { newId } from '../ids.ts';
import type { Database } from './database.ts';
import type { ShareTransferRow } from './money-tables.ts';
import { toPage, type PageOf } from './page.ts';

/** Shares on their way from one member to another. */
export function shareTransfers(db: Kysely<Database>, coopId: string) {
  const ours = () =>
    db
      .selectFrom('share_transfers as t')
      .innerJoin('members as m', (join) =>
        join.onRef('m.coop_id', '=', 't.coop_id').onRef('m.id', '=', 't.member_id'),
      )
      .innerJoin('members as other', (join) =>
        join.onRef('other.coop_id', '=', 't.coop_id').onRef('other.id', '=', 't.to_member_id'),
      )
      .selectAll('t')
      .select(['m.number', 'm.name', 'other.number as to_number', 'other.name as to_name'])
      .where('t.coop_id', '=', coopId);
  return {
    async add(
      transfer: Pick<ShareTransferRow, 'member_id' | 'to_member_id' | 'shares' | 'state' | 'decided_by'>,
      at: string,
    ): Promise<string> {
      const id = newId('tra');
      await db
        .insertInto('share_transfers')
        .values({ coop_id: coopId, id, ...transfer, created_at: at })
        .execute();
      return id;
    },

    find: (id: string) => ours().where('t.id', '=', id).executeTakeFirst(),

    ofMember: (memberId: string) =>
      ours()
        .where((e) => e.or([e('t.member_id', '=', memberId), e('t.to_member_id', '=', memberId)]))
        .orderBy('t.created_at')
        .orderBy('t.id')
        .execute(),

    /** Decides one that waits; false where somebody was quicker. */
    async decide(id: string, state: 'done' | 'refused' | 'taken-back', by: string): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('share_transfers')
        .set({ state, decided_by: by })
        .where('coop_id', '=', coopId)
        .where('id', '=', id)
        .where('state', '=', 'pending')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async list(filter: { state?: ShareTransferRow['state'] | undefined }, page: PageOf) {
      let query = ours();
      if (filter.state) query = query.where('t.state', '=', filter.state);
      if (page.cursor) {
        const [createdAt, id] = page.cursor as [string, string];
        query = query.where((e) =>
          e.or([
            e('t.created_at', '>', createdAt),
            e.and([e('t.created_at', '=', createdAt), e('t.id', '>', id)]),
          ]),
        );
      }
      const rows = await query
        .orderBy('t.created_at')
        .orderBy('t.id')
        .limit(page.limit + 1)
        .execute();
      return toPage(
        rows,
        page.limit,
        (row) => [row.created_at, row.id],
        (row) => row,
      );
    },
  };
}
