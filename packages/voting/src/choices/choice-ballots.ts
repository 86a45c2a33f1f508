import { CountError } from '../count.ts';

/** Ballots that mark options without order, packed: ballot `b` marks `choices[starts[b]]` up to `choices[starts[b + 1]]`. */
export interface ChoiceBallots {
  readonly options: number;
  readonly starts: Uint32Array;
  readonly choices: Uint16Array;
  /** How many voters cast each ballot, or what it weighs: whole numbers, the sum below 2^53. */
  readonly weights: Float64Array;
}

const MOST_OPTIONS = 0xffff;

/** Packs such ballots one after the other, equal ones merged. */
export class ChoiceBallotsBuilder {
  readonly #options: number;
  readonly #index = new Map<string, number>();
  readonly #starts: number[] = [0];
  readonly #choices: number[] = [];
  readonly #weights: number[] = [];
  #total = 0;

  /** @throws CountError `too_many_options` */
  constructor(options: number) {
    if (options > MOST_OPTIONS) {
      throw new CountError('too_many_options', `At most ${MOST_OPTIONS} options can be chosen from.`);
    }
    this.#options = options;
  }

  /**
   * @param marked the options marked, each once
   * @throws CountError `invalid_choice`, `invalid_weight`, `too_many_votes`
   */
  add(marked: readonly number[], weight = 1): void {
    const set = [...new Set(marked)].sort((a, b) => a - b);
    const known = (option: number) => Number.isInteger(option) && option >= 0 && option < this.#options;
    if (set.length !== marked.length || !set.every(known)) {
      throw new CountError('invalid_choice', 'A ballot marks options of the question, each once.');
    }
    if (!Number.isSafeInteger(weight) || weight < 0) {
      throw new CountError('invalid_weight', 'A ballot weighs a whole number, zero or more.');
    }
    if (weight === 0) return;
    this.#total += weight;
    if (!Number.isSafeInteger(this.#total)) {
      throw new CountError('too_many_votes', 'There are too many votes.');
    }
    const key = set.join();
    const at = this.#index.get(key);
    if (at !== undefined) {
      this.#weights[at] = (this.#weights[at] ?? 0) + weight;
      return;
    }
    this.#index.set(key, this.#weights.length);
    for (const option of set) this.#choices.push(option);
    this.#starts.push(this.#choices.length);
    this.#weights.push(weight);
  }

  build(): ChoiceBallots {
    return {
      options: this.#options,
      starts: Uint32Array.from(this.#starts),
      choices: Uint16Array.from(this.#choices),
      weights: Float64Array.from(this.#weights),
    };
  }
}
