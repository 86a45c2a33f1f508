import type { Money } from '@coopkit/ledger';
import type Stripe from 'stripe';
import { idOf } from './checkout.ts';
import type { StripeApi } from './connect.ts';
import { methodOf, savedOf, type Method, type Saved } from './method.ts';
import {
  costOf,
  movedOf,
  receiptOf,
  refundOf,
  type Cost,
  type Moved,
  type Receipt,
  type RefundFact,
} from './movements.ts';

/**
 * What is true of one payment now, by Stripe's own objects. Nothing in it depends on which events came, or in which
 * order; and what it has told once it tells ever after.
 */
export interface Facts {
  /** Of the attempt to pay: money that went back later leaves it `received`. */
  state: 'open' | 'processing' | 'received' | 'failed' | 'expired';
  /** Why it failed, by Stripe's codes: `insufficient_funds`, `authentication_required`, … */
  reason: string | null;
  /** Our own name of the payment, which Stripe was given when it began. */
  paymentId: string | null;
  session: string | null;
  intent: string | null;
  /** Money that came. Each fact has a key that names it for ever. */
  receipts: Receipt[];
  /** What Stripe has kept of direct debits that came and failed. */
  costs: Cost[];
  /** Money that was given back, whoever asked for it. */
  refunds: RefundFact[];
  /** Money that a bank has taken back: a dispute of a card, a direct debit that was returned. */
  disputes: DisputeFact[];
  customer: string | null;
  /** What was paid with; null until something was. */
  method: Method | null;
  /** What later payments can be collected with, where it was kept. */
  saved: Saved | null;
  mandate: MandateFact | null;
}

interface DisputeFact {
  key: string;
  /** By Stripe's words: `needs_response`, `won`, `lost`, … */
  status: string;
  reason: string;
  withdrawn: Moved | null;
  reinstated: Moved | null;
}

interface MandateFact {
  /** What the payer's bank calls it: the UMR of SEPA, the reference of Bacs. */
  reference: string;
  /** Where the payer, and nobody else, can read it. */
  url: string;
}

type Unit = Omit<Money, 'amount'>;

/**
 * Asks Stripe what is true of a payment.
 *
 * @param ref `cs_…` or `pi_…`
 * @param unit the currency of the payment and our exponent of it
 * @throws {RangeError} where the payment is in another currency, or has no exact amount in ours.
 */
export async function facts(api: StripeApi, ref: string, unit: Unit): Promise<Facts> {
  const session = ref.startsWith('cs_')
    ? await api.checkout.sessions.retrieve(ref, { expand: ['payment_intent'] })
    : null;
  const intent = session
    ? (session.payment_intent as Stripe.PaymentIntent | null)
    : await api.paymentIntents.retrieve(ref);
  const charges = intent?.latest_charge ? await chargesOf(api, intent.id) : [];
  const paid = charges.filter((charge) => charge.status === 'succeeded');
  const refunds = intent && paid.length > 0 ? await refundsOf(api, intent.id) : [];
  const disputes = intent && paid.some((charge) => charge.disputed) ? await disputesOf(api, intent.id) : [];
  const charge = paid[0] ?? charges[0];
  const mandate = charge ? methodOf(charge)?.mandate : undefined;
  return {
    ...outcomeOf(session, intent),
    paymentId: intent?.metadata.paymentId ?? session?.metadata?.paymentId ?? null,
    session: session?.id ?? null,
    intent: intent?.id ?? null,
    receipts: paid.map((each) => receiptOf(each, unit)),
    costs: charges.flatMap((each) => costOf(each, unit) ?? []),
    refunds: refunds.map((each) => refundOf(each, unit)),
    disputes: disputes.map((each) => disputeOf(each, unit)),
    customer: idOf(intent?.customer ?? session?.customer),
    method: (charge && methodOf(charge)?.method) ?? null,
    saved: (intent && charge && savedOf(intent, charge)) ?? null,
    mandate: mandate ? await mandateOf(api, mandate) : null,
  };
}

function outcomeOf(
  session: Stripe.Checkout.Session | null,
  intent: Stripe.PaymentIntent | null,
): Pick<Facts, 'state' | 'reason'> {
  if (intent?.status === 'succeeded') return { state: 'received', reason: null };
  if (intent?.status === 'processing' || intent?.status === 'requires_capture') {
    return { state: 'processing', reason: null };
  }
  // Who was refused may try another card while the session is open.
  if (session?.status === 'open') return { state: 'open', reason: null };
  if (session?.status === 'expired') return { state: 'expired', reason: null };
  if (intent?.status === 'canceled')
    return { state: 'failed', reason: intent.cancellation_reason ?? 'canceled' };
  const error = intent?.last_payment_error;
  if (error) return { state: 'failed', reason: error.decline_code ?? error.code ?? error.type };
  // Nobody is there to do what the bank asks for.
  if (!session && intent?.status === 'requires_action') {
    return { state: 'failed', reason: 'authentication_required' };
  }
  return { state: 'open', reason: null };
}

function disputeOf(dispute: Stripe.Dispute, unit: Unit): DisputeFact {
  const moved = (is: (amount: number) => boolean) => {
    const found = dispute.balance_transactions.find(({ amount }) => is(amount));
    return found ? movedOf(found, dispute, unit) : null;
  };
  return {
    key: dispute.id,
    status: dispute.status,
    reason: dispute.reason,
    withdrawn: moved((amount) => amount < 0),
    reinstated: moved((amount) => amount > 0),
  };
}

async function chargesOf(api: StripeApi, intent: string): Promise<Stripe.Charge[]> {
  const expand = ['data.balance_transaction', 'data.failure_balance_transaction'];
  return all(api.charges.list({ payment_intent: intent, limit: 100, expand }));
}

async function refundsOf(api: StripeApi, intent: string): Promise<Stripe.Refund[]> {
  const expand = ['data.balance_transaction', 'data.failure_balance_transaction'];
  return all(api.refunds.list({ payment_intent: intent, limit: 100, expand }));
}

async function disputesOf(api: StripeApi, intent: string): Promise<Stripe.Dispute[]> {
  return all(api.disputes.list({ payment_intent: intent, limit: 100 }));
}

async function mandateOf(api: StripeApi, id: string): Promise<MandateFact | null> {
  const { payment_method_details: details } = await api.mandates.retrieve(id);
  const { reference, url } = details.sepa_debit ?? details.bacs_debit ?? {};
  return reference === undefined || url === undefined ? null : { reference, url };
}

/** All pages, in the order in which it happened. */
async function all<Each extends { created: number }>(pages: AsyncIterable<Each>): Promise<Each[]> {
  const list: Each[] = [];
  for await (const each of pages) list.push(each);
  return list.reverse();
}
