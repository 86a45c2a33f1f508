import { css } from 'lit';

/** What the list of votes has beyond the common look. */
export const votesStyles = css`
  :host {
    min-block-size: var(--coop-votes-height, 16rem);
  }
  .group {
    display: grid;
    gap: 0.75rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .subheading {
    font-size: 1.1em;
    font-weight: 700;
  }
  ul {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
    border-block-start: 1px solid color-mix(in srgb, var(--line) 50%, transparent);
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.15rem 1rem;
    padding-block: 0.75rem;
    border-block-end: 1px solid color-mix(in srgb, var(--line) 50%, transparent);
    position: relative;
  }
  a {
    flex: 1 0 100%;
    font-weight: 600;
    color: inherit;
    text-decoration-color: var(--accent);
    text-underline-offset: 0.2em;
  }
  /* The whole line leads there. */
  li a::after {
    content: '';
    position: absolute;
    inset: 0;
  }
  li:hover a {
    text-decoration-thickness: 2px;
  }
  li .quiet {
    margin-inline-end: auto;
  }
  .tag {
    padding-inline: 0.6em;
    border: 1px solid var(--line);
    border-radius: 1em;
    font-size: 0.85em;
    font-weight: 600;
  }
  .tag.quiet {
    margin: 0;
  }
  .waits {
    border: 2px solid var(--accent);
  }
  .done::before {
    content: '✓ ' / '';
  }
  .more {
    justify-self: start;
  }
`;
