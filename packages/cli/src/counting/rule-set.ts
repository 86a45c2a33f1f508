import { drawLot, type AnyCount, type Strength, type Unranked } from '@coopkit/voting';
import { Failure, UsageError } from '../command.ts';
import type { Ballots, Election } from './election.ts';

/** What is asked of a count beside its rules; what is not asked, the file or the rules say. */
export interface Wishes {
  readonly seats?: number | undefined;
  /** How many digits are counted with. */
  readonly precision?: number | 'exact' | undefined;
  readonly seed?: string | undefined;
  readonly strength?: Strength | undefined;
  readonly unranked?: Unranked | undefined;
  readonly completion?: string | undefined;
  readonly utility?: 'cost' | 'cardinality' | undefined;
  readonly 'max-score'?: number | undefined;
}

/** The order by which a count breaks the ties that its rules leave to the lot, and where it is from. */
export interface Lot {
  readonly from: 'seed' | 'file' | 'paper';
  readonly order: readonly number[];
}

/** A count, and what it is told with. */
export interface Counted {
  readonly count: AnyCount;
  readonly names: readonly string[];
  readonly lot: Lot | null;
  /** How many ballots were counted, in words. */
  readonly ballots: string;
  /** What these rules tell beside what every count does. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** The same of a round. */
  readonly factsOf?: (round: number) => Readonly<Record<string, unknown>>;
  /** Pictures the count in so many columns, where a round's votes are not all there is to see. */
  readonly picture?: (columns: number) => string;
  /** Says why, where that is not why someone is elected in a round. */
  readonly words?: (nameOf: (option: string) => string) => string[];
}

export interface RuleSet {
  /** What they are and where they are written down, for people. */
  readonly about: string;
  /** What can be counted by them. */
  readonly counts: readonly Ballots['kind'][];
  /** What can be asked of them beside the seed. */
  readonly takes: readonly (keyof Wishes)[];
  readonly count: (election: Election, wishes: Wishes) => Counted;
}

/** The lot of a seed, or else the order that the file gives. */
export function lotOf({ names, lot }: Pick<Election, 'names' | 'lot'>, { seed }: Wishes): Lot | null {
  if (seed !== undefined) return { from: 'seed', order: drawLot(seed, names) };
  return lot && { from: 'file', order: lot };
}

/** A lot as counts take it: without one they leave ties as they are. */
export function lotGiven(lot: Lot | null): { lot?: readonly number[] } {
  return lot ? { lot: lot.order } : {};
}

/** The ballots of an election, of a kind that its rules count. */
export function ballotsOf<Kind extends Ballots['kind']>(
  { ballots }: Election,
  kind: Kind,
): Extract<Ballots, { kind: Kind }> {
  if (ballots.kind !== kind) throw new Failure('These rules do not count such ballots.');
  return ballots as Extract<Ballots, { kind: Kind }>;
}

/** @throws {UsageError} for several seats */
export function oneSeat(rules: string, several: string, { seats = 1 }: Wishes): 1 {
  if (seats === 1) return 1;
  throw new UsageError(`${rules} fills one seat; for several there is ${several}.`);
}

/** Votes by the options' names. */
export function tally(names: readonly string[], votes: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(votes.map((each, option) => [names[option] ?? '', each]));
}

/** The sum of all weights, which is the number of ballots where each is one voter's. */
export function total(weights: Float64Array): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}
