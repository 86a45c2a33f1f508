import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../form/heading.ts';
import { skeleton } from '../form/notice.ts';
import type { Words } from '../words/en.ts';
import type { Step } from './step.ts';

/** A step within the form's frame: how far one is, what has gone wrong, and the buttons. */
export function frame(
  words: Words,
  shown: Step | undefined,
  {
    at,
    steps,
    ...state
  }: {
    at: number;
    steps: number;
    level: number;
    busy: boolean;
    faults: number;
    notice: unknown;
    said: string;
    /** Goes back; undefined where there is no way. */
    back: (() => void) | undefined;
  },
): TemplateResult {
  return html`<div>
      <div class="bar" aria-hidden="true">
        ${Array.from({ length: steps }, (_, i) => html`<i class=${i > at ? '' : 'on'}></i>`)}
      </div>
      <p class="quiet">${words.stepOf(at + 1, steps)}</p>
      ${heading(shown?.title ?? words.loading, state.level)}
    </div>
    <div role="alert">
      ${state.notice}
      ${state.faults > 0 ? html`<p class="unseen">${words.faults(state.faults)}</p>` : nothing}
    </div>
    ${shown?.body ?? skeleton(words.loading)}
    <div class="actions">
      ${
        shown?.submit &&
        html`<button part="submit" type="submit" aria-disabled=${state.busy ? 'true' : 'false'}>
          ${shown.submit}
        </button>`
      }
      ${shown?.more}
      ${
        state.back &&
        html`<button type="button" class="secondary" @click=${state.back}>${words.back}</button>`
      }
    </div>
    <p role="status" class="quiet">${state.said}</p>`;
}
