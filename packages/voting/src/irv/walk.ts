import { OPTION, SAME_RANK } from '../ranked-ballots.ts';
import { STOPS, type ReadyBallots } from './ready-ballots.ts';

/**
 * Ballots in one place, as runs of neighbours that have been read equally far. Where equal ballots and those that
 * begin alike are neighbours, as a builder of ballots leaves them, runs are long and few.
 */
export class Pile {
  /** For each run its first ballot, the one after its last, and how many entries of each have been read. */
  runs = new Uint32Array(3);
  /** How much of `runs` is in use. */
  length = 0;

  add(from: number, to: number, read: number): void {
    const at = this.length;
    if (at === this.runs.length) {
      const runs = new Uint32Array(at * 2);
      runs.set(this.runs);
      this.runs = runs;
    }
    this.runs[at] = from;
    this.runs[at + 1] = to;
    this.runs[at + 2] = read;
    this.length = at + 3;
  }
}

/** Moves ballots to their next choices: a ballot is touched only when it moves, and nothing is kept for it alone. */
export class Walk {
  readonly #ballots: ReadyBallots;

  constructor(ballots: ReadyBallots) {
    this.#ballots = ballots;
  }

  /** All ballots, none read yet. */
  all(): Pile {
    const pile = new Pile();
    pile.add(0, this.#ballots.weights.length, 0);
    return pile;
  }

  /**
   * Moves each ballot of a pile to its next choice in the running.
   *
   * @param running for each option 1 while it can have votes
   * @param piles for each option its pile, to which ballots are added
   * @param sums for each option, then for each of {@link STOPS}: what the ballots weigh is added
   */
  move(pile: Pile, running: Uint8Array, piles: readonly Pile[], sums: Float64Array): void {
    if (this.#ballots.shared) moveShared(this.#ballots, pile, running, piles, sums);
    else movePlain(this.#ballots, pile, running, piles, sums);
  }
}

/** Where ballots have one option at each rank. */
function movePlain(
  { options, starts, ranks, weights, stops }: ReadyBallots,
  { runs, length }: Pile,
  running: Uint8Array,
  piles: readonly Pile[],
  sums: Float64Array,
): void {
  for (let run = 0; run < length; run += 3) {
    const to = runs[run + 1] as number;
    const read = runs[run + 2] as number;
    let first = runs[run] as number;
    let start = starts[first] as number;
    let choice = options;
    let choiceRead = 0;
    let weight = 0;
    for (let b = first; b < to; b++) {
      const end = starts[b + 1] as number;
      let i = start + read;
      while (i < end && running[ranks[i] as number] === 0) i++;
      let found = options;
      if (i < end) found = ranks[i] as number;
      else if (stops !== null) found += stops[b] as number;
      const foundRead = i + 1 - start;
      if (found !== choice || foundRead !== choiceRead) {
        sums[choice] = (sums[choice] as number) + weight;
        if (choice < options) (piles[choice] as Pile).add(first, b, choiceRead);
        first = b;
        choice = found;
        choiceRead = foundRead;
        weight = 0;
      }
      weight += weights[b] as number;
      start = end;
    }
    sums[choice] = (sums[choice] as number) + weight;
    if (choice < options) (piles[choice] as Pile).add(first, to, choiceRead);
  }
}

/** Where options share ranks: a rank with several in the running ends the ballot. */
function moveShared(
  { options, starts, ranks, weights, stops }: ReadyBallots,
  { runs, length }: Pile,
  running: Uint8Array,
  piles: readonly Pile[],
  sums: Float64Array,
): void {
  for (let run = 0; run < length; run += 3) {
    const to = runs[run + 1] as number;
    const read = runs[run + 2] as number;
    for (let b = runs[run] as number; b < to; b++) {
      const start = starts[b] as number;
      const end = starts[b + 1] as number;
      let i = start + read;
      let found = 0;
      let choice = options;
      while (i < end && found === 0) {
        do {
          const option = (ranks[i] as number) & OPTION;
          if (running[option] === 1) {
            found++;
            choice = option;
          }
          i++;
        } while (i < end && ((ranks[i] as number) & SAME_RANK) !== 0);
      }
      if (found === 1) (piles[choice] as Pile).add(b, b + 1, i - start);
      else if (found > 1) choice = options + STOPS.overvote;
      else choice = options + (stops === null ? STOPS.choices : (stops[b] as number));
      sums[choice] = (sums[choice] as number) + (weights[b] as number);
    }
  }
}
