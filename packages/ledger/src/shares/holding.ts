import type { Day } from '../day.ts';
import type { ShareChange } from '../entry.ts';

/** What a member holds. */
export interface Holding {
  shares: number;
  /** Shares times what each was issued at, in minor units. */
  subscribed: number;
  paidUp: number;
}

export const nothing: Holding = { shares: 0, subscribed: 0, paidUp: 0 };

/** The rows of the register up to a day, summed: what one member holds on it. */
export function holdingAt(rows: readonly (ShareChange & { on: Day })[], on: Day): Holding {
  return rows
    .filter((row) => row.on <= on)
    .reduce(
      (sum, row) => ({
        shares: sum.shares + row.shares,
        subscribed: sum.subscribed + row.subscribed,
        paidUp: sum.paidUp + row.paidUp,
      }),
      nothing,
    );
}

/**
 * How many shares may be passed on or given back: those paid up in full, less those under notice or on their way to
 * another member already.
 */
export function freeShares(holding: Holding, nominal: number, bound: number): number {
  return Math.max(0, Math.min(holding.shares, Math.floor(holding.paidUp / nominal)) - bound);
}

/** How many shares may be cancelled: those that nothing was paid on. */
export function unpaidShares(holding: Holding, nominal: number): number {
  return Math.floor((holding.subscribed - holding.paidUp) / nominal);
}

/**
 * What becomes of shares under notice on its day: those that are paid up are given back. What was paid may have been taken
 * back meanwhile: those that nothing is paid on are cancelled, and one that is paid in part stays.
 */
export function sharesLeaving(
  holding: Holding,
  nominal: number,
  shares: number,
): { paid: number; unpaid: number } {
  const paid = Math.min(shares, freeShares(holding, nominal, 0));
  return { paid, unpaid: Math.max(0, Math.min(shares - paid, unpaidShares(holding, nominal))) };
}
