import { sql, type Kysely } from 'kysely';
import { newId } from '../ids.ts';
import type { Database } from './database.ts';
import type { ShareNoticeRow } from './money-tables.ts';
import { toPage, type PageOf } from './page.ts';

/** Notices on shares. */
export function shareNotices(db: Kysely<Database>, coopId: string) {
  const ours = () =>
    db
      .selectFrom('share_notices as n')
      .innerJoin('members as m', (join) =>
        join.onRef('m.coop_id', '=', 'n.coop_id').onRef('m.id', '=', 'n.member_id'),
      )
      .selectAll('n')
      .select('m.number as member_number')
      .where('n.coop_id', '=', coopId);
  return {
    async add(notice: Omit<ShareNoticeRow, 'coop_id' | 'id' | 'state'>): Promise<string> {
      const id = newId('not');
      await db
        .insertInto('share_notices')
        .values({ coop_id: coopId, id, ...notice, state: 'open' })
        .execute();
      return id;
    },

    find: (id: string) => ours().where('n.id', '=', id).executeTakeFirst(),

    ofMember: (memberId: string) =>
      ours().where('n.member_id', '=', memberId).orderBy('n.given_on').orderBy('n.id').execute(),

    /** Those that take effect by a day. */
    due: (on: string) =>
      ours()
        .where('n.state', '=', 'open')
        .where('n.effective_on', '<=', on)
        .orderBy('n.effective_on')
        .orderBy('n.id')
        .limit(500)
        .execute(),

    /** Moves it on; false where it is no more as it was. */
    async move(id: string, from: ShareNoticeRow['state'], to: ShareNoticeRow['state']): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('share_notices')
        .set({ state: to })
        .where('coop_id', '=', coopId)
        .where('id', '=', id)
        .where('state', '=', from)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** Leaves fewer shares of it than were noticed. */
    async lower(id: string, shares: number): Promise<void> {
      await db
        .updateTable('share_notices')
        .set({ shares })
        .where('coop_id', '=', coopId)
        .where('id', '=', id)
        .execute();
    },

    async list(filter: { state?: ShareNoticeRow['state'] | undefined }, page: PageOf) {
      let query = ours();
      if (filter.state) query = query.where('n.state', '=', filter.state);
      if (page.cursor) {
        const [day, id] = page.cursor as [string, string];
        query = query.where((e) =>
          e.or([e('n.effective_on', '>', day), e.and([e('n.effective_on', '=', day), e('n.id', '>', id)])]),
        );
      }
      const rows = await query
        .orderBy('n.effective_on')
        .orderBy('n.id')
        .limit(page.limit + 1)
        .execute();
      return toPage(
        rows,
        page.limit,
        (row) => [row.effective_on, row.id],
        (row) => row,
      );
    },

    /** How many of a member's shares are under notice, or wait to pass to another. */
    async bound(memberId: string): Promise<number> {
      const notices = await db
        .selectFrom('share_notices')
        .select(sql<number>`cast(coalesce(sum(shares), 0) as bigint)`.as('sum'))
        .where('coop_id', '=', coopId)
        .where('member_id', '=', memberId)
        .where('state', '=', 'open')
        .executeTakeFirstOrThrow();
      const transfers = await db
        .selectFrom('share_transfers')
        .select(sql<number>`cast(coalesce(sum(shares), 0) as bigint)`.as('sum'))
        .where('coop_id', '=', coopId)
        .where('member_id', '=', memberId)
        .where('state', '=', 'pending')
        .executeTakeFirstOrThrow();
      return notices.sum + transfers.sum;
    },
  };
}
