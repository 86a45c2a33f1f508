import { css } from 'lit';

/** How it looks where one can't vote, and where others' votes are carried. */
export const standingStyles = css`
  coop-sign-in {
    min-block-size: 0;
  }
  .preview {
    display: grid;
    gap: 0.5rem;
  }
  .carries {
    padding: 0;
    list-style: none;
  }
  .carries li {
    min-block-size: 2.75rem;
    align-content: center;
  }
  .giving summary {
    min-block-size: 2.75rem;
    align-content: center;
    cursor: pointer;
  }
  .giving .stack {
    padding-block: 0.75rem;
  }
`;
