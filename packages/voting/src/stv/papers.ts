import { CountError } from '../count.ts';
import { OPTION, OVERVOTED, SAME_RANK, SKIPPED, type RankedBallots } from '../ranked-ballots.ts';
import type { StvBallotRules } from './rules.ts';

/** Ballots as the rules read them: nothing but options, best first. */
export interface Papers {
  readonly starts: Uint32Array;
  readonly ranks: Uint16Array;
  readonly weights: Float64Array;
  /** Each paper is one of so many parts of its ballot; null: all are whole. */
  readonly parts: Uint32Array | null;
}

const MOST_PARTS = 720;

/**
 * Reads the ballots by the rules. A ballot with shared ranks that is to be split becomes one paper for each order in
 * which those at the rank could stand, in equal parts.
 *
 * @throws CountError `unknown_option`, `too_many_equal_ranks`
 */
export function readPapers(ballots: RankedBallots, rules: StvBallotRules, withdrawn: Uint8Array): Papers {
  if (areOptionsOnly(ballots)) return { ...ballots, parts: null };
  const starts = [0];
  const ranks: number[] = [];
  const weights: number[] = [];
  const parts: number[] = [];
  ballots.weights.forEach((weight, ballot) => {
    const from = ballots.starts[ballot] ?? 0;
    const groups = usableRanks(ballots.ranks.subarray(from, ballots.starts[ballot + 1]), rules, withdrawn);
    const orders = ordersOf(groups);
    for (const order of orders) {
      for (const option of order) ranks.push(option);
      starts.push(ranks.length);
      weights.push(weight);
      parts.push(orders.length);
    }
  });
  return {
    starts: Uint32Array.from(starts),
    ranks: Uint16Array.from(ranks),
    weights: Float64Array.from(weights),
    parts: parts.some((of) => of > 1) ? Uint32Array.from(parts) : null,
  };
}

function areOptionsOnly({ ranks, options }: RankedBallots): boolean {
  let plain = true;
  for (const entry of ranks) {
    if (entry < options) continue;
    plain = false;
    const option = entry & OPTION;
    if (option >= options && option !== SKIPPED && option !== OVERVOTED) {
      throw new CountError('unknown_option', `There is no option ${option + 1}.`);
    }
  }
  return plain;
}

/** The ranks that count, each with the options at it. */
function usableRanks(entries: Uint16Array, rules: StvBallotRules, withdrawn: Uint8Array): number[][] {
  const groups: number[][] = [];
  const seen = new Set<number>();
  let skipped = 0;
  for (let i = 0; i < entries.length;) {
    const group: number[] = [];
    do group.push((entries[i++] ?? 0) & OPTION);
    while (((entries[i] ?? 0) & SAME_RANK) !== 0);
    if (group[0] === SKIPPED) {
      if (++skipped === rules.endsAtSkippedRanks) break;
      continue;
    }
    skipped = 0;
    if (group[0] === OVERVOTED || (group.length > 1 && rules.sharedRank !== 'split')) {
      if (rules.sharedRank === 'passed') continue;
      break;
    }
    const usable = group.filter((option) => withdrawn[option] === 0 && !seen.has(option));
    for (const option of usable) seen.add(option);
    if (usable.length > 0) groups.push([...new Set(usable)]);
  }
  return groups;
}

/** Every order in which those who share a rank could stand. */
function ordersOf(groups: readonly number[][]): number[][] {
  let orders: number[][] = [[]];
  for (const group of groups) {
    const within = permutations(group);
    if (orders.length * within.length > MOST_PARTS) {
      throw new CountError('too_many_equal_ranks', `A ballot would fall into more than ${MOST_PARTS} parts.`);
    }
    orders = orders.flatMap((order) => within.map((more) => [...order, ...more]));
  }
  return orders;
}

function permutations(group: readonly number[]): number[][] {
  if (group.length > 6) {
    throw new CountError('too_many_equal_ranks', 'More than six options share a rank of a ballot.');
  }
  if (group.length < 2) return [[...group]];
  return group.flatMap((first, i) =>
    permutations([...group.slice(0, i), ...group.slice(i + 1)]).map((rest) => [first, ...rest]),
  );
}
