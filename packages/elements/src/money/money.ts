import type { Money } from '@coopkit/contract';
import { decimal } from '@coopkit/ledger';

/** An amount as it is written in a language: `€12.50`, `12,50 €`. */
export function moneyIn(locale: string, { amount, currency, exponent }: Money): string {
  const digits = { minimumFractionDigits: exponent, maximumFractionDigits: exponent };
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits }).format(
    decimal(amount, exponent) as Intl.StringNumericLiteral,
  );
}
