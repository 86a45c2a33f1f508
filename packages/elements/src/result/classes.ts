import type { Reached } from '@coopkit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { enClasses, type ClassesWords, type MoreWords } from '../words/en-result-parts.ts';
import { numberIn, shareIn } from './numbers.ts';
import { scrolling, tableStyles } from './tables.ts';
import { localized } from '../words.ts';
import { choicesOf, nameOf, type ResultView } from './view.ts';

export const words = enClasses;
export const styles = [tableStyles];

/** Votes, turnout, quorum and threshold of each member class. */
export function begin(): (view: ResultView<ClassesWords & MoreWords>) => TemplateResult {
  return (view) => {
    const { words: said, locale, question, outcome, result, vote } = view;
    const columns = {
      votes: outcome.classes,
      turnout: result.turnout.classes,
      quorum: result.quorum?.classes,
      threshold: outcome.decision?.classes,
    };
    const place = (id: string) => view.profile?.classes.findIndex((each) => each.id === id) ?? 0;
    const ids = [...new Set(Object.values(columns).flatMap((each) => Object.keys(each ?? {})))].sort(
      (a, b) => place(a) - place(b),
    );
    const options = columns.votes ? choicesOf(question) : [];
    const number = (votes: string) => numberIn(locale, votes);
    const { weights } = vote;
    const weighed = Object.values(weights ?? {}).reduce((sum, part) => sum + part, 0);
    const head = (shown: unknown, text: string) => (shown ? html`<th scope="col">${text}</th>` : nothing);
    const verdict = (all: Readonly<Record<string, Reached>> | undefined, id: string) => {
      if (!all) return nothing;
      const reached = all[id];
      if (!reached) return html`<td>–</td>`;
      return html`<td class=${reached.met ? 'on' : ''}>
        ${reached.met ? said.reached : said.notReached}
        <span class="quiet">${said.outOf(number(reached.reached), number(reached.of))}</span>
      </td>`;
    };
    return scrolling(
      said.classesTable,
      html`<table>
        <caption class="unseen">
          ${said.classesTable}
        </caption>
        <thead>
          <tr>
            <th scope="col">${said.memberClass}</th>
            ${options.map((id) => html`<th scope="col">${nameOf(view, id)}</th>`)}
            ${head(columns.turnout, said.voted)} ${head(weights, said.weighs)}
            ${head(columns.quorum, said.quorumOfClass)} ${head(columns.threshold, said.thresholdOfClass)}
          </tr>
        </thead>
        <tbody>
          ${ids.map((id) => {
            const turnout = columns.turnout?.[id];
            return html`<tr>
              <th scope="row">${classNameOf(view, id)}</th>
              ${options.map((option) => html`<td>${number(columns.votes?.[id]?.[option] ?? '0')}</td>`)}
              ${columns.turnout ? html`<td>${turnout ? said.outOf(number(String(turnout.ballots)), number(String(turnout.roll))) : '–'}</td>` : nothing}
              ${weights ? html`<td>${shareIn(locale, weights[id] ?? 0, weighed)}</td>` : nothing}
              ${verdict(columns.quorum, id)} ${verdict(columns.threshold, id)}
            </tr>`;
          })}
        </tbody>
      </table>`,
    );
  };
}

function classNameOf({ profile, language }: ResultView, id: string): string {
  const found = profile?.classes.find((each) => each.id === id);
  return found ? localized(found.name, language) : id;
}
