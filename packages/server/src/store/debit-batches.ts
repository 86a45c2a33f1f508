import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import type { DebitBatchRow } from './money-tables.ts';
import { toPage, type PageOf } from './page.ts';

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

    async list(page: PageOf): Promise<{ items: DebitBatchRow[]; next: string | null }> {
      let query = ours();
      if (page.cursor) {
        const [createdAt, id] = page.cursor as [string, string];
        query = query.where((e) =>
          e.or([e('created_at', '<', createdAt), e.and([e('created_at', '=', createdAt), e('id', '<', id)])]),
        );
      }
      const rows = await query
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
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
