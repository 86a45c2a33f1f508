import { css } from 'lit';

/** How the rules look: they come with the second half. */
export const laterStyles = css`
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
`;
