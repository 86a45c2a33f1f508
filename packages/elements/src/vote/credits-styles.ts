import { css } from 'lit';

/** How the ballot for points looks. */
export const creditsStyles = css`
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25rem 1rem;
    padding-block: 0.25rem;
  }
  .line > label {
    flex: 1 1 9rem;
  }
  .stepper {
    display: flex;
    gap: 0.25rem;
  }
  .stepper input {
    inline-size: 4.5rem;
    text-align: center;
    font-variant-numeric: tabular-nums;
    appearance: textfield;
  }
  input::-webkit-inner-spin-button {
    appearance: none;
  }
  .less-or-more {
    padding: 0;
    border: 1px solid var(--line);
    background: none;
    -webkit-text-fill-color: currentColor;
    font-size: 1.25em;
    line-height: 1;
  }
  .less-or-more[aria-disabled='true'] {
    opacity: 0.4;
    cursor: not-allowed;
  }
  .line .cost {
    flex-basis: 100%;
    text-align: end;
  }
`;
