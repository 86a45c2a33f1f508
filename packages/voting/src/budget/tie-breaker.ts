import type { Election, TieRule } from './election.ts';

interface Choice {
  readonly option: number;
  /** What told it from the others: a tie rule, or `lot`; null where nothing had to. */
  readonly by: TieRule | 'lot' | null;
}

/**
 * Says which of several options that stand equal is funded first.
 *
 * Without a lot some may be left that no rule tells apart. Often that does not matter: one after the other can be
 * funded, and stands as before until it is. So they are, in the order of the ballot paper, until it shows that one
 * has taken what another needed.
 */
export class TieBreaker {
  readonly #election: Election;
  #group: readonly number[] = [];
  #waiting = new Set<number>();
  #n = 0n;
  #d = 1n;
  /** How many options were funded before the tie that is open. */
  start = 0;

  constructor(election: Election) {
    this.#election = election;
  }

  /** The tie that is open, where some of it are funded and others are not. */
  get mattered(): readonly number[] | null {
    return this.#waiting.size > 0 && this.#waiting.size < this.#group.length ? this.#group : null;
  }

  /**
   * @param among they stand at n / d
   * @param funded how many options were funded before
   * @returns null where an open tie's others no longer stand where they stood
   */
  choose(among: readonly number[], n: bigint, d: bigint, funded: number): Choice | null {
    const [next] = this.#waiting;
    if (next !== undefined) {
      const stand = n * this.#d === this.#n * d;
      const all = [...this.#waiting].every((option) => among.includes(option));
      return stand && all ? { option: next, by: null } : null;
    }
    const [first, ...others] = among;
    if (first === undefined) return null;
    let left = among;
    let by: Choice['by'] = null;
    for (const rule of others.length > 0 ? this.#election.ties : []) {
      const told = this.#apply(rule, left);
      if (told.length < left.length) by = rule;
      left = told;
    }
    if (left.length > 1 && this.#election.lot !== null) {
      left = [this.#drawn(left, this.#election.lot)];
      by = 'lot';
    }
    if (left.length > 1) {
      [this.#group, this.#n, this.#d, this.start] = [left, n, d, funded];
      this.#waiting = new Set(left);
    }
    return { option: left[0] ?? first, by };
  }

  funded(option: number): void {
    this.#waiting.delete(option);
  }

  #apply(rule: TieRule, among: readonly number[]): readonly number[] {
    const { costs, votes } = this.#election;
    if (rule === 'most-votes') {
      const most = Math.max(...among.map((option) => votes[option] ?? 0));
      return among.filter((option) => votes[option] === most);
    }
    const lowest = among.map((option) => costs[option] ?? 0n).reduce((a, b) => (a < b ? a : b));
    return among.filter((option) => costs[option] === lowest);
  }

  #drawn(among: readonly number[], lot: readonly number[]): number {
    return among.reduce((a, b) => ((lot[a] ?? 0) <= (lot[b] ?? 0) ? a : b));
  }
}
