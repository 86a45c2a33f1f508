import { html, type TemplateResult } from 'lit';

/** A step's heading: what is focused when the step begins. */
export function heading(text: string, level: number): TemplateResult {
  return html`<div class="heading" role="heading" aria-level=${level} tabindex="-1">${text}</div>`;
}
