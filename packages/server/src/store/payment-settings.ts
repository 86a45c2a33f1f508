import type { Kysely } from 'kysely';
import type { Database } from './database.ts';

type Method = Database['payment_settings']['method'];

/** How the co-op is paid. */
export function paymentSettings(db: Kysely<Database>, coopId: string) {
  return {
    async all(): Promise<Map<Method, { settings: string; sealed: string | null }>> {
      const rows = await db
        .selectFrom('payment_settings')
        .selectAll()
        .where('coop_id', '=', coopId)
        .execute();
      return new Map(rows.map(({ method, settings, sealed }) => [method, { settings, sealed }]));
    },

    async set(method: Method, kept: { settings: string; sealed: string | null } | null): Promise<void> {
      if (kept === null) {
        await db
          .deleteFrom('payment_settings')
          .where('coop_id', '=', coopId)
          .where('method', '=', method)
          .execute();
        return;
      }
      await db
        .insertInto('payment_settings')
        .values({ coop_id: coopId, method, ...kept })
        .onConflict((c) => c.columns(['coop_id', 'method']).doUpdateSet(kept))
        .execute();
    },
  };
}
