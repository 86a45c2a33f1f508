import type { Contribution, ContributionTerms, ShareNotice } from '@coopkit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { localized } from '../words.ts';
import { row, small, subheading } from './overview.ts';
import type { ListName, PartName, PartView } from './part.ts';
import { countIn, dayIn, moneyIn } from './written.ts';

/** What one may do from the rest of the overview. */
export interface RestDoes {
  open(part: PartName, about?: string): void;
  takeBack(what: 'notice' | 'transfer', id: string): void;
  openList(name: ListName): void;
  list(name: ListName): TemplateResult;
}

/** What follows the first view at once: what may be taken back, what is given, what one can do, and what there was. */
export function rest(view: PartView, does: RestDoes): TemplateResult {
  return html`${waiting(view, does)} ${contributionsOf(view, does)} ${actions(view, does)}
  ${lists(view, does)}`;
}

/** What may still be taken back. */
function waiting(view: PartView, { takeBack }: RestDoes) {
  const { words, locale, account, level, busy } = view;
  const { memberId } = account.holding;
  const notices = account.notices.filter(
    ({ state, payOn }) => state === 'open' || (state === 'effective' && payOn),
  );
  const transfers = account.transfers.filter(({ state }) => state === 'pending');
  const count = (shares: number) => words.shareCount(shares, countIn(locale, shares));
  const undo = (what: 'notice' | 'transfer', id: string, of: string) =>
    small(words.takeItBack, () => takeBack(what, id), busy, of);
  return html`${group(
    words.underNotice,
    level,
    notices.map((notice) => {
      const { id, shares, amount, state } = notice;
      const back = state === 'open' ? undo('notice', id, count(shares)) : nothing;
      return row(count(shares), [noticeDays(view, notice)], moneyIn(locale, amount), back);
    }),
  )}
  ${group(
    words.beingPassedOn,
    level,
    transfers.map(({ id, from, to, shares }) => {
      const mine = from.memberId === memberId;
      const what = mine ? words.toMember(to.number) : words.comesFrom(from.number);
      return row(what, [words.waitsForApproval], count(shares), mine ? undo('transfer', id, what) : nothing);
    }),
  )}`;
}

function noticeDays({ words, locale }: PartView, { state, effectiveOn, payOn }: ShareNotice): string {
  const effective = dayIn(locale, effectiveOn);
  if (!payOn) return words.giftOn(effective);
  const pay = dayIn(locale, payOn);
  return state === 'open' ? words.buyBackOn(effective, pay) : words.payOutOn(pay);
}

function group(title: string, level: number, rows: readonly TemplateResult[]) {
  if (rows.length === 0) return nothing;
  return html`<div class="group">
    ${subheading(title, level)}
    <ul role="list">
      ${rows}
    </ul>
  </div>`;
}

function contributionsOf(view: PartView, { open }: RestDoes) {
  const { words, account, level } = view;
  const { offers, contributions } = account;
  const old = contributions.filter(({ terms }) => !offers.some(({ id }) => id === terms));
  if (offers.length + old.length === 0) return nothing;
  const given = (terms: ContributionTerms) => contributions.find((each) => each.terms === terms.id);
  return html`<div class="group">
    ${subheading(words.contributions, level)}
    <ul role="list">
      ${offers.map((terms) => contribution(view, terms, given(terms), open))}
      ${old.map((each) => contribution(view, undefined, each, open))}
    </ul>
    <p class="quiet">${words.contributionsHint}</p>
  </div>`;
}

function contribution(
  { words, locale, language, busy }: PartView,
  terms: ContributionTerms | undefined,
  given: Contribution | undefined,
  open: RestDoes['open'],
) {
  const name = terms ? localized(terms.name, language) : words.purposes[given?.kind ?? ''];
  return row(
    name,
    [given ? given.nextOn && words.nextOn(dayIn(locale, given.nextOn)) : words.noContribution],
    given ? words.eachTime[given.interval]?.(moneyIn(locale, given.amount)) : nothing,
    small(
      given ? words.changeContribution : words.beginContribution,
      () => open('contribution', terms?.id ?? given?.id),
      busy,
      name,
    ),
  );
}

function actions({ words, account, busy }: PartView, { open }: RestDoes) {
  const { holding, terms, limits, notice } = account;
  const may: [PartName, string, unknown][] = [
    ['take', holding.shares > 0 ? words.takeShares : words.takeFirst, terms && limits.canTake !== 0],
    ['transfer', words.passOn, terms && terms.transfer !== 'none' && limits.canPassOn > 0],
    ['notice', words.giveNotice, notice && limits.canPassOn > 0],
    ['certificate', words.shareCertificate, account.entries.length > 0],
  ];
  const shown = may.filter(([, , yes]) => yes);
  if (shown.length === 0) return nothing;
  return html`<div class="actions">
    ${shown.map(([part, label]) => html`<button type="button" class="secondary" data-part=${part} aria-disabled=${busy ? 'true' : 'false'} @click=${() => open(part)}>${label}</button>`)}
  </div>`;
}

function lists({ words, account }: PartView, { openList, list }: RestDoes) {
  const shown: [ListName, string, readonly unknown[]][] = [
    ['history', words.shareHistory, account.entries],
    ['payments', words.paymentsMade, account.payments],
  ];
  return html`<div>
    ${shown.map(([name, title, { length }]) =>
      length > 0
        ? html`<details @toggle=${() => openList(name)}>
            <summary>${title}</summary>
            ${list(name)}
          </details>`
        : nothing,
    )}
  </div>`;
}
