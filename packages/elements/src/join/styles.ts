import { css } from 'lit';

/** What the join form has beyond the common look. */
export const joinStyles = css`
  /* Room for the first step, kept from the start so that nothing below moves when it comes. */
  :host {
    min-block-size: var(--coop-join-height, 38rem);
  }
  .rules {
    max-block-size: min(22rem, 60vh);
    min-block-size: 14rem;
    overflow-y: auto;
    padding: 0.25rem 1rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    line-height: 1.55;
  }
  .rules p,
  .rules ul,
  .rules ol {
    margin-block: 0.75em;
  }
  .rules :is(ul, ol) {
    padding-inline-start: 1.5em;
  }
  .rules [role='heading'] {
    font-weight: 700;
    margin-block: 1.25em 0.5em;
    line-height: 1.3;
  }
  .rules .h1 {
    font-size: 1.15em;
  }
  .rules a {
    color: inherit;
  }
  input[name='code'] {
    font-variant-numeric: tabular-nums;
    font-size: 1.5em;
    letter-spacing: 0.25em;
    max-inline-size: 11ch;
  }
`;
