import type { Kysely } from 'kysely';
import { newId } from '../ids.ts';
import type { Database } from './database.ts';
import type { ContributionRow } from './money-tables.ts';
import { readPage, type PageOf } from './page.ts';

/** The dues and donations that members promised. */
export function contributions(db: Kysely<Database>, coopId: string) {
  const ours = () => db.selectFrom('contributions').selectAll().where('coop_id', '=', coopId);
  const one = (id: string) =>
    db.updateTable('contributions').where('coop_id', '=', coopId).where('id', '=', id);
  return {
    async add(
      contribution: Pick<ContributionRow, 'member_id' | 'terms' | 'kind' | 'interval' | 'amount' | 'from_on'>,
      at: string,
    ): Promise<string> {
      const id = newId('con');
      await db
        .insertInto('contributions')
        .values({
          coop_id: coopId,
          id,
          ...contribution,
          until_on: null,
          next_on: contribution.from_on,
          created_at: at,
        })
        .execute();
      return id;
    },

    find: (id: string): Promise<ContributionRow | undefined> =>
      ours().where('id', '=', id).executeTakeFirst(),

    ofMember: (memberId: string): Promise<ContributionRow[]> =>
      ours().where('member_id', '=', memberId).orderBy('created_at').orderBy('id').execute(),

    /** Those with a day up to this one that is not charged yet. */
    due: (on: string): Promise<ContributionRow[]> =>
      ours().where('next_on', '<=', on).orderBy('next_on').orderBy('id').limit(500).execute(),

    async chargedUpTo(id: string, next: string | null): Promise<void> {
      await one(id).set({ next_on: next }).execute();
    },

    async stop(id: string, on: string): Promise<void> {
      await one(id).set({ until_on: on, next_on: null }).execute();
    },

    async list(
      filter: { memberId?: string | undefined },
      page: PageOf,
    ): Promise<{ items: ContributionRow[]; next: string | null }> {
      let query = ours();
      if (filter.memberId) query = query.where('member_id', '=', filter.memberId);
      return readPage(query, ['created_at', 'id'], page);
    },
  };
}
