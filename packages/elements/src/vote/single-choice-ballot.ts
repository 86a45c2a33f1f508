import { localized } from '../words.ts';
import type { AnswerWith, Ballot, QuestionBy } from './ballot.ts';
import { aboutOption, nameOf, optionStyles } from './option.ts';
import { radios } from './radios.ts';

/** One option of several. */
export const ballot: Ballot<QuestionBy<'single-choice'>, AnswerWith<'choice'>> = {
  styles: [optionStyles],
  paper: (ask) =>
    radios(
      ask,
      ask.question.options.map((option) => ({
        id: option.id,
        label: localized(option.name, ask.language),
        more: aboutOption(ask, option),
      })),
    ),
  lines: ({ question, language }, { choice }) => [nameOf(question.options, choice, language)],
};
