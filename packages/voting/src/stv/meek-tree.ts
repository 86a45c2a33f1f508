import type { Arithmetic } from './arithmetic.ts';
import type { Papers } from './papers.ts';
import { type Dealt, join, type Pile, Piles, weightOf } from './piles.ts';

/** Papers that have passed the same elected options in the same order: of each, the same is left. */
interface Branch {
  /** The elected option passed last, and what was passed before it; null at the root. */
  readonly passed: { readonly option: number; readonly from: Branch } | null;
  /** Those who wait with an option that is neither elected nor eliminated, and so has all that is left of them. */
  readonly waiting: Map<number, Pile>;
  /** Those who went on to an elected option. */
  readonly onward: Map<number, Branch>;
  /** Those who went on to an elected option, too few for a branch of their own. */
  readonly few: Map<number, Pile>;
  weight: number;
}

/** Of one vote that reaches an elected option, what that one keeps. */
export type Keeps<N> = (weight: N, option: number) => N;

/** So many papers are looked at one by one whenever votes are distributed. */
const FEW = 32;

/**
 * The papers by the elected options they have passed. What is left of a vote depends on those alone, so votes are
 * distributed over the branches and not over the papers, which move only when an option is elected or eliminated.
 */
export class MeekTree<N> {
  /** What the ballots weigh that count for someone. */
  readonly valid: number;
  readonly #arithmetic: Arithmetic<N>;
  readonly #piles: Piles;
  readonly #roots: { readonly weight: N; readonly branch: Branch }[] = [];
  readonly #elected: Uint8Array;
  /** Not eliminated. */
  readonly #standing: Uint8Array;
  readonly #open: Uint8Array;

  constructor(arithmetic: Arithmetic<N>, papers: Papers, hopeful: Uint8Array) {
    this.#arithmetic = arithmetic;
    this.#piles = new Piles(papers, hopeful.length);
    this.#elected = new Uint8Array(hopeful.length);
    this.#standing = Uint8Array.from(hopeful);
    this.#open = Uint8Array.from(hopeful);
    let valid = 0;
    for (const part of papers.parts ? new Set(papers.parts) : [1]) {
      const branch = emptyBranch(null);
      const dealt = this.#piles.dealFirst(this.#standing, part);
      this.#lay(branch, dealt);
      valid += weightOf(dealt) / part;
      this.#roots.push({ weight: arithmetic.divide(arithmetic.one, arithmetic.whole(part)), branch });
    }
    this.valid = valid;
  }

  elect(option: number): void {
    this.#elected[option] = 1;
    this.#move(option);
  }

  eliminate(option: number): void {
    this.#standing[option] = 0;
    this.#move(option);
  }

  /** What each option holds. */
  distribute(keeps: Keeps<N>): N[] {
    const { add, compare, subtract, times, zero } = this.#arithmetic;
    const votes = Array.from(this.#elected, () => zero);
    const give = (option: number, each: N, weight: number): void => {
      votes[option] = add(votes[option] ?? zero, times(each, weight));
    };
    const visit = (branch: Branch, vote: N): void => {
      for (const [option, pile] of branch.waiting) give(option, vote, pile.weight);
      for (const [option, next] of branch.onward) {
        const kept = keeps(vote, option);
        give(option, kept, next.weight);
        const left = subtract(vote, kept);
        if (compare(left, zero) > 0) visit(next, left);
      }
      if (branch.few.size === 0) return;
      const open = this.#openTo(branch);
      for (const [option, pile] of branch.few) {
        const kept = keeps(vote, option);
        give(option, kept, pile.weight);
        const left = subtract(vote, kept);
        if (compare(left, zero) > 0) this.#follow(pile, option, open, left, keeps, give);
      }
    };
    for (const { weight, branch } of this.#roots) visit(branch, weight);
    return votes;
  }

  /** Gives what is left of each of a few papers, one by one. */
  #follow(
    pile: Pile,
    passed: number,
    open: Uint8Array,
    vote: N,
    keeps: Keeps<N>,
    give: (option: number, each: N, weight: number) => void,
  ): void {
    const { subtract } = this.#arithmetic;
    open[passed] = 0;
    for (const papers of pile.papers) {
      for (const paper of papers) {
        let left = vote;
        const weight = this.#piles.weigh(paper);
        const met: number[] = [];
        this.#piles.follow(paper, (option) => {
          if (open[option] === 0) return false;
          const isElected = this.#elected[option] === 1;
          const kept = isElected ? keeps(left, option) : left;
          give(option, kept, weight);
          left = subtract(left, kept);
          open[option] = 0;
          met.push(option);
          return !isElected;
        });
        for (const option of met) open[option] = 1;
      }
    }
    open[passed] = 1;
  }

  /** The options to which papers of a branch may go on. */
  #openTo(branch: Branch): Uint8Array {
    this.#open.set(this.#standing);
    for (let passed = branch.passed; passed; passed = passed.from.passed) this.#open[passed.option] = 0;
    return this.#open;
  }

  /** Moves on whatever waits with an option. */
  #move(option: number): void {
    const waiting: [Branch, Pile][] = [];
    const gather = (branch: Branch): void => {
      const pile = branch.waiting.get(option);
      if (pile) waiting.push([branch, pile]);
      branch.waiting.delete(option);
      for (const next of branch.onward.values()) gather(next);
    };
    for (const { branch } of this.#roots) gather(branch);
    for (const [branch, pile] of waiting) {
      if (this.#elected[option] === 1) this.#pass(branch, option, pile);
      else this.#lay(branch, this.#piles.deal(pile, this.#openTo(branch)));
    }
  }

  #lay(branch: Branch, dealt: readonly Dealt[]): void {
    for (const { option, pile } of dealt) {
      if (this.#elected[option] === 1) this.#pass(branch, option, pile);
      else put(branch.waiting, option, pile);
    }
  }

  #pass(branch: Branch, option: number, pile: Pile): void {
    let next = branch.onward.get(option);
    if (!next) {
      put(branch.few, option, pile);
      const gathered = branch.few.get(option) ?? pile;
      if (gathered.papers.reduce((sum, papers) => sum + papers.length, 0) <= FEW) return;
      branch.few.delete(option);
      pile = gathered;
      next = emptyBranch({ option, from: branch });
      branch.onward.set(option, next);
    }
    next.weight += pile.weight;
    this.#lay(next, this.#piles.deal(pile, this.#openTo(next)));
  }
}

function put(piles: Map<number, Pile>, option: number, pile: Pile): void {
  const there = piles.get(option);
  if (there) join(there, pile);
  else piles.set(option, pile);
}

function emptyBranch(passed: Branch['passed']): Branch {
  return { passed, waiting: new Map(), onward: new Map(), few: new Map(), weight: 0 };
}
