import { css } from 'lit';

/** How paying looks beyond the common look. */
export const payStyles = css`
  .transfer {
    display: flex;
    flex-wrap: wrap;
    gap: var(--gap);
    align-items: start;
    padding: 1rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .transfer dl {
    flex: 1 1 17rem;
    display: grid;
    gap: 0.75rem;
    margin: 0;
    min-inline-size: 0;
  }
  .transfer dd {
    display: flex;
    gap: 0.75rem;
    justify-content: space-between;
    align-items: baseline;
    margin: 0;
  }
  .transfer bdi {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    min-inline-size: 0;
  }
  .transfer button {
    min-block-size: 2rem;
    min-inline-size: 4.25rem;
    padding-block: 0.125rem;
    text-align: end;
    flex: none;
    font-size: 0.9em;
  }
  figure {
    flex: 0 1 11rem;
    display: grid;
    gap: 0.375rem;
    margin: 0;
  }
  .qr {
    inline-size: 100%;
    max-inline-size: 11rem;
    aspect-ratio: 1;
    border-radius: calc(var(--radius) / 2);
    background: #fff;
    forced-color-adjust: none;
  }
  .mandate {
    max-block-size: 14rem;
    overflow-y: auto;
    padding: 0.75rem 1rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    white-space: pre-line;
  }
  .mandate p + p {
    margin-block-start: 0.5rem;
  }
  [name='iban'] {
    font-variant-numeric: tabular-nums;
  }
`;
