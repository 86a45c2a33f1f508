import { css } from 'lit';

/**
 * How the elements look where the page says nothing: its own font and colours, drawn from
 * `currentColor`, so that they are legible on any background, light or dark.
 */
export const styles = css`
  :host {
    display: block;
    max-inline-size: 40rem;
    --accent: var(--coop-color-accent, currentColor);
    --line: var(--coop-color-line, color-mix(in srgb, currentColor 55%, transparent));
    --soft: color-mix(in srgb, currentColor 7%, transparent);
    --error: var(--coop-color-error, color-mix(in oklab, #d40f2c 62%, currentColor));
    --button: var(--coop-button-background, var(--accent));
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
  [role='alert']:not(:has(.notice)),
  [role='status']:empty {
    position: absolute;
  }
  p,
  .heading {
    margin: 0;
  }
  .heading {
    font-size: 1.35em;
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
    align-content: start;
    gap: 0.375rem;
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
  legend {
    margin-block-end: 0.375rem;
  }
  .stack > legend {
    font-size: 1.1em;
    margin-block-end: 0.75rem;
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
  [aria-invalid='true'][aria-invalid='true'] {
    border-color: var(--error);
    box-shadow: inset 0 0 0 1px var(--error);
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
    margin: calc((1lh - 1.25rem) / 2) 0;
    accent-color: var(--coop-color-accent, auto);
  }
  .choice {
    display: flex;
    gap: 0.75rem;
    min-block-size: 2.75rem;
    padding: max(0.5rem, (2.75rem - 1lh) / 2 - 1px) 0.75rem;
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
    margin-block-start: 0.125rem;
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
  .plain.plain {
    padding-inline: 0;
    border: 0;
    background: none;
    box-shadow: none;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1.25rem;
    align-items: center;
  }
  button {
    min-block-size: 2.75rem;
    min-inline-size: 2.75rem;
    padding: 0.5rem 1.5rem;
    border: 2px solid transparent;
    border-radius: var(--radius);
    background: var(--button);
    font-weight: 600;
    cursor: pointer;
    /* Black or white, whichever is legible on the button: its own colour may be the page's, so that is left as it is. */
    --ink: clamp(0, (0.179 - y) * 999, 1);
    -webkit-text-fill-color: var(
      --coop-button-color,
      color(from var(--button) xyz-d65 calc(0.95 * var(--ink)) var(--ink) calc(1.089 * var(--ink)))
    );
  }
  @supports not (color: color(from currentColor xyz-d65 x y z)) {
    button {
      border-color: var(--accent);
      background: var(--coop-button-background, color-mix(in srgb, var(--accent) 12%, transparent));
      -webkit-text-fill-color: var(--coop-button-color, currentColor);
    }
  }
  button.secondary {
    border-color: transparent;
    background: none;
    -webkit-text-fill-color: currentColor;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    padding-inline: 0;
  }
  button:hover {
    opacity: 0.85;
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
  .bar {
    display: flex;
    gap: 0.375rem;
    margin-block-end: 0.75rem;
  }
  .bar i {
    flex: 1;
    block-size: 0.25rem;
    border-radius: 1rem;
    background: color-mix(in srgb, currentColor 16%, transparent);
  }
  .bar .on {
    background: var(--accent);
  }
  input[name='code'] {
    font-variant-numeric: tabular-nums;
    font-size: 1.5em;
    letter-spacing: 0.25em;
    max-inline-size: 11ch;
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
    .choice:not(.plain):has(:checked) {
      outline: 2px solid Highlight;
    }
    i {
      forced-color-adjust: none;
    }
    .bar .on {
      background: CanvasText;
    }
    button {
      -webkit-text-fill-color: currentColor;
    }
    button.secondary {
      padding-inline: 0.5rem;
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
