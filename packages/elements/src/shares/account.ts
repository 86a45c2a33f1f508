import {
  getMyShares,
  listMyCharges,
  listMyContributions,
  listMyPayments,
  type Charge,
  type Contribution,
  type ContributionTerms,
  type Money,
  type MyShares,
  type Payment,
} from '@coopkit/contract';
import type { CallOptions, Connection } from '@coopkit/sdk';
import type { SharesWords } from '../words/en-shares.ts';
import { dayIn } from './written.ts';

/** All that stands between a member and the co-op's money, as they see it. */
export interface Account extends MyShares {
  /** What is not paid yet, by day. */
  readonly open: readonly Charge[];
  readonly contributions: readonly Contribution[];
  readonly offers: readonly ContributionTerms[];
  /** The newest. */
  readonly payments: readonly Payment[];
  /** Where older payments go on. */
  readonly morePayments: string | null;
}

export async function readAccount(connection: Connection, options: CallOptions): Promise<Account> {
  const [mine, open, { items, terms }, payments] = await Promise.all([
    connection.call(getMyShares, {}, options),
    openCharges(connection, options),
    connection.call(listMyContributions, {}, options),
    connection.call(listMyPayments, {}, options),
  ]);
  return {
    ...mine,
    open,
    contributions: items.filter(({ nextOn }) => nextOn !== null),
    offers: terms,
    payments: payments.items,
    morePayments: payments.next,
  };
}

async function openCharges(connection: Connection, options: CallOptions): Promise<Charge[]> {
  const open: Charge[] = [];
  let cursor: string | undefined;
  do {
    const { items, next } = await connection.call(listMyCharges, { query: { cursor } }, options);
    open.push(...items.filter((each) => /upcoming|due/.test(each.state) && leftOf(each).amount > 0));
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  return open;
}

/** What of a charge is still to be paid. */
export function leftOf({ amount, paid }: Charge): Money {
  return { ...amount, amount: amount.amount - paid.amount };
}

/** What several charges still ask for. */
export function sumLeft(charges: readonly Charge[], { subscribed }: { subscribed: Money }): Money {
  return { ...subscribed, amount: charges.reduce((sum, charge) => sum + leftOf(charge).amount, 0) };
}

/** What is due and what is to come, without what is being collected already; and the payments that are under way. */
export function toPay({ payments, open }: Account) {
  const begun = payments.filter(({ state }) => state === 'open' || state === 'submitted');
  const collected = begun.filter(isCollected).flatMap(({ charges }) => charges);
  const left = open.filter(({ id }) => !collected.some(({ chargeId }) => chargeId === id));
  return {
    begun,
    due: left.filter(({ state }) => state !== 'upcoming'),
    coming: left.filter(({ state }) => state === 'upcoming'),
  };
}

/** Whether there is nothing more to do for it: it is collected, or on its way. */
export function isCollected({ state, instruction }: Payment): boolean {
  return state === 'submitted' || instruction?.kind === 'debit';
}

/** How a payment that was begun stands, in words. */
export function standsFor(words: SharesWords, locale: string, payment: Payment): string {
  const { state, instruction } = payment;
  if (instruction?.kind === 'debit') return words.debitFrom(dayIn(locale, instruction.collectedFrom));
  return state === 'submitted' ? words.submittedPayment : words.openPayment;
}
