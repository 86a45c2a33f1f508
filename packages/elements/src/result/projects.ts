import { html, type TemplateResult } from 'lit';
import { enProjects, type ProjectsWords } from '../words/en-result-parts.ts';
import { bar } from './bars.ts';
import { numberIn, sizeOf } from './numbers.ts';
import { scrolling, tableStyles } from './tables.ts';
import { moneyOf, nameOf, type ResultView } from './view.ts';

export const words = enProjects;
export const styles = [tableStyles];

/** The projects of a budget: what each costs, who supports it, and what was spent when it was funded. */
export function begin(): (view: ResultView<ProjectsWords>) => TemplateResult {
  return (view) => {
    const { words: said, locale, question, outcome } = view;
    if (question.method !== 'budget') return html``;
    const { budget, options } = question;
    const cost = (id: string) => options.find((each) => each.id === id)?.cost ?? 0;
    const support = (id: string) => sizeOf(outcome.votes[id]);
    const others = options
      .map(({ id }) => id)
      .filter((id) => !outcome.elected.includes(id))
      .sort((a, b) => support(b) - support(a));
    let spent = 0;
    const row = (id: string, isFunded: boolean) => {
      if (isFunded) spent += cost(id);
      return html`<tr class=${isFunded ? 'on' : ''}>
        <th scope="row">${nameOf(view, id)}</th>
        <td>${moneyOf(view, cost(id))}</td>
        <td>${numberIn(locale, outcome.votes[id] ?? '0')}</td>
        <td>${isFunded ? moneyOf(view, spent) : html`<span class="quiet">${said.notFunded}</span>`}</td>
      </tr>`;
    };
    const used = outcome.spent ?? outcome.elected.reduce((sum, id) => sum + cost(id), 0);
    return html`<p>${question.rules === 'greedy' ? said.byGreedy : said.byEqualShares}</p>
      ${bar(used / budget)}
      <p>
        ${said.spent(moneyOf(view, used), moneyOf(view, budget))} ${said.left(moneyOf(view, budget - used))}
      </p>
      ${scrolling(
        said.projectsTable,
        html`<table>
          <caption class="unseen">
            ${said.projectsTable}
          </caption>
          <thead>
            <tr>
              <th scope="col">${said.project}</th>
              <th scope="col">${said.cost}</th>
              <th scope="col">${said.support}</th>
              <th scope="col">${said.spentSoFar}</th>
            </tr>
          </thead>
          <tbody>
            ${outcome.elected.map((id) => row(id, true))} ${others.map((id) => row(id, false))}
          </tbody>
        </table>`,
      )}`;
  };
}
