import type { Retention } from '@coopkit/contract';
import type { Store } from '../store/store.ts';

/** What holds where a co-op has said nothing; why, {@link Retention} says. */
const DEFAULTS: Retention = {
  registerYears: 10,
  formerMemberYears: 3,
  rejectedApplicationDays: 180,
  mailDays: 30,
};

export async function retentionOf(store: Store): Promise<Retention> {
  const kept = (await store.coop())?.retention;
  return kept ? { ...DEFAULTS, ...(JSON.parse(kept) as Partial<Retention>) } : DEFAULTS;
}

/** The last day of a term of years that begins with the end of a day's year. */
export function endOfTerm(day: string, years: number): string {
  return `${yearOf(day) + years}-12-31`;
}

/** Those who had gone before this day have had their term of years today. */
export function termOver(today: string, years: number): string {
  return `${String(yearOf(today) - years).padStart(4, '0')}-01-01`;
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
