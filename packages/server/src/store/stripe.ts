import { sql, type Kysely } from 'kysely';
import type { Database } from './database.ts';
import type { StripePaymentRow } from './stripe-tables.ts';

/** What is known of payments at Stripe. */
export function stripe(db: Kysely<Database>, coopId: string) {
  const ours = () => db.selectFrom('stripe_payments').selectAll().where('coop_id', '=', coopId);
  const one = (paymentId: string) =>
    db.updateTable('stripe_payments').where('coop_id', '=', coopId).where('payment_id', '=', paymentId);

  return {
    async add(row: Pick<StripePaymentRow, 'payment_id' | 'wanted' | 'customer' | 'method'>): Promise<void> {
      await db
        .insertInto('stripe_payments')
        .values({ coop_id: coopId, ...row, session: null, intent: null, shown: null, look_at: null })
        .execute();
    },

    find: (paymentId: string): Promise<StripePaymentRow | undefined> =>
      ours().where('payment_id', '=', paymentId).executeTakeFirst(),

    async change(
      paymentId: string,
      change: Partial<
        Pick<StripePaymentRow, 'wanted' | 'session' | 'intent' | 'customer' | 'method' | 'shown'>
      >,
    ): Promise<void> {
      if (Object.keys(change).length > 0) await one(paymentId).set(change).execute();
    },

    /** The payment that an event is about: by our own name of it, or by one of Stripe's. */
    async about(names: {
      paymentId: string | null;
      session: string | null;
      intent: string | null;
    }): Promise<string | undefined> {
      const pairs = [
        ['payment_id', names.paymentId],
        ['session', names.session],
        ['intent', names.intent],
      ] as const;
      for (const [column, name] of pairs) {
        if (name === null) continue;
        const row = await ours().where(column, '=', name).executeTakeFirst();
        if (row) return row.payment_id;
      }
      return undefined;
    },

    /** Asks for a look at a payment. @returns false where one is asked for already */
    async wantLook(paymentId: string, at: string): Promise<boolean> {
      const { numUpdatedRows } = await one(paymentId)
        .set({ look_at: at })
        .where('look_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** A look begins: what is told from now on asks for another. @returns its number */
    async beginLook(paymentId: string): Promise<number> {
      const { looks } = await one(paymentId)
        .set((e) => ({ look_at: null, looks: e('looks', '+', 1) }))
        .returning('looks')
        .executeTakeFirstOrThrow();
      return looks;
    },

    /** Says that a look is booked. @returns false where one that began later was booked before */
    async endLook(paymentId: string, look: number): Promise<boolean> {
      const { numUpdatedRows } = await one(paymentId)
        .set({ booked_look: look })
        .where('booked_look', '<=', look)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** @returns false where the event came before */
    async keepEvent(id: string, at: string): Promise<boolean> {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('stripe_events')
        .values({ coop_id: coopId, id, came_at: at })
        .onConflict((c) => c.columns(['coop_id', 'id']).doNothing())
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    async forgetEvents(before: string): Promise<void> {
      await db
        .deleteFrom('stripe_events')
        .where('coop_id', '=', coopId)
        .where('came_at', '<', before)
        .execute();
    },

    /** Until when Stripe's events were read last, and what it said then that it holds. */
    lastReading: (): Promise<
      { read_until: string; theirs: number | null; ours: number | null } | undefined
    > =>
      db
        .selectFrom('stripe_readings')
        .select(['read_until', 'theirs', 'ours'])
        .where('coop_id', '=', coopId)
        .executeTakeFirst(),

    async setReading(reading: { read_until: string; theirs: number | null; ours: number }): Promise<void> {
      await db
        .insertInto('stripe_readings')
        .values({ coop_id: coopId, ...reading })
        .onConflict((c) => c.column('coop_id').doUpdateSet(reading))
        .execute();
    },

    /** The member at Stripe, where they have paid there before. */
    async customerOf(memberId: string): Promise<string | undefined> {
      const row = await paidBy(memberId).where('s.customer', 'is not', null).executeTakeFirst();
      return row?.customer ?? undefined;
    },

    /** What the member has last let be kept, to pay later sums with. */
    savedOf: (memberId: string): Promise<StripePaymentRow | undefined> =>
      paidBy(memberId)
        .where('s.customer', 'is not', null)
        .where('s.method', 'is not', null)
        .where('s.shown', 'is not', null)
        .executeTakeFirst(),

    /** All that is known of a member's payments. */
    ofMember: (memberId: string): Promise<StripePaymentRow[]> => paidBy(memberId).clearLimit().execute(),

    /** Keeps no method of a member any more; what is being collected just now still is. */
    async forgetMethods(memberId: string): Promise<void> {
      await theirs(memberId)
        .set({ method: null, shown: '{}' })
        .where((e) => e.or([e('method', 'is', null), e('shown', 'is not', null)]))
        .execute();
    },

    /** Keeps nothing of a member any more but by which names their payments are found. */
    async forgetMember(memberId: string): Promise<void> {
      await theirs(memberId).set({ wanted: null, customer: null, method: null, shown: '{}' }).execute();
    },

    /** What is due of members who have a method kept, and was not tried to be collected at Stripe yet. */
    toCollect: (on: string): Promise<{ id: string; member_id: string; amount: number; paid: number }[]> =>
      db
        .selectFrom('charges as c')
        .select(['c.id', sql<string>`c.member_id`.as('member_id'), 'c.amount', 'c.paid'])
        .where('c.coop_id', '=', coopId)
        .where('c.due_on', '<=', on)
        .where('c.cancelled_on', 'is', null)
        .where((e) => e('c.paid', '<', e.ref('c.amount')))
        // What is taken now is paid for by whoever takes it: kept for are the instalments, and contributions.
        .where((e) => e.or([e('c.source', 'not like', 'sub%'), e('c.number', '>', 1)]))
        .where('c.member_id', 'in', (e) =>
          e
            .selectFrom('payments as p')
            .innerJoin('stripe_payments as s', (join) =>
              join.onRef('s.coop_id', '=', 'p.coop_id').onRef('s.payment_id', '=', 'p.id'),
            )
            .select(sql<string>`p.member_id`.as('member_id'))
            .where('p.coop_id', '=', coopId)
            .where('s.shown', 'is not', null)
            .where('s.method', 'is not', null)
            .where('p.member_id', 'is not', null),
        )
        .where((e) =>
          e.not(
            e.exists(
              e
                .selectFrom('payment_parts as t')
                .innerJoin('payments as p', (join) =>
                  join.onRef('p.coop_id', '=', 't.coop_id').onRef('p.id', '=', 't.payment_id'),
                )
                .select('t.charge_id')
                .where('t.coop_id', '=', coopId)
                .whereRef('t.charge_id', '=', 'c.id')
                // One that is on its way in any way; and what Stripe could not collect once, it is not asked for again.
                .where((or) =>
                  or.or([
                    or('p.state', 'in', ['open', 'submitted']),
                    or.and([or('p.method', '=', 'stripe'), or('p.state', 'in', ['failed', 'returned'])]),
                  ]),
                ),
            ),
          ),
        )
        .orderBy('c.member_id')
        .orderBy('c.due_on')
        .orderBy('c.id')
        .execute(),
  };

  function theirs(memberId: string) {
    return db
      .updateTable('stripe_payments')
      .where('coop_id', '=', coopId)
      .where('payment_id', 'in', (e) =>
        e.selectFrom('payments').select('id').where('coop_id', '=', coopId).where('member_id', '=', memberId),
      );
  }

  function paidBy(memberId: string) {
    return db
      .selectFrom('stripe_payments as s')
      .innerJoin('payments as p', (join) =>
        join.onRef('p.coop_id', '=', 's.coop_id').onRef('p.id', '=', 's.payment_id'),
      )
      .selectAll('s')
      .where('s.coop_id', '=', coopId)
      .where('p.member_id', '=', memberId)
      .orderBy('p.created_at', 'desc')
      .orderBy('p.id', 'desc')
      .limit(1);
  }
}
