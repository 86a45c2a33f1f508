import { css } from 'lit';

/** How the choice is looked at, and what is shown of a ballot that is cast. */
export const castingStyles = css`
  .answers {
    display: grid;
    gap: 0.75rem;
    margin: 0;
    padding: 0.75rem 1rem;
    border-radius: var(--radius);
    background: var(--soft);
  }
  dd {
    margin: 0;
    font-weight: 600;
  }
  .cast > div {
    display: grid;
    gap: 0.375rem;
  }
  .mark {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25rem;
    align-items: center;
  }
  code {
    font-size: 1.35em;
    font-weight: 600;
    letter-spacing: 0.06em;
  }
`;
