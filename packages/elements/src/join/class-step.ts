import type { MemberClass } from '@coopkit/contract';
import { html, nothing } from 'lit';
import { localized } from '../words.ts';
import type { Words } from '../words/en.ts';
import type { Step } from './step.ts';

/** The choice of a member class: those that take nobody now are shown, with the word why. */
export function classStep(
  words: Words,
  language: string,
  classes: readonly MemberClass[],
  chosen: string,
  fault: string | undefined,
): Step {
  const body = html`<fieldset part="field" aria-describedby=${fault ? 'memberClass-fault' : nothing}>
    <legend class="unseen">${words.chooseClass}</legend>
    ${classes.map((each) => {
      const taking = isTaking(each);
      const notes = [
        words.intake[each.intake],
        taking && each.admission === 'approval' ? words.approval : '',
      ];
      return html`<label class="choice" part="choice">
        <input
          type="radio"
          name="memberClass"
          .value=${each.id}
          .checked=${each.id === chosen}
          ?disabled=${!taking}
          aria-invalid=${fault && taking ? 'true' : 'false'}
        />
        <span>
          <b>${localized(each.name, language)}</b>
          ${each.description ? html`<span>${localized(each.description, language)}</span>` : nothing}
          ${notes.map((note) => (note ? html`<span class="quiet">${note}</span>` : nothing))}
        </span>
      </label>`;
    })}
    ${fault ? html`<p class="fault" part="fault" id="memberClass-fault">${fault}</p>` : nothing}
  </fieldset>`;
  return { title: words.chooseClass, body, submit: words.next };
}

/** Whether one may apply to it now. */
export function isTaking({ intake }: MemberClass): boolean {
  return intake === 'open' || intake === 'invitation';
}
