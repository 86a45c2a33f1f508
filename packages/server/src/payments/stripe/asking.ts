import type { Store } from '../../store/store.ts';
import type { Checkout } from './checkout.ts';

/**
 * What is asked of Stripe, each by a job: outside all transactions, again until it is answered, and so that asked twice
 * it is done once.
 */
export type StripeAsk =
  | 'stripe-begin'
  | 'stripe-collect'
  | 'stripe-look'
  | 'stripe-refund'
  | 'stripe-cancel'
  | 'stripe-read-events';

/** What such a job carries. */
export interface Asked {
  paymentId: string;
  /** Of a refund. */
  refundId?: string;
}

/** What a checkout is begun with, as it was when the payer asked for it. */
export type Wanted = Pick<Checkout, 'description' | 'payer' | 'embedded' | 'saveForLater' | 'locale'> & {
  returnUrl: string | null;
};

/** Leaves a job, in the transaction that it belongs to. */
export async function askFor(
  store: Store,
  ask: Exclude<StripeAsk, 'stripe-look' | 'stripe-read-events'>,
  asked: Asked,
  at: Date,
): Promise<void> {
  await store.jobs.add(ask, asked, at.toISOString());
}

/** Has a payment looked at; however often that is asked for before the look begins, it is one. */
export async function askForLook(store: Store, paymentId: string, at: Date): Promise<void> {
  const instant = at.toISOString();
  if (await store.stripe.wantLook(paymentId, instant)) {
    await store.jobs.add('stripe-look' satisfies StripeAsk, { paymentId }, instant);
  }
}
