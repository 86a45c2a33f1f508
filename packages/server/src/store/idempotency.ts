import type { Kysely } from 'kysely';
import type { Database } from './database.ts';

export interface KeptReply {
  requestHash: string;
  status: number;
  reply: string;
}

/** The answers to writes, so that the same write sent again gets the same answer. */
export function idempotency(db: Kysely<Database>, coopId: string) {
  const one = (keyHash: string) =>
    db.selectFrom('idempotency_keys').where('coop_id', '=', coopId).where('key_hash', '=', keyHash);
  return {
    /**
     * Takes a key for this request, or gives what was kept for it. A second request with the same
     * key waits here until the first has ended.
     */
    async take(keyHash: string, requestHash: string, at: string): Promise<KeptReply | undefined> {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('idempotency_keys')
        .values({
          coop_id: coopId,
          key_hash: keyHash,
          request_hash: requestHash,
          status: 0,
          reply: '',
          created_at: at,
        })
        .onConflict((c) => c.columns(['coop_id', 'key_hash']).doNothing())
        .executeTakeFirst();
      if ((numInsertedOrUpdatedRows ?? 0n) > 0n) return undefined;
      const row = await one(keyHash).selectAll().executeTakeFirstOrThrow();
      return { requestHash: row.request_hash, status: row.status, reply: row.reply };
    },

    async keep(keyHash: string, status: number, reply: string): Promise<void> {
      await db
        .updateTable('idempotency_keys')
        .set({ status, reply })
        .where('coop_id', '=', coopId)
        .where('key_hash', '=', keyHash)
        .execute();
    },

    async forget(before: string): Promise<void> {
      await db
        .deleteFrom('idempotency_keys')
        .where('coop_id', '=', coopId)
        .where('created_at', '<', before)
        .execute();
    },
  };
}
