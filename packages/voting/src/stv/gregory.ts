import type { Contest } from './contest.ts';
import type { Papers } from './papers.ts';
import { type Dealt, join, type Pile, Piles, weightOf } from './piles.ts';
import { quotaOf } from './quota.ts';
import type { GregoryRules } from './rules.ts';
import { sureLosers } from './sure-losers.ts';

/** Papers of one value, in the hands of one option. */
interface Parcel<N> {
  readonly value: N;
  readonly pile: Pile;
}

/**
 * Counts by moving ballots at a value: those of a surplus at a part of what they were worth, those of an eliminated
 * option at what they are worth. A value is computed once for all papers that share it.
 */
export class GregoryCount<N> {
  /** What the ballots weigh that count for someone. */
  readonly valid: number;
  readonly #contest: Contest<N>;
  readonly #rules: GregoryRules;
  readonly #piles: Piles;
  readonly #parcels: Map<bigint | number | string, Parcel<N>>[];
  readonly #quota: N;
  /** Elected, with a surplus that has not moved yet; in the order of the ballot paper. */
  #pending: number[] = [];
  #exhausted: N;
  #rounding: N;

  constructor(contest: Contest<N>, rules: GregoryRules, papers: Papers) {
    const { arithmetic } = contest;
    this.#contest = contest;
    this.#rules = rules;
    this.#exhausted = arithmetic.zero;
    this.#parcels = Array.from(contest.hopeful, () => new Map<bigint | number | string, Parcel<N>>());
    this.#piles = new Piles(papers, contest.hopeful.length);
    let valid = 0;
    for (const part of papers.parts ? new Set(papers.parts) : [1]) {
      const dealt = this.#piles.dealFirst(contest.hopeful, part);
      valid += weightOf(dealt) / part;
      this.#hand(dealt, arithmetic.divide(arithmetic.one, arithmetic.whole(part)));
    }
    this.valid = valid;
    const held = contest.votes.reduce((sum, votes) => arithmetic.add(sum, votes), arithmetic.zero);
    this.#rounding = arithmetic.subtract(arithmetic.whole(valid), held);
    this.#quota = quotaOf(arithmetic, rules.quota, arithmetic.whole(valid), contest.seats);
  }

  run(undeclared: readonly number[]): void {
    const contest = this.#contest;
    const atOnce = this.#rules.elects === 'at-once';
    let writeIns = undeclared.filter((option) => contest.hopeful[option] === 1);
    for (;;) {
      const reached = this.#reached();
      const waiting = atOnce ? [...this.#pending, ...reached] : reached;
      contest.open({
        exhausted: this.#exhausted,
        rounding: this.#rounding,
        threshold: this.#quota,
        surplus: this.#surplusOf(waiting),
      });
      if (atOnce && contest.fewEnough) return contest.electRemaining();
      if (this.#eliminateDoomed()) continue;
      if (atOnce || reached.length >= contest.seatsLeft) this.#electReached(reached);
      if (contest.seatsLeft === 0) return contest.eliminateRemaining();
      if (this.#eliminateDoomed()) continue;

      const batch = this.#batch(writeIns);
      writeIns = [];
      if (batch.length > 0) {
        for (const option of batch)
          contest.eliminate(option, undeclared.includes(option) ? 'undeclared' : 'batch');
        if (atOnce && contest.fewEnough) return contest.electRemaining();
        this.#moveAll(batch);
        continue;
      }
      if (this.#moveSurpluses(atOnce ? this.#pending : this.#reached())) continue;
      if (contest.fewEnough) return contest.electRemaining();
      const lowest = contest.lowest(contest.expendable());
      contest.eliminate(lowest, 'lowest');
      if (contest.fewEnough && !this.#rules.movesLast) return contest.electRemaining();
      this.#moveAll([lowest]);
    }
  }

  #reached(): number[] {
    const { arithmetic, hopefuls } = this.#contest;
    const least = this.#rules.quota === 'exact' ? 1 : 0;
    return hopefuls.filter(
      (option) => arithmetic.compare(this.#contest.votesOf(option), this.#quota) >= least,
    );
  }

  #surplusOf(options: readonly number[]): N {
    const { add, subtract, zero } = this.#contest.arithmetic;
    return options.reduce(
      (sum, option) => add(sum, subtract(this.#contest.votesOf(option), this.#quota)),
      zero,
    );
  }

  /** In the order of their votes; a class may have no seat left for one of them when those before are elected. */
  #electReached(reached: readonly number[]): void {
    let waiting = [...reached];
    while (waiting.length > 0 && this.#contest.seatsLeft > 0) {
      const option = this.#firstOf(waiting);
      this.#contest.elect(option, 'quota');
      const doomed = this.#contest.doomed();
      waiting = waiting.filter((other) => other !== option && !doomed.includes(other));
      if (
        this.#rules.emptySurplus ||
        this.#contest.arithmetic.compare(this.#surplusOf([option]), this.#contest.arithmetic.zero) > 0
      ) {
        this.#pending = [...this.#pending, option].sort((a, b) => a - b);
      } else {
        this.#parcels[option]?.clear();
      }
    }
  }

  #firstOf(among: readonly number[]): number {
    if (this.#rules.equals === 'lot') return this.#contest.highest(among, 'election');
    const { compare } = this.#contest.arithmetic;
    return among.reduce((best, option) =>
      compare(this.#contest.votesOf(option), this.#contest.votesOf(best)) >= 0 ? option : best,
    );
  }

  #batch(writeIns: readonly number[]): number[] {
    const contest = this.#contest;
    if (contest.hasClassQuotas) return [];
    const { add } = contest.arithmetic;
    const atOnce = this.#rules.elects === 'at-once';
    const above = atOnce ? [] : this.#reached();
    const others = contest.hopefuls.filter((option) => !above.includes(option) && !writeIns.includes(option));
    const losers = sureLosers(contest.arithmetic, this.#rules.batch, {
      votes: contest.votes,
      hopefuls: others,
      seatsLeft: contest.seatsLeft - above.filter((option) => !writeIns.includes(option)).length,
      surplus: writeIns.reduce(
        (sum, option) => add(sum, contest.votesOf(option)),
        this.#surplusOf(atOnce ? this.#pending : above.filter((option) => !writeIns.includes(option))),
      ),
      threshold: this.#quota,
    });
    return [...losers, ...writeIns].sort((a, b) => a - b);
  }

  #moveSurpluses(pending: readonly number[]): boolean {
    if (pending.length === 0) return false;
    const all = this.#rules.surpluses === 'all';
    const moving = all ? pending : [this.#contest.highest(pending, 'surplus')];
    for (const option of moving) {
      if (this.#rules.elects === 'with-surplus') this.#contest.elect(option, 'quota');
      this.#pending = this.#pending.filter((other) => other !== option);
      this.#moveSurplus(option);
    }
    return true;
  }

  #moveSurplus(option: number): void {
    const { arithmetic, votes } = this.#contest;
    const held = this.#contest.votesOf(option);
    const surplus = arithmetic.subtract(held, this.#quota);
    this.#move([option], surplus, (value) => this.#newValue(value, surplus, held));
    votes[option] = this.#quota;
  }

  #newValue(value: N, surplus: N, votes: N): N {
    const { divide, multiply, share } = this.#contest.arithmetic;
    switch (this.#rules.value) {
      case 'once':
        return share(value, surplus, votes);
      case 'each-step':
        return divide(multiply(value, surplus), votes);
      case 'fraction':
        return multiply(value, divide(surplus, votes));
    }
  }

  /** Those for whom the classes leave no seat. */
  #eliminateDoomed(): boolean {
    const doomed = this.#contest.doomed();
    for (const option of doomed) this.#contest.eliminate(option, 'class-quota');
    this.#moveAll(doomed);
    return doomed.length > 0;
  }

  #moveAll(options: readonly number[]): void {
    for (const option of options) {
      const held = this.#contest.votesOf(option);
      this.#contest.votes[option] = this.#contest.arithmetic.zero;
      this.#move([option], held, null);
    }
  }

  /** Moves what options hold; what the new values do not add up to is lost to rounding. */
  #move([option = 0]: readonly number[], amount: N, revalue: ((value: N) => N) | null): void {
    const { add, compare, subtract, text, times, zero } = this.#contest.arithmetic;
    const before = [...this.#contest.votes];
    let rest = amount;
    let value: N | null = null;
    for (const parcel of this.#parcels[option]?.values() ?? []) {
      value = revalue ? revalue(parcel.value) : parcel.value;
      if (compare(value, zero) === 0) continue;
      const dealt = this.#piles.deal(parcel.pile, this.#contest.hopeful);
      const spent = parcel.pile.weight - weightOf(dealt);
      this.#exhausted = add(this.#exhausted, times(value, spent));
      rest = subtract(rest, times(value, parcel.pile.weight));
      this.#hand(dealt, value);
    }
    const oneValue = this.#parcels[option]?.size === 1 ? value : null;
    this.#parcels[option]?.clear();
    this.#rounding = add(this.#rounding, rest);
    const to = before.flatMap((held, other) => {
      const gained = subtract(this.#contest.votesOf(other), held);
      return compare(gained, zero) > 0 ? [{ option: other, votes: text(gained), gained }] : [];
    });
    const gone = to.reduce((left, { gained }) => subtract(left, gained), amount);
    this.#contest.tell({
      kind: 'transfer',
      from: option,
      because: revalue ? 'surplus' : 'elimination',
      value: oneValue === null ? null : text(oneValue),
      to: to.map(({ option: other, votes }) => ({ option: other, votes })),
      exhausted: text(gone),
    });
  }

  #hand(dealt: readonly Dealt[], value: N): void {
    const { add, key, times } = this.#contest.arithmetic;
    for (const { option, pile } of dealt) {
      this.#contest.votes[option] = add(this.#contest.votesOf(option), times(value, pile.weight));
      const parcels = this.#parcels[option];
      const same = parcels?.get(key(value));
      if (same) join(same.pile, pile);
      else parcels?.set(key(value), { value, pile });
    }
  }
}
