import { CountError, type Count, type Round, type RoundEvent } from '../count.ts';
import type { RankedBallots } from '../ranked-ballots.ts';
import { readyBallots, STOP_COUNT, STOPS, type MarkRules } from './ready-ballots.ts';
import { Pile, Walk } from './walk.ts';

export interface IrvSettings extends Partial<MarkRules> {
  /** All options, the most preferred first, as {@link drawLot} gives them: decides what votes do not. */
  readonly lot?: readonly number[];
}

/**
 * The instant runoff `irv`: each ballot counts for its highest choice in the running; whoever has more than half of
 * the votes that still count is elected; else the option with the fewest is eliminated and its ballots move on.
 *
 * Of those tied for the fewest the one goes that had fewest in the last earlier round in which that tells them apart
 * (those with more there are spared, the others compared in the round before, and so on), else the last in the lot.
 * Two that are left with as many votes each are told apart in the same way. Without a lot, the tied go together where
 * that cannot change who wins, since together they have fewer votes than the next; else the count ends with `tied`.
 *
 * Empty ranks are passed over, a shared rank ends the ballot, and a repeated option counts once, unless told otherwise.
 * An exhausted ballot never counts again.
 *
 * @throws CountError `too_many_options`, `unknown_option`, `invalid_lot`, `overvote_unknown`
 */
export function countIrv(ballots: RankedBallots, settings: IrvSettings = {}): Count {
  const { options } = ballots;
  const placeInLot = settings.lot && placesIn(settings.lot, options);
  const ready = readyBallots(ballots, {
    overvotes: settings.overvotes ?? 'exhaust',
    skippedRanks: settings.skippedRanks ?? null,
    duplicates: settings.duplicates ?? 'skip',
    ranks: settings.ranks ?? null,
  });
  const walk = new Walk(ready);
  const running = new Uint8Array(options).fill(1);
  const piles = Array.from({ length: options }, () => new Pile());
  const sums = new Float64Array(options + STOP_COUNT);
  walk.move(walk.all(), running, piles, sums);

  const history: Float64Array[] = [];
  const rounds: Round[] = [];
  const elected: number[] = [];
  const tied: number[][] = [];
  let left = [...running.keys()];
  let threshold: string | null = null;

  while (left.length > 0 && elected.length === 0 && tied.length === 0) {
    const events: RoundEvent[] = [];
    const votes = sums.slice(0, options);
    history.push(votes);
    const active = votes.reduce((sum, vote) => sum + vote, 0);
    const exhausted = stopped(sums, options);
    const needed = Math.floor(active / 2) + 1;
    threshold = String(needed);
    const leader = left.find((option) => (votes[option] as number) >= needed);
    const winner = leader ?? (left.length === 1 ? left[0] : undefined);
    let eliminated: number[] = [];

    if (winner !== undefined) {
      elected.push(winner);
      events.push({
        kind: 'elected',
        option: winner,
        because: leader === undefined ? 'remaining' : 'majority',
      });
    } else {
      const losers = choose(left, history, placeInLot, events);
      const next = nextVotes(left, losers, votes);
      const together = losers.reduce((sum, option) => sum + (votes[option] as number), 0);
      if (losers.length === 1 || (next !== null && together < next)) {
        eliminated = losers;
        const because = losers.length === 1 ? 'lowest' : 'batch';
        for (const option of losers) {
          running[option] = 0;
          events.push({ kind: 'eliminated', option, because });
        }
        left = left.filter((option) => running[option] === 1);
        for (const option of losers) events.push(transfer(walk, option, running, piles, sums));
      } else {
        tied.push(losers);
      }
    }
    rounds.push({
      votes: Array.from(votes, String),
      exhausted: String(exhausted),
      threshold,
      elected: [...elected],
      eliminated,
      events,
    });
  }
  return { rules: 'irv', seats: 1, elected, tied, threshold, rounds };
}

/** The option that has to go, or those that nothing tells apart. */
function choose(
  left: readonly number[],
  history: readonly Float64Array[],
  placeInLot: readonly number[] | undefined,
  events: RoundEvent[],
): number[] {
  const among = fewest(left, history.at(-1));
  let still = among;
  for (let round = history.length - 2; round >= 0 && still.length > 1; round--) {
    still = fewest(still, history[round]);
  }
  const backwards = still.length === 1;
  if (!backwards && placeInLot !== undefined) {
    still = [still.reduce((a, b) => ((placeInLot[a] as number) > (placeInLot[b] as number) ? a : b))];
  }
  const [decided] = still;
  if (among.length > 1 && still.length === 1 && decided !== undefined) {
    events.push({ kind: 'tie', over: 'elimination', among, decided, by: backwards ? 'backwards' : 'lot' });
  }
  return still;
}

function fewest(among: readonly number[], votes: Float64Array | undefined): number[] {
  if (votes === undefined) return [...among];
  const least = among.reduce((least, option) => Math.min(least, votes[option] as number), Infinity);
  return among.filter((option) => votes[option] === least);
}

function nextVotes(left: readonly number[], losers: readonly number[], votes: Float64Array): number | null {
  const others = left.filter((option) => !losers.includes(option)).map((option) => votes[option] as number);
  return others.length === 0 ? null : Math.min(...others);
}

function transfer(
  walk: Walk,
  from: number,
  running: Uint8Array,
  piles: Pile[],
  sums: Float64Array,
): RoundEvent {
  const before = sums.slice();
  walk.move(piles[from] as Pile, running, piles, sums);
  piles[from] = new Pile();
  sums[from] = 0;
  const to: { option: number; votes: string }[] = [];
  for (const [option, isRunning] of running.entries()) {
    const votes = (sums[option] as number) - (before[option] as number);
    if (isRunning === 1 && votes > 0) to.push({ option, votes: String(votes) });
  }
  const exhausted = stopped(sums, running.length) - stopped(before, running.length);
  return { kind: 'transfer', from, because: 'elimination', value: null, to, exhausted: String(exhausted) };
}

/** The ballots that count no longer; those that were blank never did. */
function stopped(sums: Float64Array, options: number): number {
  let sum = 0;
  for (let stop = 0; stop < STOP_COUNT; stop++) {
    if (stop !== STOPS.blank) sum += sums[options + stop] as number;
  }
  return sum;
}

function placesIn(lot: readonly number[], options: number): number[] {
  const places = Array.from({ length: options }, (_, option) => lot.indexOf(option));
  if (lot.length !== options || places.includes(-1)) {
    throw new CountError('invalid_lot', 'The lot has to name each option once.');
  }
  return places;
}
