import type { BudgetCount } from '../budget/budget-count.ts';
import type { CompletionName } from '../budget/completion.ts';
import { countBudget } from '../budget/count-budget.ts';
import { countChoices } from '../choices/count-choices.ts';
import { countCondorcet, type CondorcetCount } from '../condorcet/count-condorcet.ts';
import type { Count } from '../count.ts';
import { countIrv } from '../irv/count-irv.ts';
import { countPoints } from '../points/count-points.ts';
import { countScores, type ScoreCount } from '../scores/count-scores.ts';
import { countStv, type StvCount } from '../stv/count-stv.ts';
import type { StvRulesName } from '../stv/rule-sets.ts';
import {
  choiceBallots,
  pointBallots,
  rankedBallots,
  scoreBallots,
  type Index,
  type WeighedAnswer,
} from './ballots-of.ts';
import type { Question } from './question.ts';

/** A count with what some rules tell beside the rest. */
export type AnyCount = Count &
  Partial<
    Pick<CondorcetCount, 'pairwise'> &
      Pick<ScoreCount, 'scores' | 'runoffs'> &
      Pick<BudgetCount, 'spent'> &
      Pick<StvCount, 'finalVotes'>
  >;

/**
 * Counts answers by the rules of their question.
 *
 * @param lot breaks ties: each option once, the first is preferred; without one they stay ties where the rules let them
 * @throws CountError
 */
export function countAnswers(
  question: Question,
  answers: readonly WeighedAnswer[],
  index: Index,
  lot: readonly number[] | undefined,
): AnyCount {
  const drawn = lot ? { lot } : {};
  switch (question.method) {
    case 'consent':
    case 'yes-no-abstain':
      return countChoices(choiceBallots(answers, index), { rules: question.method });
    case 'single-choice':
      return countChoices(choiceBallots(answers, index), { rules: 'single-choice', ...drawn });
    case 'approval': {
      const { seats, min, max = question.options.length } = question;
      return countChoices(choiceBallots(answers, index), { rules: 'approval', seats, min, max, ...drawn });
    }
    case 'score': {
      const { seats, maxScore } = question;
      return countScores(scoreBallots(answers, index), { rules: 'score', seats, maxScore, ...drawn });
    }
    case 'star': {
      const { seats, maxScore } = question;
      const rules = seats === 1 ? 'star' : 'bloc-star';
      return countScores(scoreBallots(answers, index), { rules, seats, maxScore, ...drawn });
    }
    case 'ranked':
      return countRanked(question, answers, index, lot);
    case 'dots':
    case 'quadratic': {
      const { credits, seats } = question;
      const ballots = pointBallots(answers, index);
      return question.method === 'dots'
        ? countPoints(ballots, {
            rules: 'dots',
            credits,
            seats,
            ...(question.cap === undefined ? {} : { cap: question.cap }),
            ...drawn,
          })
        : countPoints(ballots, { rules: 'quadratic', credits, seats, negative: question.negative, ...drawn });
    }
    case 'budget': {
      const { rules, utility, completion, options } = question;
      return countBudget(pointBallots(answers, index), {
        rules,
        utility,
        completion: completion as CompletionName,
        budget: BigInt(question.budget),
        costs: options.map(({ cost = 0 }) => BigInt(cost)),
        ...drawn,
      });
    }
  }
}

function countRanked(
  question: Extract<Question, { method: 'ranked' }>,
  answers: readonly WeighedAnswer[],
  index: Index,
  lot: readonly number[] | undefined,
): AnyCount {
  const { rules, seats, unranked, strength, quotas, options } = question;
  const ballots = rankedBallots(answers, index);
  const drawn = lot ? { lot } : {};
  if (rules === 'schulze' || rules === 'ranked-pairs' || rules === 'condorcet') {
    return countCondorcet(ballots, { rules, seats, unranked, strength, ...drawn });
  }
  if (rules === 'irv') return countIrv(ballots, drawn);
  const classQuotas = quotas.map(({ group, atLeast }) => ({
    members: options.flatMap(({ groups = [] }, i) => (groups.includes(group) ? [i] : [])),
    atLeast,
  }));
  return countStv(ballots, { rules: rules as StvRulesName, seats, classQuotas, ...drawn });
}
