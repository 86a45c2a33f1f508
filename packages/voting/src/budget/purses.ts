import type { Election } from './election.ts';
import type { Horizon } from './horizon.ts';

/** An amount of money, `n / d`, to which each step adds `growth / d`. */
export interface Linear {
  readonly n: bigint;
  readonly growth: bigint;
  readonly d: bigint;
}

/** What an option's supporters would pay for it, for each point that they gave; who has less pays all there is. */
export interface Price extends Linear {
  /** The purses, each with its owners' points, that have less. */
  readonly poor: readonly number[];
}

export interface Payment {
  /** How many paid their whole part, and how many had something, but less than that. */
  readonly payers: number;
  readonly ranOut: number;
}

/** What some voters have, now and at the horizon. */
interface Purse {
  amount: bigint;
  growth: bigint;
  later: bigint;
  /** How many ballots' voters have it. */
  holders: number;
}

const EMPTY = 0;

/**
 * What each voter has left of an equal share. Voters who have paid for the same options hold the same amount, and
 * share one purse; amounts are whole numbers over one denominator, which grows with each payment.
 */
export class Purses {
  readonly #election: Election;
  readonly #horizon: Horizon;
  /** The purse of each ballot. */
  readonly #of: Int32Array;
  readonly #purses: Purse[];
  #unit: bigint;
  /** Where the horizon was when each purse's `later` was found. */
  #seen: bigint;
  /** By purse and level of points, while an option's supporters are gathered: their weight. */
  #weights = new Float64Array(0);

  constructor(election: Election, endowment: Linear, horizon: Horizon) {
    this.#election = election;
    this.#horizon = horizon;
    this.#of = new Int32Array(election.ballots.weights.length).fill(EMPTY + 1);
    this.#unit = endowment.d;
    this.#seen = horizon.steps;
    this.#purses = [{ amount: 0n, growth: 0n, later: 0n, holders: 0 }];
    this.#open(endowment.n, endowment.growth).holders = this.#of.length;
  }

  /** The least payment that is enough when all supporters make it as well as they can; null where none is. */
  price(option: number): Price | null {
    const { levels, costs } = this.#election;
    const gathered = this.#gather(option);
    const poor: number[] = [];
    let rich = gathered;
    let rest = (costs[option] ?? 0n) * this.#unit;
    let growth = 0n;
    let share = 0;
    for (const key of rich) share += (this.#weights[key] ?? 0) * (levels[key % levels.length] ?? 0);
    let price: Price | null = null;
    while (share > 0 && price === null) {
      const whole = BigInt(share);
      const able = this.#able(rich, rest, growth, whole);
      if (able.length === rich.length) {
        price = { n: rest, growth, d: whole * this.#unit, poor };
        break;
      }
      const still = new Set(able);
      for (const key of rich) {
        if (still.has(key)) continue;
        const level = key % levels.length;
        const weight = this.#weights[key] ?? 0;
        const has = this.#purses[(key - level) / levels.length];
        rest -= (has?.amount ?? 0n) * BigInt(weight);
        growth -= (has?.growth ?? 0n) * BigInt(weight);
        share -= weight * (levels[level] ?? 0);
        poor.push(key);
      }
      rich = able;
    }
    for (const key of gathered) this.#weights[key] = 0;
    return price;
  }

  /** Takes the price from the option's supporters. */
  pay(option: number, price: Price): Payment {
    const { ballots, levels, supporters, support } = this.#election;
    const whole = price.d / this.#unit;
    const common = greatestCommonDivisor(greatestCommonDivisor(whole, price.n), price.growth);
    const factor = whole / common;
    this.#scale(factor);
    const poor = new Set(price.poor);
    const after = new Map<number, number>();
    let payers = 0;
    let ranOut = 0;
    supporters[option]?.forEach((ballot, i) => {
      const from = this.#of[ballot] ?? EMPTY;
      const before = this.#purses[from];
      if (from === EMPTY || before === undefined) return;
      const level = support[option]?.[i] ?? 0;
      const key = from * levels.length + level;
      let to = after.get(key);
      if (to === undefined) {
        const points = BigInt(levels[level] ?? 0);
        to = poor.has(key) ? EMPTY : this.#purses.length;
        // A purse that is just emptied is not EMPTY: with a little more at the start it would not be.
        if (to !== EMPTY)
          this.#open(
            before.amount - (price.n / common) * points,
            before.growth - (price.growth / common) * points,
          );
        after.set(key, to);
      }
      const weight = ballots.weights[ballot] ?? 0;
      if (to !== EMPTY) payers += weight;
      else if (before.amount > 0n) ranOut += weight;
      this.#of[ballot] = to;
      before.holders -= 1;
      const has = this.#purses[to];
      if (has !== undefined) has.holders += 1;
    });
    return { payers, ranOut };
  }

  /** What the voter of each ballot has left, in parts of a unit of money. */
  left(): { readonly amounts: readonly bigint[]; readonly unit: bigint } {
    return { amounts: Array.from(this.#of, (purse) => this.#purses[purse]?.amount ?? 0n), unit: this.#unit };
  }

  /** Which of these can pay `rest / whole` for each point; the answer is made to be the same up to the horizon. */
  #able(keys: readonly number[], rest: bigint, growth: bigint, whole: bigint): number[] {
    const { levels } = this.#election;
    const able: number[] = [];
    const least: bigint[] = [];
    let leastLater: bigint[] = [];
    this.#look();
    for (const key of keys) {
      const level = key % levels.length;
      const has = this.#purses[(key - level) / levels.length];
      if (has === undefined) continue;
      const points = BigInt(levels[level] ?? 0);
      const can = has.amount >= (least[level] ??= quotientUp(rest * points, whole));
      if (can) able.push(key);
      if (this.#seen === 0n) continue;
      leastLater[level] ??= quotientUp((rest + growth * this.#seen) * points, whole);
      if (can === has.later >= leastLater[level]) continue;
      this.#horizon.keep(has.amount * whole - rest * points, has.growth * whole - growth * points);
      this.#look();
      leastLater = [];
    }
    return able;
  }

  /** Which purses, with which points, stand behind an option; leaves what they weigh in `#weights`. */
  #gather(option: number): number[] {
    const { ballots, levels, supporters, support } = this.#election;
    const keys = this.#purses.length * levels.length;
    if (this.#weights.length < keys) this.#weights = new Float64Array(keys * 2);
    const weights = this.#weights;
    const behind = supporters[option] ?? [];
    const given = support[option] ?? [];
    const found: number[] = [];
    for (let i = 0; i < behind.length; i++) {
      const ballot = behind[i] ?? 0;
      const from = this.#of[ballot] ?? EMPTY;
      if (from === EMPTY) continue;
      const key = from * levels.length + (given[i] ?? 0);
      const before = weights[key] ?? 0;
      if (before === 0) found.push(key);
      weights[key] = before + (ballots.weights[ballot] ?? 0);
    }
    return found;
  }

  #open(amount: bigint, growth: bigint): Purse {
    const opened = { amount, growth, later: amount + growth * this.#seen, holders: 0 };
    this.#purses.push(opened);
    return opened;
  }

  #scale(factor: bigint): void {
    if (factor === 1n) return;
    this.#unit *= factor;
    for (const purse of this.#purses) {
      if (purse.holders === 0) continue;
      purse.amount *= factor;
      purse.growth *= factor;
      purse.later *= factor;
    }
  }

  #look(): void {
    if (this.#seen === this.#horizon.steps) return;
    this.#seen = this.#horizon.steps;
    for (const purse of this.#purses) {
      if (purse.holders > 0) purse.later = purse.amount + purse.growth * this.#seen;
    }
  }
}

function quotientUp(n: bigint, d: bigint): bigint {
  return n > 0n ? (n + d - 1n) / d : n / d;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a < 0n ? -a : a;
}
