import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../words/en.ts';

/** One question of a form. */
export interface Control {
  /** Its path in what is sent: `email`, `answers.home.city`. */
  name: string;
  label: string;
  value: string;
  words: Words;
  hint?: string | undefined;
  fault?: string | undefined;
  optional?: boolean;
  /** Not to say beside it that it is optional. */
  unmarked?: boolean;
  type?: 'text' | 'email' | 'date';
  autocomplete?: string;
  inputmode?: 'numeric' | 'decimal' | 'email';
  maxlength?: number;
}

/** A line of text, with its label, hint and fault tied to it. */
export function textControl(control: Control): TemplateResult {
  const { name, value, type = 'text', autocomplete, inputmode, maxlength, fault } = control;
  return around(
    control,
    html`<input
      id=${name}
      name=${name}
      type=${type}
      part="input"
      .value=${value}
      aria-required=${control.optional ? 'false' : 'true'}
      aria-invalid=${fault ? 'true' : 'false'}
      aria-describedby=${describedBy(control)}
      autocomplete=${autocomplete ?? nothing}
      inputmode=${inputmode ?? nothing}
      maxlength=${maxlength ?? nothing}
      autocapitalize=${type === 'email' ? 'none' : nothing}
      spellcheck=${type === 'email' ? 'false' : nothing}
    />`,
  );
}

/** Text of several lines. */
export function linesControl(control: Control): TemplateResult {
  const { name, value, fault, autocomplete } = control;
  return around(
    control,
    html`<textarea
      id=${name}
      name=${name}
      part="input"
      rows="4"
      .value=${value}
      aria-required=${control.optional ? 'false' : 'true'}
      aria-invalid=${fault ? 'true' : 'false'}
      aria-describedby=${describedBy(control)}
      autocomplete=${autocomplete ?? nothing}
    ></textarea>`,
  );
}

/** One of several answers. */
export interface Option {
  value: string;
  label: string;
  /** More about it. */
  note?: string | undefined;
  /** What is asked beneath it while it is chosen. */
  under?: TemplateResult | undefined;
}

/** One of several: as buttons where they are few, as a list where they are many. */
export function choiceControl(
  control: Control,
  options: readonly Option[],
  asList = options.length > 5,
): TemplateResult {
  const { name, value, words, fault, optional } = control;
  if (asList) {
    return around(
      control,
      html`<select
        id=${name}
        name=${name}
        part="input"
        aria-required=${optional ? 'false' : 'true'}
        aria-invalid=${fault ? 'true' : 'false'}
        aria-describedby=${describedBy(control)}
      >
        <option value="" ?selected=${value === ''}>${words.choose}</option>
        ${options.map((each) => html`<option value=${each.value} ?selected=${each.value === value}>${each.label}</option>`)}
      </select>`,
    );
  }
  return html`<fieldset part="field" aria-describedby=${describedBy(control)}>
    <legend>${control.label} ${mark(control)}</legend>
    ${hintOf(control)}
    ${options.map(
      (each) =>
        html`<label class="choice" part="choice">
            <input
              type="radio"
              name=${name}
              .value=${each.value}
              .checked=${each.value === value}
              aria-invalid=${fault ? 'true' : 'false'}
            />
            <span>${each.label} ${each.note && html`<span class="quiet">${each.note}</span>`}</span>
          </label>
          ${each.under && each.value === value ? html`<div class="under">${each.under}</div>` : nothing}`,
    )}
    ${faultOf(control)}
  </fieldset>`;
}

/** Where the code is entered that was sent by e-mail. */
export function codeControl(
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

function around(control: Control, input: TemplateResult): TemplateResult {
  return html`<div class="field" part="field">
    <label for=${control.name}>${control.label} ${mark(control)}</label>
    ${hintOf(control)} ${input} ${faultOf(control)}
  </div>`;
}

const mark = ({ optional, unmarked, words }: Control) =>
  optional && !unmarked ? html`<span class="optional quiet">${words.optional}</span>` : nothing;

const hintOf = ({ name, hint }: Control) =>
  hint ? html`<p class="quiet" id="${name}-hint">${hint}</p>` : nothing;

const faultOf = ({ name, fault }: Control) =>
  fault ? html`<p class="fault" part="fault" id="${name}-fault">${fault}</p>` : nothing;

function describedBy({ name, hint, fault }: Control) {
  return [hint && `${name}-hint`, fault && `${name}-fault`].filter(Boolean).join(' ') || nothing;
}
