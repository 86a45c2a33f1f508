import type { MemberClass } from '@coopkit/contract';
import { html, nothing } from 'lit';
import type { Step } from '../join/step.ts';
import { choiceOf, termsFaults, type TermsView } from './choice.ts';
import { contributionFields } from './contribution-fields.ts';
import { sharesFields } from './shares-fields.ts';
import { linesOf, summary } from './summary.ts';

/** What somebody who joins takes and gives by the terms of their class, and what it comes to. */
export function termsStep(view: TermsView, memberClass: MemberClass, language: string): Step {
  const { words } = view;
  const { shares, contributions = [], admission } = memberClass;
  const paysFirst = shares?.payment === 'before-admission' && choiceOf(view, memberClass).subscription;
  const isAfter = admission === 'approval' && !paysFirst;
  const when = isAfter ? words.payAfter : admission === 'approval' ? words.payBefore : words.payLast;
  const lines = linesOf(view, memberClass, language);
  const body = html`${shares ? sharesFields(view, shares) : nothing}
    ${contributionFields(view, memberClass, language)}
    <div class="field">
      ${
        lines.length > 0
          ? html`${summary(view, lines, isAfter ? words.onceAdmitted : words.now)}
              <p class="quiet">${when}</p>`
          : termsFaults(view, memberClass).size === 0
            ? html`<p class="quiet">${words.nothingToPay}</p>`
            : nothing
      }
    </div>`;
  const title = !shares
    ? words.givingTitle
    : contributions.length > 0
      ? words.sharesAndGivingTitle
      : words.sharesTitle;
  return { title, body, submit: words.next };
}
