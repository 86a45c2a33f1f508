import type { Profile, Rules } from '@coopkit/contract';
import { html, nothing } from 'lit';
import { skeleton } from '../form/notice.ts';
import { prose } from '../prose.ts';
import type { AllWords } from './later-words.ts';
import type { Step } from './step.ts';

/** The rules' text, readable in place, and the consent that names its version. */
export function rulesStep(
  words: AllWords,
  coop: Profile,
  rules: Rules | undefined,
  state: { agreed: boolean; level: number; fault: string | undefined; busy: boolean },
): Step {
  const body = rules
    ? html`
        <div
          class="rules"
          part="rules"
          role="region"
          tabindex="0"
          lang=${rules.locale}
          aria-label=${words.rulesText(rules.version)}
        >
          ${prose(rules.text, state.level + 1)}
        </div>
        <div class="field" part="field">
          <label class="choice plain" part="consent">
            <input
              type="checkbox"
              name="consent"
              .checked=${state.agreed}
              aria-required="true"
              aria-invalid=${state.fault ? 'true' : 'false'}
              aria-describedby=${state.fault ? 'consent-fault' : nothing}
            />
            <span>${words.agree(coop.name, rules.version)}</span>
          </label>
          ${state.fault ? html`<p class="fault" part="fault" id="consent-fault">${state.fault}</p>` : nothing}
        </div>
      `
    : skeleton(words.loading);
  const submit = rules && state.busy ? words.sending : words.apply;
  return { title: words.rules(coop.name), body, submit };
}
