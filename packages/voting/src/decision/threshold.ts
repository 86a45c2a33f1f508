import { add, compare, multiply, rational, ZERO, type Rational } from '../exact/rational.ts';
import type { Ratio, Threshold } from '../question/question.ts';
import type { Reached } from './quorum.ts';

/** A proposal's votes. */
export interface ProposalVotes {
  readonly inFavour: Rational;
  readonly against: Rational;
  readonly abstained: Rational;
  /** All on the roll, weighed as the votes are. */
  readonly roll: Rational;
}

/** More than half of the votes cast: what decides where nothing else is said. */
export const SIMPLE_MAJORITY: Threshold = {
  base: 'votes-cast',
  ratio: [1, 2],
  strict: true,
  eachClass: false,
};

/**
 * Whether a proposal reaches its threshold. Nothing passes with no vote in its favour: "at least two thirds" of no votes
 * at all is nobody's decision.
 */
export function thresholdReached(
  {
    base,
    ratio,
    strict,
  }: { readonly base: Threshold['base']; readonly ratio: Ratio; readonly strict: boolean },
  votes: ProposalVotes,
): Reached {
  const of = baseOf(base, votes);
  const required = multiply(rational(...ratio), of);
  const order = compare(votes.inFavour, required);
  const met = compare(votes.inFavour, ZERO) > 0 && (strict ? order > 0 : order >= 0);
  return { met, reached: votes.inFavour, required, of };
}

function baseOf(base: Threshold['base'], { inFavour, against, abstained, roll }: ProposalVotes): Rational {
  switch (base) {
    case 'votes-cast':
      return add(inFavour, against);
    case 'votes-cast-with-abstentions':
      return add(add(inFavour, against), abstained);
    case 'roll':
      return roll;
  }
}
