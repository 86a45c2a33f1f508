import type { Papers } from './papers.ts';

/** Papers, and what they weigh together. */
export interface Pile {
  readonly papers: Int32Array[];
  weight: number;
}

/** Papers that have come to an option. */
export interface Dealt {
  readonly option: number;
  readonly pile: Pile;
}

/**
 * The papers, each with the place on it whose turn it is. Dealing a pile looks at each paper once and lays it on the
 * pile of its next option; nothing else is ever touched.
 */
export class Piles {
  readonly #papers: Papers;
  readonly #place: Uint32Array;
  /** For each paper of the pile in hand, its next option. */
  readonly #choice: Uint8Array | Uint16Array;
  readonly #stops: Uint8Array;
  readonly #sizes: Uint32Array;
  readonly #sums: Float64Array;

  constructor(papers: Papers, options: number) {
    this.#papers = papers;
    this.#stops = new Uint8Array(options + 1);
    this.#sizes = new Uint32Array(options + 1);
    this.#sums = new Float64Array(options + 1);
    this.#place = new Uint32Array(papers.starts.length);
    this.#choice = papers.ranks.slice(0, papers.starts.length);
  }

  /**
   * Lays papers on the piles of their first open options.
   *
   * @param open for each option, 0 where it takes no votes
   * @param part only papers that are one of so many parts of a ballot: 1 for whole ones
   */
  dealFirst(open: Uint8Array, part: number): Dealt[] {
    const { parts, starts } = this.#papers;
    this.#place.set(starts);
    const all = new Int32Array(starts.length);
    for (let paper = 0; paper < all.length; paper++) all[paper] = paper;
    return this.#deal([parts ? all.filter((paper) => parts[paper] === part) : all], open, 0);
  }

  /** The options on a paper after the one whose turn it is, one after the other: tells when to stop. */
  follow(paper: number, visit: (option: number) => boolean): void {
    const { ranks } = this.#papers;
    const none = this.#stops.length - 1;
    for (let at = (this.#place[paper] ?? 0) + 1; ; at++) {
      const option = ranks[at] ?? none;
      if (option === none || visit(option)) return;
    }
  }

  weigh(paper: number): number {
    return this.#papers.weights?.[paper] ?? 1;
  }

  /** Deals a pile to the next open options of its papers; those without one are laid aside. */
  deal(pile: Pile, open: Uint8Array): Dealt[] {
    return this.#deal(pile.papers, open, 1);
  }

  #deal(chunks: readonly Int32Array[], open: Uint8Array, onward: 0 | 1): Dealt[] {
    const { ranks, weights } = this.#papers;
    const choice = this.#choice;
    const place = this.#place;
    const none = open.length;
    // Each paper ends with this: it is always open, so that the search stops there.
    const stops = this.#stops;
    stops.set(open);
    stops[none] = 1;
    const sizes = this.#sizes.fill(0);
    const sums = weights ? this.#sums.fill(0) : sizes;
    let size = 0;
    for (const papers of chunks) {
      for (let i = 0; i < papers.length; i++) {
        const paper = papers[i] ?? 0;
        let at = (place[paper] ?? 0) + onward;
        while (stops[ranks[at] ?? none] === 0) at++;
        const option = ranks[at] ?? none;
        place[paper] = at;
        choice[size++] = option;
        sizes[option] = (sizes[option] ?? 0) + 1;
        if (weights) sums[option] = (sums[option] ?? 0) + (weights[paper] ?? 0);
      }
    }
    const dealt = room(sizes, sums);
    sort(chunks, choice, dealt, none);
    return dealt;
  }
}

/** A pile for each option that gets papers, and in them as much room as they need. */
function room(sizes: Uint32Array, sums: Uint32Array | Float64Array): Dealt[] {
  const dealt: Dealt[] = [];
  for (let option = 0; option < sizes.length - 1; option++) {
    const size = sizes[option] ?? 0;
    if (size === 0) continue;
    dealt.push({ option, pile: { papers: [new Int32Array(size)], weight: sums[option] ?? 0 } });
  }
  return dealt;
}

function sort(
  chunks: readonly Int32Array[],
  choice: Uint8Array | Uint16Array,
  dealt: readonly Dealt[],
  none: number,
): void {
  const piles: Int32Array[] = Array.from({ length: none + 1 }, () => nothing);
  for (const { option, pile } of dealt) piles[option] = pile.papers[0] ?? nothing;
  const next = new Uint32Array(none + 1);
  let place = 0;
  for (const papers of chunks) {
    for (let i = 0; i < papers.length; i++) {
      const option = choice[place++] ?? none;
      if (option === none) continue;
      const to = next[option] ?? 0;
      (piles[option] ?? nothing)[to] = papers[i] ?? 0;
      next[option] = to + 1;
    }
  }
}

const nothing = new Int32Array();

/** Lays one pile under another. */
export function join(pile: Pile, under: Pile): void {
  pile.papers.push(...under.papers);
  pile.weight += under.weight;
}

/** What all of them weigh. */
export function weightOf(dealt: readonly Dealt[]): number {
  return dealt.reduce((sum, { pile }) => sum + pile.weight, 0);
}
