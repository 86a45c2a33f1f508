import type { Profile } from '@coopkit/contract';
import { decimal, type Money } from '@coopkit/ledger';
import { UsageError } from '../command.ts';

/** The most whole figures an amount is given with: what comes of them is counted exactly. */
const FIGURES = 10;

/** An amount with its currency: `1234.50 EUR`. */
export function shown({ amount, currency, exponent }: Money): string {
  return `${decimal(amount, exponent)} ${currency}`;
}

/** Amounts for a column of a table, their figures under each other. */
export function column(amounts: readonly (Money | null)[]): string[] {
  const cells = amounts.map((money) => (money ? shown(money) : ''));
  const widest = cells.reduce((width, cell) => Math.max(width, cell.length), 0);
  return cells.map((cell) => cell.padStart(widest));
}

/**
 * Reads an amount as people type it, `12`, `12.50` or `12,50`, in minor units.
 *
 * @throws {UsageError} where it is anything else: nothing is rounded
 */
export function readAmount(given: string, { code, exponent }: Profile['currency']): number {
  const [, whole = '', decimals = ''] =
    new RegExp(`^(\\d{1,${FIGURES}})(?:[.,](\\d{1,${Math.max(1, exponent)}}))?$`).exec(given) ?? [];
  if (whole === '' || decimals.length > exponent) {
    const example = exponent === 0 ? '12' : `12.${'5'.padEnd(exponent, '0')}`;
    throw new UsageError(`"${given}" is no amount in ${code}: give one such as ${example}.`);
  }
  return Number(whole + decimals.padEnd(exponent, '0'));
}
