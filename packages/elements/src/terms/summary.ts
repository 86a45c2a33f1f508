import type {
  ContributionTerms,
  InstalmentPlan,
  MemberClass,
  NewSubscription,
  ShareTerms,
} from '@coopkit/contract';
import { splitInstalments } from '@coopkit/ledger';
import { html, nothing, type TemplateResult } from 'lit';
import { localized } from '../words.ts';
import { choiceOf, sumIn, type TermsView } from './choice.ts';

/** One line of what is paid: how much now, and what later. */
interface Line {
  what: 'shares' | 'entry-fee' | 'dues' | 'donation';
  name: string;
  now: number;
  /** In lines. */
  later: string[];
}

/** What is paid now and later, and what each sum is. */
export function summary(view: TermsView, lines: readonly Line[], now: string): TemplateResult {
  const { words } = view;
  const paid = lines.reduce((sum, line) => sum + line.now, 0);
  const isLater = lines.some(({ later }) => later.length > 0);
  return html`<table class="summary" part="summary">
    <caption>
      ${words.summary}
    </caption>
    <thead>
      <tr>
        <th scope="col"><span class="unseen">${words.what}</span></th>
        <th scope="col">${now}</th>
        ${isLater ? html`<th scope="col">${words.later}</th>` : nothing}
      </tr>
    </thead>
    <tbody>
      ${lines.map(
        (line) =>
          html`<tr>
            <th scope="row">${line.name} <span class="quiet">${words.whatItIs[line.what]}</span></th>
            <td>${sumIn(view, line.now)}</td>
            ${isLater ? html`<td>${line.later.map((part) => html`<span>${part}</span>`)}</td>` : nothing}
          </tr>`,
      )}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">${words.sum}</th>
        <td aria-live="polite">${sumIn(view, paid)}</td>
        ${isLater ? html`<td></td>` : nothing}
      </tr>
    </tfoot>
  </table>`;
}

/** All that a member of a class pays by what they chose. */
export function linesOf(view: TermsView, memberClass: MemberClass, language: string): Line[] {
  const { subscription, contributions } = choiceOf(view, memberClass);
  const { shares: terms } = memberClass;
  // Before admission the shares alone are paid.
  const isFirst = subscription !== undefined && terms?.payment === 'before-admission';
  return [
    ...(terms && subscription ? sharesLines(view, terms, subscription, true) : []),
    ...contributions.flatMap(({ terms: id, amount }) => {
      const given = memberClass.contributions?.find((each) => each.id === id);
      return given ? [contributionLine(view, given, amount, language, isFirst)] : [];
    }),
  ];
}

/** Of shares: what they cost, by parts where they are paid so, and the fee for the first of them. */
export function sharesLines(
  view: TermsView,
  { nominal, entryFee }: ShareTerms,
  { shares, plan }: NewSubscription,
  isFirst: boolean,
): Line[] {
  const { words } = view;
  const [now = 0, ...later] = splitInstalments(shares * nominal, plan?.count ?? 1);
  const ofShares: Line = {
    what: 'shares',
    name: words.sharesCount(shares),
    now,
    later: plan ? partsLater(view, later, plan) : [],
  };
  const fee: Line = { what: 'entry-fee', name: words.entryFee, now: entryFee, later: [] };
  return isFirst && entryFee > 0 ? [ofShares, fee] : [ofShares];
}

function partsLater(view: TermsView, later: readonly number[], plan: InstalmentPlan): string[] {
  const { words } = view;
  const runs = [...new Set(later)].map((part) => {
    const count = later.filter((each) => each === part).length;
    return `${count} × ${sumIn(view, part)}`;
  });
  return [...runs, words.everyPart[plan.every]];
}

function contributionLine(
  view: TermsView,
  { kind, name, interval }: ContributionTerms,
  amount: number,
  language: string,
  isLater: boolean,
): Line {
  const { words } = view;
  const goesOn =
    interval === 'once' ? (isLater ? words.onceAdmitted : undefined) : words.perInterval[interval];
  const later = goesOn ? [sumIn(view, amount), goesOn] : [];
  return { what: kind, name: localized(name, language), now: isLater ? 0 : amount, later };
}
