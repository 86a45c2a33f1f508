/** By what one victory is stronger than another: the winner's votes, the votes ahead, or votes for to votes against. */
export type Strength = 'winning-votes' | 'margins' | 'ratio';

/** More votes put the one before the other than the other way round. */
export interface Defeat {
  readonly winner: number;
  readonly loser: number;
  readonly votes: number;
  readonly against: number;
}

export function defeatsOf(votes: Float64Array, options: number): Defeat[] {
  const defeats: Defeat[] = [];
  for (let winner = 0; winner < options; winner++) {
    for (let loser = 0; loser < options; loser++) {
      const ahead = votes[winner * options + loser] ?? 0;
      const against = votes[loser * options + winner] ?? 0;
      if (ahead > against) defeats.push({ winner, loser, votes: ahead, against });
    }
  }
  return defeats;
}

type Compare = (a: Defeat, b: Defeat) => number;

/** Negative where `a` is the stronger. */
export const strongerFirst: Readonly<Record<Strength, Compare>> = {
  'winning-votes': (a, b) => b.votes - a.votes,
  margins: (a, b) => b.votes - b.against - (a.votes - a.against),
  ratio: (a, b) => {
    const left = BigInt(a.votes) * BigInt(b.against);
    const right = BigInt(b.votes) * BigInt(a.against);
    return left > right ? -1 : left < right ? 1 : 0;
  },
};

/** How strong, in words of the measure: votes, votes ahead, or `for:against`. */
export function strengthOf({ votes, against }: Defeat, strength: Strength): string {
  if (strength === 'winning-votes') return String(votes);
  return strength === 'margins' ? String(votes - against) : `${votes}:${against}`;
}

/** The defeats in groups of equal strength, the strongest first. */
export function inGroups(defeats: readonly Defeat[], compare: Compare): Defeat[][] {
  const groups: Defeat[][] = [];
  for (const defeat of defeats.toSorted((a, b) => compare(a, b))) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    if (group !== undefined && first !== undefined && compare(first, defeat) === 0) group.push(defeat);
    else groups.push([defeat]);
  }
  return groups;
}
