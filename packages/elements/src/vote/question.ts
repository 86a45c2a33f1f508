import type { Question } from '@coopkit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { prose } from '../prose.ts';
import { localized } from '../words.ts';
import type { Ask, Ballot } from './ballot.ts';

/** A question on the ballot paper, and its answer by the ballot of its method. */
export function questionField(
  ballot: Ballot,
  ask: Ask,
  {
    at,
    of,
    level,
    fault,
    blank,
    hidden,
  }: { at: number; of: number; level: number; fault: string | undefined; blank: boolean; hidden: boolean },
  leaveBlank: (blank: boolean) => void,
): TemplateResult {
  const { question, words, language } = ask;
  const { id } = question;
  return html`<fieldset
    class="question"
    part="question"
    id="q-${id}"
    aria-describedby=${fault ? `${id}-fault` : nothing}
  >
    <legend class=${hidden ? 'unseen' : nothing}>
      ${of > 1 ? html`<span class="quiet optional">${words.questionOf(at, of)}<br /></span>` : nothing}
      ${localized(question.title, language)}
    </legend>
    ${textOf(question, language, level)} ${ballot.paper(ask)}
    ${fault ? html`<p class="fault" part="fault" id="${id}-fault">${fault}</p>` : nothing}
    <label class="choice plain blank">
      <input
        type="checkbox"
        .checked=${blank}
        @change=${(event: Event) => leaveBlank((event.target as HTMLInputElement).checked)}
      />
      <span>${words.leaveBlank}</span>
    </label>
  </fieldset>`;
}

/** What is said of a question beyond its title. */
export function textOf({ text }: Question, language: string, level: number) {
  return text ? html`<div class="text">${prose(localized(text, language), level)}</div>` : nothing;
}
