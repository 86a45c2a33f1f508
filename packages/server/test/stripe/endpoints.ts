import type Stripe from 'stripe';
import { invalid, StripeFault, type StripeAccount } from './account.ts';
import type { Kind, Objects } from './objects.ts';
import { published, type Shape } from './published.ts';

export interface StripeEndpoint {
  method: 'GET' | 'POST';
  path: RegExp;
  /** The parameters that are published for it. */
  takes: Shape;
  answers: Kind;
  /** Whether it answers a list of them. */
  list?: true;
  do: (account: StripeAccount, id: string, params: never) => unknown;
}

/** Those of Stripe's endpoints that the server calls. */
export const stripeEndpoints: readonly StripeEndpoint[] = [
  one('checkout.session', 'checkout/sessions', 'Checkout/Sessions', 'Checkout.SessionRetrieveParams'),
  {
    method: 'POST',
    path: /^\/v1\/checkout\/sessions$/,
    takes: published('Checkout/Sessions', 'Checkout.SessionCreateParams'),
    answers: 'checkout.session',
    do: (account, _, params: Stripe.Checkout.SessionCreateParams) => openSession(account, params),
  },
  {
    method: 'POST',
    path: /^\/v1\/checkout\/sessions\/(\w+)\/expire$/,
    takes: published('Checkout/Sessions', 'Checkout.SessionExpireParams'),
    answers: 'checkout.session',
    do: (account, id) => expireSession(account, id),
  },
  one('payment_intent', 'payment_intents', 'PaymentIntents', 'PaymentIntentRetrieveParams'),
  many('payment_intent', 'payment_intents', 'PaymentIntents', 'PaymentIntentListParams'),
  {
    method: 'POST',
    path: /^\/v1\/payment_intents$/,
    takes: published('PaymentIntents', 'PaymentIntentCreateParams'),
    answers: 'payment_intent',
    do: (account, _, params: Stripe.PaymentIntentCreateParams) => createIntent(account, params),
  },
  {
    method: 'POST',
    path: /^\/v1\/payment_intents\/(\w+)\/cancel$/,
    takes: published('PaymentIntents', 'PaymentIntentCancelParams'),
    answers: 'payment_intent',
    do: (account, id) => cancelIntent(account, id),
  },
  many('charge', 'charges', 'Charges', 'ChargeListParams'),
  many('refund', 'refunds', 'Refunds', 'RefundListParams'),
  {
    method: 'POST',
    path: /^\/v1\/refunds$/,
    takes: published('Refunds', 'RefundCreateParams'),
    answers: 'refund',
    do: (account, _, params: Stripe.RefundCreateParams) =>
      account.refund(account.get('payment_intent', params.payment_intent ?? ''), {
        ...(params.amount === undefined ? {} : { amount: checkAmount(params.amount, 'amount') }),
        metadata: params.metadata as Stripe.Metadata,
      }),
  },
  {
    method: 'GET',
    path: /^\/v1\/balance$/,
    takes: published('Balance', 'BalanceRetrieveParams'),
    answers: 'balance',
    do: (account) => account.balance(),
  },
  many('dispute', 'disputes', 'Disputes', 'DisputeListParams'),
  one('mandate', 'mandates', 'Mandates', 'MandateRetrieveParams'),
  {
    method: 'POST',
    path: /^\/v1\/customers$/,
    takes: published('Customers', 'CustomerCreateParams'),
    answers: 'customer',
    do: (account, _, { name, email }: Stripe.CustomerCreateParams) =>
      account.add('customer', 'cus', { name: name ?? null, email: email ?? null }),
  },
  many('event', 'events', 'Events', 'EventListParams'),
];

function one(kind: Kind, path: string, file: string, params: string): StripeEndpoint {
  return {
    method: 'GET',
    path: new RegExp(`^/v1/${path}/(\\w+)$`),
    takes: published(file, params),
    answers: kind,
    do: (account, id) => account.get(kind, id),
  };
}

interface ListParams {
  limit?: number;
  starting_after?: string;
  created?: { gte?: number };
  types?: string[];
  payment_intent?: string;
  customer?: string;
}

function many(kind: Kind, path: string, file: string, params: string): StripeEndpoint {
  return {
    method: 'GET',
    path: new RegExp(`^/v1/${path}$`),
    takes: published(file, params),
    answers: kind,
    list: true,
    do: (account, _, asked: ListParams) => {
      const all = kind === 'event' ? [...account.events].reverse() : account.all(kind);
      const fitting = all.filter((each) => fits(each, asked));
      const after = asked.starting_after;
      const from = after === undefined ? 0 : fitting.findIndex(({ id }) => id === after) + 1;
      const to = from + (asked.limit ?? 10);
      return {
        object: 'list',
        data: fitting.slice(from, to),
        has_more: to < fitting.length,
        url: `/v1/${path}`,
      };
    },
  };
}

function fits(each: Objects[Kind], { payment_intent, customer, created, types }: ListParams): boolean {
  const { payment_intent: intent, customer: payer } = each as Partial<Stripe.Charge>;
  return (
    (payment_intent === undefined || intent === payment_intent) &&
    (customer === undefined || payer === customer) &&
    (created?.gte === undefined || (each as { created: number }).created >= created.gte) &&
    (types === undefined || types.includes((each as Stripe.Event).type))
  );
}

function openSession(
  account: StripeAccount,
  params: Stripe.Checkout.SessionCreateParams,
): Stripe.Checkout.Session {
  const price = params.line_items?.[0]?.price_data;
  if (params.mode !== 'payment' || !price)
    throw invalid('parameter_missing', 'What is it for?', 'line_items');
  const amount = checkAmount(
    price.unit_amount ?? 0,
    'line_items[0][price_data][unit_amount]',
    price.currency,
  );
  const embedded = params.ui_mode === 'embedded_page';
  for (const name of embedded ? (['return_url'] as const) : (['success_url'] as const)) {
    if (params[name] === undefined)
      throw invalid('parameter_missing', `Missing required param: ${name}.`, name);
  }
  for (const name of embedded ? (['success_url', 'cancel_url'] as const) : (['return_url'] as const)) {
    if (params[name] !== undefined) throw invalid(undefined, `${name} is not for this ui_mode.`, name);
  }
  if (params.customer !== undefined) {
    account.get('customer', params.customer);
    if (params.customer_email !== undefined) {
      throw invalid(undefined, 'Only one of customer and customer_email.', 'customer_email');
    }
  }
  const session = account.add('checkout.session', 'cs_test', {
    mode: 'payment',
    status: 'open',
    payment_status: 'unpaid',
    amount_subtotal: amount,
    amount_total: amount,
    currency: price.currency,
    customer: params.customer ?? null,
    customer_email: params.customer_email ?? null,
    client_reference_id: params.client_reference_id ?? null,
    metadata: strings(params.metadata),
    payment_method_types: ['card', 'sepa_debit', 'bacs_debit', 'ideal'].filter(
      (kind) => params.allowed_payment_method_types?.includes(kind as never) ?? true,
    ),
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    ui_mode: params.ui_mode ?? 'hosted_page',
    locale: params.locale ?? null,
    success_url: params.success_url ?? null,
    cancel_url: params.cancel_url ?? null,
    expires_at: account.seconds + 86_400,
  });
  if (embedded) {
    session.client_secret = `${session.id}_secret_fidwbEhqYWAnPydgaGdgYWFgYScpJ2lkfGpwcVF8dWAn`;
    session.return_url = params.return_url ?? '';
    session.redirect_on_completion = params.redirect_on_completion ?? 'always';
  } else session.url = `https://checkout.stripe.example/c/pay/${session.id}`;
  account.intentData.set(session.id, params.payment_intent_data ?? {});
  return session;
}

export function expireSession(account: StripeAccount, id: string): Stripe.Checkout.Session {
  const session = account.get('checkout.session', id);
  if (session.status !== 'open') {
    throw invalid(undefined, `Only Checkout Sessions with a status in ["open"] can be expired.`, 'session');
  }
  session.status = 'expired';
  session.url = null;
  account.tell('checkout.session.expired', session);
  return session;
}

function createIntent(
  account: StripeAccount,
  params: Stripe.PaymentIntentCreateParams,
): Stripe.PaymentIntent {
  if (params.confirm !== true || params.off_session !== true) {
    throw invalid(undefined, 'This server takes payments of payers who are away.', 'confirm');
  }
  const method = account.get('payment_method', params.payment_method ?? '');
  if (params.customer === undefined || method.customer !== params.customer) {
    throw invalid(undefined, 'The PaymentMethod does not belong to the Customer.', 'payment_method');
  }
  const intent = account.add('payment_intent', 'pi', {
    amount: checkAmount(params.amount, 'amount', params.currency),
    currency: params.currency,
    customer: params.customer,
    description: params.description ?? null,
    metadata: strings(params.metadata),
    status: 'requires_confirmation',
    payment_method_types: [method.type],
  });
  account.tell('payment_intent.created', intent);
  const refusal = account.spoilt.get(method.id);
  const charge = account.attempt(intent, method, refusal);
  if (refusal !== undefined) {
    throw new StripeFault(402, {
      type: 'card_error',
      code: charge.failure_code,
      decline_code: refusal,
      message: 'Your card was declined.',
      charge: charge.id,
      payment_intent: intent,
    });
  }
  return intent;
}

function cancelIntent(account: StripeAccount, id: string): Stripe.PaymentIntent {
  const intent = account.get('payment_intent', id);
  if (account.all('checkout.session').some((session) => session.payment_intent === id)) {
    throw invalid('payment_intent_unexpected_state', 'Expire its Checkout Session.', 'intent');
  }
  if (intent.status === 'succeeded' || intent.status === 'canceled' || intent.status === 'processing') {
    throw invalid('payment_intent_unexpected_state', `It has a status of ${intent.status}.`, 'intent');
  }
  intent.status = 'canceled';
  intent.canceled_at = account.seconds;
  account.tell('payment_intent.canceled', intent);
  return intent;
}

/** The bounds of amounts: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts, and its special cases. */
function checkAmount(amount: number, param: string, currency = ''): number {
  const step = ['isk', 'ugx'].includes(currency)
    ? 100
    : ['bhd', 'jod', 'kwd', 'omr', 'tnd'].includes(currency)
      ? 10
      : 1;
  if (amount % step !== 0) throw invalid('invalid_charge_amount', `It must be divisible by ${step}.`, param);
  if (amount < 1) throw invalid('parameter_invalid_integer', 'It must be at least 1.', param);
  if (currency !== '' && amount < 50)
    throw invalid('amount_too_small', 'It is less than fifty cents.', param);
  if (amount > 99_999_999) throw invalid('amount_too_large', 'It has more than eight digits.', param);
  return amount;
}

function strings(metadata: Stripe.MetadataParam | undefined): Stripe.Metadata {
  return Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, String(value)]));
}
