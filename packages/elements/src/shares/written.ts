import type { Holding } from '@coopkit/contract';
import { decimal } from '@coopkit/ledger';
import { moneyIn } from '../money/money.ts';

export { moneyIn };

/** An amount as one types it in a language, without the currency: `12,50`. */
export function amountIn(locale: string, amount: number, exponent: number): string {
  const digits = { minimumFractionDigits: exponent, maximumFractionDigits: exponent, useGrouping: false };
  return new Intl.NumberFormat(locale, digits).format(decimal(amount, exponent) as Intl.StringNumericLiteral);
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
