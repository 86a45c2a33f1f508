import {
  add,
  compare,
  divide,
  multiply,
  ONE,
  type Rational,
  rational,
  toDecimal,
  ZERO,
} from '../exact/rational.ts';
import { numbers } from './numbers.ts';
import type { StvArithmetic } from './rules.ts';

/** How a rule-set computes: what is rounded, and where. `N` is a number of votes, or a part of one vote. */
export interface Arithmetic<N> {
  readonly zero: N;
  readonly one: N;
  /** One in the last place; where nothing is rounded, nothing. */
  readonly last: N;
  readonly whole: (n: number) => N;
  readonly add: (a: N, b: N) => N;
  readonly subtract: (a: N, b: N) => N;
  /** By a whole number: nothing is rounded. */
  readonly times: (a: N, n: number) => N;
  readonly multiply: (a: N, b: N) => N;
  readonly multiplyUp: (a: N, b: N) => N;
  readonly divide: (a: N, b: N) => N;
  readonly divideUp: (a: N, b: N) => N;
  /** `a · b / c`, rounded once. */
  readonly share: (a: N, b: N, c: N) => N;
  readonly compare: (a: N, b: N) => -1 | 0 | 1;
  /** Without its fraction. */
  readonly floor: (a: N) => N;
  /** Equal for equal numbers only. */
  readonly key: (a: N) => bigint | number | string;
  readonly text: (a: N) => string;
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

/**
 * Fractions: nothing is rounded but what is shown. They are reduced only where two denominators have nothing to do with
 * each other: in a count most divide each other, and common factors of long numbers take long to find.
 */
function fractions(digits: number): Arithmetic<Rational> {
  const scale = 10n ** BigInt(digits);
  const sum = (a: Rational, b: Rational): Rational => {
    if (a.d === b.d) return { n: a.n + b.n, d: a.d };
    if (b.d % a.d === 0n) return { n: a.n * (b.d / a.d) + b.n, d: b.d };
    if (a.d % b.d === 0n) return { n: a.n + b.n * (a.d / b.d), d: a.d };
    return add(a, b);
  };
  const minus = (a: Rational): Rational => ({ n: -a.n, d: a.d });
  const order = (a: Rational, b: Rational): -1 | 0 | 1 =>
    a.d === b.d ? (a.n < b.n ? -1 : a.n > b.n ? 1 : 0) : compare(a, b);
  return {
    zero: ZERO,
    one: ONE,
    last: ZERO,
    whole: (n) => rational(n),
    add: sum,
    subtract: (a, b) => sum(a, minus(b)),
    times: (a, n) => ({ n: a.n * BigInt(n), d: a.d }),
    multiply,
    multiplyUp: multiply,
    divide,
    divideUp: divide,
    share: (a, b, c) => (b.d === c.d ? { n: a.n * b.n, d: a.d * c.n } : divide(multiply(a, b), c)),
    compare: order,
    floor: (a) => rational(a.n / a.d),
    key: (a) => `${a.n}/${a.d}`,
    text: ({ n, d }) => {
      const rounded = ((n < 0n ? -n : n) * scale * 2n + d) / (2n * d);
      return toDecimal({ n: n < 0n ? -rounded : rounded, d: scale }, digits);
    },
  };
}

/** Room for sums of several times all votes. */
const MOST = Number.MAX_SAFE_INTEGER / 8;

/**
 * Calls `count` with the arithmetic that the rules name.
 *
 * @param votes no fewer than all ballots weigh together
 */
export function withArithmetic<R>(
  rules: StvArithmetic,
  votes: number,
  count: <N>(arithmetic: Arithmetic<N>) => R,
): R {
  if (rules.kind === 'rational') return count(fractions(rules.digits));
  if (rules.kind === 'guarded') return count(decimals(rules.digits, rules.guard));
  const fixed = decimals(rules.digits, 0);
  const fits = rules.digits <= 9 && votes * 10 ** rules.digits <= MOST;
  return fits ? count(numbers(rules.digits, fixed.text)) : count(fixed);
}
