import type Stripe from 'stripe';

/** What a call that Stripe has understood and refused for good says: its own code, such as `amount_too_small`. */
export interface Refused {
  refused: string;
  /** The attempt that was made and failed, where one was. */
  intent: string | null;
}

/**
 * What Stripe said no to, where asking again would change nothing. All else is thrown on, for the job to try again:
 * a line that broke, Stripe's own faults, too many calls, a key that must be set right first, a key of ours that was
 * used for other words.
 */
export function refusalOf(error: unknown): Refused {
  const said = error as Partial<Stripe.errors.StripeError>;
  if (said.type === 'StripeCardError' || said.type === 'StripeInvalidRequestError') {
    // Another call is at the same object: `lock_timeout` passes, as `idempotency_key_in_use` does.
    if (said.statusCode !== 409 && said.statusCode !== 429 && said.code !== 'lock_timeout') {
      return {
        refused: said.decline_code ?? said.code ?? 'invalid_request',
        intent: said.payment_intent?.id ?? null,
      };
    }
  }
  throw error;
}
