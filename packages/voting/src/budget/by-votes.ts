import type { Election } from './election.ts';

/** An option that gets what it costs, without its supporters being asked to pay. */
export interface Grant {
  readonly option: number;
  readonly among: readonly number[];
  readonly by: string | null;
}

export interface Grants {
  readonly grants: readonly Grant[];
  readonly tied: readonly number[] | null;
}

/**
 * Greedy approval: the options in the order of their votes, each if it still fits.
 * Equal votes are for the lot; without one they are tied, unless there is enough for all of them.
 */
export function grantByVotes(election: Election, funded: readonly number[], spent: bigint): Grants {
  const { costs, votes, lot } = election;
  const taken = new Set(funded);
  const open = election.costs.flatMap((_, option) =>
    taken.has(option) || election.eligible[option] !== true ? [] : [option],
  );
  open.sort(
    (a, b) => (votes[b] ?? 0) - (votes[a] ?? 0) || (lot === null ? 0 : (lot[a] ?? 0) - (lot[b] ?? 0)),
  );
  const grants: Grant[] = [];
  let left = election.budget - spent;
  for (let i = 0; i < open.length;) {
    const highest = votes[open[i] ?? 0];
    const equal: number[] = [];
    for (let option = open[i]; option !== undefined && votes[option] === highest; option = open[i]) {
      equal.push(option);
      i += 1;
    }
    const fitting = equal.filter((option) => (costs[option] ?? 0n) <= left);
    const sum = fitting.reduce((total, option) => total + (costs[option] ?? 0n), 0n);
    const enough = sum <= left;
    if (!enough && lot === null) return { grants, tied: fitting };
    fitting.forEach((option, place) => {
      const cost = costs[option] ?? 0n;
      if (cost > left) return;
      left -= cost;
      const among = enough ? [option] : fitting.slice(place);
      grants.push({ option, among, by: among.length > 1 ? 'lot' : null });
    });
  }
  return { grants, tied: null };
}
