import { css } from 'lit';

/** What a vote has from the start beyond the common look. */
export const voteStyles = css`
  :host {
    min-block-size: var(--coop-vote-height, 30rem);
  }
  .facts {
    display: grid;
    margin-block-start: 0.375rem;
    font-variant-numeric: tabular-nums;
    text-wrap: balance;
  }
  .text {
    display: grid;
    gap: 0.75em;
    line-height: 1.55;
  }
  .text > * {
    margin: 0;
  }
  a {
    color: inherit;
  }
  ul {
    margin: 0;
    padding-inline-start: 1.25em;
  }
  .step,
  .question ~ .question {
    padding-block-start: var(--gap);
    border-block-start: 1px solid color-mix(in srgb, currentColor 20%, transparent);
  }
  .step .heading {
    font-size: 1.15em;
  }
  .question {
    gap: 0.5rem;
  }
  .question > legend {
    float: inline-start;
    inline-size: 100%;
    font-size: 1.05em;
  }
  legend + * {
    clear: both;
  }
  .blank {
    font-size: 0.9em;
  }
`;
