import type { Round } from '@coopkit/contract';
import { css, html, nothing, type TemplateResult } from 'lit';
import { enRounds, type MoreWords, type RoundsWords } from '../words/en-result-parts.ts';
import { eventsOf } from './events.ts';
import { flow, flowStyles } from './flow.ts';
import { numberIn, sizeOf } from './numbers.ts';
import type { PartHost } from './parts.ts';
import { scrolling, tableStyles } from './tables.ts';
import { nameOf, roundsOut, type ResultView } from './view.ts';

export const words = enRounds;

/** So many rounds stand beside each other; there are buttons to the others. */
const SPAN = 12;

export const styles = [
  tableStyles,
  flowStyles,
  css`
    .story {
      display: grid;
      gap: 0.75rem;
      margin: 0;
      padding-inline-start: 1.5em;
    }
    .story li::marker {
      font-weight: 700;
    }
    .subheading {
      font-weight: 600;
    }
    .pager {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.25rem 1.25rem;
    }
    .held {
      opacity: 0.55;
    }
  `,
];

/** The count of ranked ballots: a picture of it, its table and its story. */
export function begin({ element }: PartHost): (view: ResultView<MoreWords & RoundsWords>) => TemplateResult {
  let from = 0;
  const show = (first: number) => {
    from = first;
    element.requestUpdate();
  };
  return (view) => {
    const { words: said, level, outcome } = view;
    const { rounds } = outcome;
    const shown = rounds.slice(from, from + SPAN);
    return html`${rounds.length > 1 ? flow(view, shown, getComputedStyle(element).direction === 'rtl') : nothing}
      ${rounds.length > SPAN ? pager(view, from, shown.length, show) : nothing} ${table(view, from, shown)}
      <div class="subheading" role="heading" aria-level=${level}>${said.inWords}</div>
      <ol class="story" start=${from + 1}>
        ${shown.map((round) => html`<li>${eventsOf(view, round)}</li>`)}
      </ol>`;
  };
}

function pager(
  { words: said, outcome }: ResultView<MoreWords & RoundsWords>,
  from: number,
  count: number,
  show: (first: number) => void,
): TemplateResult {
  const total = outcome.rounds.length;
  return html`<div class="pager">
    <span class="quiet" role="status">${said.roundsShown(from + 1, from + count, total)}</span>
    ${from > 0 ? html`<button type="button" class="secondary" @click=${() => show(Math.max(0, from - SPAN))}>${said.earlierRounds}</button>` : nothing}
    ${from + count < total ? html`<button type="button" class="secondary" @click=${() => show(from + SPAN)}>${said.laterRounds}</button>` : nothing}
  </div>`;
}

function table(
  view: ResultView<MoreWords & RoundsWords>,
  from: number,
  shown: readonly Round[],
): TemplateResult {
  const { words: said, locale, outcome } = view;
  const last = outcome.rounds.at(-1);
  const out = roundsOut(outcome);
  const since = new Map(outcome.rounds.flatMap(({ elected }, i) => elected.map((id) => [id, i] as const)));
  const ids = Object.keys(outcome.rounds[0]?.votes ?? {}).sort(
    (a, b) =>
      (out.get(b) ?? Infinity) - (out.get(a) ?? Infinity) ||
      (since.get(a) ?? Infinity) - (since.get(b) ?? Infinity),
  );
  const digits = (votes: string) => numberIn(locale, votes, 5);
  const lost = shown.some(({ exhausted }) => sizeOf(exhausted) !== 0);
  const quota = last?.threshold != null;
  return scrolling(
    said.roundsTable,
    html`<table>
      <caption class="unseen">
        ${said.roundsTable}
      </caption>
      <thead>
        <tr>
          <th scope="col">${said.option}</th>
          ${shown.map((_, i) => html`<th scope="col">${said.round(from + i + 1)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${ids.map(
          (id) =>
            html`<tr class=${since.has(id) ? 'on' : ''}>
              <th scope="row">${nameOf(view, id)}</th>
              ${shown.map((round, i) => cell(said, digits, round, id, (since.get(id) ?? Infinity) < from + i))}
            </tr>`,
        )}
      </tbody>
      <tfoot>
        ${
          lost
            ? html`<tr>
                <th scope="row">${said.noLonger}</th>
                ${shown.map(({ exhausted }) => html`<td>${digits(exhausted)}</td>`)}
              </tr>`
            : nothing
        }
        ${
          quota
            ? html`<tr>
                <th scope="row">${said.quota}</th>
                ${shown.map(({ threshold }) => html`<td>${threshold === null ? '' : digits(threshold)}</td>`)}
              </tr>`
            : nothing
        }
      </tfoot>
    </table>`,
  );
}

function cell(
  said: RoundsWords,
  digits: (votes: string) => string,
  { votes, elected, eliminated }: Round,
  id: string,
  wasElected: boolean,
): TemplateResult {
  const held = votes[id] ?? '0';
  if (elected.includes(id))
    return html`<td class="on">${digits(held)}<span class="quiet">${said.electedMark}</span></td>`;
  if (eliminated.includes(id))
    return html`<td>${digits(held)}<span class="quiet">${said.outMark}</span></td>`;
  if (sizeOf(held) === 0) return html`<td class="held">–</td>`;
  return html`<td class=${wasElected ? 'held' : ''}>${digits(held)}</td>`;
}
