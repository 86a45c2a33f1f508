import type { Election } from './election.ts';
import { Horizon } from './horizon.ts';
import { Purses, type Linear, type Payment, type Price } from './purses.ts';
import { TieBreaker } from './tie-breaker.ts';

/** An option that its supporters pay for. */
export interface Purchase extends Payment {
  readonly option: number;
  readonly price: Price;
  /** Who stood equal with it, itself included, and what told it from them: null where nothing had to. */
  readonly among: readonly number[];
  readonly by: string | null;
  /** What each option would cost its supporters at this time; null where they cannot pay. Only in a told run. */
  readonly prices: readonly (Price | null)[];
}

/** The method of equal shares with a given amount for each voter. */
export interface Run {
  readonly purchases: readonly Purchase[];
  readonly spent: bigint;
  /** Options that stand equal where that matters and no lot was drawn; the run ends before them. */
  readonly tied: readonly number[] | null;
  /** For how many more steps of the endowment's growth the outcome is the same. */
  readonly steady: bigint;
  readonly purses: Purses;
}

export interface RunSettings {
  /** `cost`: satisfaction grows with an option's cost; `cardinality`: each option counts alike. */
  readonly utility: 'cost' | 'cardinality';
  /** Pass over what no longer fits into the budget. */
  readonly within: boolean;
  /** Find all prices in each round, to tell them, and do not look further than this endowment. */
  readonly told: boolean;
}

/** Steps: more than are ever taken at once, and small enough to reckon with quickly. */
const FARTHEST = 1n << 62n;

interface Candidate {
  readonly option: number;
  /** What is paid per point and satisfaction, n / d, when it was last asked for; it only grows. */
  n: bigint;
  growth: bigint;
  d: bigint;
  stale: boolean;
}

/**
 * Peters, Pierczyński and Skowron, Proportional Participatory Budgeting with Additive Utilities
 * (https://arxiv.org/abs/2008.13276); in words: https://equalshares.net/explanation/.
 */
export function equalShares(election: Election, endowment: Linear, settings: RunSettings): Run {
  const { costs } = election;
  const horizon = new Horizon(settings.told ? 0n : FARTHEST);
  const purses = new Purses(election, endowment, horizon);
  const purchases: Purchase[] = [];
  const ties = new TieBreaker(election);
  let spent = 0n;
  let open: Candidate[] = [];
  for (let option = 0; option < election.options; option++) {
    const wanted = election.eligible[option] === true && (election.supporters[option]?.length ?? 0) > 0;
    const fits = !settings.within || (costs[option] ?? 0n) <= election.budget;
    if (wanted && fits) open.push({ option, n: 0n, growth: 0n, d: 1n, stale: true });
  }

  for (let best = cheapest(); best.length > 0; best = cheapest()) {
    const among = best.map(({ option }) => option);
    const { n = 0n, d = 1n } = best[0] ?? {};
    const choice = ties.choose(among, n, d, purchases.length);
    if (choice === null) break;
    const { option, by } = choice;
    const cost = costs[option] ?? 0n;
    const price = purses.price(option);
    if (price === null) break;
    const prices = settings.told ? allPrices() : [];
    purchases.push({ option, price, among, by, prices, ...purses.pay(option, price) });
    spent += cost;
    ties.funded(option);
    const left = election.budget - spent;
    open = open.filter(
      (other) => other.option !== option && !(settings.within && (costs[other.option] ?? 0n) > left),
    );
    markStale(option);
  }

  const tied = ties.mattered;
  if (tied !== null) {
    for (const { option } of purchases.splice(ties.start)) spent -= costs[option] ?? 0n;
  }
  return { purchases, spent, tied, steady: horizon.steps, purses };

  /** Those that are paid for with the least, per point and satisfaction; who cannot be paid for is dropped. */
  function cheapest(): Candidate[] {
    sortNearlySorted(open);
    let best: Candidate[] = [];
    const dropped = new Set<Candidate>();
    for (const candidate of open) {
      if (best[0] !== undefined && compare(candidate, best[0]) > 0) break;
      if (candidate.stale && !ask(candidate)) {
        dropped.add(candidate);
        continue;
      }
      const order = best[0] === undefined ? -1 : compare(candidate, best[0]);
      if (order < 0) best = [candidate];
      else if (order === 0) best.push(candidate);
    }
    if (dropped.size > 0) open = open.filter((candidate) => !dropped.has(candidate));
    stayBehind(best);
    return best;
  }

  /** Up to the horizon, those that are dearer stay so, and those that stand equal stay equal. */
  function stayBehind([first, ...equal]: readonly Candidate[]): void {
    if (first === undefined || horizon.steps === 0n) return;
    for (const other of open) {
      const dearer = other.n * first.d - first.n * other.d;
      const growth = other.growth * first.d - first.growth * other.d;
      if (dearer > 0n) horizon.keep(-dearer, -growth);
      else if (growth !== 0n) horizon.close();
    }
    // Which of them is next may come to depend on how they stood before.
    if (equal.length > 0 && election.lot === null) horizon.close();
  }

  function ask(candidate: Candidate): boolean {
    const price = purses.price(candidate.option);
    candidate.stale = false;
    if (price === null) return false;
    const cost = costs[candidate.option] ?? 0n;
    candidate.n = price.n;
    candidate.growth = price.growth;
    candidate.d = settings.utility === 'cost' && cost > 0n ? price.d * cost : price.d;
    return true;
  }

  function allPrices(): (Price | null)[] {
    const prices = new Array<Price | null>(election.options).fill(null);
    for (const { option } of open) prices[option] = purses.price(option);
    return prices;
  }

  /** What its supporters have left has changed; so may have what they would pay for others. */
  function markStale(paid: number): void {
    const { starts, chosen } = election.ballots;
    const touched = new Uint8Array(election.options);
    for (const ballot of election.supporters[paid] ?? []) {
      for (let i = starts[ballot] ?? 0; i < (starts[ballot + 1] ?? 0); i++) touched[chosen[i] ?? 0] = 1;
    }
    for (const candidate of open) if (touched[candidate.option] === 1) candidate.stale = true;
  }
}

function compare(a: Candidate, b: Candidate): number {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

function sortNearlySorted(candidates: Candidate[]): void {
  for (let i = 1; i < candidates.length; i++) {
    const candidate = candidates[i];
    if (candidate === undefined) return;
    let place = i;
    for (let before = candidates[i - 1]; before !== undefined && compare(before, candidate) > 0;) {
      candidates[place] = before;
      place -= 1;
      before = candidates[place - 1];
    }
    candidates[place] = candidate;
  }
}
