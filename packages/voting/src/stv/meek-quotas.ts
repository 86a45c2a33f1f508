import type { Contest } from './contest.ts';
import { quotaOf } from './quota.ts';

/**
 * The quota of a Meek count, anew for each distribution. Where some are sure of a seat (they keep theirs while others
 * are replaced), they have the quota that all would have without it, and the others one of what is left for them.
 */
export class MeekQuotas<N> {
  readonly #contest: Contest<N>;
  readonly #kind: 'exact' | 'exact-and-last';
  readonly #protected: ReadonlySet<number>;
  #quota: N;
  #ofProtected: N;

  constructor(contest: Contest<N>, kind: 'exact' | 'exact-and-last', keepSeat: readonly number[]) {
    this.#contest = contest;
    this.#kind = kind;
    this.#protected = new Set(keepSeat);
    this.#quota = contest.arithmetic.zero;
    this.#ofProtected = contest.arithmetic.zero;
  }

  /** The quota of those who are not sure of a seat. */
  get quota(): N {
    return this.#quota;
  }

  /** Those sure of a seat who have not been elected yet. */
  get waiting(): number[] {
    return this.#contest.hopefuls.filter((option) => this.#protected.has(option));
  }

  /** Seats for those who are not sure of one. */
  get seatsOpen(): number {
    return this.#contest.seatsLeft - this.waiting.length;
  }

  isProtected(option: number): boolean {
    return this.#protected.has(option);
  }

  /** From the votes as they are. */
  update(): void {
    const { arithmetic, seats, votes } = this.#contest;
    const { add, compare, subtract, zero } = arithmetic;
    const all = votes.reduce(add, zero);
    this.#ofProtected = quotaOf(arithmetic, this.#kind, all, seats);
    this.#quota = this.#ofProtected;
    if (this.#protected.size === 0) return;
    let left = zero;
    votes.forEach((held, option) => {
      const above = this.#protected.has(option) ? subtract(held, this.#ofProtected) : held;
      if (compare(above, zero) > 0) left = add(left, above);
    });
    this.#quota = quotaOf(arithmetic, this.#kind, left, seats - this.#protected.size);
  }

  of(option: number): N {
    return this.#protected.has(option) ? this.#ofProtected : this.#quota;
  }

  reached(): number[] {
    const { arithmetic, hopefuls } = this.#contest;
    const least = this.#kind === 'exact' ? 1 : 0;
    return hopefuls.filter(
      (option) => arithmetic.compare(this.#contest.votesOf(option), this.of(option)) >= least,
    );
  }

  /** What these hold above their quotas, or nothing where they hold less. */
  surplusOf(options: readonly number[]): N {
    const { add, compare, subtract, zero } = this.#contest.arithmetic;
    const sum = options.reduce(
      (so, option) => add(so, subtract(this.#contest.votesOf(option), this.of(option))),
      zero,
    );
    return compare(sum, zero) > 0 ? sum : zero;
  }
}
