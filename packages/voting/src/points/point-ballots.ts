import { CountError } from '../count.ts';
import { MOST_OPTIONS } from '../ranked-ballots.ts';

/**
 * Ballots that give whole points to options, packed: ballot `b` gives `points[i]` to `chosen[i]`,
 * for `i` from `starts[b]` up to `starts[b + 1]`. An approval is one point; what is not named gets none.
 */
export interface PointBallots {
  /** How many options there are. */
  readonly options: number;
  readonly starts: Uint32Array;
  /** Options, ascending within a ballot. */
  readonly chosen: Uint16Array;
  /** Whole numbers other than zero; below zero where a voter is against. */
  readonly points: Float64Array;
  /** How many voters cast each ballot, or what it weighs: whole numbers, the sum below 2^53. */
  readonly weights: Float64Array;
}

/** Packs ballots one after the other, equal ones merged; a ballot without points is kept as blank. */
export class PointBallotsBuilder {
  readonly #options: number;
  readonly #index = new Map<string, number>();
  readonly #starts: number[] = [0];
  readonly #chosen: number[] = [];
  readonly #points: number[] = [];
  readonly #weights: number[] = [];
  #votes = 0;
  #total = 0;

  /** @throws CountError `too_many_options` */
  constructor(options: number) {
    if (options > MOST_OPTIONS)
      throw new CountError('too_many_options', `At most ${MOST_OPTIONS} options can be given points.`);
    this.#options = options;
  }

  /**
   * @throws CountError for an option that does not exist or is named twice, for points or a weight that
   * are not whole numbers, and for a sum too large to be exact
   */
  add(given: readonly (readonly [option: number, points: number])[], weight = 1): void {
    if (!Number.isSafeInteger(weight) || weight < 0)
      throw new CountError('invalid_weight', 'A ballot weighs a whole number, zero or more.');
    if (weight === 0) return;
    const entries = given.toSorted(([a], [b]) => a - b);
    entries.forEach(([option, points], i) => {
      if (!Number.isInteger(option) || option < 0 || option >= this.#options)
        throw new CountError('unknown_option', `There is no option ${option}.`);
      if (entries[i - 1]?.[0] === option)
        throw new CountError('repeated_option', `A ballot names option ${option} twice.`);
      if (!Number.isSafeInteger(points)) throw new CountError('invalid_points', 'Points are whole numbers.');
      this.#total += Math.abs(points) * weight;
    });
    this.#votes += weight;
    if (!Number.isSafeInteger(this.#votes) || !Number.isSafeInteger(this.#total))
      throw new CountError('too_many_votes', 'There are too many votes.');
    const kept = entries.filter(([, points]) => points !== 0);
    const key = kept.join(' ');
    const known = this.#index.get(key);
    if (known !== undefined) {
      this.#weights[known] = (this.#weights[known] ?? 0) + weight;
      return;
    }
    this.#index.set(key, this.#weights.length);
    for (const [option, points] of kept) {
      this.#chosen.push(option);
      this.#points.push(points);
    }
    this.#starts.push(this.#chosen.length);
    this.#weights.push(weight);
  }

  /** One point for each of these. */
  addApproval(approved: readonly number[], weight = 1): void {
    this.add(
      approved.map((option) => [option, 1]),
      weight,
    );
  }

  build(): PointBallots {
    return {
      options: this.#options,
      starts: Uint32Array.from(this.#starts),
      chosen: Uint16Array.from(this.#chosen),
      points: Float64Array.from(this.#points),
      weights: Float64Array.from(this.#weights),
    };
  }
}
