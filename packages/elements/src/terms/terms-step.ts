import type { MemberClass } from '@coopkit/contract';
import { html, nothing } from 'lit';
import type { Step } from '../join/step.ts';
import type { TermsView } from './choice.ts';
import { contributionFields } from './contribution-fields.ts';
import { sharesFields } from './shares-fields.ts';
import { linesOf, summary } from './summary.ts';

/** What somebody who joins takes and gives by the terms of their class, and what it comes to. */
export function termsStep(view: TermsView, memberClass: MemberClass, language: string): Step {
  const { words } = view;
  const { shares, contributions = [], admission } = memberClass;
  const isAfter = admission === 'approval' && shares?.payment !== 'before-admission';
  const when = isAfter ? words.payAfter : admission === 'approval' ? words.payBefore : words.payLast;
  const lines = linesOf(view, memberClass, language);
  const body = html`${shares ? sharesFields(view, shares) : nothing}
    ${contributionFields(view, memberClass, language)}
    <div class="field">
      ${summary(view, lines, isAfter ? words.onceAdmitted : words.now)}
      ${lines.length > 0 ? html`<p class="quiet">${when}</p>` : nothing}
    </div>`;
  const title = !shares
    ? words.givingTitle
    : contributions.length > 0
      ? words.sharesAndGivingTitle
      : words.sharesTitle;
  return { title, body, submit: words.next };
}
