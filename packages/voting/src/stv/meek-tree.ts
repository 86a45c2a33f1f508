import type { Arithmetic } from './arithmetic.ts';
import type { Papers } from './papers.ts';
import { type Dealt, NONE, papersWithOption, type Pile, Piles } from './piles.ts';

/** Papers that have passed the same elected options in the same order: of each, the same is left. */
interface Node {
  /** The elected options passed, as a mask of those still open to the papers. */
  readonly open: Uint8Array;
  /** Those who wait with an option that is neither elected nor eliminated, and so has all that is left of them. */
  readonly piles: Map<number, Pile>;
  /** Those who went on to an elected option. */
  readonly passed: Map<number, Node>;
  papers: number;
}

/** Of one vote that reaches an elected option, what that one keeps. */
export type Keeps<N> = (weight: N, option: number) => N;

/**
 * The papers by the elected options they have passed. What is left of a vote depends on those alone, so votes are
 * distributed over the branches and not over the papers, which move only when an option is elected or eliminated.
 */
export class MeekTree<N> {
  /** What the ballots weigh that count for someone. */
  readonly valid: number;
  readonly #arithmetic: Arithmetic<N>;
  readonly #piles: Piles;
  readonly #roots: { readonly weight: N; readonly node: Node }[] = [];
  readonly #elected: Uint8Array;

  constructor(arithmetic: Arithmetic<N>, papers: Papers, hopeful: Uint8Array) {
    this.#arithmetic = arithmetic;
    this.#piles = new Piles(papers, hopeful.length);
    this.#elected = new Uint8Array(hopeful.length);
    let valid = 0;
    for (const part of papers.parts ? new Set(papers.parts) : [1]) {
      const node = emptyNode(Uint8Array.from(hopeful));
      const dealt = this.#piles.dealFirst(node.open, part);
      this.#lay(node, dealt);
      valid += papersWithOption(dealt) / part;
      this.#roots.push({ weight: arithmetic.divide(arithmetic.one, arithmetic.whole(part)), node });
    }
    this.valid = valid;
  }

  elect(option: number): void {
    this.#elected[option] = 1;
    this.#move(option);
  }

  eliminate(option: number): void {
    this.#each((node) => (node.open[option] = 0));
    this.#move(option);
  }

  /** What each option holds. */
  distribute(keeps: Keeps<N>): N[] {
    const { add, compare, subtract, times, zero } = this.#arithmetic;
    const votes = Array.from(this.#elected, () => zero);
    const give = (option: number, each: N, papers: number): void => {
      votes[option] = add(votes[option] ?? zero, times(each, papers));
    };
    const visit = (node: Node, weight: N): void => {
      for (const [option, pile] of node.piles) give(option, weight, pile.papers);
      for (const [option, next] of node.passed) {
        const kept = keeps(weight, option);
        give(option, kept, next.papers);
        const left = subtract(weight, kept);
        if (compare(left, zero) > 0) visit(next, left);
      }
    };
    for (const { weight, node } of this.#roots) visit(node, weight);
    return votes;
  }

  /** Moves on whatever waits with an option. */
  #move(option: number): void {
    const waiting: [Node, Pile][] = [];
    this.#each((node) => {
      const pile = node.piles.get(option);
      if (pile) waiting.push([node, pile]);
      node.piles.delete(option);
    });
    for (const [node, pile] of waiting) {
      if (this.#elected[option] === 1) this.#pass(node, option, pile);
      else this.#lay(node, this.#piles.deal(pile, node.open));
    }
  }

  #lay(node: Node, dealt: readonly Dealt[]): void {
    for (const { option, pile } of dealt) {
      if (option === NONE) continue;
      const waiting = node.piles.get(option);
      if (this.#elected[option] === 1) this.#pass(node, option, pile);
      else if (waiting) this.#piles.join(waiting, pile);
      else node.piles.set(option, pile);
    }
  }

  #pass(node: Node, option: number, pile: Pile): void {
    let next = node.passed.get(option);
    if (!next) {
      const open = Uint8Array.from(node.open);
      open[option] = 0;
      next = emptyNode(open);
      node.passed.set(option, next);
    }
    next.papers += pile.papers;
    this.#lay(next, this.#piles.deal(pile, next.open));
  }

  #each(visit: (node: Node) => void): void {
    const below = (node: Node): void => {
      visit(node);
      for (const next of node.passed.values()) below(next);
    };
    for (const { node } of this.#roots) below(node);
  }
}

function emptyNode(open: Uint8Array): Node {
  return { open, piles: new Map(), passed: new Map(), papers: 0 };
}
