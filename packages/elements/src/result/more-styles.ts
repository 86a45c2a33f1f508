import { css } from 'lit';

/** How what follows a result's first view looks. */
export const moreStyles = css`
  dl {
    display: grid;
    margin: 0;
    gap: var(--gap);
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 13rem), 1fr));
  }
  dt {
    font-weight: 600;
  }
  dd {
    display: grid;
    gap: 0.35rem;
    margin: 0;
  }
  dl .track {
    block-size: 0.5rem;
  }
  dl .track i {
    background: var(--accent);
  }
  .met::before {
    content: '✓ ' / '';
  }
  .unmet::before {
    content: '✗ ' / '';
  }
  details {
    border-block-end: 1px solid color-mix(in srgb, var(--line) 50%, transparent);
  }
  .parts {
    border-block-start: 1px solid color-mix(in srgb, var(--line) 50%, transparent);
  }
  summary {
    display: flex;
    align-items: center;
    gap: 0.6rem;
    min-block-size: 2.75rem;
    padding-block: 0.5rem;
    font-weight: 600;
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::before {
    content: '';
    inline-size: 0.5em;
    margin-inline-start: 0.15em;
    block-size: 0.5em;
    border-block-end: 2px solid;
    border-inline-end: 2px solid;
    rotate: -45deg;
    transition: rotate 0.15s;
  }
  :host(:dir(rtl)) summary::before {
    rotate: 45deg;
  }
  details[open] > summary::before,
  :host(:dir(rtl)) details[open] > summary::before {
    rotate: 45deg;
  }
  .part {
    display: grid;
    gap: var(--gap);
    grid-template-columns: minmax(0, 1fr);
    padding-block: 0.5rem 1.5rem;
  }
  @media (prefers-reduced-motion: reduce) {
    summary::before {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    dl .track i {
      background: CanvasText;
    }
  }
`;
