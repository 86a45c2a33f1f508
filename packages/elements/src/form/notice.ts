import type { CoopError } from '@coopkit/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { problemWords } from '../words.ts';
import type { Words } from '../words/en.ts';

/** Why something did not work, with a button where trying again may help. */
export function problemNotice(
  words: Words,
  problem: CoopError | undefined,
  retry: (() => void) | undefined,
): TemplateResult | typeof nothing {
  if (!problem) return nothing;
  return html`<div class="notice" part="problem">
    <p>${problemWords(words, problem)}</p>
    ${retry ? html`<button type="button" class="secondary" @click=${retry}>${words.retry}</button>` : nothing}
  </div>`;
}

/** Room for what is still on its way. */
export function skeleton(label: string): TemplateResult {
  return html`<div class="skeleton" role="status" aria-label=${label}><i></i><i></i><i></i><i></i></div>`;
}
