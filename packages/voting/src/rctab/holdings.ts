import { readyBallots, STOP_COUNT, STOPS, type ReadyBallots } from '../irv/ready-ballots.ts';
import { Pile, Walk } from '../irv/walk.ts';
import type { RankedBallots } from '../ranked-ballots.ts';
import type { RctabSettings } from './settings.ts';

/** What has moved away from an option, in units. */
export interface Move {
  /** For each option what it has got. */
  readonly to: readonly bigint[];
  /** What went to no one, be it lost to rounding. */
  readonly exhausted: bigint;
}

/** Ballots in one hand that are worth the same. */
interface Parcel {
  readonly pile: Pile;
  /** How many ballots. */
  readonly weight: number;
}

/** As RCTab reads ballots. */
export function readyForRctab(ballots: RankedBallots, settings: RctabSettings): ReadyBallots {
  const overvotes = {
    alwaysSkipToNextRank: 'skip',
    exhaustImmediately: 'exhaust',
    exhaustIfMultipleContinuing: 'exhaust-if-several-continue',
  } as const;
  return readyBallots(ballots, {
    overvotes: overvotes[settings.overvoteRule],
    skippedRanks: settings.maxSkippedRanksAllowed,
    duplicates: settings.exhaustOnDuplicateCandidate ? 'exhaust' : 'skip',
    ranks: settings.maxRankingsAllowed,
  });
}

/** Who holds which ballots, and what each ballot is still worth. All votes are in units. */
export class Holdings {
  /** What each option holds. */
  readonly votes: bigint[];
  /** For each of {@link STOPS} what counts no longer for that reason. */
  readonly stopped: bigint[];
  /** What was too much with the last elected. */
  retired = 0n;
  /** What rounding has lost. */
  residual = 0n;
  readonly #options: number;
  readonly #walk: Walk;
  readonly #unit: bigint;
  readonly #running: Uint8Array;
  /** For each option its ballots by what one is worth. */
  readonly #hands: readonly Map<bigint, Parcel>[];
  /** Those whose surplus has moved, and whether what they keep was cut to what they need. */
  readonly #reduced = new Map<number, boolean>();

  /**
   * @param unit what a whole vote is worth
   * @param running for each option 1 while it can have votes; kept so by the caller
   */
  constructor(ballots: ReadyBallots, unit: bigint, running: Uint8Array) {
    this.#options = ballots.options;
    this.#walk = new Walk(ballots);
    this.#unit = unit;
    this.#running = running;
    this.#hands = Array.from(running, () => new Map<bigint, Parcel>());
    this.votes = nothing(running.length);
    this.stopped = nothing(STOP_COUNT);
    this.#deal(this.#walk.all(), unit, nothing(running.length));
  }

  get exhausted(): bigint {
    const blank = this.stopped[STOPS.blank] ?? 0n;
    return this.stopped.reduce((sum, units) => sum + units, this.retired + this.residual) - blank;
  }

  /**
   * With how many digits RCTab tells what an option holds: none while it holds whole votes alone, and those of the threshold
   * once it was cut to that. A part of nothing is a part, too.
   */
  digitsOf(option: number, { all, threshold }: { all: number; threshold: number }): number {
    const cut = this.#reduced.get(option);
    if (cut !== undefined) return cut ? threshold : all;
    const values = [...(this.#hands[option]?.keys() ?? [])];
    return values.every((value) => value === this.#unit) ? 0 : all;
  }

  /** Moves on all that an option holds. */
  moveAll(from: number): Move {
    const to = nothing(this.#options);
    let exhausted = 0n;
    for (const [value, { pile }] of this.#empty(from)) exhausted += this.#deal(pile, value, to);
    this.votes[from] = 0n;
    return { to, exhausted };
  }

  /**
   * Moves on a part of what each ballot of an elected option is worth, cut off to whole units; it keeps the
   * rest, but no more than it needs.
   *
   * @param part in units of a whole vote
   * @param seatsFilled then the surplus goes to no one
   */
  moveSurplus(from: number, part: bigint, needs: bigint, seatsFilled: boolean): Move {
    const to = nothing(this.#options);
    let exhausted = 0n;
    let kept = 0n;
    for (const [value, { pile, weight }] of this.#empty(from)) {
      const moved = (value * part) / this.#unit;
      kept += (value - moved) * BigInt(weight);
      if (seatsFilled) {
        this.retired += moved * BigInt(weight);
        exhausted += moved * BigInt(weight);
      } else {
        exhausted += this.#deal(pile, moved, to);
      }
    }
    const lost = kept > needs ? kept - needs : 0n;
    this.residual += lost;
    this.votes[from] = kept - lost;
    this.#reduced.set(from, lost > 0n);
    return { to, exhausted: exhausted + lost };
  }

  #empty(option: number): [bigint, Parcel][] {
    const hand = this.#hands[option];
    const parcels = [...(hand ?? [])];
    hand?.clear();
    return parcels;
  }

  /** Gives each ballot of a pile to its next choice; tells how much has none. */
  #deal(pile: Pile, value: bigint, to: bigint[]): bigint {
    const piles = this.#hands.map((hand) => hand.get(value)?.pile ?? new Pile());
    const sums = new Float64Array(this.#options + STOP_COUNT);
    this.#walk.move(pile, this.#running, piles, sums);

    for (const [option, hand] of this.#hands.entries()) {
      const weight = sums[option] ?? 0;
      if (weight === 0) continue;
      const held = hand.get(value)?.weight ?? 0;
      hand.set(value, { pile: piles[option] as Pile, weight: held + weight });
      const units = BigInt(weight) * value;
      to[option] = (to[option] ?? 0n) + units;
      this.votes[option] = (this.votes[option] ?? 0n) + units;
    }
    let exhausted = 0n;
    for (let stop = 0; stop < STOP_COUNT; stop++) {
      const units = BigInt(sums[this.#options + stop] ?? 0) * value;
      this.stopped[stop] = (this.stopped[stop] ?? 0n) + units;
      exhausted += units;
    }
    return exhausted;
  }
}

function nothing(length: number): bigint[] {
  return Array.from({ length }, () => 0n);
}
