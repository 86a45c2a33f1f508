import { divide, rational, type Rational } from '../exact/rational.ts';

/**
 * What one ballot of each class weighs where each class's votes count for a set part of the whole: the class's part, shared
 * equally by the ballots that its members cast. The part of a class that cast none falls away: what the others cast then
 * is the whole.
 *
 * @param parts of each class, whole numbers; only their proportion matters
 * @param ballots how many each class cast
 * @returns exact weights, by class; those of all ballots add up to the parts of the classes that voted
 */
export function classWeights(
  parts: Readonly<Record<string, number>>,
  ballots: Readonly<Record<string, number>>,
): Record<string, Rational> {
  return Object.fromEntries(
    Object.entries(ballots).flatMap(([id, cast]) => {
      const part = parts[id];
      return part === undefined || cast === 0 ? [] : [[id, divide(rational(part), rational(cast))]];
    }),
  );
}

/** Weights that a count of whole numbers can take: each is `weights[class]` of `scale` parts of one. */
export interface WholeWeights {
  readonly weights: Readonly<Record<string, number>>;
  readonly scale: bigint;
  /** Whether each is exactly what it was; else they are cut to the scale, alike on every machine. */
  readonly exact: boolean;
}

/**
 * The weights as whole numbers over one denominator. Where that would make the sum of all votes too large to be exact, they
 * are cut (never rounded up) to a denominator of a power of ten that fits.
 *
 * @param ballots how many each class cast
 */
export function wholeWeights(
  weights: Readonly<Record<string, Rational>>,
  ballots: Readonly<Record<string, number>>,
): WholeWeights {
  let common = 1n;
  for (const { d } of Object.values(weights)) common = (common / greatestCommonDivisor(common, d)) * d;
  const all = (scale: bigint) =>
    Object.entries(weights).reduce(
      (sum, [id, { n, d }]) => sum + ((n * scale) / d) * BigInt(ballots[id] ?? 0),
      0n,
    );
  const exact = all(common) <= MOST;
  let scale = common;
  if (!exact) {
    scale = 1n;
    while (all(scale * 10n) <= MOST) scale *= 10n;
  }
  return {
    weights: Object.fromEntries(
      Object.entries(weights).map(([id, { n, d }]) => [id, Number((n * scale) / d)]),
    ),
    scale,
    exact,
  };
}

/** Leaves room for what counts multiply the sum by. */
const MOST = 1_000_000_000_000n;

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b > 0n) [a, b] = [b, a % b];
  return a;
}
