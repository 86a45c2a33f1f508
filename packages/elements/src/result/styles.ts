import { css } from 'lit';

/** What a result has from the start beyond the common look. */
export const resultStyles = css`
  :host {
    min-block-size: var(--coop-result-height, 30rem);
  }
  section.stack {
    gap: calc(var(--gap) * 1.4);
  }
  .question {
    display: grid;
    gap: var(--gap);
    grid-template-columns: minmax(0, 1fr);
  }
  .question + .question {
    border-block-start: 1px solid var(--line);
    padding-block-start: calc(var(--gap) * 1.4);
  }
  .outcome {
    font-size: 1.5em;
    font-weight: 700;
    line-height: 1.2;
    text-wrap: balance;
    border-inline-start: 0.25rem solid var(--accent);
    padding-inline-start: 0.75rem;
  }
  .outcome.open {
    border-inline-start-style: dashed;
  }
  .bars {
    display: grid;
    gap: 0.9rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .bars li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    align-items: baseline;
  }
  .bars .name {
    flex: 1 1 10rem;
  }
  .on .name {
    font-weight: 700;
  }
  .all {
    justify-self: start;
  }
  .out {
    white-space: nowrap;
  }
  .number {
    font-variant-numeric: tabular-nums;
    text-align: end;
  }
  .tag {
    display: inline-block;
    margin-inline-start: 0.35em;
    padding-inline: 0.5em;
    border: 1px solid var(--accent);
    border-radius: 1em;
    font-size: 0.8em;
    font-weight: 600;
  }
  .track {
    position: relative;
    flex-basis: 100%;
    display: block;
    block-size: 0.75rem;
    border-radius: 0.375rem;
    background: color-mix(in srgb, currentColor 9%, transparent);
  }
  .track i {
    display: block;
    block-size: 100%;
    border-radius: inherit;
    background: color-mix(in srgb, currentColor 45%, transparent);
    transition: inline-size 0.4s;
  }
  .on .track i {
    background: var(--accent);
  }
  .track .minus {
    background: none;
    border: 2px solid color-mix(in srgb, currentColor 60%, transparent);
  }
  .track b {
    position: absolute;
    inset-block: -0.2rem;
    inline-size: 2px;
    margin-inline-start: -1px;
    background: currentColor;
  }
  @media (prefers-reduced-motion: reduce) {
    .track i {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .track {
      border: 1px solid CanvasText;
    }
    .track i {
      background: CanvasText;
    }
    .on .track i {
      background: Highlight;
    }
    .track b {
      forced-color-adjust: none;
      background: CanvasText;
      outline: 1px solid Canvas;
    }
  }
`;
