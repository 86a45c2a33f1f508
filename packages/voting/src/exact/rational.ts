/** An exact fraction: its denominator is positive and shares no factor with its numerator. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const ZERO: Rational = { n: 0n, d: 1n };
export const ONE: Rational = { n: 1n, d: 1n };

/** @throws RangeError for a denominator of zero */
export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
  return reduced(BigInt(n), BigInt(d));
}

export function add(a: Rational, b: Rational): Rational {
  return a.d === b.d ? reduced(a.n + b.n, a.d) : reduced(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function subtract(a: Rational, b: Rational): Rational {
  return add(a, { n: -b.n, d: b.d });
}

export function multiply(a: Rational, b: Rational): Rational {
  return reduced(a.n * b.n, a.d * b.d);
}

/** @throws RangeError where `b` is zero */
export function divide(a: Rational, b: Rational): Rational {
  return reduced(a.n * b.d, a.d * b.n);
}

/** Negative, zero or positive, as `a` is less than, equal to or more than `b`. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** As a decimal with so many digits after the point, what is beyond them cut off (towards zero). */
export function toDecimal(a: Rational, digits: number): string {
  const scale = 10n ** BigInt(digits);
  const scaled = ((a.n < 0n ? -a.n : a.n) * scale) / a.d;
  const sign = a.n < 0n && scaled > 0n ? '-' : '';
  const whole = scaled / scale;
  if (digits === 0) return `${sign}${whole}`;
  return `${sign}${whole}.${(scaled % scale).toString().padStart(digits, '0')}`;
}

function reduced(n: bigint, d: bigint): Rational {
  if (d === 0n) throw new RangeError('A fraction needs a denominator.');
  const factor = greatestCommonDivisor(n < 0n ? -n : n, d < 0n ? -d : d);
  const sign = d < 0n ? -1n : 1n;
  return { n: (sign * n) / factor, d: (sign * d) / factor };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b > 0n) [a, b] = [b, a % b];
  return a;
}
