import type { Election } from './election.ts';

/** What voters are asked: of which outcome they approve more options, or of which they approve any at all. */
export type ComparisonMeasure = 'satisfaction' | 'exclusion-ratio';

/** How many voters are better off with either outcome. */
export interface Preference {
  readonly equalShares: number;
  readonly greedy: number;
}

/** The comparison step of https://equalshares.net/tools/compute/: greedy is kept only where more voters prefer it. */
export function compareOutcomes(
  election: Election,
  measure: ComparisonMeasure,
  equalShares: readonly number[],
  greedy: readonly number[],
): Preference {
  const shares = satisfaction(election, equalShares);
  const votes = satisfaction(election, greedy);
  const prefer = { equalShares: 0, greedy: 0 };
  election.ballots.weights.forEach((weight, ballot) => {
    let a = shares[ballot] ?? 0;
    let b = votes[ballot] ?? 0;
    if (measure === 'exclusion-ratio') {
      a = Math.min(a, 1);
      b = Math.min(b, 1);
    }
    if (a > b) prefer.equalShares += weight;
    else if (b > a) prefer.greedy += weight;
  });
  return prefer;
}

function satisfaction(election: Election, funded: readonly number[]): Uint16Array {
  const gets = new Uint16Array(election.ballots.weights.length);
  for (const option of funded) {
    for (const ballot of election.supporters[option] ?? []) gets[ballot] = (gets[ballot] ?? 0) + 1;
  }
  return gets;
}
