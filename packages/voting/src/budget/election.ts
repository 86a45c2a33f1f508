import { CountError } from '../count.ts';
import { placesInLot } from '../lot-places.ts';
import type { PointBallots } from '../points/point-ballots.ts';

/** Ballots and projects, laid out for the rules that spend a budget. */
export interface Election {
  readonly options: number;
  readonly budget: bigint;
  readonly costs: readonly bigint[];
  readonly ballots: PointBallots;
  /** The sum of all weights, blank ballots included: an equal share is one of so many. */
  readonly voters: number;
  /** The sum of the points that each option got. */
  readonly votes: Float64Array;
  /** May it be funded at all? */
  readonly eligible: readonly boolean[];
  /** The ballots that give an option more than zero points, … */
  readonly supporters: readonly Int32Array[];
  /** … and which of `levels` they give. */
  readonly support: readonly Uint16Array[];
  readonly levels: readonly number[];
  readonly ties: readonly TieRule[];
  /** Each option's place in the lot, the first preferred; null where none was drawn. */
  readonly lot: readonly number[] | null;
}

/** What tells options apart that stand equal, before the lot does. */
export type TieRule = 'lowest-cost' | 'most-votes';

export interface ElectionSettings {
  /** All that may be spent, in the currency's smallest unit. */
  readonly budget: bigint;
  /** What each option costs, in the same unit. */
  readonly costs: readonly bigint[];
  /** Options with fewer votes are not funded. Default 0: an option that nobody wants may get what is left. */
  readonly minVotes?: number;
  /** In this order; default the lowest cost, then the most votes (https://equalshares.net/implementation/tie-breaking/). */
  readonly ties?: readonly TieRule[];
  /** The order in which a lot puts the options, the first preferred, for ties that the rules leave open. */
  readonly lot?: readonly number[];
}

/** @throws CountError where the settings do not fit the ballots */
export function layOut(ballots: PointBallots, settings: ElectionSettings): Election {
  const { options } = ballots;
  const { budget, costs, minVotes = 0 } = settings;
  if (budget < 0n) throw new CountError('invalid_budget', 'A budget is zero or more.');
  if (costs.length !== options || costs.some((cost) => cost < 0n))
    throw new CountError('invalid_cost', 'Each option has a cost of zero or more.');
  const votes = new Float64Array(options);
  const supporters: number[][] = Array.from({ length: options }, () => []);
  const levels = [...new Set(ballots.points)].filter((points) => points > 0).sort((a, b) => a - b);
  if (levels.length > 0xffff) throw new CountError('too_many_levels', 'There are too many different points.');
  const levelOf = new Map(levels.map((points, level) => [points, level]));
  const support: number[][] = Array.from({ length: options }, () => []);
  ballots.weights.forEach((weight, ballot) => {
    for (let i = ballots.starts[ballot] ?? 0; i < (ballots.starts[ballot + 1] ?? 0); i++) {
      const option = ballots.chosen[i] ?? 0;
      const points = ballots.points[i] ?? 0;
      votes[option] = (votes[option] ?? 0) + points * weight;
      const level = levelOf.get(points);
      if (level === undefined) continue;
      supporters[option]?.push(ballot);
      support[option]?.push(level);
    }
  });
  return {
    options,
    budget,
    costs,
    ballots,
    voters: ballots.weights.reduce((sum, weight) => sum + weight, 0),
    votes,
    eligible: Array.from(votes, (sum) => sum >= minVotes),
    supporters: supporters.map((list) => Int32Array.from(list)),
    support: support.map((list) => Uint16Array.from(list)),
    levels,
    ties: settings.ties ?? ['lowest-cost', 'most-votes'],
    lot: placesInLot(settings.lot, options),
  };
}
