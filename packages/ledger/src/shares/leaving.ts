import { addMonths, endOf, type Day } from '../day.ts';

/** How a member gets their capital back. */
export interface LeavingTerms {
  noticeMonths: number;
  at: 'any-day' | 'month-end' | 'quarter-end' | 'year-end';
  payoutMonths: number;
}

/** When a notice given on a day takes effect, and when the money is paid out. */
export function noticeDays(terms: LeavingTerms, givenOn: Day): { effectiveOn: Day; payOn: Day } {
  const earliest = addMonths(givenOn, terms.noticeMonths);
  const effectiveOn =
    terms.at === 'any-day'
      ? earliest
      : endOf(terms.at === 'month-end' ? 'month' : terms.at === 'quarter-end' ? 'quarter' : 'year', earliest);
  return { effectiveOn, payOn: addMonths(effectiveOn, terms.payoutMonths) };
}
