import type { Contest } from './contest.ts';
import type { Papers } from './papers.ts';
import { type Dealt, type Pile, Piles, weightOf } from './piles.ts';

/** Papers that each have elected the same part of an option so far. */
interface Share<N> {
  readonly elected: N;
  readonly pile: Pile;
}

/**
 * Counts by quotients: an option's is the ballots that contribute to it (it is the first on them of those left), over
 * one more than what they have elected together. The highest elects if it is above the quota; if none is, the lowest is
 * eliminated, and the count begins again with those who are left. The votes of a round are the ballots that contribute,
 * or last did: those that have elected someone go on to contribute to the next.
 */
export class QuotientCount<N> {
  /** What the ballots weigh that count for someone. */
  readonly valid: number;
  readonly #contest: Contest<N>;
  readonly #piles: Piles;
  /** Of each option, as it was last. */
  readonly #quotients: N[];
  #shares: Share<N>[][] = [];
  /** What ballots without an option left have elected together. */
  #electedBySpent: N;

  constructor(contest: Contest<N>, papers: Papers) {
    this.#contest = contest;
    this.#piles = new Piles(papers, contest.hopeful.length);
    this.#electedBySpent = contest.arithmetic.zero;
    this.#quotients = Array.from(contest.hopeful, () => contest.arithmetic.zero);
    this.valid = weightOf(this.#begin());
  }

  run(): void {
    const contest = this.#contest;
    const { compare } = contest.arithmetic;
    while (contest.seatsLeft > 0) {
      const { hopefuls } = contest;
      for (const option of hopefuls) this.#weigh(option);
      const quota = this.#quota();
      contest.open({
        exhausted: contest.arithmetic.whole(this.valid - this.#active()),
        rounding: contest.arithmetic.zero,
        threshold: quota,
        surplus: contest.arithmetic.zero,
        quotients: this.#quotients,
      });
      if (contest.fewEnough) return contest.electRemaining();
      const doomed = contest.doomed();
      const above = hopefuls.filter((option) => compare(this.#quotients[option] ?? quota, quota) > 0);
      if (doomed.length === 0 && above.length > 0) {
        this.#elect(contest.highest(above, 'election', this.#quotients));
        continue;
      }
      const out = doomed.length > 0 ? doomed : [contest.lowest(contest.expendable(), this.#quotients)];
      for (const option of out) contest.eliminate(option, doomed.length > 0 ? 'class-quota' : 'lowest');
      if (contest.fewEnough) return contest.electRemaining();
      contest.standAgain();
      this.#begin();
    }
    contest.eliminateRemaining();
  }

  #begin(): Dealt[] {
    const { arithmetic, hopeful } = this.#contest;
    this.#shares = Array.from(hopeful, () => []);
    this.#electedBySpent = arithmetic.zero;
    const dealt = this.#piles.dealFirst(hopeful, 1);
    this.#lay(dealt, arithmetic.zero);
    return dealt;
  }

  #lay(dealt: readonly Dealt[], elected: N): void {
    for (const { option, pile } of dealt) {
      this.#shares[option]?.push({ elected, pile });
    }
  }

  #weigh(option: number): void {
    const { add, divide, one, times, whole } = this.#contest.arithmetic;
    let papers = 0;
    let over = one;
    for (const { elected, pile } of this.#shares[option] ?? []) {
      papers += pile.weight;
      over = add(over, times(elected, pile.weight));
    }
    this.#contest.votes[option] = whole(papers);
    this.#quotients[option] = divide(whole(papers), over);
  }

  /** The ballots that contribute to someone. */
  #active(): number {
    return this.#shares.flat().reduce((sum, { pile }) => sum + pile.weight, 0);
  }

  /** Those, over one more than the seats that the others have not filled. */
  #quota(): N {
    const { divide, subtract, whole } = this.#contest.arithmetic;
    return divide(whole(this.#active()), subtract(whole(this.#contest.seats + 1), this.#electedBySpent));
  }

  #elect(option: number): void {
    const contest = this.#contest;
    const { add, divide, one, times } = contest.arithmetic;
    contest.elect(option, 'quota');
    const elected = divide(one, this.#quotients[option] ?? one);
    const shares = this.#shares[option] ?? [];
    this.#shares[option] = [];
    for (const { pile } of shares) {
      const dealt = this.#piles.deal(pile, contest.hopeful);
      const spent = pile.weight - weightOf(dealt);
      this.#electedBySpent = add(this.#electedBySpent, times(elected, spent));
      this.#lay(dealt, elected);
    }
  }
}
