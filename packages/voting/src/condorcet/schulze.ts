import { inGroups, strengthOf, strongerFirst, type Defeat, type Strength } from './defeats.ts';
import { Order } from './order.ts';

export interface SchulzeOutcome {
  readonly order: Order;
  /** `paths[a][b]`: the weakest link of the strongest path from `a` to `b`; null where there is none. */
  readonly paths: readonly (readonly (string | null)[])[];
}

/**
 * The Schulze method: an option is above another when the strongest path of defeats from it to the other is
 * stronger than the strongest path back. A path is as strong as its weakest defeat.
 * Markus Schulze, "The Schulze Method of Voting", https://arxiv.org/abs/1804.02973.
 */
export function schulze(options: number, defeats: readonly Defeat[], strength: Strength): SchulzeOutcome {
  // Strengths are compared often and in three ways: ranks stand for them, the weakest is 1, none is 0.
  const groups = inGroups(defeats, strongerFirst[strength]).reverse();
  const widest = new Int32Array(options * options);
  groups.forEach((group, i) => {
    for (const { winner, loser } of group) widest[winner * options + loser] = i + 1;
  });
  for (let via = 0; via < options; via++) {
    for (let from = 0; from < options; from++) {
      const first = widest[from * options + via] ?? 0;
      if (first === 0 || from === via) continue;
      for (let to = 0; to < options; to++) {
        if (to === from) continue;
        const width = Math.min(first, widest[via * options + to] ?? 0);
        const cell = from * options + to;
        if (width > (widest[cell] ?? 0)) widest[cell] = width;
      }
    }
  }
  const order = new Order(options);
  const paths: (string | null)[][] = [];
  for (let a = 0; a < options; a++) {
    const row: (string | null)[] = [];
    for (let b = 0; b < options; b++) {
      const there = widest[a * options + b] ?? 0;
      if (there > (widest[b * options + a] ?? 0)) order.mark(a, b);
      const [link] = groups[there - 1] ?? [];
      row.push(link === undefined ? null : strengthOf(link, strength));
    }
    paths.push(row);
  }
  return { order, paths };
}
