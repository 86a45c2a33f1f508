import type { Charge, Contribution, ContributionTerms, Money, MyShares, Payment } from '@coopkit/contract';
import { OwnContributions, OwnShares, Paying, type CallOptions, type Connection } from '@coopkit/sdk';

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
  const paying = new Paying(connection);
  const [mine, open, { items, terms }, payments] = await Promise.all([
    new OwnShares(connection).mine({}, options),
    openCharges(paying, options),
    new OwnContributions(connection).mine(options),
    paying.mine(options).page(),
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

async function openCharges(paying: Paying, options: CallOptions): Promise<Charge[]> {
  const open: Charge[] = [];
  for await (const charge of paying.charges(options)) {
    if (/upcoming|due/.test(charge.state) && leftOf(charge).amount > 0) open.push(charge);
  }
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

/** Payments that have been begun, and the charges that are being collected already. */
export function underWay({ payments }: Account) {
  const begun = payments.filter(({ state }) => state === 'open' || state === 'submitted');
  const collected = begun.filter(({ state }) => state === 'submitted').flatMap(({ charges }) => charges);
  return { begun, covered: new Set(collected.map(({ chargeId }) => chargeId)) };
}
