import { css } from 'lit';

/** How the ballot for scores looks. */
export const scoreStyles = css`
  .score {
    margin-block-start: 0.5rem;
  }
  .marks {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(2.75rem, 1fr);
    max-inline-size: 24rem;
    gap: 0.375rem;
  }
  .mark.mark {
    position: relative;
    justify-content: center;
    margin: 0;
    padding-inline: 0;
    font-variant-numeric: tabular-nums;
  }
  /* The whole field is the button. */
  .mark input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .mark:has(:checked) {
    font-weight: 700;
  }
  .mark:has(:focus-visible) {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .line {
    display: grid;
    grid-template-columns: 1fr 6rem;
    align-items: center;
    gap: 1rem;
  }
`;
