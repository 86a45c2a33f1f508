import { CountError } from '../count.ts';
import { OPTION, OVERVOTED, SAME_RANK, SKIPPED, type RankedBallots } from '../ranked-ballots.ts';
import type { StvBallotRules } from './rules.ts';

/** Ballots as the rules read them: nothing but options, best first. */
export interface Papers {
  /** Where in `ranks` each paper begins. */
  readonly starts: Uint32Array;
  /** The papers one after the other; each ends with the number of options, which is none of them. */
  readonly ranks: Uint8Array | Uint16Array;
  /** What each paper weighs; null: all weigh one. */
  readonly weights: Float64Array | null;
  /** Each paper is one of so many parts of its ballot; null: all are whole. */
  readonly parts: Uint32Array | null;
}

const MOST_PARTS = 720;
/** With fewer options than this, ballots are laid together by two choices. */
const LOOKS_TWICE = 100;

/**
 * Reads the ballots by the rules. A ballot with shared ranks that is to be split becomes one paper for each order in
 * which those at the rank could stand, in equal parts.
 *
 * @throws CountError `unknown_option`, `too_many_equal_ranks`
 */
export function readPapers(ballots: RankedBallots, rules: StvBallotRules, withdrawn: Uint8Array): Papers {
  return plainPapers(ballots) ?? splitPapers(ballots, rules, withdrawn);
}

/**
 * The ballots as they are, unless an entry is more than an option. Those that begin alike are laid together: they move
 * together, and what is near is read faster.
 */
function plainPapers(ballots: RankedBallots): Papers | null {
  const { options, ranks, starts, weights } = ballots;
  const count = weights.length;
  const [paperOf, rankOf] = placesByBeginning(ballots);
  const begins = new Uint32Array(count);
  const written = emptyRanks(options, ranks.length + count);
  const weighed = allOne(weights) ? null : new Float64Array(count);
  for (let ballot = 0; ballot < count; ballot++) {
    const beginning = beginningOf(ballots, ballot);
    const paper = paperOf[beginning] ?? 0;
    let at = rankOf[beginning] ?? 0;
    begins[paper] = at;
    if (weighed) weighed[paper] = weights[ballot] ?? 0;
    const end = starts[ballot + 1] ?? 0;
    for (let from = starts[ballot] ?? 0; from < end; from++) {
      const entry = ranks[from] ?? 0;
      if (entry >= options) return null;
      written[at++] = entry;
    }
    written[at++] = options;
    paperOf[beginning] = paper + 1;
    rankOf[beginning] = at;
  }
  return { starts: begins, ranks: written, weights: weighed, parts: null };
}

/** For each beginning the first of its papers, and where its ranks begin. */
function placesByBeginning(ballots: RankedBallots): [Uint32Array, Uint32Array] {
  const { options, starts, weights } = ballots;
  const beginnings = options < LOOKS_TWICE ? (options + 1) ** 2 : options + 1;
  const papers = new Uint32Array(beginnings + 1);
  const ranks = new Uint32Array(beginnings + 1);
  for (let ballot = 0; ballot < weights.length; ballot++) {
    const next = beginningOf(ballots, ballot) + 1;
    papers[next] = (papers[next] ?? 0) + 1;
    ranks[next] = (ranks[next] ?? 0) + (starts[ballot + 1] ?? 0) - (starts[ballot] ?? 0) + 1;
  }
  for (let next = 1; next <= beginnings; next++) {
    papers[next] = (papers[next] ?? 0) + (papers[next - 1] ?? 0);
    ranks[next] = (ranks[next] ?? 0) + (ranks[next - 1] ?? 0);
  }
  return [papers, ranks];
}

/** A number for the first two choices, or for the first alone where there are many options. */
function beginningOf({ options, ranks, starts }: RankedBallots, ballot: number): number {
  const from = starts[ballot] ?? 0;
  const end = starts[ballot + 1] ?? 0;
  const first = from < end ? Math.min(ranks[from] ?? 0, options) : options;
  if (options >= LOOKS_TWICE) return first;
  return first * (options + 1) + (from + 1 < end ? Math.min(ranks[from + 1] ?? 0, options) : options);
}

function splitPapers(ballots: RankedBallots, rules: StvBallotRules, withdrawn: Uint8Array): Papers {
  const { options } = ballots;
  const starts: number[] = [];
  const ranks: number[] = [];
  const weights: number[] = [];
  const parts: number[] = [];
  ballots.weights.forEach((weight, ballot) => {
    const entries = ballots.ranks.subarray(ballots.starts[ballot], ballots.starts[ballot + 1]);
    const orders = ordersOf(usableRanks(entries, rules, withdrawn));
    for (const order of orders) {
      starts.push(ranks.length);
      for (const option of order) ranks.push(option);
      ranks.push(options);
      weights.push(weight);
      parts.push(orders.length);
    }
  });
  const written = emptyRanks(options, ranks.length);
  written.set(ranks);
  return {
    starts: Uint32Array.from(starts),
    ranks: written,
    weights: Float64Array.from(weights),
    parts: parts.some((of) => of > 1) ? Uint32Array.from(parts) : null,
  };
}

function emptyRanks(options: number, length: number): Uint8Array | Uint16Array {
  return options < 256 ? new Uint8Array(length) : new Uint16Array(length);
}

function allOne(weights: Float64Array): boolean {
  for (let paper = 0; paper < weights.length; paper++) if (weights[paper] !== 1) return false;
  return true;
}

/** The ranks that count, each with the options at it. */
function usableRanks(entries: Uint16Array, rules: StvBallotRules, withdrawn: Uint8Array): number[][] {
  checkOptions(entries, withdrawn.length);
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

function checkOptions(entries: Uint16Array, options: number): void {
  for (const entry of entries) {
    const option = entry & OPTION;
    if (option >= options && option !== SKIPPED && option !== OVERVOTED) {
      throw new CountError('unknown_option', `There is no option ${option + 1}.`);
    }
  }
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
