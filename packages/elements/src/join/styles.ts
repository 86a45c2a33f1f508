import { css } from 'lit';

/** What the join form has from the start beyond the common look. */
export const joinStyles = css`
  /* Room for the first step, so that nothing below moves when it comes. */
  :host {
    min-block-size: var(--coop-join-height, 38rem);
  }
`;
