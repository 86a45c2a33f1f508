import { css, html, type TemplateResult } from 'lit';
import type { ResultView } from './view.ts';

export const words = {};

export const styles = [
  css`
    .reasons {
      display: grid;
      gap: 1rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    blockquote {
      margin: 0;
      padding-inline-start: 1rem;
      border-inline-start: 3px solid var(--line);
      white-space: pre-line;
    }
  `,
];

/** Why members blocked, in their own words. */
export function begin(): (view: ResultView) => TemplateResult {
  return ({ outcome }) =>
    html`<ul class="reasons" role="list">
      ${outcome.reasons?.map((reason) => html`<li><blockquote>${reason}</blockquote></li>`)}
    </ul>`;
}
