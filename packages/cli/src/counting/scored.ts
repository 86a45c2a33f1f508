import { countScores, type ScoreCount, type ScoreRules } from '@coopkit/voting';
import { table } from '../output.ts';
import { ballotsOf, lotGiven, lotOf, oneSeat, tally, total, type RuleSet } from './rule-set.ts';

const abouts: Record<ScoreRules, string> = {
  star: 'STAR: of the two with the highest sums of scores that one wins whom more ballots score above the other; ties as https://www.starvoting.org/ties.',
  'bloc-star': 'Bloc STAR: a STAR count for each seat, among those who have none yet.',
  score: 'The highest sums of scores.',
};

/** The rule-sets that count scores. */
export const scoreRules: Record<string, RuleSet> = Object.fromEntries(
  Object.entries(abouts).map(([name, about]): [string, RuleSet] => [
    name,
    {
      about,
      counts: ['scores'],
      takes: ['seats', 'max-score'],
      count(election, wishes) {
        const { ballots, maxScore } = ballotsOf(election, 'scores');
        const { names } = election;
        const lot = lotOf(election, wishes);
        const rules = name as ScoreRules;
        const seats =
          rules === 'star' ? oneSeat('star', 'bloc-star', wishes) : (wishes.seats ?? election.seats ?? 1);
        const count = countScores(ballots, {
          rules,
          seats,
          maxScore: wishes['max-score'] ?? maxScore,
          ...lotGiven(lot),
        });
        return {
          count,
          names,
          lot,
          ballots: `${total(ballots.weights)} ballots`,
          facts: factsOf(count, names),
          picture: () => picture(count, names),
        };
      },
    },
  ]),
);

function factsOf(count: ScoreCount, names: readonly string[]): Record<string, unknown> {
  const { maxScore, scores, topScores, votes, blank, runoffs } = count;
  return {
    maxScore,
    scores: tally(names, scores),
    topScores: tally(names, topScores),
    votes,
    blank,
    runoffs: runoffs.map(({ finalists, votes, noPreference }) => ({
      votes: Object.fromEntries(finalists.map((option, i) => [names[option] ?? '', votes[i] ?? '0'])),
      noPreference,
    })),
  };
}

function picture({ scores, topScores, runoffs }: ScoreCount, names: readonly string[]): string {
  const finals = runoffs.map((_, i) => (runoffs.length === 1 ? 'RUNOFF' : `RUNOFF ${i + 1}`));
  const order = names.map((_, option) => option).sort((a, b) => Number(scores[b]) - Number(scores[a]));
  return table(
    ['', 'SCORE', 'HIGHEST', ...finals],
    order.map((option) => [
      names[option] ?? '',
      scores[option] ?? '',
      topScores[option] ?? '',
      ...runoffs.map(({ finalists, votes }) => votes[finalists.indexOf(option)] ?? ''),
    ]),
  );
}
