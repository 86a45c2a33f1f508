import type { Option } from '@coopkit/contract';
import { html } from 'lit';
import { localized } from '../words.ts';
import { enScore } from '../words/en-ballots.ts';
import type { AnswerWith, Ask, Ballot, QuestionBy } from './ballot.ts';
import { aboutOption, optionStyles } from './option.ts';
import { scoreStyles } from './score-styles.ts';

type Scored = QuestionBy<'score' | 'star'>;
type Scores = AnswerWith<'scores'>;

/** With more marks than this, they would not stand in a row on a phone. */
const MOST_IN_A_ROW = 5;

/** A score for each option. */
export const ballot: Ballot<Scored, Scores> = {
  styles: [optionStyles, scoreStyles],
  paper: (ask) => {
    const { options, maxScore } = ask.question;
    const words = { ...enScore, ...ask.words };
    const one = maxScore > MOST_IN_A_ROW ? list : row;
    return html`<p class="quiet">${words.scoreHint(maxScore)}</p>
      ${options.map((option) => html`${one(ask, option, words.noScore)} ${aboutOption(ask, option)}`)}`;
  },
  lines: ({ question, words, language }, { scores }) =>
    question.options.map(({ id, name }) =>
      ({ ...enScore, ...words }).scored(localized(name, language), String(scores[id] ?? 0)),
    ),
};

/** A row of buttons to press one of. */
function row(ask: Ask<Scored, Scores>, option: Option) {
  const { question, answer, language, invalid } = ask;
  return html`<fieldset class="score">
    <legend>${localized(option.name, language)}</legend>
    <div class="marks">
      ${marks(question.maxScore).map(
        (mark) =>
          html`<label class="choice mark">
            <input
              type="radio"
              name="${question.id}-${option.id}"
              .value=${String(mark)}
              .checked=${answer?.scores[option.id] === mark}
              aria-invalid=${invalid ? 'true' : 'false'}
              @change=${() => score(ask, option.id, mark)}
            />${mark}</label
          >`,
      )}
    </div>
  </fieldset>`;
}

/** A list to choose one from. */
function list(ask: Ask<Scored, Scores>, option: Option, none: string) {
  const { question, answer, language, invalid } = ask;
  const given = answer?.scores[option.id];
  return html`<div class="score line">
    <label for="${question.id}-${option.id}">${localized(option.name, language)}</label>
    <select
      id="${question.id}-${option.id}"
      part="input"
      aria-invalid=${invalid ? 'true' : 'false'}
      @change=${({ target }: Event) => {
        const { value } = target as HTMLSelectElement;
        score(ask, option.id, value === '' ? undefined : Number(value));
      }}
    >
      <option value="" ?selected=${given === undefined}>${none}</option>
      ${marks(question.maxScore).map((mark) => html`<option value=${mark} ?selected=${given === mark}>${mark}</option>`)}
    </select>
  </div>`;
}

function marks(most: number): number[] {
  return Array.from({ length: most + 1 }, (_, mark) => mark);
}

function score({ answer, change }: Ask<Scored, Scores>, id: string, mark: number | undefined): void {
  const { [id]: _, ...others } = answer?.scores ?? {};
  const scores = mark === undefined ? others : { ...others, [id]: mark };
  change(Object.keys(scores).length > 0 ? { scores } : undefined);
}
