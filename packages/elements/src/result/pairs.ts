import { css, html, type TemplateResult } from 'lit';
import { enPairs, type PairsWords } from '../words/en-result-parts.ts';
import { numberIn, sizeOf } from './numbers.ts';
import { scrolling, tableStyles } from './tables.ts';
import { nameOf, optionsOf, type ResultView } from './view.ts';

export const words = enPairs;

export const styles = [
  tableStyles,
  css`
    .self {
      background: color-mix(in srgb, currentColor 12%, transparent);
    }
  `,
];

/** Each option against each other one. */
export function begin(): (view: ResultView<PairsWords>) => TemplateResult {
  return (view) => {
    const { words: said, locale, question, outcome } = view;
    const over = (a: string, b: string) => outcome.pairwise?.[a]?.[b] ?? '0';
    const beats = (a: string, b: string) => sizeOf(over(a, b)) > sizeOf(over(b, a));
    const wins = (a: string) => optionsOf(question).filter(({ id }) => id !== a && beats(a, id)).length;
    const ids = optionsOf(question)
      .map(({ id }) => id)
      .sort((a, b) => wins(b) - wins(a));
    const [first, second] = ids;
    const number = (votes: string) => numberIn(locale, votes);
    return html`${
      first && second
        ? html`<p>
            ${said.pairsHint(nameOf(view, first), number(over(first, second)), nameOf(view, second), number(over(second, first)))}
          </p>`
        : ''
    }
    ${scrolling(
      said.pairsTable,
      html`<table>
        <caption class="unseen">
          ${said.pairsTable}
        </caption>
        <thead>
          <tr>
            <th scope="col">${said.prefer}</th>
            ${ids.map((id) => html`<th scope="col">${nameOf(view, id)}</th>`)}
            <th scope="col">${said.pairs}</th>
          </tr>
        </thead>
        <tbody>
          ${ids.map(
            (row) =>
              html`<tr class=${outcome.elected.includes(row) ? 'on' : ''}>
                <th scope="row">${nameOf(view, row)}</th>
                ${ids.map((column) =>
                  row === column
                    ? html`<td class="self"></td>`
                    : html`<td class=${beats(row, column) ? 'on' : ''}>
                        ${number(over(row, column))}${beats(row, column) ? html`<span class="unseen">, ${said.won}</span>` : ''}
                      </td>`,
                )}
                <td>${numberIn(locale, String(wins(row)))}</td>
              </tr>`,
          )}
        </tbody>
      </table>`,
    )}`;
  };
}
