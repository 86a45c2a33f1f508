import type { Money } from '@coopkit/ledger';
import type Stripe from 'stripe';
import { toStripe } from './amounts.ts';
import type { StripeApi } from './connect.ts';
import { refusalOf, type Refused } from './failure.ts';

export interface Checkout {
  /** Ours; also Stripe's idempotency key: begun twice, it is one session. */
  paymentId: string;
  money: Money;
  /** What the payer reads beside the amount, and on the receipt. */
  description: string;
  payer: { name: string; email: string | null };
  /** Only these of the methods that the account offers, by Stripe's names; all of them where left out. */
  methods?: readonly string[];
  /** Where the payer comes back to. */
  returnUrl: string;
  /** A BCP 47 tag. */
  locale: string;
  /** In a frame of the page, or at Stripe's own address. */
  embedded: boolean;
  /** Keeps the method, so that `collect` can take later instalments. */
  saveForLater: boolean;
  /** The payer's `cus_…`, where there is one. */
  customer?: string;
}

export interface Begun {
  /** `cs_…` */
  session: string;
  /** `pi_…`; Stripe makes it when the payer confirms. */
  intent: string | null;
  customer: string | null;
  /** One of the two: the address to go to, or what opens the frame. */
  url: string | null;
  clientSecret: string | null;
  expiresAt: string;
}

/**
 * Opens a Checkout Session: https://docs.stripe.com/api/checkout/sessions/create. No methods are named there: Stripe
 * offers those of the account that take this currency and amount. Nothing that is sent depends on the time, so that
 * what is sent again is the same.
 */
export async function beginCheckout(api: StripeApi, checkout: Checkout): Promise<Begun | Refused> {
  const { paymentId, money, saveForLater } = checkout;
  const amount = toStripe(money);
  if (amount === null) return { refused: 'amount_not_payable', intent: null };
  try {
    const customer =
      checkout.customer ?? (saveForLater ? await makeCustomer(api, paymentId, checkout.payer) : null);
    const session = await api.checkout.sessions.create(
      {
        mode: 'payment',
        line_items: [
          {
            quantity: 1,
            price_data: {
              currency: money.currency.toLowerCase(),
              unit_amount: amount,
              product_data: { name: checkout.description },
            },
          },
        ],
        ...(customer === null ? emailOf(checkout.payer) : { customer }),
        ...(checkout.methods
          ? {
              allowed_payment_method_types: [
                ...checkout.methods,
              ] as Stripe.Checkout.SessionCreateParams.AllowedPaymentMethodType[],
            }
          : {}),
        client_reference_id: paymentId,
        metadata: { paymentId },
        payment_intent_data: {
          description: checkout.description,
          metadata: { paymentId },
          ...(saveForLater ? { setup_future_usage: 'off_session' as const } : {}),
        },
        locale: localeOf(checkout.locale),
        ...(checkout.embedded
          ? {
              ui_mode: 'embedded_page' as const,
              return_url: checkout.returnUrl,
              redirect_on_completion: 'if_required' as const,
            }
          : {
              ui_mode: 'hosted_page' as const,
              success_url: checkout.returnUrl,
              cancel_url: checkout.returnUrl,
            }),
      },
      { idempotencyKey: paymentId },
    );
    return {
      session: session.id,
      intent: idOf(session.payment_intent),
      customer: idOf(session.customer),
      url: session.url,
      clientSecret: session.client_secret,
      expiresAt: new Date(session.expires_at * 1000).toISOString(),
    };
  } catch (error) {
    return refusalOf(error);
  }
}

function emailOf({ email }: Checkout['payer']): { customer_email?: string } {
  return email === null ? {} : { customer_email: email };
}

async function makeCustomer(api: StripeApi, paymentId: string, payer: Checkout['payer']): Promise<string> {
  const { id } = await api.customers.create(
    { name: payer.name, ...(payer.email === null ? {} : { email: payer.email }) },
    { idempotencyKey: `${paymentId}:customer` },
  );
  return id;
}

/**
 * Ends a payment that nobody has paid yet. A session's intent may only be ended with its session.
 *
 * @param ref `cs_…` or `pi_…`
 * @returns false where it is too late: it is paid, being paid, or ended already.
 */
export async function cancel(api: StripeApi, ref: string): Promise<boolean> {
  try {
    if (ref.startsWith('cs_')) await api.checkout.sessions.expire(ref);
    else await api.paymentIntents.cancel(ref);
    return true;
  } catch (error) {
    refusalOf(error);
    return false;
  }
}

/** The identifier of what Stripe tells by its identifier or whole. */
export function idOf(ref: string | { id: string } | null | undefined): string | null {
  return typeof ref === 'string' ? ref : (ref?.id ?? null);
}

/** Checkout's languages: https://docs.stripe.com/js/appendix/supported_locales */
const LOCALES = (
  'bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv ' +
  'th tr vi zh zh-HK zh-TW'
).split(' ');

function localeOf(tag: string): Stripe.Checkout.SessionCreateParams.Locale {
  const known = LOCALES.find((each) => each === tag) ?? LOCALES.find((each) => each === tag.split('-')[0]);
  return known ?? 'auto';
}
