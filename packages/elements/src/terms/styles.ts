import { css } from 'lit';

/** How shares, contributions and what they cost look beyond the common look. */
export const termsStyles = css`
  .under {
    padding: 0.5rem 0 0.5rem 2.75rem;
    display: grid;
    gap: 0.375rem;
  }
  .under input {
    max-inline-size: 14rem;
    font-variant-numeric: tabular-nums;
  }
  .aside {
    padding: 0.75rem 1rem;
    border-radius: var(--radius);
    background: var(--soft);
  }
  .choice > span,
  .summary :is(th, td, td span) {
    /* Figures stay with their words where the page is written the other way. */
    unicode-bidi: plaintext;
  }
  .summary {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  .summary caption {
    font-weight: 600;
    text-align: start;
    padding-block-end: 0.375rem;
  }
  .summary :is(th, td) {
    padding: 0.5rem 0 0.5rem 1rem;
    text-align: end;
    vertical-align: baseline;
    border-block-start: 1px solid color-mix(in srgb, currentColor 16%, transparent);
  }
  .summary th {
    font-weight: 400;
  }
  .summary :is(th, td):first-child {
    padding-inline-start: 0;
    text-align: start;
  }
  .summary th .quiet,
  .summary td > span {
    display: block;
  }
  .summary thead :is(th, td) {
    border: 0;
    padding-block: 0;
    font-size: 0.9em;
  }
  .summary td + td {
    inline-size: 42%;
  }
  .summary tfoot > tr > * {
    font-weight: 700;
    border-block-start: 1px solid var(--line);
  }
`;
