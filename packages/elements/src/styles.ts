import { css } from 'lit';

/**
 * How the elements look where the page says nothing: its own font and colours, drawn from
 * `currentColor`, so that they are legible on any background, light or dark.
 */
export const styles = css`
  :host {
    display: block;
    --accent: var(--coop-color-accent, currentColor);
    --line: var(--coop-color-line, color-mix(in srgb, currentColor 55%, transparent));
    --soft: color-mix(in srgb, currentColor 7%, transparent);
    --error: var(--coop-color-error, color-mix(in oklab, #d40f2c 62%, currentColor));
    --radius: var(--coop-radius, 0.5rem);
    --gap: var(--coop-gap, 1.25rem);
    overflow-wrap: break-word;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  form,
  .stack {
    display: grid;
    gap: var(--gap);
    grid-template-columns: minmax(0, 1fr);
    margin: 0;
  }
  /* A live region stays where it is while it has nothing to say, and takes no room. */
  [role='alert']:not(:has(*)),
  [role='status']:empty {
    position: absolute;
  }
  p,
  .heading {
    margin: 0;
  }
  .heading {
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.25;
    text-wrap: balance;
  }
  .heading:focus {
    outline: none;
  }
  .quiet {
    font-size: 0.9em;
    color: color-mix(in srgb, currentColor 82%, transparent);
  }
  .field,
  fieldset {
    display: grid;
    gap: 0.35rem;
    grid-template-columns: minmax(0, 1fr);
    border: 0;
    margin: 0;
    padding: 0;
    min-inline-size: 0;
  }
  .pair {
    display: grid;
    gap: var(--gap);
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 9rem), 1fr));
  }
  label,
  legend {
    font-weight: 600;
    padding: 0;
  }
  .optional {
    font-weight: 400;
  }
  input,
  select,
  textarea,
  button {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  input:not([type='radio'], [type='checkbox']),
  select,
  textarea {
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.75rem;
    background: var(--coop-field-background, color-mix(in srgb, currentColor 4%, transparent));
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  textarea {
    min-block-size: 6rem;
    resize: vertical;
  }
  option {
    color: CanvasText;
    background: Canvas;
  }
  [aria-invalid='true'] {
    border-color: var(--error);
    border-width: 2px;
  }
  .fault {
    color: var(--error);
    font-size: 0.9em;
    font-weight: 600;
  }
  input[type='radio'],
  input[type='checkbox'] {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    flex: none;
    margin: 0.15em 0 0;
    accent-color: var(--coop-color-accent, auto);
  }
  .choice {
    display: flex;
    gap: 0.75rem;
    align-items: start;
    min-block-size: 2.75rem;
    padding: 0.6rem 0.75rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    font-weight: 400;
    cursor: pointer;
  }
  .choice:has(:checked) {
    border-color: var(--accent);
    background: var(--soft);
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  .choice + .choice {
    margin-block-start: 0.25rem;
  }
  .choice:has(:disabled) {
    cursor: not-allowed;
    border-style: dashed;
  }
  .choice > span {
    display: grid;
    gap: 0.15rem;
    min-inline-size: 0;
  }
  .choice b {
    font-weight: 600;
  }
  .plain {
    border-color: transparent;
    padding-inline: 0;
  }
  .plain.plain:has(:checked) {
    background: none;
    box-shadow: none;
    border-color: transparent;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    align-items: center;
  }
  button {
    min-block-size: 2.75rem;
    min-inline-size: 2.75rem;
    padding: 0.5rem 1.25rem;
    border: 2px solid var(--accent);
    border-radius: var(--radius);
    background: var(--coop-button-background, color-mix(in srgb, var(--accent) 12%, transparent));
    color: var(--coop-button-color, inherit);
    font-weight: 600;
    cursor: pointer;
  }
  button.secondary {
    border-color: transparent;
    background: none;
    color: inherit;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    padding-inline: 0.5rem;
  }
  button:hover {
    filter: brightness(1.08);
  }
  button[aria-disabled='true'] {
    cursor: progress;
    opacity: 0.75;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .notice {
    display: grid;
    gap: 0.75rem;
    justify-items: start;
    padding: 0.75rem 1rem;
    border: 1px solid var(--line);
    border-inline-start: 4px solid var(--error);
    border-radius: var(--radius);
  }
  .notice.good {
    border-inline-start-color: var(--accent);
  }
  .skeleton {
    display: grid;
    gap: var(--gap);
  }
  .skeleton i {
    block-size: 2.75rem;
    border-radius: var(--radius);
    background: var(--soft);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  .skeleton i:first-child {
    inline-size: 55%;
    block-size: 1.6rem;
  }
  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .skeleton i {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .choice:has(:checked) {
      outline: 2px solid Highlight;
    }
    .skeleton i {
      border: 1px solid CanvasText;
    }
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
