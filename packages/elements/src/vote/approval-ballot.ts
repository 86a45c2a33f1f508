import { html } from 'lit';
import { enApproval, enOptions } from '../words/en-ballots.ts';
import type { AnswerWith, Ballot, QuestionBy } from './ballot.ts';
import { checkboxes } from './checkboxes.ts';
import { nameOf, optionStyles } from './option.ts';
import type { PaperWords } from './words.ts';

const wordsOf = (words: PaperWords) => ({ ...enOptions, ...enApproval, ...words });

/** As many options as one likes, between a least and a most. */
export const ballot: Ballot<QuestionBy<'approval'>, AnswerWith<'choices'>> = {
  styles: [optionStyles],
  paper: (ask) => {
    const { options, min, max } = ask.question;
    const words = wordsOf(ask.words);
    const most = max ?? options.length;
    const count = ask.answer?.choices.length ?? 0;
    const hint =
      min === most
        ? words.chooseExactly(most)
        : min > 0
          ? words.chooseBetween(min, most)
          : most < options.length
            ? words.chooseUpTo(most)
            : words.chooseAny;
    return html`<p class="quiet">${hint}</p>
      ${checkboxes(ask, most)}
      <p class="left quiet" role="status" id="${ask.question.id}-left">
        ${most < options.length ? words.chosenOf(count, most) : words.chosen(count)}
      </p>`;
  },
  fault: ({ min }, { choices }, words) => (choices.length < min ? wordsOf(words).tooFew(min) : undefined),
  lines: ({ question, words, language }, { choices }) =>
    choices.length > 0 ? choices.map((id) => nameOf(question.options, id, language)) : [wordsOf(words).none],
};
