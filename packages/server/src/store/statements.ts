import type { Kysely } from 'kysely';
import type { Database } from './database.ts';

/** The bank's statements that were imported. */
export function statements(db: Kysely<Database>, coopId: string) {
  return {
    async isImported(fileHash: string): Promise<boolean> {
      const row = await db
        .selectFrom('statements')
        .select('id')
        .where('coop_id', '=', coopId)
        .where('file_hash', '=', fileHash)
        .executeTakeFirst();
      return row !== undefined;
    },

    async add(statement: {
      id: string;
      file_hash: string;
      imported_at: string;
      closes_on: string | null;
      closing: number | null;
    }): Promise<void> {
      await db
        .insertInto('statements')
        .values({ coop_id: coopId, ...statement, report: '' })
        .execute();
    },

    async report(id: string, report: string): Promise<void> {
      await db
        .updateTable('statements')
        .set({ report })
        .where('coop_id', '=', coopId)
        .where('id', '=', id)
        .execute();
    },

    /** The latest balance that a statement gave, up to a day. */
    latestBalance: (
      on: string,
    ): Promise<{ id: string; closes_on: string | null; closing: number | null } | undefined> =>
      db
        .selectFrom('statements')
        .select(['id', 'closes_on', 'closing'])
        .where('coop_id', '=', coopId)
        .where('closing', 'is not', null)
        .where('closes_on', '<=', on)
        .orderBy('closes_on', 'desc')
        .limit(1)
        .executeTakeFirst(),
  };
}
