import type { AnswerWith, Ballot, QuestionBy } from './ballot.ts';
import { radios } from './radios.ts';

/** Yes, no, or neither. */
export const ballot: Ballot<QuestionBy<'yes-no-abstain'>, AnswerWith<'choice'>> = {
  paper: (ask) =>
    radios(
      ask,
      (['yes', 'no', 'abstain'] as const).map((id) => ({ id, label: ask.words[id] })),
    ),
  lines: ({ words }, { choice }) => [words[choice as 'yes']],
};
