import { BankingError } from './error.ts';

/** The largest amount SEPA and the Swiss standards take: 999 999 999.99. */
const largestAmount = 99_999_999_999;

/**
 * Whole minor units of an amount in figures with a point: `1234.50` with exponent 2 is 123450. Nothing is
 * rounded; zeros beyond the currency's decimals, which some banks write, say nothing.
 *
 * @throws {BankingError} `invalid_amount` where it is no number, has more decimals than the currency, or is not safe as an integer
 */
export function readAmount(text: string, exponent: number, place: string): number {
  const parts = /^([+-]?)(\d{0,18})(?:\.(\d*))?$/.exec(text);
  const [, sign = '', whole = '', decimals = ''] = parts ?? [];
  if (parts === null || whole + decimals === '') {
    throw new BankingError('invalid_amount', place, `«${text.slice(0, 40)}» is not an amount.`);
  }
  if (/[^0]/.test(decimals.slice(exponent))) {
    throw new BankingError(
      'invalid_amount',
      place,
      `${text.slice(0, 40)} has more than ${exponent} decimals.`,
    );
  }
  const amount = Number(whole + decimals.slice(0, exponent).padEnd(exponent, '0'));
  if (!Number.isSafeInteger(amount)) {
    throw new BankingError('invalid_amount', place, `${text.slice(0, 40)} is too large.`);
  }
  return sign === '-' && amount !== 0 ? -amount : amount;
}

/** A positive amount in minor units as figures with a point and all its decimals: `1234.50`. */
export function writeAmount(amount: number, exponent: number): string {
  const figures = String(amount).padStart(exponent + 1, '0');
  return exponent === 0 ? figures : `${figures.slice(0, -exponent)}.${figures.slice(-exponent)}`;
}

/**
 * Euro cents that a payment in euros may have: 0.01 to 999 999 999.99.
 *
 * @throws {BankingError} `wrong_currency`, `invalid_amount`
 */
export function checkPayable(
  { amount, currency, exponent }: { amount: number; currency: string; exponent: number },
  currencies: readonly string[],
  place: string,
): void {
  if (!currencies.includes(currency) || exponent !== 2) {
    throw new BankingError(
      'wrong_currency',
      place,
      `It has to be in ${currencies.join(' or ')}, with two decimals.`,
    );
  }
  if (!Number.isSafeInteger(amount) || amount < 1 || amount > largestAmount) {
    throw new BankingError('invalid_amount', place, 'It has to be from 0.01 to 999999999.99.');
  }
}
