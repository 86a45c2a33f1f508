import { CountError } from '../count.ts';

/** A part of a whole, as two whole numbers: 2 of 3. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** A number of members or votes, or what they weigh: whole, zero or more. */
export type Whole = number | bigint;

/** @throws CountError `invalid_votes` */
export function wholeOf(value: Whole): bigint {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new CountError('invalid_votes', 'Votes are whole numbers.');
  const whole = BigInt(value);
  if (whole < 0n) throw new CountError('invalid_votes', 'Votes are zero or more.');
  return whole;
}

/**
 * The least whole number that is at least this part of `base`; with `strict` that is more than it.
 *
 * @throws CountError `invalid_ratio` for a ratio that nothing can reach, or that is none
 */
export function leastOf({ numerator, denominator }: Ratio, base: bigint, strict: boolean): bigint {
  const whole = Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator);
  const most = strict ? denominator - 1 : denominator;
  if (!whole || denominator < 1 || numerator < 0 || numerator > most)
    throw new CountError(
      'invalid_ratio',
      'A ratio is two whole numbers, the first not more than the second.',
    );
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  return strict ? (base * n) / d + 1n : (base * n + d - 1n) / d;
}
