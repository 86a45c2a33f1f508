import { CountError } from '../count.ts';

/** In `scores`: the voter left the option without a score. */
export const BLANK = 0xffff;
/** More than this no ballot can give. */
export const HIGHEST_SCORE = 0xfffe;

/** Score ballots, packed: ballot `b` gives option `o` the score `scores[b * options + o]`, or {@link BLANK}. */
export interface ScoreBallots {
  readonly options: number;
  readonly scores: Uint16Array;
  /** How many voters cast each ballot, or what it weighs: whole numbers, the sum below 2^53. */
  readonly weights: Float64Array;
}

/** Packs score ballots one after the other, equal ones merged. */
export class ScoreBallotsBuilder {
  readonly #options: number;
  readonly #index = new Map<string, number>();
  readonly #scores: number[] = [];
  readonly #weights: number[] = [];
  #total = 0;

  constructor(options: number) {
    this.#options = options;
  }

  /**
   * @param scores one for each option, null where the voter gave none
   * @throws CountError `invalid_score`, `invalid_weight`, `too_many_votes`
   */
  add(scores: readonly (number | null)[], weight = 1): void {
    if (scores.length !== this.#options || !scores.every(isScore)) {
      throw new CountError(
        'invalid_score',
        `A ballot has a score from 0 to ${HIGHEST_SCORE} for each option.`,
      );
    }
    if (!Number.isSafeInteger(weight) || weight < 0) {
      throw new CountError('invalid_weight', 'A ballot weighs a whole number, zero or more.');
    }
    if (weight === 0) return;
    this.#total += weight;
    if (!Number.isSafeInteger(this.#total)) {
      throw new CountError('too_many_votes', 'There are too many votes.');
    }
    const packed = scores.map((score) => score ?? BLANK);
    const key = packed.join();
    const known = this.#index.get(key);
    if (known !== undefined) {
      this.#weights[known] = (this.#weights[known] ?? 0) + weight;
      return;
    }
    this.#index.set(key, this.#weights.length);
    for (const score of packed) this.#scores.push(score);
    this.#weights.push(weight);
  }

  build(): ScoreBallots {
    return {
      options: this.#options,
      scores: Uint16Array.from(this.#scores),
      weights: Float64Array.from(this.#weights),
    };
  }
}

function isScore(score: number | null): boolean {
  return score === null || (Number.isInteger(score) && score >= 0 && score <= HIGHEST_SCORE);
}
