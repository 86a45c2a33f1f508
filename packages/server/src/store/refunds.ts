import { sql, type Kysely } from 'kysely';
import type { Database } from './database.ts';

/** Money that is given back of payments. */
export function refunds(db: Kysely<Database>, coopId: string) {
  return {
    async add(
      refund: { id: string; paymentId: string; amount: number; reason: string; state: 'asked' | 'done' },
      at: string,
    ): Promise<void> {
      const { paymentId, ...rest } = refund;
      await db
        .insertInto('refunds')
        .values({ coop_id: coopId, payment_id: paymentId, ...rest, created_at: at })
        .execute();
    },

    find: (id: string) =>
      db
        .selectFrom('refunds')
        .selectAll()
        .where('coop_id', '=', coopId)
        .where('id', '=', id)
        .executeTakeFirst(),

    async move(id: string, state: 'done' | 'failed'): Promise<void> {
      await db
        .updateTable('refunds')
        .set({ state })
        .where('coop_id', '=', coopId)
        .where('id', '=', id)
        .execute();
    },

    /** What of a payment is on its way back, and not booked yet. */
    async asked(paymentId: string): Promise<number> {
      const { sum } = await db
        .selectFrom('refunds')
        .select(sql<number>`cast(coalesce(sum(amount), 0) as bigint)`.as('sum'))
        .where('coop_id', '=', coopId)
        .where('payment_id', '=', paymentId)
        .where('state', '=', 'asked')
        .executeTakeFirstOrThrow();
      return sum;
    },
  };
}
