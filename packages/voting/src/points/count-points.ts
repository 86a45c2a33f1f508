import { CountError, type Count } from '../count.ts';
import { placesInLot } from '../lot-places.ts';
import { electHighest } from './elect-highest.ts';
import type { PointBallots } from './point-ballots.ts';
import { refusalOfPoints, type PointsRefusal, type PointsRules } from './refusal-of-points.ts';

export interface PointsSettings extends PointsRules {
  readonly seats: number;
  /** The order in which a lot puts the options, the first preferred, for ties. */
  readonly lot?: readonly number[];
}

/** The sums of the points that options were given. */
export interface PointsCount extends Count {
  /** Ballots that count, blank ones not among them. */
  readonly valid: number;
  readonly blank: number;
  /** Ballots that break the rules count for nothing; in the order in which they were first met. */
  readonly spoilt: readonly { readonly code: PointsRefusal; readonly ballots: number }[];
}

/**
 * Dots, and quadratic voting with whole votes: each ballot has the same credits, and the sums decide.
 *
 * @throws CountError where credits, cap, seats or lot make no sense
 */
export function countPoints(ballots: PointBallots, settings: PointsSettings): PointsCount {
  const { credits, cap = 0, seats, rules } = settings;
  if (!isCount(credits)) throw new CountError('invalid_credits', 'Credits are a whole number, zero or more.');
  if (!isCount(cap)) throw new CountError('invalid_cap', 'A cap is a whole number, zero or more.');
  if (!isCount(seats)) throw new CountError('invalid_seats', 'Seats are a whole number, zero or more.');
  const places = placesInLot(settings.lot, ballots.options);
  const sums = new Array<number>(ballots.options).fill(0);
  const spoilt = new Map<PointsRefusal, number>();
  let valid = 0;
  let blank = 0;
  ballots.weights.forEach((weight, ballot) => {
    const [start = 0, end = 0] = [ballots.starts[ballot], ballots.starts[ballot + 1]];
    const points = Array.from(ballots.points.subarray(start, end));
    const refusal = refusalOfPoints(points, settings);
    if (refusal !== null) {
      spoilt.set(refusal, (spoilt.get(refusal) ?? 0) + weight);
      return;
    }
    if (points.length === 0) blank += weight;
    else valid += weight;
    points.forEach((each, i) => {
      const option = ballots.chosen[start + i] ?? 0;
      sums[option] = (sums[option] ?? 0) + each * weight;
    });
  });
  const { elected, tied, events } = electHighest(sums, seats, places);
  const votes = sums.map((sum) => sum.toString());
  const round = { votes, exhausted: '0', threshold: null, elected, eliminated: [], events };
  return {
    rules,
    seats,
    elected,
    tied,
    threshold: null,
    rounds: [round],
    valid,
    blank,
    spoilt: Array.from(spoilt, ([code, count]) => ({ code, ballots: count })),
  };
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
