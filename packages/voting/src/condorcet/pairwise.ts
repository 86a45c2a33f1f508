import { OPTION, OVERVOTED, SAME_RANK, type RankedBallots } from '../ranked-ballots.ts';

/** What it means that a ballot does not rank an option: that it comes after all that are ranked, or nothing. */
export type Unranked = 'last' | 'not-compared';

/**
 * How many votes prefer one option to another: `votes[a * options + b]` put `a` before `b`.
 * Skipped ranks mean nothing here, an option ranked twice stands where it stands first,
 * and an over-vote of unknown options ranks none of them.
 */
export function pairwiseVotes(ballots: RankedBallots, unranked: Unranked): Float64Array {
  const { options, starts, ranks, weights } = ballots;
  const after = new Float64Array(options * options);
  const level = new Float64Array(options * options);
  const ranked = new Float64Array(options);
  const order = new Uint16Array(options);
  const seenOn = new Uint32Array(options);
  for (let ballot = 0; ballot < weights.length; ballot++) {
    const weight = weights[ballot] ?? 0;
    const end = starts[ballot + 1] ?? 0;
    let count = 0;
    let rankStart = 0;
    for (let at = starts[ballot] ?? 0; at < end; at++) {
      const entry = ranks[at] ?? 0;
      if ((entry & SAME_RANK) === 0) rankStart = count;
      const option = entry & OPTION;
      if (option >= OVERVOTED || seenOn[option] === ballot + 1) continue;
      seenOn[option] = ballot + 1;
      ranked[option] = (ranked[option] ?? 0) + weight;
      const row = option * options;
      for (let before = 0; before < rankStart; before++) {
        const cell = row + (order[before] ?? 0);
        after[cell] = (after[cell] ?? 0) + weight;
      }
      for (let beside = rankStart; beside < count; beside++) {
        const other = order[beside] ?? 0;
        level[row + other] = (level[row + other] ?? 0) + weight;
        level[other * options + option] = (level[other * options + option] ?? 0) + weight;
      }
      order[count++] = option;
    }
  }
  // Whoever ranks an option prefers it to all others, save those before it and beside it:
  // so what comes last needs no loop of its own.
  const votes = new Float64Array(options * options);
  for (let a = 0; a < options; a++) {
    for (let b = 0; b < options; b++) {
      const cell = a * options + b;
      if (a === b) continue;
      votes[cell] =
        unranked === 'last'
          ? (ranked[a] ?? 0) - (after[cell] ?? 0) - (level[cell] ?? 0)
          : (after[b * options + a] ?? 0);
    }
  }
  return votes;
}
