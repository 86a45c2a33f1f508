import type { Rational } from '../exact/rational.ts';
import type { Election } from './election.ts';

/** What an option's supporters would pay for it. */
export interface Price {
  /** For each point that they gave, `n / d`; who has less pays all there is. */
  readonly n: bigint;
  readonly d: bigint;
  /** The purses, each with its owners' points, that have less. */
  readonly poor: readonly number[];
}

export interface Payment {
  /** How many paid their whole part, and how many had something, but less than that. */
  readonly payers: number;
  readonly ranOut: number;
}

const EMPTY = 0;

/**
 * What each voter has left of an equal share. Voters who have paid for the same options hold the same amount, and
 * share one purse; amounts are whole numbers over one denominator, which grows with each payment.
 */
export class Purses {
  readonly #election: Election;
  /** The purse of each ballot. */
  readonly #of: Int32Array;
  readonly #amounts: bigint[];
  readonly #holders: number[];
  #unit: bigint;
  /** By purse and level of points, while an option's supporters are gathered: their weight. */
  #weights = new Float64Array(0);

  constructor(election: Election, endowment: Rational) {
    this.#election = election;
    this.#of = new Int32Array(election.ballots.weights.length).fill(EMPTY + 1);
    this.#amounts = [0n, endowment.n];
    this.#holders = [0, this.#of.length];
    this.#unit = endowment.d;
  }

  /** The least payment that is enough when all supporters make it as well as they can; null where none is. */
  price(option: number): Price | null {
    const { levels, costs } = this.#election;
    const gathered = this.#gather(option);
    const poor: number[] = [];
    let rich = gathered;
    let rest = (costs[option] ?? 0n) * this.#unit;
    let share = 0;
    for (const key of rich) share += (this.#weights[key] ?? 0) * (levels[key % levels.length] ?? 0);
    let price: Price | null = null;
    while (share > 0 && price === null) {
      const whole = BigInt(share);
      const least: bigint[] = [];
      const able: number[] = [];
      let paid = 0n;
      for (const key of rich) {
        const level = key % levels.length;
        const points = levels[level] ?? 0;
        const enough = (least[level] ??= (rest * BigInt(points) + whole - 1n) / whole);
        const amount = this.#amounts[(key - level) / levels.length] ?? 0n;
        if (amount >= enough) {
          able.push(key);
        } else {
          const weight = this.#weights[key] ?? 0;
          poor.push(key);
          paid += amount * BigInt(weight);
          share -= weight * points;
        }
      }
      if (able.length === rich.length) price = { n: rest, d: whole * this.#unit, poor };
      rest -= paid;
      rich = able;
    }
    for (const key of gathered) this.#weights[key] = 0;
    return price;
  }

  /** Takes the price from the option's supporters. */
  pay(option: number, price: Price): Payment {
    const { ballots, levels, supporters, support } = this.#election;
    const whole = price.d / this.#unit;
    const factor = whole / greatestCommonDivisor(price.n % whole, whole);
    const perPoint = (price.n * factor) / whole;
    this.#unit *= factor;
    if (factor !== 1n) {
      for (let purse = 1; purse < this.#amounts.length; purse++) {
        if ((this.#holders[purse] ?? 0) > 0) this.#amounts[purse] = (this.#amounts[purse] ?? 0n) * factor;
      }
    }
    const poor = new Set(price.poor);
    const after = new Map<number, number>();
    let payers = 0;
    let ranOut = 0;
    supporters[option]?.forEach((ballot, i) => {
      const purse = this.#of[ballot] ?? EMPTY;
      if (purse === EMPTY) return;
      const level = support[option]?.[i] ?? 0;
      const key = purse * levels.length + level;
      const weight = ballots.weights[ballot] ?? 0;
      const amount = this.#amounts[purse] ?? 0n;
      let next = after.get(key);
      if (next === undefined) {
        // A purse that is just emptied is not EMPTY: with a little more at the start it would not be.
        next = poor.has(key) ? EMPTY : this.#amounts.push(amount - perPoint * BigInt(levels[level] ?? 0)) - 1;
        after.set(key, next);
      }
      if (next !== EMPTY) payers += weight;
      else if (amount > 0n) ranOut += weight;
      this.#of[ballot] = next;
      this.#holders[purse] = (this.#holders[purse] ?? 0) - 1;
      this.#holders[next] = (this.#holders[next] ?? 0) + 1;
    });
    return { payers, ranOut };
  }

  /** What the voter of each ballot has left, in parts of a unit of money. */
  left(): { readonly amounts: readonly bigint[]; readonly unit: bigint } {
    return { amounts: Array.from(this.#of, (purse) => this.#amounts[purse] ?? 0n), unit: this.#unit };
  }

  /** Which purses, with which points, stand behind an option; leaves what they weigh in `#weights`. */
  #gather(option: number): number[] {
    const { ballots, levels, supporters, support } = this.#election;
    const keys = this.#amounts.length * levels.length;
    if (this.#weights.length < keys) this.#weights = new Float64Array(keys * 2);
    const weights = this.#weights;
    const behind = supporters[option] ?? [];
    const given = support[option] ?? [];
    const found: number[] = [];
    for (let i = 0; i < behind.length; i++) {
      const ballot = behind[i] ?? 0;
      const purse = this.#of[ballot] ?? EMPTY;
      if (purse === EMPTY) continue;
      const key = purse * levels.length + (given[i] ?? 0);
      const before = weights[key] ?? 0;
      if (before === 0) found.push(key);
      weights[key] = before + (ballots.weights[ballot] ?? 0);
    }
    return found;
  }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b > 0n) [a, b] = [b, a % b];
  return a;
}
