import type { LeavingTerms } from '@coopkit/contract';
import { addDays, noticeDays } from '@coopkit/ledger';

/**
 * The earliest first day without membership for one who gives notice today. At the end of a month, a quarter or a year
 * means: a member until its last day, and none on the day after.
 */
export function earliestLeaving(today: string, terms: LeavingTerms | null): string {
  if (!terms) return today;
  const { effectiveOn } = noticeDays(terms, today);
  return terms.at === 'any-day' ? effectiveOn : addDays(effectiveOn, 1);
}
