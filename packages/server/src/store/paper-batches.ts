import type { Kysely } from 'kysely';
import { newId } from '../ids.ts';
import type { Database } from './database.ts';

/** A batch of paper ballots that waits for another steward. */
export interface KeptBatch {
  id: string;
  enteredBy: string;
  enteredAt: string;
  /** Canonical JSON. */
  batch: string;
}

/** Ballots on paper, between the one steward and the other. */
export function paperBatches(db: Kysely<Database>, coopId: string) {
  const of = (voteId: string) =>
    db.selectFrom('paper_batches').selectAll().where('coop_id', '=', coopId).where('vote_id', '=', voteId);
  type Row = Awaited<ReturnType<ReturnType<typeof of>['executeTakeFirstOrThrow']>>;
  const toBatch = (row: Row): KeptBatch => ({
    id: row.id,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    batch: row.batch,
  });
  return {
    async add(voteId: string, batch: Omit<KeptBatch, 'id'>): Promise<string> {
      const id = newId('pap');
      await db
        .insertInto('paper_batches')
        .values({
          coop_id: coopId,
          vote_id: voteId,
          id,
          entered_by: batch.enteredBy,
          entered_at: batch.enteredAt,
          batch: batch.batch,
        })
        .execute();
      return id;
    },

    async list(voteId: string): Promise<KeptBatch[]> {
      return (await of(voteId).orderBy('entered_at').execute()).map(toBatch);
    },

    async find(voteId: string, id: string): Promise<KeptBatch | undefined> {
      const row = await of(voteId).where('id', '=', id).executeTakeFirst();
      return row && toBatch(row);
    },

    /** Whether there was one. */
    async remove(voteId: string, id: string): Promise<boolean> {
      const { numDeletedRows } = await db
        .deleteFrom('paper_batches')
        .where('coop_id', '=', coopId)
        .where('vote_id', '=', voteId)
        .where('id', '=', id)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },

    async removeAll(voteId: string): Promise<void> {
      await db
        .deleteFrom('paper_batches')
        .where('coop_id', '=', coopId)
        .where('vote_id', '=', voteId)
        .execute();
    },
  };
}
