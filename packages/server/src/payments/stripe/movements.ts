import type { Money } from '@coopkit/ledger';
import type Stripe from 'stripe';
import { fromStripe } from './amounts.ts';

/** Money that has moved in the balance with Stripe, in our minor units. */
export interface Moved {
  amount: number;
  /** The instant by which movements stand in order. */
  at: string;
  /** The day it is of in Stripe's own balance, UTC: of a direct debit the day it was ordered, whose end is known later. */
  on: string;
  /**
   * What Stripe has taken for it, less than zero where it was given back; null where it is no exact amount of ours,
   * as where the account is settled in another currency.
   */
  fee: number | null;
}

export interface Receipt extends Moved {
  key: string;
  currency: string;
}

/** What a debit that failed has cost: its money came into the balance and left it again, and something stayed with Stripe. */
export interface Cost {
  key: string;
  fee: number;
  on: string;
}

export interface RefundFact {
  key: string;
  /** By Stripe's words: `pending`, `succeeded`, `failed`, … */
  status: string;
  /** Our own name of it, where it was asked for here. */
  refundId: string | null;
  /** The money that left the balance; null while it has not, and may be taken back. */
  taken: Moved | null;
  /** The money that is in the balance again, since it could not be given back. */
  returned: Moved | null;
}

type Unit = Omit<Money, 'amount'>;
type InStripesWords = Pick<Stripe.Refund, 'amount' | 'currency'>;

/** @throws {RangeError} where it is in another currency than the payment's, or no exact amount of ours. */
export function receiptOf(charge: Stripe.Charge, unit: Unit): Receipt {
  return {
    key: charge.id,
    currency: charge.currency.toUpperCase(),
    amount: amountOf({ amount: charge.amount_captured, currency: charge.currency }, unit),
    at: instantOf(charge.created),
    on: dayOf(charge.created),
    fee: feeOf(wholeOf(charge.balance_transaction), unit),
  };
}

/** What Stripe has kept of a charge that failed; null where nothing had moved, or it is no exact amount of ours. */
export function costOf(charge: Stripe.Charge, unit: Unit): Cost | null {
  const came = wholeOf(charge.balance_transaction);
  const went = wholeOf(charge.failure_balance_transaction);
  if (charge.status !== 'failed' || !came || !went) return null;
  const fees = [feeOf(came, unit), feeOf(went, unit)];
  const fee = fees.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  return fees.includes(null) || fee === 0 ? null : { key: charge.id, fee, on: dayOf(went.created) };
}

export function refundOf(refund: Stripe.Refund, unit: Unit): RefundFact {
  const moved = (each: string | Stripe.BalanceTransaction | null | undefined) => {
    const whole = wholeOf(each);
    return whole ? movedOf(whole, refund, unit) : null;
  };
  return {
    key: refund.id,
    status: refund.status ?? 'unknown',
    refundId: refund.metadata?.refundId ?? null,
    taken: moved(refund.balance_transaction),
    returned: moved(refund.failure_balance_transaction),
  };
}

/** What moved, told in the payment's currency: by the balance where that has it, else by the object it moved for. */
export function movedOf(moved: Stripe.BalanceTransaction, of: InStripesWords, unit: Unit): Moved {
  const told = isIn(unit, moved) ? { amount: Math.abs(moved.amount), currency: of.currency } : of;
  return {
    amount: amountOf(told, unit),
    at: instantOf(moved.created),
    on: dayOf(moved.created),
    fee: feeOf(moved, unit),
  };
}

function amountOf({ amount, currency }: InStripesWords, unit: Unit): number {
  if (!isIn(unit, { currency }))
    throw new RangeError(`Stripe has it in ${currency}, not in ${unit.currency}`);
  return fromStripe(amount, unit);
}

function feeOf(moved: Stripe.BalanceTransaction | null, unit: Unit): number | null {
  if (!moved || !isIn(unit, moved)) return null;
  try {
    return fromStripe(moved.fee, unit);
  } catch {
    return null;
  }
}

function isIn(unit: Unit, { currency }: { currency: string }): boolean {
  return currency.toUpperCase() === unit.currency;
}

function wholeOf(
  moved: string | Stripe.BalanceTransaction | null | undefined,
): Stripe.BalanceTransaction | null {
  return typeof moved === 'object' ? moved : null;
}

function dayOf(seconds: number): string {
  return instantOf(seconds).slice(0, 10);
}

function instantOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
