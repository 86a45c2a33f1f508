import type { Account } from './accounts.ts';

/** An account, and whose part of it: a member or an applicant. */
export interface Side {
  account: Account;
  party: string | null;
}

/** An amount that passes from one account to another: what is made of these cannot fail to balance. */
export interface Posting {
  debit: Side;
  credit: Side;
  /** Whole minor units, above 0. */
  amount: number;
}

/** What one event books in the ledger and in the register of shares. */
export interface Booking {
  kind: EntryKind;
  postings: Posting[];
  /** The rows of the register that it backs. */
  shares: ShareChange[];
}

export type EntryKind =
  | 'shares-issued'
  | 'shares-cancelled'
  | 'shares-transferred'
  | 'shares-withdrawn'
  | 'shares-redeemed'
  | 'shares-given'
  | 'payment-received'
  | 'payment-returned'
  | 'payment-refunded'
  | 'deposit-taken'
  | 'credit-used'
  | 'debits-collected'
  | 'by-hand'
  | 'reversal';

export type ShareChangeKind =
  | 'issued'
  | 'paid-up'
  | 'transferred-in'
  | 'transferred-out'
  | 'withdrawn'
  | 'redeemed'
  | 'given'
  | 'cancelled';

/** A row of the register of shares: by how much each figure of a holding changes. */
export interface ShareChange {
  member: string;
  kind: ShareChangeKind;
  shares: number;
  subscribed: number;
  paidUp: number;
  /** What the row is about, as it is told: above 0 unless a payment came back. */
  amount: number;
  /** The other member of a transfer. */
  counterparty: string | null;
}

/** The postings that undo these. */
export function reversed(postings: readonly Posting[]): Posting[] {
  return postings.map(({ debit, credit, amount }) => ({ debit: credit, credit: debit, amount }));
}
