import type { Kysely } from 'kysely';
import { sha256 } from '../secrets.ts';
import type { Database } from './database.ts';

/** Proofs of work that were used: each is good once. */
export function challenges(db: Kysely<Database>, coopId: string) {
  return {
    /** False where it was spent already. */
    async spend(challenge: string, expiresAt: string): Promise<boolean> {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('spent_challenges')
        .values({ coop_id: coopId, challenge_hash: sha256(challenge), expires_at: expiresAt })
        .onConflict((c) => c.columns(['coop_id', 'challenge_hash']).doNothing())
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    async forget(before: string): Promise<void> {
      await db
        .deleteFrom('spent_challenges')
        .where('coop_id', '=', coopId)
        .where('expires_at', '<', before)
        .execute();
    },
  };
}
