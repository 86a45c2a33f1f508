import type { BankSettings, DebitSettings, StripeSettings } from '@coopkit/contract';
import type { Secrets } from '../secrets.ts';
import type { Store } from '../store/store.ts';

/** How a co-op is paid: what it has set of each method. */
export interface PaymentMethods {
  bankTransfer: BankSettings | null;
  directDebit: DebitSettings | null;
  stripe: StripeSettings | null;
}

/** What the co-op has set, its secrets opened. */
export async function methodsOf(store: Store, secrets: Secrets): Promise<PaymentMethods> {
  const kept = await store.paymentSettings.all();
  const plain = (method: 'bank-transfer' | 'direct-debit'): unknown =>
    JSON.parse(kept.get(method)?.settings ?? 'null');
  const stripe = kept.get('stripe');
  return {
    bankTransfer: plain('bank-transfer') as BankSettings | null,
    directDebit: plain('direct-debit') as DebitSettings | null,
    stripe: stripe?.sealed ? (JSON.parse(secrets.unseal(stripe.sealed)) as StripeSettings) : null,
  };
}
