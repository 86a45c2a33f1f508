import { newId } from '../../ids.ts';
import { dayOf } from '../../members/statuses.ts';
import type { Parts } from '../../parts.ts';
import { coops } from '../../store/coops.ts';
import { storeOf, transaction, type Store } from '../../store/store.ts';
import { methodsOf } from '../settings.ts';
import { askFor, askForLook } from './asking.ts';

/**
 * What is done from time to time where Stripe is set up: payments that have not come to an end are looked at, Stripe's
 * list of events is read, and what is due of members who have let a method be kept is collected. Each leaves jobs.
 */
export async function keepUpWithStripe(parts: Pick<Parts, 'engine' | 'now' | 'secrets'>): Promise<void> {
  for (const { coop_id, name } of await coops(parts.engine.db).list()) {
    const { stripe } = await methodsOf(storeOf(parts.engine.db, coop_id), parts.secrets);
    if (!stripe) continue;
    const at = parts.now();
    await transaction(parts.engine, coop_id, async (store) => {
      await store.lock();
      for (const { id } of await store.payments.unsettled('stripe')) await askForLook(store, id, at);
      await askFor(store, 'stripe-read-events', null, at);
      await collectDue(store, name, at);
    });
  }
}

/** One payment for all that is due of a member. */
async function collectDue(store: Store, description: string, at: Date): Promise<void> {
  const due = await store.stripe.toCollect(dayOf(at));
  for (const [memberId, charges] of Map.groupBy(due, ({ member_id }) => member_id)) {
    const saved = await store.stripe.savedOf(memberId);
    if (!saved) continue;
    const parts = charges.map(({ id, amount, paid }) => ({ chargeId: id, amount: amount - paid }));
    const id = newId('pay');
    await store.payments.add(
      {
        id,
        member_id: memberId,
        application_id: null,
        method: 'stripe',
        state: 'open',
        amount: parts.reduce((sum, { amount }) => sum + amount, 0),
        payer: null,
        reference: null,
        instruction: null,
        wishes: null,
        batch_id: null,
        mandate_id: null,
        parts,
      },
      at.toISOString(),
    );
    const wanted = JSON.stringify({ description });
    await store.stripe.add({ payment_id: id, wanted, customer: saved.customer, method: saved.method });
    await askFor(store, 'stripe-collect', { paymentId: id }, at);
  }
}
