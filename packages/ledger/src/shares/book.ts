import type { Booking, Posting, ShareChange, Side } from '../entry.ts';

/** Shares of a member and the money they stand for. */
export interface ShareLot {
  member: string;
  /** How many, above 0. */
  shares: number;
  /** What one was issued at, in minor units. */
  nominal: number;
}

/** Shares were taken: capital that is still to be paid. */
export function issueShares(lot: ShareLot): Booking {
  return {
    kind: 'shares-issued',
    postings: [move(of('share-capital-unpaid', lot.member), of('share-capital', lot.member), worth(lot))],
    shares: [row(lot, 'issued', { shares: lot.shares, subscribed: worth(lot) })],
  };
}

/** Shares that nothing was paid on are given up. */
export function cancelShares(lot: ShareLot): Booking {
  return {
    kind: 'shares-cancelled',
    postings: [move(of('share-capital', lot.member), of('share-capital-unpaid', lot.member), worth(lot))],
    shares: [row(lot, 'cancelled', { shares: -lot.shares, subscribed: -worth(lot) })],
  };
}

/** Shares that are paid up pass to another member. */
export function transferShares(lot: ShareLot, to: string): Booking {
  const amount = worth(lot);
  const figures = { shares: lot.shares, subscribed: amount, paidUp: amount };
  return {
    kind: 'shares-transferred',
    postings: [move(of('share-capital', lot.member), of('share-capital', to), amount)],
    shares: [
      { ...row(lot, 'transferred-out', negative(figures)), counterparty: to },
      { ...row({ ...lot, member: to }, 'transferred-in', figures), counterparty: lot.member },
    ],
  };
}

/** A notice takes effect: the shares are the member's no more, and their amount is owed to them. */
export function withdrawShares(lot: ShareLot): Booking {
  return gone(lot, 'shares-withdrawn', 'withdrawn', of('redemptions-payable', lot.member));
}

/** Shares are given to the co-op. */
export function giveShares(lot: ShareLot): Booking {
  return gone(lot, 'shares-given', 'given', of('gifts', lot.member));
}

/** What is owed for shares that were withdrawn is paid out. */
export function redeemShares(lot: ShareLot, from: 'bank' | 'cash'): Booking {
  return {
    kind: 'shares-redeemed',
    postings: [move(of('redemptions-payable', lot.member), of(from, null), worth(lot))],
    shares: [row(lot, 'redeemed', {})],
  };
}

function gone(lot: ShareLot, kind: Booking['kind'], change: ShareChange['kind'], to: Side): Booking {
  const amount = worth(lot);
  return {
    kind,
    postings: [move(of('share-capital', lot.member), to, amount)],
    shares: [row(lot, change, negative({ shares: lot.shares, subscribed: amount, paidUp: amount }))],
  };
}

interface Figures {
  shares?: number;
  subscribed?: number;
  paidUp?: number;
}

function row(lot: ShareLot, kind: ShareChange['kind'], figures: Figures): ShareChange {
  const { shares = 0, subscribed = 0, paidUp = 0 } = figures;
  return { member: lot.member, kind, shares, subscribed, paidUp, amount: worth(lot), counterparty: null };
}

const negative = ({ shares = 0, subscribed = 0, paidUp = 0 }: Figures): Figures => ({
  shares: -shares,
  subscribed: -subscribed,
  paidUp: -paidUp,
});

const worth = ({ shares, nominal }: ShareLot): number => shares * nominal;

const of = (account: Side['account'], party: string | null): Side => ({ account, party });

const move = (debit: Side, credit: Side, amount: number): Posting => ({ debit, credit, amount });
