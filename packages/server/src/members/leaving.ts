/** What a member class asks of those who leave. */
export interface LeavingTerms {
  noticeMonths: number;
  at: 'any-day' | 'month-end' | 'quarter-end' | 'year-end';
}

/** A member class whose share terms say so. */
export interface WithLeavingTerms {
  shares?: { leaving?: LeavingTerms | null };
}

/**
 * The earliest first day without membership for one who gives notice today. At the end of a month, a quarter or a year
 * means: a member until its last day, and none on the day after.
 */
export function earliestLeaving(today: string, terms: LeavingTerms | null): string {
  if (!terms) return today;
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const noticed = monthsLater(year, month, terms.noticeMonths);
  if (terms.at === 'any-day') {
    return isoDay(noticed.year, noticed.month, Math.min(day, daysIn(noticed.year, noticed.month)));
  }
  const span = { 'month-end': 1, 'quarter-end': 3, 'year-end': 12 }[terms.at];
  // The notice must have run out by the end of the span: the day after it is the first of the next one.
  const next = monthsLater(noticed.year, noticed.month, span - ((noticed.month - 1) % span));
  return isoDay(next.year, next.month, 1);
}

function monthsLater(year: number, month: number, months: number): { year: number; month: number } {
  const count = year * 12 + month - 1 + months;
  return { year: Math.floor(count / 12), month: (count % 12) + 1 };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function isoDay(year: number, month: number, day: number): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-',
  );
}
