import { OPTION, SAME_RANK } from '../ranked-ballots.ts';
import { STOPS, type ReadyBallots } from './ready-ballots.ts';

/** No ballot: the end of a chain. */
export const NONE = -1;

/**
 * Chains of ballots, and how far each has been read: a ballot is touched only when it moves.
 * A chain is named by its first ballot.
 */
export class Walk {
  readonly #ballots: ReadyBallots;
  readonly #next: Int32Array;
  /** Where in `ranks` each ballot is read on. */
  readonly #at: Uint32Array;

  constructor(ballots: ReadyBallots) {
    this.#ballots = ballots;
    this.#next = new Int32Array(ballots.weights.length);
    this.#at = ballots.starts.slice(0, -1);
  }

  /** All ballots, none read yet. */
  all(): number {
    const next = this.#next;
    for (let b = 0; b < next.length; b++) next[b] = b + 1;
    if (next.length === 0) return NONE;
    next[next.length - 1] = NONE;
    return 0;
  }

  /**
   * Moves each ballot of a chain to its next choice in the running.
   *
   * @param running for each option 1 while it can have votes
   * @param chains for each option its chain, to which ballots are added
   * @param sums for each option, then for each of {@link STOPS}, to which the ballots' weights are added
   */
  move(chain: number, running: Uint8Array, chains: Int32Array, sums: Float64Array): void {
    if (this.#ballots.shared) this.#moveShared(chain, running, chains, sums);
    else this.#movePlain(chain, running, chains, sums);
  }

  #movePlain(chain: number, running: Uint8Array, chains: Int32Array, sums: Float64Array): void {
    const { options, starts, ranks, weights, stops } = this.#ballots;
    const next = this.#next;
    const at = this.#at;
    for (let b = chain; b !== NONE;) {
      const following = next[b] as number;
      const end = starts[b + 1] as number;
      let i = at[b] as number;
      while (i < end && running[ranks[i] as number] === 0) i++;
      if (i < end) {
        const to = ranks[i] as number;
        at[b] = i + 1;
        next[b] = chains[to] as number;
        chains[to] = b;
        sums[to] = (sums[to] as number) + (weights[b] as number);
      } else {
        const stop = options + (stops === null ? STOPS.choices : (stops[b] as number));
        sums[stop] = (sums[stop] as number) + (weights[b] as number);
      }
      b = following;
    }
  }

  #moveShared(chain: number, running: Uint8Array, chains: Int32Array, sums: Float64Array): void {
    const { options, starts, ranks, weights, stops } = this.#ballots;
    const next = this.#next;
    const at = this.#at;
    for (let b = chain; b !== NONE;) {
      const following = next[b] as number;
      const end = starts[b + 1] as number;
      let i = at[b] as number;
      let found = 0;
      let to = 0;
      while (i < end && found === 0) {
        do {
          const option = (ranks[i] as number) & OPTION;
          if (running[option] === 1) {
            found++;
            to = option;
          }
          i++;
        } while (i < end && ((ranks[i] as number) & SAME_RANK) !== 0);
      }
      if (found === 1) {
        at[b] = i;
        next[b] = chains[to] as number;
        chains[to] = b;
      } else {
        to = options + (found > 1 ? STOPS.overvote : stops === null ? STOPS.choices : (stops[b] as number));
      }
      sums[to] = (sums[to] as number) + (weights[b] as number);
      b = following;
    }
  }
}
