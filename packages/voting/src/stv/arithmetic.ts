import {
  add,
  compare,
  divide,
  multiply,
  type Rational,
  rational,
  subtract,
  toDecimal,
} from '../exact/rational.ts';
import type { StvArithmetic } from './rules.ts';

/** How a rule-set computes: what is rounded, and where. `N` is a number of votes, or a part of one vote. */
export interface Arithmetic<N> {
  readonly zero: N;
  readonly one: N;
  /** One in the last place; where nothing is rounded, nothing. */
  readonly last: N;
  /** Whether a number of votes can be told from its neighbours: then a quota is to be exceeded. */
  readonly exact: boolean;
  whole(n: number): N;
  add(a: N, b: N): N;
  subtract(a: N, b: N): N;
  /** By a whole number: nothing is rounded. */
  times(a: N, n: number): N;
  multiply(a: N, b: N): N;
  multiplyUp(a: N, b: N): N;
  divide(a: N, b: N): N;
  divideUp(a: N, b: N): N;
  /** `a · b / c`, rounded once. */
  share(a: N, b: N, c: N): N;
  compare(a: N, b: N): -1 | 0 | 1;
  /** Without its fraction. */
  floor(a: N): N;
  /** Equal for equal numbers only. */
  key(a: N): bigint | string;
  text(a: N): string;
}

/** Decimals with so many digits: cut off, or rounded up where a rule says so. */
function decimals(digits: number, guard: number): Arithmetic<bigint> {
  const one = 10n ** BigInt(digits + guard);
  const unit = 10n ** BigInt(guard);
  const half = unit / 2n;
  const up = (n: bigint, d: bigint): bigint => (n + d - 1n) / d;
  return {
    zero: 0n,
    one,
    last: 1n,
    exact: guard > 0,
    whole: (n) => BigInt(n) * one,
    add: (a, b) => a + b,
    subtract: (a, b) => a - b,
    times: (a, n) => a * BigInt(n),
    multiply: (a, b) => (a * b) / one,
    multiplyUp: (a, b) => up(a * b, one),
    divide: (a, b) => (a * one) / b,
    divideUp: (a, b) => up(a * one, b),
    share: (a, b, c) => (a * b) / c,
    // Guard digits tell a difference from what rounding has left: less than half a shown digit is none.
    compare: (a, b) => (a - b > half ? 1 : b - a > half ? -1 : 0),
    floor: (a) => a - (a % one),
    key: (a) => a,
    text: (a) => toDecimal({ n: (a < 0n ? a - half : a + half) / unit, d: 10n ** BigInt(digits) }, digits),
  };
}

/** Fractions: nothing is rounded but what is shown. */
function fractions(digits: number): Arithmetic<Rational> {
  const half = rational(1n, 2n * 10n ** BigInt(digits));
  const zero = rational(0);
  return {
    zero,
    one: rational(1),
    last: zero,
    exact: true,
    whole: (n) => rational(n),
    add,
    subtract,
    times: (a, n) => multiply(a, rational(n)),
    multiply,
    multiplyUp: multiply,
    divide,
    divideUp: divide,
    share: (a, b, c) => divide(multiply(a, b), c),
    compare,
    floor: (a) => rational(a.n / a.d),
    key: (a) => `${a.n}/${a.d}`,
    text: (a) => toDecimal(compare(a, zero) < 0 ? subtract(a, half) : add(a, half), digits),
  };
}

/** Calls `count` with the arithmetic that the rules name. */
export function withArithmetic<R>(rules: StvArithmetic, count: <N>(arithmetic: Arithmetic<N>) => R): R {
  if (rules.kind === 'rational') return count(fractions(rules.digits));
  return count(decimals(rules.digits, rules.kind === 'guarded' ? rules.guard : 0));
}
