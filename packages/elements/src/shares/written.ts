import type { Holding, Money } from '@coopkit/contract';

/** An amount in a language: always with its decimals, so that amounts below each other are in line. */
export function moneyIn(locale: string, { amount, currency, exponent }: Money): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  }).format(amount / 10 ** exponent);
}

export function dayIn(locale: string, day: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));
}

export function countIn(locale: string, count: number): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** What so many of the shares held were issued at. */
export function worthOf(locale: string, { shares, subscribed }: Holding, count: number): string {
  return moneyIn(locale, { ...subscribed, amount: Math.round((subscribed.amount / shares) * count) });
}
