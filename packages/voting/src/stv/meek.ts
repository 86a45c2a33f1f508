import type { Contest } from './contest.ts';
import { MeekQuotas } from './meek-quotas.ts';
import { tellMove } from './meek-story.ts';
import { type Keeps, MeekTree } from './meek-tree.ts';
import type { Papers } from './papers.ts';
import type { MeekRules } from './rules.ts';
import { sureLosers } from './sure-losers.ts';

/** What the distributions of a round have shown. */
interface Found<N> {
  readonly iterations: number;
  readonly surplus: N;
  readonly winners: readonly number[];
  /** To be eliminated together. */
  readonly losers: readonly number[];
}

/**
 * Counts by keep factors: of each vote that reaches it an elected option keeps a part, found by repeated distribution
 * of all votes, such that it is left with the quota.
 */
export class MeekCount<N> {
  readonly #contest: Contest<N>;
  readonly #rules: MeekRules;
  readonly #tree: MeekTree<N>;
  readonly #quotas: MeekQuotas<N>;
  readonly #factors: N[];
  /** Factors and votes as they were last told. */
  #toldFactors: N[];
  #toldVotes: N[] | null = null;

  constructor(contest: Contest<N>, rules: MeekRules, papers: Papers, keepSeat: readonly number[]) {
    const { one, zero } = contest.arithmetic;
    this.#contest = contest;
    this.#rules = rules;
    this.#factors = Array.from(contest.hopeful, (stands) => (stands === 1 ? one : zero));
    this.#toldFactors = [...this.#factors];
    this.#tree = new MeekTree(contest.arithmetic, papers, contest.hopeful);
    this.#quotas = new MeekQuotas(contest, rules.quota, keepSeat);
  }

  /** What the ballots weigh that count for someone. */
  get valid(): number {
    return this.#tree.valid;
  }

  run(): void {
    const contest = this.#contest;
    if (!this.#rules.countsAlways && contest.fewEnough) return contest.electRemaining();
    do {
      const { iterations, surplus, winners, losers } = this.#iterate();
      this.#tellSurpluses();
      this.#open(surplus, iterations);
      if (contest.doomed().length === 0) this.#elect(winners);
      const doomed = contest.doomed();
      if (doomed.length > 0) this.#eliminate(doomed, 'class-quota');
      else if (losers.length > 0) this.#eliminate(losers, 'batch');
      else if (winners.length === 0 && !this.#isOver()) this.#eliminate([this.#lowest(surplus)], 'lowest');
    } while (!this.#isOver());
    this.#finish();
  }

  #isOver(): boolean {
    return this.#contest.fewEnough || this.#quotas.seatsOpen === 0;
  }

  #finish(): void {
    const contest = this.#contest;
    if (!contest.fewEnough) {
      for (const option of this.#quotas.waiting) contest.elect(option, 'protected');
      this.#eliminate(contest.hopefuls, 'seats-filled');
    }
    if (this.#rules.movesLast && this.#toldVotes) {
      this.#distribute();
      this.#open(this.#quotas.surplusOf(contest.elected), null);
    }
    contest.electRemaining();
    this.#factors.forEach((factor, option) => {
      if (contest.arithmetic.compare(factor, contest.arithmetic.zero) === 0) {
        contest.votes[option] = contest.arithmetic.zero;
      }
    });
  }

  /** Distributes the votes until someone is elected, or some are to be eliminated. */
  #iterate(): Found<N> {
    const { arithmetic, elected } = this.#contest;
    const omega = arithmetic.divide(arithmetic.one, arithmetic.whole(10 ** this.#rules.omega));
    let before: N | null = null;
    for (let iterations = 1; ; iterations++) {
      this.#distribute();
      this.#quotas.update();
      const winners = this.#quotas.reached();
      const surplus = this.#quotas.surplusOf([...elected, ...winners]);
      const found = { iterations, surplus, winners, losers: [] };
      if (winners.length > 0) return found;
      const isLast =
        arithmetic.compare(surplus, omega) < 0 ||
        (before !== null && arithmetic.compare(surplus, before) >= 0);
      const { batchAt } = this.#rules;
      if (batchAt === 'each' || isLast === (batchAt === 'end')) {
        const losers = this.#losers(surplus);
        if (losers.length > 0) return { ...found, losers };
      }
      if (isLast) return found;
      for (const option of elected) this.#adjust(option);
      before = surplus;
    }
  }

  #distribute(): void {
    this.#tree.distribute(this.#keeps).forEach((held, option) => (this.#contest.votes[option] = held));
  }

  readonly #keeps: Keeps<N> = (weight, option) => {
    const { compare, multiply, multiplyUp, zero } = this.#contest.arithmetic;
    const factor = this.#factors[option] ?? zero;
    if (this.#rules.keeps === 'price') return compare(weight, factor) < 0 ? weight : factor;
    return this.#rules.roundsUp ? multiplyUp(weight, factor) : multiply(weight, factor);
  };

  #adjust(option: number): void {
    const { compare, divide, divideUp, multiply, multiplyUp, one, zero } = this.#contest.arithmetic;
    const [times, over] = this.#rules.roundsUp ? [multiplyUp, divideUp] : [multiply, divide];
    const factor = times(this.#factors[option] ?? zero, this.#quotas.of(option));
    const adjusted = over(factor, this.#contest.votesOf(option));
    this.#factors[option] = compare(adjusted, one) > 0 ? one : adjusted;
  }

  #losers(surplus: N): number[] {
    const contest = this.#contest;
    if (contest.hasClassQuotas) return [];
    return sureLosers(contest.arithmetic, this.#rules.batch, {
      votes: contest.votes,
      hopefuls: contest.hopefuls.filter((option) => !this.#quotas.isProtected(option)),
      seatsLeft: this.#quotas.seatsOpen,
      surplus,
      threshold: this.#quotas.quota,
    });
  }

  #open(surplus: N, iterations: number | null): void {
    const { arithmetic, votes } = this.#contest;
    const held = votes.reduce((sum, one) => arithmetic.add(sum, one), arithmetic.zero);
    this.#contest.open({
      exhausted: arithmetic.subtract(arithmetic.whole(this.valid), held),
      rounding: arithmetic.zero,
      threshold: this.#quotas.quota,
      surplus,
      keepFactors: this.#factors,
      iterations,
    });
    this.#toldVotes = [...votes];
  }

  /** In the order of the ballot paper; where classes have seats, in the order of votes. */
  #elect(winners: readonly number[]): void {
    const contest = this.#contest;
    let waiting = [...winners];
    while (waiting.length > 0) {
      const option = contest.hasClassQuotas ? contest.highest(waiting, 'election') : (waiting[0] ?? 0);
      contest.elect(option, 'quota');
      this.#tree.elect(option);
      const doomed = contest.doomed();
      waiting = waiting.filter((other) => other !== option && !doomed.includes(other));
    }
  }

  #lowest(surplus: N): number {
    const contest = this.#contest;
    const { add, compare } = contest.arithmetic;
    const among = contest.expendable().filter((option) => !this.#quotas.isProtected(option));
    if (!this.#rules.tiesWithinSurplus) return contest.lowest(among);
    const least = among.reduce((low, option) =>
      compare(contest.votesOf(option), contest.votesOf(low)) < 0 ? option : low,
    );
    const reach = add(contest.votesOf(least), surplus);
    const tied = among.filter((option) => compare(contest.votesOf(option), reach) <= 0);
    return tied.length === 1 ? least : contest.breakTie(tied, 'elimination');
  }

  #eliminate(options: readonly number[], because: string): void {
    for (const option of options) this.#contest.eliminate(option, because);
    for (const option of options) {
      this.#factors[option] = this.#contest.arithmetic.zero;
      this.#tree.eliminate(option);
      this.#tellMove(option, 'elimination');
    }
  }

  /** One changed factor after the other, so that all that moves moves from somewhere. */
  #tellSurpluses(): void {
    if (this.#toldVotes === null) return;
    const found = [...this.#factors];
    this.#factors.splice(0, found.length, ...this.#toldFactors);
    for (const option of this.#contest.elected) {
      const factor = found[option] ?? this.#contest.arithmetic.zero;
      if (
        this.#contest.arithmetic.key(factor) ===
        this.#contest.arithmetic.key(this.#toldFactors[option] ?? factor)
      )
        continue;
      this.#factors[option] = factor;
      this.#tellMove(option, 'surplus');
    }
  }

  #tellMove(option: number, because: 'surplus' | 'elimination'): void {
    const after = this.#tree.distribute(this.#keeps);
    const factor = this.#factors[option] ?? this.#contest.arithmetic.zero;
    tellMove(this.#contest, { option, because, factor, before: this.#toldVotes ?? after, after });
    this.#toldVotes = after;
    this.#toldFactors = [...this.#factors];
  }
}
