import { fromStripe } from './amounts.ts';
import type { StripeApi } from './connect.ts';

/** What Stripe holds for the co-op in its currency, to be had now or on its way; null where it keeps none in it. */
export async function balanceAt(
  api: StripeApi,
  of: { currency: string; exponent: number },
): Promise<number | null> {
  const { available, pending } = await api.balance.retrieve();
  const ours = [...available, ...pending].filter(({ currency }) => currency === of.currency.toLowerCase());
  if (ours.length === 0) return null;
  return ours.reduce((sum, { amount }) => sum + fromStripe(amount, of), 0);
}
