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

/** What such a job carries, where it is about one payment. */
export interface Asked {
  paymentId: string;
  /** Of a refund. */
  refundId?: string;
}

/** What a checkout is begun with, as it was when the payer asked for it. */
export type Wanted = Pick<Checkout, 'description' | 'payer' | 'embedded' | 'saveForLater' | 'locale'> & {
  returnUrl: string | null;
};

/** Where a co-op's jobs at Stripe are done, one after the other. */
export const stripeLane = (store: Store): string => `stripe:${store.coopId}`;

/** Leaves a job, in the transaction that it belongs to. Stripe may be slow: nothing else waits for it. */
export async function askFor(store: Store, ask: StripeAsk, asked: Asked | null, at: Date): Promise<void> {
  await store.jobs.addToLane(stripeLane(store), ask, [asked], at.toISOString());
}

/** Has a payment looked at; however often that is asked for before the look begins, it is one. */
export async function askForLook(store: Store, paymentId: string, at: Date): Promise<void> {
  if (await store.stripe.wantLook(paymentId, at.toISOString())) {
    await askFor(store, 'stripe-look', { paymentId }, at);
  }
}
