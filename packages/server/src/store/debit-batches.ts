import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import type { DebitBatchRow } from './money-tables.ts';
import { readPage, type PageOf } from './page.ts';

/** Files of direct debits that were made for the bank. */
export function debitBatches(db: Kysely<Database>, coopId: string) {
  const ours = () => db.selectFrom('debit_batches').selectAll().where('coop_id', '=', coopId);
  return {
    async add(batch: Omit<DebitBatchRow, 'coop_id' | 'state'>): Promise<void> {
      await db
        .insertInto('debit_batches')
        .values({ coop_id: coopId, ...batch, state: 'made' })
        .execute();
    },

    find: (id: string): Promise<DebitBatchRow | undefined> => ours().where('id', '=', id).executeTakeFirst(),

    /** Those that the bank has not collected yet. */
    made: (): Promise<DebitBatchRow[]> => ours().where('state', '=', 'made').orderBy('created_at').execute(),

    /** Moves it on; false where it is no more as it was made. */
    async move(id: string, to: 'collected' | 'cancelled'): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('debit_batches')
        .set({ state: to })
        .where('coop_id', '=', coopId)
        .where('id', '=', id)
        .where('state', '=', 'made')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    list: (page: PageOf): Promise<{ items: DebitBatchRow[]; next: string | null }> =>
      readPage(ours(), ['created_at', 'id'], page, 'desc'),
  };
}
