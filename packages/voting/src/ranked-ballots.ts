import { CountError } from './count.ts';
import { sortedBallots } from './sort-ballots.ts';

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

/** In the builder's table: no ballot. */
const FREE = -1;

/** One ballot as people write it: for each rank the options at it; an empty rank was skipped. */
export type Ranking = readonly (readonly number[])[];

/** Packs ballots: equal ones are merged, and they stand in the order of their entries, however they came. */
export class RankedBallotsBuilder {
  readonly #options: number;
  #ranks = new Uint16Array(64);
  #starts = new Uint32Array(16);
  #weights = new Float64Array(16);
  #count = 0;
  /** The ballots by the hashes of their entries: open addressing, {@link FREE} where there is none. */
  #table = new Int32Array(32).fill(FREE);
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
  add(entries: ArrayLike<number>, weight = 1): void {
    if (!Number.isSafeInteger(weight) || weight < 0) {
      throw new CountError('invalid_weight', 'A ballot weighs a whole number, zero or more.');
    }
    if (weight === 0) return;
    this.#total += weight;
    if (!Number.isSafeInteger(this.#total))
      throw new CountError('too_many_votes', 'There are too many votes.');
    const place = this.#find(entries);
    let ballot = this.#table[place] as number;
    if (ballot === FREE) {
      ballot = this.#append(entries);
      this.#table[place] = ballot;
      if (this.#count * 2 > this.#table.length) this.#rehash();
    }
    this.#weights[ballot] = (this.#weights[ballot] as number) + weight;
  }

  addRanking(ranking: Ranking, weight = 1): void {
    const entries = ranking.flatMap((rank) =>
      rank.length === 0 ? [SKIPPED] : rank.map((option, i) => (i === 0 ? option : option | SAME_RANK)),
    );
    this.add(entries, weight);
  }

  build(): RankedBallots {
    const order = sortedBallots({ starts: this.#starts, ranks: this.#ranks }, this.#count);
    const starts = new Uint32Array(this.#count + 1);
    const ranks = new Uint16Array(this.#starts[this.#count] as number);
    const weights = new Float64Array(this.#count);
    let end = 0;
    for (let place = 0; place < order.length; place++) {
      const ballot = order[place] as number;
      const from = this.#starts[ballot] as number;
      const to = this.#starts[ballot + 1] as number;
      for (let i = from; i < to; i++) ranks[end++] = this.#ranks[i] as number;
      starts[place + 1] = end;
      weights[place] = this.#weights[ballot] as number;
    }
    return { options: this.#options, starts, ranks, weights };
  }

  /** Where in the table these entries are, or would be. */
  #find(entries: ArrayLike<number>): number {
    const mask = this.#table.length - 1;
    let place = hash(entries, 0, entries.length) & mask;
    for (;;) {
      const ballot = this.#table[place] as number;
      if (ballot === FREE || this.#isAt(ballot, entries)) return place;
      place = (place + 1) & mask;
    }
  }

  #isAt(ballot: number, entries: ArrayLike<number>): boolean {
    const from = this.#starts[ballot] as number;
    if ((this.#starts[ballot + 1] as number) - from !== entries.length) return false;
    for (let i = 0; i < entries.length; i++) if (this.#ranks[from + i] !== entries[i]) return false;
    return true;
  }

  #append(entries: ArrayLike<number>): number {
    const ballot = this.#count++;
    const from = this.#starts[ballot] as number;
    const to = from + entries.length;
    if (to > this.#ranks.length) this.#ranks = grown(this.#ranks, new Uint16Array(to * 2));
    if (this.#count >= this.#weights.length) {
      this.#starts = grown(this.#starts, new Uint32Array(this.#count * 2));
      this.#weights = grown(this.#weights, new Float64Array(this.#count * 2));
    }
    for (let i = 0; i < entries.length; i++) this.#ranks[from + i] = entries[i] as number;
    this.#starts[ballot + 1] = to;
    return ballot;
  }

  #rehash(): void {
    this.#table = new Int32Array(this.#table.length * 2).fill(FREE);
    const mask = this.#table.length - 1;
    for (let ballot = 0; ballot < this.#count; ballot++) {
      const from = this.#starts[ballot] as number;
      let place = hash(this.#ranks, from, this.#starts[ballot + 1] as number) & mask;
      while (this.#table[place] !== FREE) place = (place + 1) & mask;
      this.#table[place] = ballot;
    }
  }
}

function hash(entries: ArrayLike<number>, from: number, to: number): number {
  let hash = 0;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (entries[i] as number), 0x9e3779b1) ^ (hash >>> 15);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function grown<T extends Uint16Array | Uint32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
