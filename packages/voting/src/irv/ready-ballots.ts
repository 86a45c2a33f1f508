import { CountError } from '../count.ts';
import { OPTION, OVERVOTED, SAME_RANK, SKIPPED, type RankedBallots } from '../ranked-ballots.ts';

/** What marks mean that are not one option at each rank. */
export interface MarkRules {
  /**
   * A rank with more than one option: the ballot ends there, the rank is passed over, or the ballot ends there
   * only while more than one of them is in the running (if one is, it has the vote).
   */
  readonly overvotes: 'exhaust' | 'skip' | 'exhaust-if-several-continue';
  /** So many empty ranks in a row a ballot survives; null: any number. */
  readonly skippedRanks: number | null;
  /** An option ranked a second time: that rank is passed over, or the ballot ends there. */
  readonly duplicates: 'skip' | 'exhaust';
  /** What stands beyond so many ranks is not read; null: all is. */
  readonly ranks: number | null;
}

/** Why a ballot ends, as an index: it has no choice left, an over-vote, skipped ranks, a repeated option, or it is blank. */
export const STOPS = { choices: 0, overvote: 1, skipped: 2, repeated: 3, blank: 4 } as const;
export const STOP_COUNT = 5;

/** Ballots as the rules read them: only options, up to where the ballot ends whoever is in the running. */
export interface ReadyBallots {
  readonly options: number;
  readonly starts: Uint32Array;
  /** With {@link SAME_RANK} where ranks are shared. */
  readonly ranks: Uint16Array;
  readonly weights: Float64Array;
  /** Whether any rank is shared. */
  readonly shared: boolean;
  /** Why each ballot ends: one of {@link STOPS}; null where each ends for want of a choice. */
  readonly stops: Uint8Array | null;
}

/** What a count of so many rounds tells would grow with the square. */
const MOST_STANDING = 1000;

/** Reads the marks of all ballots once; ballots of nothing but one option at each rank are used as they are. */
export function readyBallots(ballots: RankedBallots, rules: MarkRules): ReadyBallots {
  if (ballots.options > MOST_STANDING) {
    throw new CountError('too_many_options', `At most ${MOST_STANDING} options can be counted in rounds.`);
  }
  if (isPlain(ballots, rules)) return { ...ballots, shared: false, stops: null };
  const count = ballots.weights.length;
  const starts = new Uint32Array(count + 1);
  const ranks = new Uint16Array(ballots.ranks.length);
  const stops = new Uint8Array(count);
  const seenOn = new Int32Array(ballots.options).fill(-1);
  let length = 0;
  let shared = false;

  for (let b = 0; b < count; b++) {
    const end = ballots.starts[b + 1] as number;
    let rank = 0;
    let skipped = 0;
    let marked = false;
    let stop: number = STOPS.choices;
    for (let i = ballots.starts[b] as number, next = i; i < end; i = next) {
      next = rankEnd(ballots.ranks, i, end);
      rank++;
      if (rules.ranks !== null && rank > rules.ranks) break;
      const first = ballots.ranks[i] as number;
      if (first === SKIPPED) {
        skipped++;
        continue;
      }
      marked = true;
      if (rules.skippedRanks !== null && skipped > rules.skippedRanks) {
        stop = STOPS.skipped;
        break;
      }
      skipped = 0;
      if (rules.duplicates === 'exhaust' && repeats(ballots.ranks, i, next, seenOn, b)) {
        stop = STOPS.repeated;
        break;
      }
      const several = next - i > 1;
      if (first === OVERVOTED && rules.overvotes === 'exhaust-if-several-continue') {
        throw new CountError(
          'overvote_unknown',
          'These rules need to know which options share a rank, and a ballot does not say.',
        );
      }
      if (several || first === OVERVOTED) {
        if (rules.overvotes === 'skip') continue;
        if (rules.overvotes === 'exhaust') {
          stop = STOPS.overvote;
          break;
        }
        shared = true;
      }
      for (let j = i; j < next; j++) ranks[length++] = ballots.ranks[j] as number;
    }
    starts[b + 1] = length;
    stops[b] = marked ? stop : STOPS.blank;
  }
  return {
    options: ballots.options,
    starts,
    ranks: ranks.subarray(0, length),
    weights: ballots.weights,
    shared,
    stops,
  };
}

/** Whether every ballot can be walked as it is. */
function isPlain({ options, starts, ranks, weights }: RankedBallots, rules: MarkRules): boolean {
  if (!areOptions(ranks, options)) {
    for (let i = 0; i < ranks.length; i++) {
      const option = (ranks[i] as number) & OPTION;
      if (option >= options && option !== SKIPPED && option !== OVERVOTED) {
        throw new CountError('unknown_option', 'A ballot ranks an option that does not exist.');
      }
    }
    return false;
  }
  let plain = rules.duplicates === 'skip';
  for (let b = 0; plain && b < weights.length; b++) {
    const length = (starts[b + 1] as number) - (starts[b] as number);
    plain = length > 0 && (rules.ranks === null || length <= rules.ranks);
  }
  return plain;
}

/** Whether all entries are below `options`: a loop without a branch, since it passes over every mark there is. */
function areOptions(ranks: Uint16Array, options: number): boolean {
  const lift = SAME_RANK - options;
  let bits = 0;
  for (let i = 0; i < ranks.length; i++) bits |= (ranks[i] as number) + lift;
  return bits < SAME_RANK;
}

function rankEnd(ranks: Uint16Array, start: number, end: number): number {
  let next = start + 1;
  while (next < end && ((ranks[next] as number) & SAME_RANK) !== 0) next++;
  return next;
}

function repeats(
  ranks: Uint16Array,
  start: number,
  end: number,
  seenOn: Int32Array,
  ballot: number,
): boolean {
  for (let i = start; i < end; i++) {
    const option = (ranks[i] as number) & OPTION;
    if (option >= seenOn.length) continue;
    if (seenOn[option] === ballot) return true;
    seenOn[option] = ballot;
  }
  return false;
}
