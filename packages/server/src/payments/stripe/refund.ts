import type { Money } from '@coopkit/ledger';
import { toStripe } from './amounts.ts';
import type { StripeApi } from './connect.ts';
import { refusalOf, type Refused } from './failure.ts';

export interface RefundOrder {
  /** Ours; also Stripe's idempotency key. */
  refundId: string;
  /** `pi_…` */
  intent: string;
  money: Money;
}

/**
 * Gives money back. Asked for again, also after Stripe has forgotten the idempotency key, it is one refund; what
 * becomes of it is told by `facts` of the intent.
 */
export async function refund(
  api: StripeApi,
  { refundId, intent, money }: RefundOrder,
): Promise<{ refund: string } | Refused> {
  const amount = toStripe(money);
  if (amount === null) return { refused: 'amount_not_payable', intent: null };
  try {
    const refunds = api.refunds.list({ payment_intent: intent, limit: 100 });
    for await (const made of refunds) if (made.metadata?.refundId === refundId) return { refund: made.id };
    const { id } = await api.refunds.create(
      { payment_intent: intent, amount, metadata: { refundId } },
      { idempotencyKey: refundId },
    );
    return { refund: id };
  } catch (error) {
    return refusalOf(error);
  }
}
