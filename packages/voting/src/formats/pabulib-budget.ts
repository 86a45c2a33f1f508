import type { BudgetSettings } from '../budget/budget-count.ts';
import { CountError } from '../count.ts';
import { PointBallotsBuilder, type PointBallots } from '../points/point-ballots.ts';
import type { PabulibFile, PabulibVote } from './pabulib.ts';

/** The votes of a file as ballots: an approval is one point; a rank has the points of a Borda count. */
export function pabulibBallots(file: PabulibFile): PointBallots {
  const builder = new PointBallotsBuilder(file.projects.length);
  const length = Number(file.meta.get('max_length') ?? file.projects.length);
  if (!Number.isSafeInteger(length) || length < 1)
    throw new CountError('invalid_length', 'max_length is not a number of projects.');
  for (const vote of file.votes) builder.add(pointsOf(vote, file, length));
  return builder.build();
}

/**
 * How the file says that it was counted (`greedy`, `greedy-threshold`, `equalshares`, `equalshares/add1`,
 * `equalshares/add1-comparison`), by equal shares with `add1` where it does not say; an increment is one unit of the
 * currency, and the lot puts the projects in the order of the file.
 */
export function pabulibSettings(file: PabulibFile): BudgetSettings {
  const rule = file.meta.get('rule')?.toLowerCase() ?? '';
  const minVotes = Number(file.meta.get('min_project_score_threshold') ?? 0) * 10 ** file.pointDecimals;
  if (!Number.isSafeInteger(minVotes))
    throw new CountError('invalid_threshold', 'min_project_score_threshold is not a whole number.');
  return {
    rules: rule.startsWith('greedy') ? 'greedy' : 'equal-shares',
    completion: rule === 'equalshares' ? 'none' : 'add1',
    ...(rule.endsWith('-comparison') ? { comparison: 'satisfaction' as const } : {}),
    budget: file.budget,
    costs: file.projects.map(({ cost }) => cost),
    increment: 10n ** BigInt(file.decimals),
    minVotes,
    lot: file.projects.map((_, i) => i),
  };
}

function pointsOf(vote: PabulibVote, file: PabulibFile, length: number): [number, number][] {
  return vote.projects.map((project, place) => {
    if (file.voteType === 'ordinal') return [project, Math.max(length - place, 0)];
    return [project, vote.points?.[place] ?? 1];
  });
}
