import { css } from 'lit';

/** What a member's shares have from the start beyond the common look. */
export const sharesStyles = css`
  :host {
    min-block-size: var(--coop-shares-height, 30rem);
  }
  .stack {
    gap: 1.75rem;
  }
  .group,
  .due {
    display: grid;
    gap: 0.5rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .due {
    gap: 1rem;
    padding: 1.25rem;
    border: 1px solid var(--line);
    border-inline-start: 4px solid var(--accent);
    border-radius: var(--radius);
    justify-items: start;
  }
  .due > ul {
    justify-self: stretch;
  }
  .due .heading,
  .subheading {
    font-size: 1.1em;
    font-weight: 700;
  }
  .count {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.75rem;
  }
  .count b {
    font-size: 2em;
    line-height: 1.2;
  }
  .said:not(:empty) {
    margin-block-start: 0.75rem;
    padding: 0.75rem 1rem;
    border-radius: var(--radius);
    background: var(--soft);
  }
  .count > *,
  .amount {
    /* Figures with words of a language that is written the other way. */
    unicode-bidi: plaintext;
  }
  .amount {
    font-variant-numeric: tabular-nums;
    text-align: end;
    white-space: nowrap;
  }
  .holding {
    display: grid;
    gap: 0.75rem;
  }
  dl,
  dd,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  dl > div {
    display: flex;
    justify-content: space-between;
    gap: 1rem;
    padding-block: 0.25rem;
  }
  dd {
    font-weight: 600;
  }
  svg {
    inline-size: 100%;
    block-size: 0.5rem;
    border-radius: 1rem;
  }
  rect {
    fill: color-mix(in srgb, currentColor 16%, transparent);
  }
  rect.on {
    fill: var(--accent);
  }
  :dir(rtl) > svg {
    scale: -1 1;
  }
  ul {
    border-block-start: 1px solid color-mix(in srgb, var(--line) 50%, transparent);
  }
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 1rem;
    align-items: baseline;
    padding-block: 0.6rem;
    border-block-end: 1px solid color-mix(in srgb, var(--line) 50%, transparent);
  }
  .due li:last-child {
    border: 0;
    padding-block-end: 0;
  }
  li > span:first-child {
    display: grid;
    grid-row: span 2;
  }
  li > button {
    grid-column: 2;
    justify-self: end;
  }
  button.secondary {
    margin-inline: -2px;
  }
  summary {
    min-block-size: 2.75rem;
    align-content: center;
    font-weight: 600;
    cursor: pointer;
  }
  coop-sign-in {
    min-block-size: 0;
  }
  @media (forced-colors: active) {
    rect {
      fill: GrayText;
    }
    rect.on {
      fill: CanvasText;
    }
  }
`;
