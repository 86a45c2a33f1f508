import type { Account } from './accounts.ts';
import type { Booking, Posting, ShareChange } from './entry.ts';

/** What a sum is for; `shares` alone is capital. */
export type Purpose = 'shares' | 'entry-fee' | 'dues' | 'donation';

/** A part of a payment, and what it is for. */
export interface Part {
  charge: string;
  purpose: Purpose;
  amount: number;
}

/** Where money comes to. */
export type MoneyAccount = Extract<
  Account,
  'bank' | 'cash' | 'stripe' | 'debits' | 'deposits' | 'member-credit' | 'unallocated'
>;

/** Shares out an amount over what is owed, in the order given: how much each gets, and what is left over. */
export function allocate<Owed extends { open: number }>(
  amount: number,
  owed: readonly Owed[],
): { parts: { of: Owed; amount: number }[]; rest: number } {
  let rest = amount;
  const parts: { of: Owed; amount: number }[] = [];
  for (const each of owed) {
    const part = Math.min(rest, each.open);
    if (part > 0) parts.push({ of: each, amount: part });
    rest -= part;
  }
  return { parts, rest };
}

/**
 * Money of a member came: each part pays what it is for, and what is over stands to their credit.
 *
 * @param from the account it is in now, with its party where that has parties
 * @param rest what is left when the parts are paid
 */
export function receive(
  member: string,
  from: { account: MoneyAccount; party: string | null },
  parts: readonly Part[],
  rest: number,
): Pick<Booking, 'postings' | 'shares'> {
  const postings: Posting[] = parts.map(({ purpose, amount }) => ({
    debit: from,
    credit: { account: accountOf(purpose), party: member },
    amount,
  }));
  if (rest > 0)
    postings.push({ debit: from, credit: { account: 'member-credit', party: member }, amount: rest });
  return { postings, shares: paidUp(member, parts, 1) };
}

/** The same the other way round: what the parts had paid is owed again. */
export function takeBack(
  member: string,
  to: { account: MoneyAccount; party: string | null },
  parts: readonly Part[],
  rest: number,
): Pick<Booking, 'postings' | 'shares'> {
  const { postings } = receive(member, to, parts, rest);
  return {
    postings: postings.map(({ debit, credit, amount }) => ({ debit: credit, credit: debit, amount })),
    shares: paidUp(member, parts, -1),
  };
}

function paidUp(member: string, parts: readonly Part[], sign: 1 | -1): ShareChange[] {
  const amount = parts.reduce((sum, part) => sum + (part.purpose === 'shares' ? part.amount : 0), 0);
  if (amount === 0) return [];
  return [
    {
      member,
      kind: 'paid-up',
      shares: 0,
      subscribed: 0,
      paidUp: sign * amount,
      amount: sign * amount,
      counterparty: null,
    },
  ];
}

function accountOf(purpose: Purpose): Account {
  switch (purpose) {
    case 'shares':
      return 'share-capital-unpaid';
    case 'entry-fee':
      return 'entry-fees';
    case 'dues':
      return 'dues';
    case 'donation':
      return 'donations';
  }
}
