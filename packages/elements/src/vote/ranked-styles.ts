import { css } from 'lit';

/** How the ballot for ranks looks. */
export const rankedStyles = css`
  .ranking {
    display: grid;
    gap: 0.5rem;
  }
  .ranking :is(ol, ul) {
    display: grid;
    gap: 0.375rem;
    padding: 0;
    list-style: none;
    margin: 0;
  }
  .ranking .unranked:empty {
    display: none;
  }
  .ranking li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .unranked li {
    border-style: dashed;
  }
  .lifted.lifted {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 1px var(--accent);
    background: var(--soft);
  }
  .empty {
    padding: 0.75rem;
    border: 1px dashed var(--line);
    border-radius: var(--radius);
  }
  .place {
    padding-inline-start: 0.75rem;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }
  .handle.handle {
    display: flex;
    flex: 1;
    gap: 0.5rem;
    align-items: center;
    min-inline-size: 0;
    padding: 0.25rem 0.75rem;
    border: 0;
    background: none;
    -webkit-text-fill-color: currentColor;
    font-weight: 400;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: grab;
    user-select: none;
  }
  .handle:focus-visible {
    outline-offset: -3px;
  }
  .lifted .handle {
    cursor: grabbing;
  }
  .grip {
    margin-inline-start: -0.5rem;
    padding: 0.5rem;
    opacity: 0.6;
    touch-action: none;
  }
  .moves {
    display: flex;
  }
  .mover {
    padding: 0.25rem 0.5rem;
    border: 0;
    background: none;
    -webkit-text-fill-color: currentColor;
  }
  .unranked .mover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .mover[aria-disabled='true'] {
    opacity: 0.3;
    cursor: default;
  }
  li .about {
    flex-basis: 100%;
    margin-inline: 0.75rem;
  }
`;
