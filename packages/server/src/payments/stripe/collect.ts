import type { Money } from '@coopkit/ledger';
import { toStripe } from './amounts.ts';
import type { StripeApi } from './connect.ts';
import { refusalOf, type Refused } from './failure.ts';

export interface Collection {
  /** Ours; also Stripe's idempotency key. */
  paymentId: string;
  money: Money;
  description: string;
  /** `cus_…` and its `pm_…`, as `facts` told them of an earlier payment. */
  customer: string;
  method: string;
  /** When the payment was made here: what Stripe was asked for before is looked for from then on. */
  since: string;
}

/**
 * Takes money by a method that was kept, the payer being away. What comes of it, a refusal by the bank too, is told by
 * `facts` of the intent.
 *
 * Stripe forgets an idempotency key after a day, and a job may be tried again later than that: so what was begun
 * already is looked for first, and no money is taken twice.
 */
export async function collect(api: StripeApi, collection: Collection): Promise<{ intent: string } | Refused> {
  const { paymentId, money, customer, method } = collection;
  const amount = toStripe(money);
  if (amount === null) return { refused: 'amount_not_payable', intent: null };
  const begun = await findIntent(api, collection);
  if (begun) return { intent: begun };
  try {
    const { id } = await api.paymentIntents.create(
      {
        amount,
        currency: money.currency.toLowerCase(),
        customer,
        payment_method: method,
        description: collection.description,
        metadata: { paymentId },
        automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
        confirm: true,
        off_session: true,
      },
      { idempotencyKey: paymentId },
    );
    return { intent: id };
  } catch (error) {
    const no = refusalOf(error);
    return no.intent === null ? no : { intent: no.intent };
  }
}

async function findIntent(
  api: StripeApi,
  { paymentId, customer, since }: Collection,
): Promise<string | undefined> {
  const from = Math.floor(Date.parse(since) / 1000);
  const intents = api.paymentIntents.list({ customer, created: { gte: from }, limit: 100 });
  for await (const intent of intents) if (intent.metadata.paymentId === paymentId) return intent.id;
  return undefined;
}
