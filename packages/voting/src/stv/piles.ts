import type { Papers } from './papers.ts';

export const NONE = -1;

/** A chain of papers, and what they weigh together. */
export interface Pile {
  readonly head: number;
  tail: number;
  papers: number;
}

/** Papers that have come to an option; to {@link NONE}: that have no open option left. */
export interface Dealt {
  readonly option: number;
  readonly pile: Pile;
}

/**
 * The papers in chains, each with a place on it: whose turn it is. Dealing a pile looks at each paper once and lays it
 * on the pile of its next option; nothing else is ever touched.
 */
export class Piles {
  readonly #papers: Papers;
  readonly #next: Int32Array;
  readonly #place: Uint32Array;
  readonly #heads: Int32Array;
  readonly #tails: Int32Array;
  readonly #counts: Float64Array;
  #touched: number[] = [];

  constructor(papers: Papers, options: number) {
    this.#papers = papers;
    this.#next = new Int32Array(papers.weights.length);
    this.#place = new Uint32Array(papers.weights.length);
    // The last is for those who have no open option left.
    this.#heads = new Int32Array(options + 1).fill(NONE);
    this.#tails = new Int32Array(options + 1);
    this.#counts = new Float64Array(options + 1);
  }

  /**
   * Lays papers on the piles of their first open options.
   *
   * @param open for each option, 0 where it takes no votes
   * @param part only papers that are one of so many parts of a ballot: 1 for whole ones
   */
  dealFirst(open: Uint8Array, part: number): Dealt[] {
    const { starts, weights, parts } = this.#papers;
    for (let paper = 0; paper < weights.length; paper++) {
      if (parts !== null && parts[paper] !== part) continue;
      this.#lay(paper, starts[paper] ?? 0, open);
    }
    return this.#collect();
  }

  /** Deals one pile to the next open options of its papers. */
  deal(pile: Pile, open: Uint8Array): Dealt[] {
    for (let paper = pile.head; paper !== NONE;) {
      const after = this.#next[paper] ?? NONE;
      this.#lay(paper, (this.#place[paper] ?? 0) + 1, open);
      paper = after;
    }
    return this.#collect();
  }

  /** Lays one pile under another. */
  join(pile: Pile, under: Pile): void {
    this.#next[pile.tail] = under.head;
    pile.tail = under.tail;
    pile.papers += under.papers;
  }

  /** Looks for the first open option from a place on. */
  #lay(paper: number, from: number, open: Uint8Array): void {
    const { starts, ranks, weights } = this.#papers;
    const end = starts[paper + 1] ?? 0;
    let place = from;
    while (place < end && open[ranks[place] ?? 0] === 0) place++;
    const option = place < end ? (ranks[place] ?? 0) : open.length;
    this.#place[paper] = place;
    const head = this.#heads[option] ?? NONE;
    if (head === NONE) {
      this.#tails[option] = paper;
      this.#touched.push(option);
    }
    this.#next[paper] = head;
    this.#heads[option] = paper;
    this.#counts[option] = (this.#counts[option] ?? 0) + (weights[paper] ?? 0);
  }

  #collect(): Dealt[] {
    const none = this.#heads.length - 1;
    const dealt = this.#touched.map((option) => {
      const pile = {
        head: this.#heads[option] ?? NONE,
        tail: this.#tails[option] ?? NONE,
        papers: this.#counts[option] ?? 0,
      };
      this.#heads[option] = NONE;
      this.#counts[option] = 0;
      return { option: option === none ? NONE : option, pile };
    });
    this.#touched = [];
    return dealt;
  }
}

/** What the papers weigh that still have an option. */
export function papersWithOption(dealt: readonly Dealt[]): number {
  return dealt.reduce((sum, { option, pile }) => (option === NONE ? sum : sum + pile.papers), 0);
}
