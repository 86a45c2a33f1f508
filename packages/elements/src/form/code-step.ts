import { html, type TemplateResult } from 'lit';
import { textControl } from './control.ts';
import type { Words } from '../words/en.ts';

/** Where the code is entered that was sent by e-mail. */
export function codeStep(
  words: Words,
  sent: string,
  { value, fault }: { value: string; fault: string | undefined },
): TemplateResult {
  return html`<p>${sent}</p>
    ${textControl({
      name: 'code',
      label: words.code,
      hint: words.codeHint,
      value,
      fault,
      words,
      inputmode: 'numeric',
      autocomplete: 'one-time-code',
      maxlength: 12,
    })}`;
}
