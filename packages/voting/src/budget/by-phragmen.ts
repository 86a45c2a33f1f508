import type { Grant, Grants } from './by-votes.ts';
import type { Election } from './election.ts';
import { TieBreaker } from './tie-breaker.ts';

/**
 * Phragmén's sequential rule, from what equal shares has left: everyone earns at the same pace, and the first option
 * that its supporters can pay for is funded with all they have (https://arxiv.org/abs/2102.12305).
 * What no longer fits into the budget is passed over; how many points somebody gave does not matter.
 */
export function grantByPhragmen(
  election: Election,
  funded: readonly number[],
  spent: bigint,
  left: { readonly amounts: readonly bigint[]; readonly unit: bigint },
): Grants {
  const { costs, supporters } = election;
  const { weights } = election.ballots;
  const grants: Grant[] = [];
  // The time, in money earned, at which each voter had nothing left.
  let since = left.amounts.map((amount) => -amount);
  let { unit } = left;
  const taken = new Set(funded);
  const ties = new TieBreaker(election);
  for (;;) {
    // The earliest time at which one can be paid for, n / d, and by whom that is.
    let n = 0n;
    let d = 0n;
    let among: number[] = [];
    supporters.forEach((behind, option) => {
      const cost = costs[option] ?? 0n;
      if (taken.has(option) || election.eligible[option] !== true || behind.length === 0) return;
      if (spent + cost > election.budget) return;
      let owed = cost * unit;
      let earners = 0n;
      for (const ballot of behind) {
        const weight = BigInt(weights[ballot] ?? 0);
        owed += (since[ballot] ?? 0n) * weight;
        earners += weight;
      }
      const later = d === 0n ? -1n : owed * d - n * earners;
      if (later < 0n) [n, d, among] = [owed, earners, [option]];
      else if (later === 0n) among.push(option);
    });
    const choice = among.length === 0 ? null : ties.choose(among, n, d * unit, grants.length);
    if (choice === null) break;
    const { option, by } = choice;
    ties.funded(option);
    unit *= d;
    since = since.map((time) => time * d);
    for (const ballot of supporters[option] ?? []) since[ballot] = n;
    spent += costs[option] ?? 0n;
    taken.add(option);
    grants.push({ option, among, by });
  }
  const tied = ties.mattered;
  if (tied !== null) grants.length = ties.start;
  return { grants, tied };
}
