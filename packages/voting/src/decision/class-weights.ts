import { CountError } from '../count.ts';
import { wholeOf, type Whole } from './ratio.ts';

export interface ClassWeights {
  /** What one vote of each class weighs; zero in a class that casts none. */
  readonly weights: Readonly<Record<string, bigint>>;
  /** What all votes that were cast weigh together. */
  readonly cast: bigint;
  /** What all classes weigh together, also those that cast no vote. */
  readonly whole: bigint;
}

/**
 * Each class's votes count together for a set part, and within a class each for the same. The weights are the smallest
 * whole numbers for that, so a count may take them as it takes any.
 *
 * A class that casts no vote has no part in `cast`: there the other parts grow in proportion. It keeps its part of
 * `whole`, for rules that ask for a part of all. Where those who may vote shall count, and not those who do, give the
 * roll of each class in place of its votes.
 *
 * @param parts for each class its part, such as 50, 30 and 20
 * @throws CountError `unknown_class` where votes are of a class without a part, `invalid_votes`
 */
export function classWeights(
  parts: Readonly<Record<string, Whole>>,
  votes: Readonly<Record<string, Whole>>,
): ClassWeights {
  for (const name of Object.keys(votes)) {
    if (!Object.hasOwn(parts, name))
      throw new CountError('unknown_class', `The class ${JSON.stringify(name)} has no part.`);
  }
  const classes = Object.entries(parts).map(([name, part]) => ({
    name,
    part: wholeOf(part),
    votes: Object.hasOwn(votes, name) ? wholeOf(votes[name] ?? 0) : 0n,
  }));
  const voting = classes.filter(({ part, votes }) => part > 0n && votes > 0n);
  const scale = voting.reduce(
    (multiple, { votes }) => (multiple * votes) / greatestCommonDivisor(multiple, votes),
    1n,
  );
  const factor = classes
    .flatMap(({ part, votes }) => (votes > 0n ? [(part * scale) / votes] : [part * scale]))
    .reduce(greatestCommonDivisor, 0n);
  const reduced = (value: bigint) => (factor === 0n ? value : value / factor);
  return {
    weights: Object.fromEntries(
      classes.map(({ name, part, votes }) => [name, votes > 0n ? reduced((part * scale) / votes) : 0n]),
    ),
    cast: voting.reduce((sum, { part }) => sum + reduced(part * scale), 0n),
    whole: classes.reduce((sum, { part }) => sum + reduced(part * scale), 0n),
  };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b > 0n) [a, b] = [b, a % b];
  return a;
}
