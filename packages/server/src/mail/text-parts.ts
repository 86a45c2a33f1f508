import type { Money } from '@coopkit/contract';
import { decimal } from '@coopkit/ledger';

/** An instant for a mail: in UTC, and it says so. */
export function when(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'UTC',
  })
    .format(new Date(instant))
    .concat(' UTC');
}

/** A day for a mail. */
export function onDay(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
}

/** What was written to somebody, as paragraphs of their own; nothing where nothing was. */
export function paragraphs(...written: (string | null)[]): string {
  return written.map((each) => (each === null ? '' : `\n${each}\n`)).join('');
}

/** A text that is in several languages, in the reader's or else the co-op's own. */
export function inLanguage(texts: Record<string, string>, locale: string): string {
  return texts[locale] ?? texts[locale.split('-')[0] ?? ''] ?? Object.values(texts)[0] ?? '';
}

/** An amount as it is written in a language: exact, whatever its size. */
export function sum({ amount, currency, exponent }: Money, language: string): string {
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  }).format(decimal(amount, exponent) as `${number}`);
}
