import type { Round, RoundEvent } from '../count.ts';
import { byLot, groupsBy, type Tie } from '../places.ts';
import type { ScoreTally } from './tally.ts';

export interface StarRunoff {
  readonly finalists: readonly [number, number];
  /** How many score the first above the second, and the second above the first. */
  readonly votes: readonly [string, string];
  readonly noPreference: string;
}

export interface StarRun {
  readonly winner: number | null;
  /** Whom the rules cannot tell apart, where there is no winner. */
  readonly tied: readonly number[];
  readonly runoff: StarRunoff | null;
  readonly rounds: readonly Round[];
}

/** What is looked at, one after the other, while more are tied than can be chosen. */
interface TieRule {
  readonly by: string;
  readonly value: (option: number, tied: readonly number[]) => number;
}

/**
 * One STAR count among the options given: the two with the highest sums of scores come into a runoff, which the one
 * wins whom more ballots score above the other. https://www.starvoting.org/star, ties as https://www.starvoting.org/ties.
 *
 * A tie in the scoring round goes to whoever is preferred in more comparisons with the others tied, ballot by ballot,
 * then to who has more top scores; in the runoff to the higher sum, then to more top scores; then to the lot.
 * What one rule leaves tied is all that the next one looks at.
 */
export function countStar(tally: ScoreTally, among: readonly number[], lot?: readonly number[]): StarRun {
  const { sums, tops } = tally;
  const sum: TieRule = { by: 'score', value: (option) => sums[option] ?? 0 };
  const top: TieRule = { by: 'most-top-scores', value: (option) => tops[option] ?? 0 };
  const headToHead: TieRule = {
    by: 'head-to-head',
    value: (option, tied) => tied.reduce((votes, other) => votes + tally.preferred(option, other), 0),
  };
  const scoring = choose(among, Math.min(2, among.length), [sum, headToHead, top], lot);
  const scoringRound = (elected: readonly number[], events: readonly RoundEvent[]): Round => ({
    votes: votesOf(tally, among, (option) => tally.sums[option] ?? 0),
    exhausted: '0',
    threshold: null,
    elected,
    eliminated: [],
    events,
  });
  const [first, second] = scoring.chosen;
  if (scoring.tied.length > 0 || first === undefined) {
    return { winner: null, tied: scoring.tied, runoff: null, rounds: [scoringRound([], scoring.ties)] };
  }
  if (second === undefined) {
    const events = [{ kind: 'elected', option: first, because: 'remaining' } as const];
    return { winner: first, tied: [], runoff: null, rounds: [scoringRound([first], events)] };
  }

  const finalists = [first, second] as const;
  const forFirst = tally.preferred(first, second);
  const forSecond = tally.preferred(second, first);
  const noPreference = String(tally.total - forFirst - forSecond);
  const preferred = (option: number) => (option === first ? forFirst : forSecond);
  const runoff = choose(finalists, 1, [{ by: 'head-to-head', value: preferred }, sum, top], lot);
  const [winner = null] = runoff.chosen;
  const elected = winner === null ? [] : [winner];
  const runoffRound: Round = {
    votes: votesOf(tally, finalists, preferred),
    exhausted: noPreference,
    threshold: null,
    elected,
    eliminated: [],
    events: [
      ...runoff.ties,
      ...elected.map((option) => ({ kind: 'elected', option, because: 'runoff' }) as const),
    ],
  };
  return {
    winner,
    tied: runoff.tied,
    runoff: { finalists, votes: [String(forFirst), String(forSecond)], noPreference },
    rounds: [scoringRound([], scoring.ties), runoffRound],
  };
}

interface Choice {
  readonly chosen: readonly number[];
  readonly tied: readonly number[];
  readonly ties: readonly Tie[];
}

function choose(
  among: readonly number[],
  places: number,
  rules: readonly TieRule[],
  lot?: readonly number[],
): Choice {
  const chosen: number[] = [];
  const ties: Tie[] = [];
  let tied = among;
  const take = (option: number, from: readonly number[], by: string | null) => {
    const left = from.filter((other) => !chosen.includes(other));
    if (by !== null) ties.push({ kind: 'tie', over: 'election', among: left, decided: option, by });
    chosen.push(option);
  };
  for (const [i, { by, value }] of rules.entries()) {
    const asked = tied;
    for (const group of groupsBy(asked, (option) => value(option, asked))) {
      tied = group;
      if (group.length > places - chosen.length) break;
      for (const option of group) take(option, asked, i === 0 ? null : by);
      if (chosen.length === places) return { chosen, tied: [], ties };
    }
  }
  if (lot === undefined) return { chosen, tied, ties };
  for (const option of byLot(tied, lot).slice(0, places - chosen.length)) take(option, tied, 'lot');
  return { chosen, tied: [], ties };
}

function votesOf(tally: ScoreTally, among: readonly number[], value: (option: number) => number): string[] {
  return Array.from({ length: tally.options }, (_, option) =>
    among.includes(option) ? String(value(option)) : '0',
  );
}
