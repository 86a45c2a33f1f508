import type { Arithmetic } from './arithmetic.ts';
import type { StvBatch } from './rules.ts';

/** What decides who cannot catch up. */
export interface Race<N> {
  readonly votes: readonly N[];
  /** Neither elected nor eliminated, and below the threshold. */
  readonly hopefuls: readonly number[];
  readonly seatsLeft: number;
  /** All that may yet come to them from those who have more than the threshold. */
  readonly surplus: N;
  readonly threshold: N;
}

/**
 * The largest group of the lowest who, even together and with every surplus, stay below the next, when enough are left
 * for the seats. `harmless` asks besides that the seats' order cannot depend on it: this is the last seat, or all who
 * are left are elected, or nobody reaches the threshold by what the group holds.
 *
 * @returns in the order of the ballot paper
 */
export function sureLosers<N>(arithmetic: Arithmetic<N>, batch: StvBatch, race: Race<N>): number[] {
  if (batch === 'none') return [];
  const { add, compare, subtract, zero } = arithmetic;
  const of = (option: number | undefined): N => (option === undefined ? zero : (race.votes[option] ?? zero));
  const sorted = race.hopefuls.toSorted((a, b) => compare(of(a), of(b)));
  const highest = of(sorted.at(-1));
  const gap = subtract(race.threshold, highest);
  let together = zero;
  let losers = 0;
  for (let size = 1; size <= sorted.length - Math.max(1, race.seatsLeft); size++) {
    together = add(together, of(sorted[size - 1]));
    const reach = add(together, race.surplus);
    if (compare(reach, of(sorted[size])) >= 0) continue;
    const left = sorted.length - size;
    const withoutBest = subtract(together, of(sorted[size - 1]));
    const harmless =
      batch === 'losers' ||
      race.seatsLeft === 1 ||
      left === race.seatsLeft ||
      compare(reach, gap) < 0 ||
      (compare(race.surplus, zero) === 0 && compare(withoutBest, gap) < 0);
    if (harmless) losers = size;
  }
  return sorted.slice(0, losers).sort((a, b) => a - b);
}
