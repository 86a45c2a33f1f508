import type { Option } from '@coopkit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { localized } from '../words.ts';
import { enRanked } from '../words/en-ballots.ts';
import type { AnswerWith, Ask, Ballot, QuestionBy } from './ballot.ts';
import { dragged, onDrag } from './drag.ts';
import { aboutOption, nameOf, optionStyles } from './option.ts';
import { rankedStyles } from './ranked-styles.ts';

type Ranked = QuestionBy<'ranked'>;
type Ranks = AnswerWith<'ranks'>;

/** In place of a place: not in the order. */
const OUT = -1;

/** Options in an order, the best first: by dragging, by the arrow keys, or by buttons. */
export const ballot: Ballot<Ranked, Ranks> = {
  styles: [optionStyles, rankedStyles],
  paper: (ask) => {
    const { question, answer } = ask;
    const { id, options } = question;
    const words = { ...enRanked, ...ask.words };
    const order = orderOf(answer);
    const most = question.max ?? options.length;
    const ranked = order.flatMap((each) => options.find((option) => option.id === each) ?? []);
    const others = options.filter((option) => !order.includes(option.id));
    const full = order.length >= most;
    const drag = {
      move: (option: string, to: number) => move(ask, option, to),
      drop: (option: string, to: number) =>
        tell(ask, option, to, order.filter((each) => each !== option).length + 1),
    };
    return html`<p class="quiet" id="${id}-hint">
        ${most < options.length ? words.rankUpTo(most) : words.rankHint} ${words.rankKeys}
      </p>
      <div class="ranking" @pointerdown=${(event: PointerEvent) => onDrag(event, drag)}>
        <b id="${id}-ranked">${words.ranking}</b>
        <ol class="ranked" aria-labelledby="${id}-ranked">
          ${ranked.map((option, i) => rankedItem(ask, option, i, order.length))}
        </ol>
        ${order.length === 0 ? html`<p class="quiet empty">${words.emptyRanking}</p>` : nothing}
        <b id="${id}-others">${words.notRanked}</b>
        ${others.length === 0 ? html`<p class="quiet">${words.allRanked}</p>` : nothing}
        <ul class="unranked" aria-labelledby="${id}-others">
          ${others.map((option) => otherItem(ask, option, order.length, full))}
        </ul>
        ${full && others.length > 0 ? html`<p class="quiet">${words.fullRanking(most)}</p>` : nothing}
      </div>`;
  },
  lines: ({ question, language }, { ranks }) =>
    ranks.map(
      (rank, i) => `${i + 1}. ${rank.map((id) => nameOf(question.options, id, language)).join(' = ')}`,
    ),
};

function rankedItem(ask: Ask<Ranked, Ranks>, option: Option, at: number, places: number): TemplateResult {
  const words = { ...enRanked, ...ask.words };
  const name = localized(option.name, ask.language);
  const last = places - 1;
  const up = at > 0 ? at - 1 : undefined;
  const down = at < last ? at + 1 : undefined;
  const keys = { ArrowUp: up, ArrowDown: down, Home: 0, End: last, Delete: OUT, Backspace: OUT };
  return html`<li class=${dragged() === option.id ? 'lifted' : nothing} data-option=${option.id}>
    <span class="place" aria-hidden="true">${at + 1}</span>
    ${handle(ask, option, words.handle(name, at + 1, places), keys)}
    <span class="moves">
      ${mover(ask, option, 'up', words.moveUp(name), '↑', up)}
      ${mover(ask, option, 'down', words.moveDown(name), '↓', down)}
      ${mover(ask, option, 'out', words.takeOut(name), '×', OUT)}
    </span>
    ${aboutOption(ask, option)}
  </li>`;
}

function otherItem(ask: Ask<Ranked, Ranks>, option: Option, places: number, full: boolean): TemplateResult {
  const words = { ...enRanked, ...ask.words };
  const name = localized(option.name, ask.language);
  const to = full ? undefined : places;
  const keys = { ArrowUp: to, Home: full ? undefined : 0 };
  return html`<li class=${dragged() === option.id ? 'lifted' : nothing} data-option=${option.id}>
    ${handle(ask, option, words.handleOut(name), keys, to)}
    <span class="moves">${mover(ask, option, 'add', words.rankAs(name, places + 1), words.add, to)}</span>
    ${aboutOption(ask, option)}
  </li>`;
}

/** A button that moves an option. */
function mover(
  ask: Ask<Ranked, Ranks>,
  { id }: Option,
  way: string,
  label: string,
  sign: string,
  to: number | undefined,
) {
  return html`<button
    type="button"
    class="mover"
    id="${ask.question.id}-${id}-${way}"
    aria-label=${label}
    aria-disabled=${to === undefined ? 'true' : 'false'}
    @click=${() => moveAndFollow(ask, id, to, way === 'up' || way === 'down' ? `-${way}` : '')}
  >
    ${sign}
  </button>`;
}

/** What an option is dragged by, or moved by the arrow keys: its name. */
function handle(
  ask: Ask<Ranked, Ranks>,
  { id, name }: Option,
  label: string,
  keys: Record<string, number | undefined>,
  onPress?: number,
): TemplateResult {
  const { question, language } = ask;
  const onKey = (event: KeyboardEvent) => {
    if (!(event.key in keys)) return;
    event.preventDefault();
    moveAndFollow(ask, id, keys[event.key]);
  };
  return html`<button
    type="button"
    class="handle"
    id="${question.id}-${id}"
    aria-label=${label}
    aria-describedby="${question.id}-hint"
    @keydown=${onKey}
    @click=${() => moveAndFollow(ask, id, onPress)}
  >
    <span aria-hidden="true" class="grip">⠿</span> ${localized(name, language)}
  </button>`;
}

function orderOf(answer: Ranks | undefined): string[] {
  return answer?.ranks.flat() ?? [];
}

/** Puts an option at a place, from 0, or out of the order. */
function move({ question, answer, change }: Ask<Ranked, Ranks>, id: string, to: number): void {
  const order = orderOf(answer).filter((each) => each !== id);
  if (to !== OUT) {
    if (order.length >= (question.max ?? question.options.length)) return;
    order.splice(to, 0, id);
  }
  change(order.length > 0 ? { ranks: order.map((each) => [each]) } : undefined);
}

/** The same, told to those who can't see it, and the focus goes with it. */
function moveAndFollow(ask: Ask<Ranked, Ranks>, id: string, to: number | undefined, focusOn = ''): void {
  if (to === undefined) return;
  const { question, answer, focus } = ask;
  move(ask, id, to);
  tell(ask, id, to, orderOf(answer).filter((each) => each !== id).length + 1);
  focus(`${question.id}-${id}${focusOn}`);
}

function tell(
  { question, language, words, say }: Ask<Ranked, Ranks>,
  id: string,
  to: number,
  places: number,
): void {
  const own = { ...enRanked, ...words };
  const name = nameOf(question.options, id, language);
  say(to === OUT ? own.movedOut(name) : own.moved(name, to + 1, places));
}
