import { CountError } from '../count.ts';
import { rational } from '../exact/rational.ts';
import type { PointBallots } from '../points/point-ballots.ts';
import { grantByPhragmen } from './by-phragmen.ts';
import { grantByVotes, type Grants } from './by-votes.ts';
import type { BudgetCount, BudgetRound, BudgetSettings } from './budget-count.ts';
import { compareOutcomes } from './comparison.ts';
import { budgetCompletions, type CompletionName, type CompletionRule } from './completion.ts';
import { layOut, type Election } from './election.ts';
import { equalShares } from './equal-shares.ts';
import { raise } from './raise.ts';
import { amountOf, Telling } from './tell.ts';

/** One rule's outcome, before it is compared with another's. */
interface Outcome {
  readonly told: Telling;
  readonly tied: readonly number[] | null;
  readonly raised: Pick<BudgetCount, 'endowment' | 'raisedBy' | 'stopped'>;
}

/**
 * Spends a budget on options that cost something: by the method of equal shares (https://equalshares.net/explanation/),
 * or greedily by votes. Points above zero are support (an approval is one point); all arithmetic is exact.
 * Where options stand equal, that matters, and there is no lot, the count ends there and names them in `tied`.
 *
 * @throws CountError where budget, costs, increment, completion or lot make no sense
 */
export function countBudget(ballots: PointBallots, settings: BudgetSettings): BudgetCount {
  const election = layOut(ballots, settings);
  const bought = settings.rules === 'greedy' ? null : bySharing(election, settings);
  const compared =
    bought === null || settings.comparison === undefined ? null : compare(election, settings, bought);
  const { told, tied, raised } = compared?.kept ?? bought ?? greedily(election);
  return {
    rules: settings.rules,
    seats: told.elected.length,
    elected: told.elected,
    tied: tied === null ? [] : [tied],
    threshold: null,
    rounds: told.rounds,
    budget: election.budget.toString(),
    spent: told.spent.toString(),
    left: told.left.toString(),
    ...raised,
    comparison: compared?.comparison ?? null,
  };
}

function bySharing(election: Election, settings: BudgetSettings): Outcome {
  const { utility = 'cost', increment = 1n } = settings;
  if (increment <= 0n) throw new CountError('invalid_increment', 'An increment is more than zero.');
  const completion = completionOf(settings.completion ?? 'add1');
  const raised = raise(election, completion, increment, utility);
  const within = completion.raise === 'budget';
  const run = equalShares(election, raised.endowment, { utility, within, told: true });
  const told = new Telling(election);
  for (const purchase of run.purchases) told.purchase(purchase);
  let { tied } = run;
  let stage: BudgetRound['stage'] = 'equal-shares';
  if (tied === null && completion.then !== null) {
    if (completion.then === 'phragmen') {
      const grants = grantByPhragmen(election, told.elected, told.spent, run.purses.left());
      tied = grant(told, grants, 'phragmen');
    }
    stage = 'utilitarian';
    // After Phragmén's rule that are the options which nobody supports.
    tied ??= grant(told, grantByVotes(election, told.elected, told.spent), stage);
  }
  if (tied === null) told.close(stage);
  const { endowment, steps, stopped } = raised;
  return {
    told,
    tied,
    raised: { endowment: amountOf(rational(endowment.n, endowment.d)), raisedBy: steps.toString(), stopped },
  };
}

function greedily(election: Election): Outcome {
  const told = new Telling(election);
  const tied = grant(told, grantByVotes(election, [], 0n), 'greedy');
  if (tied === null) told.close('greedy');
  return { told, tied, raised: { endowment: null, raisedBy: '0', stopped: null } };
}

function grant(told: Telling, { grants, tied }: Grants, stage: BudgetRound['stage']): Grants['tied'] {
  for (const each of grants) told.grant(each, stage);
  return tied;
}

function compare(
  election: Election,
  settings: BudgetSettings,
  bought: Outcome,
): { readonly kept: Outcome; readonly comparison: BudgetCount['comparison'] } | null {
  const greedy = greedily(election);
  const measure = settings.comparison;
  if (measure === undefined || bought.tied !== null) return null;
  if (greedy.tied !== null) return { kept: { ...bought, tied: greedy.tied }, comparison: null };
  const prefer = compareOutcomes(election, measure, bought.told.elected, greedy.told.elected);
  const kept = prefer.greedy > prefer.equalShares ? greedy : bought;
  return {
    kept: { ...kept, raised: bought.raised },
    comparison: {
      measure,
      equalShares: { elected: bought.told.elected, preferredBy: prefer.equalShares },
      greedy: { elected: greedy.told.elected, preferredBy: prefer.greedy },
      kept: kept === greedy ? 'greedy' : 'equal-shares',
    },
  };
}

function completionOf(completion: CompletionName | CompletionRule): CompletionRule {
  if (typeof completion !== 'string') return completion;
  if (!Object.hasOwn(budgetCompletions, completion))
    throw new CountError('unknown_completion', `There is no completion ${JSON.stringify(completion)}.`);
  return budgetCompletions[completion];
}
