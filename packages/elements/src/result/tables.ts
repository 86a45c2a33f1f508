import { css, html, type TemplateResult } from 'lit';

/** What is wider than the page scrolls within itself, and a keyboard can reach it. */
export function scrolling(label: string, content: TemplateResult): TemplateResult {
  return html`<div class="scrolling" role="region" tabindex="0" aria-label=${label}>${content}</div>`;
}

export const tableStyles = css`
  .scrolling {
    overflow-x: auto;
    border: 1px solid color-mix(in srgb, var(--line) 60%, transparent);
    border-radius: var(--radius);
  }
  table {
    border-spacing: 0;
    inline-size: 100%;
    font-size: 0.9em;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: 0.5rem 0.75rem;
    text-align: end;
    vertical-align: baseline;
    white-space: nowrap;
    font-weight: 400;
  }
  tr > :first-child {
    text-align: start;
    white-space: normal;
    min-inline-size: 7rem;
    max-inline-size: 14rem;
    /* Whatever the page's background is, what scrolls beneath cannot be read through it. */
    position: sticky;
    inset-inline-start: 0;
    backdrop-filter: blur(1rem);
  }
  thead th {
    font-weight: 600;
  }
  :is(tbody, tfoot) :is(th, td) {
    border-block-start: 1px solid color-mix(in srgb, var(--line) 40%, transparent);
  }
  .on > th,
  td.on {
    font-weight: 700;
  }
  td.on {
    background: var(--soft);
  }
  td .quiet {
    display: block;
  }
`;
