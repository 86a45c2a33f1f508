import type Stripe from 'stripe';
import { detailsOf, type MethodKind } from './methods.ts';
import { make, type Any, type Kind, type Objects } from './objects.ts';

/** A refusal in Stripe's form. */
export class StripeFault extends Error {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, body: { type: string; message: string; [more: string]: unknown }) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}

/** What Stripe takes, in this account's prices: any would do, if they are whole. */
const FEES = { card: 25, sepa_debit: 35, bacs_debit: 20, ideal: 29, dispute: 1_500, return: 750 };
export const DAY = 86_400;

/** All that one Stripe account holds, and what happens to it. What happens leaves its events, as Stripe has them. */
export class StripeAccount {
  readonly events: Stripe.Event[] = [];
  /** What the account's money is kept in; the payment's own currency where null. */
  settles: string | null = null;
  /** Why the bank will refuse what is collected by a kept method. */
  readonly spoilt = new Map<string, string>();
  /** What the intent of a session will be made with. */
  readonly intentData = new Map<string, Stripe.Checkout.SessionCreateParams.PaymentIntentData>();
  readonly #objects = new Map<string, Any>();
  readonly #now: () => Date;
  #last = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  get seconds(): number {
    return Math.floor(this.#now().getTime() / 1000);
  }

  /** @throws {StripeFault} `resource_missing` */
  get<K extends Kind>(kind: K, id: string): Objects[K] {
    const found = this.#objects.get(id);
    if (found?.object === kind) return found as Objects[K];
    throw invalid('resource_missing', `No such ${kind}: '${id}'`, 'id', 404);
  }

  find(id: string): Any | undefined {
    return this.#objects.get(id);
  }

  /** The newest first, as Stripe lists them. */
  all<K extends Kind>(kind: K): Objects[K][] {
    const list = [...this.#objects.values()].filter((each): each is Objects[K] => each.object === kind);
    return list.reverse();
  }

  add<K extends Kind>(kind: K, prefix: string, said: Partial<Objects[K]>): Objects[K] {
    const id = `${prefix}_${String(++this.#last).padStart(8, '0')}`;
    const object = make(kind, { ...said, id }, this.seconds);
    this.#objects.set(id, object);
    return object;
  }

  tell(type: Stripe.Event['type'], object: Any): void {
    const said = {
      id: `evt_${String(++this.#last).padStart(8, '0')}`,
      type,
      api_version: '2026-10-28.endive',
      data: { object: structuredClone(object) },
      pending_webhooks: 1,
    };
    this.events.push(make('event', said as Partial<Stripe.Event>, this.seconds));
  }

  /** The payer confirms: a card at once, a direct debit to be known days later. */
  attempt(intent: Stripe.PaymentIntent, method: Stripe.PaymentMethod, refusal?: string): Stripe.Charge {
    const kind = method.type as MethodKind;
    const later = kind === 'sepa_debit' || kind === 'bacs_debit';
    const charge = this.add('charge', later ? 'py' : 'ch', {
      amount: intent.amount,
      currency: intent.currency,
      customer: intent.customer,
      description: intent.description,
      payment_intent: intent.id,
      payment_method: method.id,
      metadata: { ...intent.metadata },
      status: refusal === undefined ? (later ? 'pending' : 'succeeded') : 'failed',
      payment_method_details: detailsOf(this, intent, method),
    });
    intent.latest_charge = charge.id;
    if (refusal !== undefined) {
      this.#refuse(intent, charge, method, refusal);
      return charge;
    }
    intent.payment_method = method.id;
    intent.last_payment_error = null;
    if (intent.setup_future_usage !== null) method.customer = intent.customer as string | null;
    charge.balance_transaction = this.#move(charge, charge.amount, 'payment', FEES[kind]);
    charge.captured = true;
    charge.amount_captured = charge.amount;
    if (later) {
      intent.status = 'processing';
      this.tell('charge.pending', charge);
      this.tell('payment_intent.processing', intent);
    } else this.#succeed(intent, charge);
    return charge;
  }

  #refuse(
    intent: Stripe.PaymentIntent,
    charge: Stripe.Charge,
    method: Stripe.PaymentMethod,
    why: string,
  ): void {
    const declined = why !== 'authentication_required';
    charge.failure_code = declined ? 'card_declined' : why;
    charge.failure_message = 'It was refused.';
    intent.status = 'requires_payment_method';
    intent.last_payment_error = {
      type: 'card_error',
      code: declined ? 'card_declined' : 'authentication_required',
      ...(declined ? { decline_code: why } : {}),
      charge: charge.id,
      message: 'It was refused.',
      payment_method: structuredClone(method),
    };
    this.tell('charge.failed', charge);
    this.tell('payment_intent.payment_failed', intent);
  }

  #succeed(intent: Stripe.PaymentIntent, charge: Stripe.Charge): void {
    charge.status = 'succeeded';
    charge.paid = true;
    intent.status = 'succeeded';
    intent.amount_received = intent.amount;
    this.tell('charge.succeeded', charge);
    this.tell('payment_intent.succeeded', intent);
  }

  /** The bank's answer to a direct debit that waits for it. */
  answer(intent: Stripe.PaymentIntent, refusal?: string): void {
    const charge = this.get('charge', intent.latest_charge as string);
    if (charge.status !== 'pending') throw new Error('nothing waits for the bank');
    if (refusal === undefined) {
      this.#succeed(intent, charge);
      return;
    }
    charge.status = 'failed';
    charge.failure_balance_transaction = this.#move(charge, -charge.amount, 'payment_failure_refund', 0);
    this.#refuse(intent, charge, this.get('payment_method', charge.payment_method ?? ''), refusal);
  }

  /** @throws {StripeFault} as Stripe refuses what cannot be given back. */
  refund(
    intent: Stripe.PaymentIntent,
    asked: { amount?: number; metadata?: Stripe.Metadata },
  ): Stripe.Refund {
    const charge = intent.latest_charge ? this.get('charge', intent.latest_charge as string) : undefined;
    if (charge?.status !== 'succeeded') {
      throw invalid('charge_not_refundable', 'It has no successful charge to refund.', 'payment_intent');
    }
    if (charge.disputed) throw invalid('charge_disputed', 'It has been charged back.', 'charge');
    const left = charge.amount - charge.amount_refunded;
    if (left === 0) throw invalid('charge_already_refunded', 'It has already been refunded.', 'charge');
    const amount = asked.amount ?? left;
    if (amount > left)
      throw invalid(undefined, 'The refund is greater than what is left of the charge.', 'amount');
    const card = charge.payment_method_details?.type === 'card';
    const refund = this.add('refund', card ? 're' : 'pyr', {
      amount,
      currency: charge.currency,
      charge: charge.id,
      payment_intent: intent.id,
      metadata: asked.metadata ?? {},
      status: card ? 'succeeded' : 'pending',
    });
    refund.balance_transaction = this.#move(refund, -amount, 'refund', 0);
    charge.amount_refunded += amount;
    charge.refunded = charge.amount_refunded === charge.amount;
    this.tell('refund.created', refund);
    this.tell('charge.refunded', charge);
    return refund;
  }

  endRefund(refund: Stripe.Refund, failure?: string): void {
    refund.status = failure === undefined ? 'succeeded' : 'failed';
    if (failure !== undefined) {
      const charge = this.get('charge', refund.charge as string);
      refund.failure_reason = failure;
      refund.failure_balance_transaction = this.#move(refund, refund.amount, 'refund_failure', 0);
      charge.amount_refunded -= refund.amount;
      charge.refunded = false;
      this.tell('refund.failed', refund);
    }
    this.tell('refund.updated', refund);
  }

  /** The payer's bank takes money back; of a direct debit it does so for good. An inquiry moves nothing yet. */
  dispute(
    intent: Stripe.PaymentIntent,
    {
      amount,
      reason = 'fraudulent',
      inquiry = false,
    }: { amount?: number; reason?: string; inquiry?: boolean },
  ): Stripe.Dispute {
    const charge = this.get('charge', intent.latest_charge as string);
    const card = charge.payment_method_details?.type === 'card';
    const dispute = this.add('dispute', card ? 'dp' : 'pdp', {
      amount: amount ?? charge.amount,
      currency: charge.currency,
      charge: charge.id,
      payment_intent: intent.id,
      reason,
      status: inquiry ? 'warning_needs_response' : card ? 'needs_response' : 'lost',
    });
    charge.disputed = true;
    this.tell('charge.dispute.created', dispute);
    if (!inquiry) this.#withdraw(dispute, card ? FEES.dispute : FEES.return);
    if (!card) this.tell('charge.dispute.closed', dispute);
    return dispute;
  }

  #withdraw(dispute: Stripe.Dispute, fee: number): void {
    const moved = this.#move(dispute, -dispute.amount, 'adjustment', fee);
    dispute.balance_transactions = [this.get('balance_transaction', moved)];
    this.tell('charge.dispute.funds_withdrawn', dispute);
  }

  closeDispute(dispute: Stripe.Dispute, won: boolean): void {
    dispute.status = won ? 'won' : 'lost';
    if (won) {
      const moved = this.#move(dispute, dispute.amount, 'adjustment', -FEES.dispute);
      dispute.balance_transactions = [
        ...dispute.balance_transactions,
        this.get('balance_transaction', moved),
      ];
      this.tell('charge.dispute.funds_reinstated', dispute);
    }
    this.tell('charge.dispute.closed', dispute);
  }

  /** All that has moved, by currency; a payout would have taken of it. */
  balance(): Objects['balance'] {
    const sums = new Map<string, number>();
    for (const { currency, net } of this.all('balance_transaction')) {
      sums.set(currency, (sums.get(currency) ?? 0) + net);
    }
    const available = [...sums].map(([currency, amount]) => ({ amount, currency }));
    return make('balance', { available, pending: [] }, this.seconds);
  }

  #move(
    of: { id: string; currency: string },
    amount: number,
    type: Stripe.BalanceTransaction['type'],
    fee: number,
  ): string {
    const rate = this.settles === null || this.settles === of.currency ? null : 1.1;
    const moved = rate === null ? amount : Math.round(amount * rate);
    return this.add('balance_transaction', 'txn', {
      amount: moved,
      currency: rate === null ? of.currency : (this.settles ?? of.currency),
      exchange_rate: rate,
      fee,
      net: moved - fee,
      source: of.id,
      type,
      available_on: this.seconds + 7 * DAY,
    }).id;
  }
}

export function invalid(code: string | undefined, message: string, param: string, status = 400): StripeFault {
  return new StripeFault(status, {
    type: 'invalid_request_error',
    ...(code ? { code } : {}),
    message,
    param,
  });
}
