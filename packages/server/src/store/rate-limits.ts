import { sql, type Kysely } from 'kysely';
import type { Database } from './database.ts';

/** Counts how often something was done in the running period. */
export function rateLimits(db: Kysely<Database>, coopId: string) {
  return {
    /** Counts once more; the period begins with its first. */
    async count(bucket: string, periodSeconds: number, at: Date): Promise<{ count: number; resetsAt: Date }> {
      const now = at.toISOString();
      const fresh = new Date(at.getTime() + periodSeconds * 1000).toISOString();
      const row = await db
        .insertInto('rate_limits')
        .values({ coop_id: coopId, bucket, count: 1, resets_at: fresh })
        .onConflict((c) =>
          c.columns(['coop_id', 'bucket']).doUpdateSet({
            count: sql`case when rate_limits.resets_at <= ${now} then 1 else rate_limits.count + 1 end`,
            resets_at: sql`case when rate_limits.resets_at <= ${now} then ${fresh} else rate_limits.resets_at end`,
          }),
        )
        .returning(['count', 'resets_at'])
        .executeTakeFirstOrThrow();
      return { count: row.count, resetsAt: new Date(row.resets_at) };
    },

    async forget(before: string): Promise<void> {
      await db
        .deleteFrom('rate_limits')
        .where('coop_id', '=', coopId)
        .where('resets_at', '<', before)
        .execute();
    },
  };
}
