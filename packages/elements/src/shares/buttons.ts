import { html, type TemplateResult } from 'lit';
import type { SharesHost } from './part.ts';

export function submitButton(label: string, busy: boolean): TemplateResult {
  return html`<button part="submit" type="submit" aria-disabled=${busy ? 'true' : 'false'}>${label}</button>`;
}

/** Back to the overview, with nothing done. */
export function leaveButton(label: string, host: SharesHost): TemplateResult {
  return html`<button type="button" class="secondary" @click=${() => host.leave()}>${label}</button>`;
}

/** What is about to be done, point by point. */
export function points(lines: readonly (readonly [name: string, said: unknown])[]): TemplateResult {
  return html`<dl class="points">
    ${lines.map(
      ([name, said]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${said}</dd>
        </div>`,
    )}
  </dl>`;
}

/** A whole number, as it was typed; undefined where it is none from 1 on. */
export function wholeOf(typed: string): number | undefined {
  const plain = typed.replace(/[\s\u00a0\u202f'’]/g, '');
  return /^[1-9]\d{0,8}$/.test(plain) ? Number(plain) : undefined;
}
