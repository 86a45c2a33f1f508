import type { Option } from '@coopkit/contract';
import { html, nothing } from 'lit';
import { localized } from '../words.ts';
import { enCredits } from '../words/en-ballots.ts';
import type { AnswerWith, Ask, Ballot, QuestionBy } from './ballot.ts';
import { creditsStyles } from './credits-styles.ts';
import { aboutOption, optionStyles } from './option.ts';

type Credited = QuestionBy<'dots' | 'quadratic'>;
type Points = AnswerWith<'points'>;

/** Points to share out; where they are quadratic, each for the same option costs more than the one before. */
export const ballot: Ballot<Credited, Points> = {
  styles: [optionStyles, creditsStyles],
  paper: (ask) => {
    const { question, language } = ask;
    const words = { ...enCredits, ...ask.words };
    const number = new Intl.NumberFormat(language);
    const credits = number.format(question.credits);
    const left = question.credits - spent(question, ask.answer?.points ?? {});
    const hint =
      question.method === 'dots'
        ? [
            words.dotsHint(credits),
            question.cap === undefined ? '' : words.dotsCap(number.format(question.cap)),
          ]
        : [words.quadraticHint(credits), question.negative ? words.negativeHint : ''];
    return html`<p class="quiet">${hint.join(' ')}</p>
      ${question.options.map((option) => html`${stepper(ask, option, left)} ${aboutOption(ask, option)}`)}
      <p class="left" role="status" id="${question.id}-left">
        <b>${words.creditsLeft(number.format(left), credits)}</b>
        <progress max=${question.credits} .value=${left} aria-hidden="true"></progress>
      </p>`;
  },
  lines: ({ question, words, language }, { points }) =>
    question.options.flatMap(({ id, name }) =>
      points[id]
        ? [{ ...enCredits, ...words }.points(localized(name, language), signed(points[id], language))]
        : [],
    ),
};

/** An option with its points, and buttons for one fewer and one more. */
function stepper(ask: Ask<Credited, Points>, option: Option, left: number) {
  const { question, answer, language, invalid } = ask;
  const words = { ...enCredits, ...ask.words };
  const name = localized(option.name, language);
  const value = answer?.points[option.id] ?? 0;
  const id = `${question.id}-${option.id}`;
  const [least, most] = bounds(question, value, left);
  const set = (to: number) => give(ask, option.id, Math.max(least, Math.min(most, to)));
  const button = (to: number, label: string, sign: string) =>
    html`<button
      type="button"
      class="less-or-more"
      aria-label=${label}
      aria-disabled=${to < least || to > most ? 'true' : 'false'}
      @click=${() => set(to)}
    >
      ${sign}
    </button>`;
  return html`<div class="line">
    <label for=${id}>${name}</label>
    <div class="stepper" role="group" aria-label=${name}>
      ${button(value - 1, words.less(name), '−')}
      <input
        id=${id}
        part="input"
        type="number"
        inputmode="numeric"
        min=${least}
        max=${most}
        .value=${String(value)}
        aria-invalid=${invalid ? 'true' : 'false'}
        aria-describedby="${question.id}-left"
        @change=${({ target }: Event) => {
          const input = target as HTMLInputElement;
          set(Math.round(Number(input.value)) || 0);
          // What is shown is what counts, also where that did not change.
          input.value = String(Math.max(least, Math.min(most, Math.round(Number(input.value)) || 0)));
        }}
      />
      ${button(value + 1, words.moreFor(name), '+')}
    </div>
    ${question.method === 'quadratic' && value !== 0 ? html`<span class="quiet cost">${words.costs(new Intl.NumberFormat(language).format(value * value))}</span>` : nothing}
  </div>`;
}

/** The fewest and most points that an option can have, as the others stand. */
function bounds(question: Credited, value: number, left: number): [least: number, most: number] {
  if (question.method === 'dots') return [0, Math.min(question.cap ?? question.credits, value + left)];
  let most = Math.floor(Math.sqrt(left + value * value));
  // A root of floating point may be one beside.
  while (most * most > left + value * value) most--;
  while ((most + 1) ** 2 <= left + value * value) most++;
  return [question.negative ? -most : 0, most];
}

function spent({ method }: Credited, points: Points['points']): number {
  return Object.values(points).reduce((sum, value) => sum + (method === 'dots' ? value : value * value), 0);
}

function give({ answer, change }: Ask<Credited, Points>, id: string, value: number): void {
  const { [id]: _, ...others } = answer?.points ?? {};
  const points = value === 0 ? others : { ...others, [id]: value };
  change(Object.keys(points).length > 0 ? { points } : undefined);
}

function signed(value: number, language: string): string {
  return new Intl.NumberFormat(language, { signDisplay: value < 0 ? 'always' : 'auto' }).format(value);
}
