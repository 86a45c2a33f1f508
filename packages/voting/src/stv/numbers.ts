import type { Arithmetic } from './arithmetic.ts';

/**
 * Decimals as whole numbers of their last digit, without BigInt where all stays below 2^53; the same results.
 *
 * @param digits at most 9
 */
export function numbers(digits: number, text: (a: bigint) => string): Arithmetic<number> {
  const one = 10 ** digits;
  const high = 10 ** Math.floor(digits / 2);
  const low = one / high;
  const wide = BigInt(one);

  const exactly = (n: bigint, d: bigint, up: boolean): number => Number((up ? n + d - 1n : n) / d);
  /** `a · b / one`: two parts of a vote are multiplied in halves, so that each product fits. */
  const product = (a: number, b: number, up: boolean): number => {
    if (a > one || b > one) return exactly(BigInt(a) * BigInt(b), wide, up);
    const rest = b % low;
    const first = a * ((b - rest) / low);
    const left = first % high;
    const second = left * low + a * rest;
    const over = second % one;
    return (first - left) / high + (second - over) / one + (up && over > 0 ? 1 : 0);
  };
  const quotient = (a: number, b: number, up: boolean): number => exactly(BigInt(a) * wide, BigInt(b), up);

  return {
    zero: 0,
    one,
    last: 1,
    whole: (n) => n * one,
    add: (a, b) => a + b,
    subtract: (a, b) => a - b,
    times: (a, n) => a * n,
    multiply: (a, b) => product(a, b, false),
    multiplyUp: (a, b) => product(a, b, true),
    divide: (a, b) => quotient(a, b, false),
    divideUp: (a, b) => quotient(a, b, true),
    share: (a, b, c) => exactly(BigInt(a) * BigInt(b), BigInt(c), false),
    compare: (a, b) => (a > b ? 1 : a < b ? -1 : 0),
    floor: (a) => a - (a % one),
    key: (a) => a,
    text: (a) => text(BigInt(a)),
  };
}
