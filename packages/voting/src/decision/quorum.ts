import { compare, multiply, rational, type Rational } from '../exact/rational.ts';
import type { Ratio } from '../question/question.ts';

/** So many of the roll: a number, or a share as two whole numbers. */
export type QuorumAmount = { readonly number: number } | { readonly share: Ratio };

/** How many must take part for a vote to stand. */
export interface Quorum {
  readonly overall?: QuorumAmount | undefined;
  /** By member class, each beside the others. */
  readonly classes?: Readonly<Record<string, QuorumAmount>> | undefined;
}

/** How many took part, of how many. */
export interface Participation {
  readonly ballots: number;
  readonly roll: number;
}

/** What was asked for against what was reached: whole numbers or fractions. */
export interface Reached {
  readonly met: boolean;
  readonly reached: Rational;
  readonly required: Rational;
  /** The base that a share is of. */
  readonly of: Rational;
}

/**
 * Whether enough took part. Whoever cast a ballot took part, be it blank. A share of the roll is met by exactly that share:
 * a half of 7 is met by 4. A class without anybody on the roll meets a share, and not a number.
 *
 * @param classes of the roll, each with how many took part
 */
export function quorumReached(
  quorum: Quorum,
  overall: Participation,
  classes: Readonly<Record<string, Participation>>,
): {
  readonly met: boolean;
  readonly overall: Reached | null;
  readonly classes: Readonly<Record<string, Reached>>;
} {
  const whole = quorum.overall ? reachedOf(quorum.overall, overall) : null;
  const byClass = Object.fromEntries(
    Object.entries(quorum.classes ?? {}).map(([id, amount]) => [
      id,
      reachedOf(amount, classes[id] ?? { ballots: 0, roll: 0 }),
    ]),
  );
  const met = (whole?.met ?? true) && Object.values(byClass).every((each) => each.met);
  return { met, overall: whole, classes: byClass };
}

function reachedOf(amount: QuorumAmount, { ballots, roll }: Participation): Reached {
  const of = rational(roll);
  const required = 'number' in amount ? rational(amount.number) : multiply(rational(...amount.share), of);
  const reached = rational(ballots);
  return { met: compare(reached, required) >= 0, reached, required, of };
}
