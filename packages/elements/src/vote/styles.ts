import { css } from 'lit';

/** What a vote has from the start beyond the common look. */
export const voteStyles = css`
  :host {
    min-block-size: var(--coop-vote-height, 30rem);
  }
  .facts {
    display: grid;
    gap: 0.15rem;
    margin-block-start: 0.375rem;
    font-variant-numeric: tabular-nums;
  }
  .text {
    display: grid;
    gap: 0.75em;
    line-height: 1.55;
  }
  .text > * {
    margin: 0;
  }
  .text a {
    color: inherit;
  }
  ul {
    margin: 0;
    padding-inline-start: 1.25em;
  }
  .question {
    gap: 0.5rem;
    padding-block-start: var(--gap);
    border-block-start: 1px solid color-mix(in srgb, currentColor 18%, transparent);
  }
  .question > legend {
    float: inline-start;
    inline-size: 100%;
    margin: 0;
    font-size: 1.1em;
    text-wrap: balance;
  }
  .question > legend + * {
    clear: both;
  }
  .blank {
    font-size: 0.9em;
  }
`;
