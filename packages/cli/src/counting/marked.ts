import {
  BLANK,
  ChoiceBallotsBuilder,
  countChoices,
  OPTION,
  OVERVOTED,
  type ChoiceBallots,
} from '@coopkit/voting';
import type { Election } from './election.ts';
import { lotGiven, lotOf, total, type RuleSet } from './rule-set.ts';

/** Approval, of whatever says whom a ballot wants. */
export const markRules: Record<string, RuleSet> = {
  approval: {
    about:
      'The most approved. Of a ranked ballot all that it ranks are approved, of scores all above zero, of a budget all it supports.',
    counts: ['marks', 'ranked', 'scores', 'budget'],
    takes: ['seats'],
    count(election, wishes) {
      const ballots = approvalsOf(election);
      const lot = lotOf(election, wishes);
      const count = countChoices(ballots, {
        rules: 'approval',
        seats: wishes.seats ?? election.seats ?? 1,
        ...lotGiven(lot),
      });
      const { votes, valid, blank, spoilt } = count;
      return {
        count,
        names: election.names,
        lot,
        ballots: `${total(ballots.weights)} ballots`,
        facts: { votes, valid, blank, spoilt },
      };
    },
  },
};

function approvalsOf({ ballots: given, names }: Election): ChoiceBallots {
  if (given.kind === 'marks') return given.ballots;
  const builder = new ChoiceBallotsBuilder(names.length);
  switch (given.kind) {
    case 'ranked': {
      const { starts, ranks, weights } = given.ballots;
      weights.forEach((weight, ballot) => {
        const entries = Array.from(
          ranks.subarray(starts[ballot], starts[ballot + 1]),
          (entry) => entry & OPTION,
        );
        const ranked = entries.filter((option) => option < OVERVOTED && !given.withdrawn.includes(option));
        builder.add([...new Set(ranked)], weight);
      });
      break;
    }
    case 'scores': {
      const { scores, weights } = given.ballots;
      weights.forEach((weight, ballot) => {
        const approved = names.flatMap((_, option) => {
          const score = scores[ballot * names.length + option] ?? BLANK;
          return score === BLANK || score === 0 ? [] : [option];
        });
        builder.add(approved, weight);
      });
      break;
    }
    case 'budget':
      for (const { projects, points } of given.file.votes) {
        builder.add(projects.filter((_, i) => (points?.[i] ?? 1) > 0));
      }
  }
  return builder.build();
}
