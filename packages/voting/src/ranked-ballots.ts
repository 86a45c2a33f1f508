import { CountError } from './count.ts';

/** In `ranks`: a rank that the voter left empty. */
export const SKIPPED = 0x3fff;
/** In `ranks`: too many options at one rank, and which they were is not known. */
export const OVERVOTED = 0x3ffe;
/** In `ranks`, as a flag: this option stands at the same rank as the one before it. */
export const SAME_RANK = 0x8000;
/** Takes the option out of an entry of `ranks`. */
export const OPTION = 0x3fff;
/** More options than this do not fit. */
export const MOST_OPTIONS = 0x3ff0;

/**
 * Ranked ballots, packed: ballot `b` is `ranks[starts[b]]` up to `ranks[starts[b + 1]]`, best first.
 * An entry is an option's index, {@link SKIPPED} or {@link OVERVOTED}, with {@link SAME_RANK} where ranks are shared.
 * The ballots are as they were cast: what a skipped or shared rank means is for the rules to say.
 */
export interface RankedBallots {
  /** How many options there are. */
  readonly options: number;
  readonly starts: Uint32Array;
  readonly ranks: Uint16Array;
  /** How many voters cast each ballot, or what it weighs: whole numbers, the sum below 2^53. */
  readonly weights: Float64Array;
}

/** One ballot as people write it: for each rank the options at it; an empty rank was skipped. */
export type Ranking = readonly (readonly number[])[];

/** Packs ballots one after the other, equal ones merged. */
export class RankedBallotsBuilder {
  readonly #options: number;
  readonly #index = new Map<string, number>();
  readonly #starts: number[] = [0];
  readonly #ranks: number[] = [];
  readonly #weights: number[] = [];
  #total = 0;

  constructor(options: number) {
    if (options > MOST_OPTIONS)
      throw new CountError('too_many_options', `At most ${MOST_OPTIONS} options can be ranked.`);
    this.#options = options;
  }

  /**
   * @param entries as in {@link RankedBallots.ranks}
   * @throws CountError for a weight that is not a whole number, or a sum too large to be exact
   */
  add(entries: readonly number[], weight = 1): void {
    if (!Number.isSafeInteger(weight) || weight < 0) {
      throw new CountError('invalid_weight', 'A ballot weighs a whole number, zero or more.');
    }
    if (weight === 0) return;
    this.#total += weight;
    if (!Number.isSafeInteger(this.#total))
      throw new CountError('too_many_votes', 'There are too many votes.');
    const key = String.fromCharCode(...entries);
    const known = this.#index.get(key);
    if (known !== undefined) {
      this.#weights[known] = (this.#weights[known] ?? 0) + weight;
      return;
    }
    this.#index.set(key, this.#weights.length);
    for (const entry of entries) this.#ranks.push(entry);
    this.#starts.push(this.#ranks.length);
    this.#weights.push(weight);
  }

  addRanking(ranking: Ranking, weight = 1): void {
    const entries = ranking.flatMap((rank) =>
      rank.length === 0 ? [SKIPPED] : rank.map((option, i) => (i === 0 ? option : option | SAME_RANK)),
    );
    this.add(entries, weight);
  }

  build(): RankedBallots {
    return {
      options: this.#options,
      starts: Uint32Array.from(this.#starts),
      ranks: Uint16Array.from(this.#ranks),
      weights: Float64Array.from(this.#weights),
    };
  }
}
