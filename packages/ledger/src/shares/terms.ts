import type { Period } from '../day.ts';

/** On what terms a class's shares are taken; amounts in minor units. */
export interface ShareTerms {
  nominal: number;
  minimum: number;
  maximum: number | null;
  presets: readonly number[];
  free: boolean;
  instalments: readonly InstalmentPlan[];
}

export interface InstalmentPlan {
  count: number;
  every: Period;
}

/** What is wrong with a field of a subscription or a contribution. */
export interface TermsFault {
  field: 'shares' | 'plan' | 'amount';
  code: 'too_small' | 'too_big' | 'not_an_option';
  limit?: number;
}

/**
 * What the terms do not allow of taking so many shares; null where they allow it.
 *
 * @param held how many the member holds already: the minimum and the maximum are of all together
 */
export function subscriptionFault(
  terms: ShareTerms,
  held: number,
  { shares, plan }: { shares: number; plan?: InstalmentPlan | undefined },
): TermsFault | null {
  const total = held + shares;
  if (shares < 1 || total < terms.minimum) {
    return { field: 'shares', code: 'too_small', limit: Math.max(1, terms.minimum - held) };
  }
  if (terms.maximum !== null && total > terms.maximum) {
    return { field: 'shares', code: 'too_big', limit: Math.max(0, terms.maximum - held) };
  }
  // Presets are numbers to join with; who has shares may take any number more.
  if (!terms.free && held === 0 && !terms.presets.includes(shares)) {
    return { field: 'shares', code: 'not_an_option' };
  }
  if (plan && !terms.instalments.some(({ count, every }) => count === plan.count && every === plan.every)) {
    return { field: 'plan', code: 'not_an_option' };
  }
  return null;
}

/** What the terms do not allow of a contribution of so much; null where they allow it. */
export function contributionFault(
  terms: { minimum: number; presets: readonly number[]; free: boolean },
  amount: number,
): TermsFault | null {
  if (amount < terms.minimum) return { field: 'amount', code: 'too_small', limit: terms.minimum };
  if (!terms.free && !terms.presets.includes(amount)) return { field: 'amount', code: 'not_an_option' };
  return null;
}
