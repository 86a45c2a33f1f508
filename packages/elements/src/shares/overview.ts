import type { Charge, Contribution, ContributionTerms, Payment } from '@coopkit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../form/heading.ts';
import { localized } from '../words.ts';
import { leftOf, sumLeft, underWay } from './account.ts';
import type { PartName, View } from './part.ts';
import { countIn, dayIn, moneyIn } from './written.ts';

/** So much of what is to come is shown at first. */
const FEW = 3;

/** What one may do from the overview. */
export interface Does {
  readonly showsAll: boolean;
  open(part: PartName, about?: string): void;
  showAll(): void;
  takeBack(what: 'notice' | 'transfer', id: string): void;
}

/** What a member holds, owes and gives: the first view. */
export function overview(view: View, does: Does): TemplateResult {
  return html`${holdingOf(view)} ${dueOf(view, does)} ${toCome(view, does)} ${waiting(view, does)}
  ${contributionsOf(view, does)} ${actions(view, does)}`;
}

export const subheading = (text: string, level: number) =>
  html`<div class="subheading" role="heading" aria-level=${level}>${text}</div>`;

const unseen = (text: string) => html`<span class="unseen"> ${text}</span>`;

const small = (label: unknown, click: () => void, busy = false) =>
  html`<button type="button" class="secondary" aria-disabled=${busy ? 'true' : 'false'} @click=${click}>${label}</button>`;

/** A line with its amount at the end. */
export function row(what: unknown, notes: readonly unknown[], amount: unknown, more: unknown = nothing) {
  const said = notes.filter(Boolean);
  return html`<li part="line">
    <span>${what}${said.length > 0 ? html`<span class="quiet">${said.map((note, i) => (i > 0 ? [' · ', note] : note))}</span>` : nothing}</span>
    <span class="amount">${amount}</span>
    ${more}
  </li>`;
}

function holdingOf({ words, locale, account }: View): TemplateResult {
  const { holding, terms } = account;
  const { shares, subscribed, paidUp } = holding;
  if (shares === 0) return html`<p>${terms ? words.noShares : words.noTerms}</p>`;
  const each = { ...subscribed, amount: subscribed.amount / shares };
  const full = paidUp.amount === subscribed.amount;
  return html`<div class="holding" part="holding">
    <p class="count">
      <b>${words.shareCount(shares, countIn(locale, shares))}</b>
      ${Number.isInteger(each.amount) ? html`<span class="quiet">${words.nominalEach(moneyIn(locale, each))}</span>` : nothing}
    </p>
    <dl>
      <div><dt>${words.nominalValue}</dt><dd class="amount">${moneyIn(locale, subscribed)}</dd></div>
      <div><dt>${words.paidUp}${full ? html` <span class="quiet">${words.paidInFull}</span>` : nothing}</dt>
      <dd class="amount">${moneyIn(locale, paidUp)}</dd></div>
    </dl>
    ${
      full
        ? nothing
        : html`<svg aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none">
            <rect width="100" height="1" />
            <rect class="on" width=${(100 * paidUp.amount) / subscribed.amount} height="1" />
          </svg>`
    }
  </div>`;
}

function charge({ words, locale }: View, each: Charge) {
  const { purpose, instalment, state, dueOn, paid, amount } = each;
  return row(
    words.purposes[purpose],
    [
      instalment && words.instalmentOf(instalment.number, instalment.of),
      words.chargeStates[state]?.(dayIn(locale, dueOn)),
      paid.amount > 0 && words.partPaid(moneyIn(locale, paid), moneyIn(locale, amount)),
    ],
    moneyIn(locale, leftOf(each)),
  );
}

function dueOf(view: View, { open }: Does) {
  const { words, locale, account, level, busy } = view;
  const { begun, covered } = underWay(account);
  const due = account.open.filter(({ id, state }) => state !== 'upcoming' && !covered.has(id));
  return html`${
    due.length > 0
      ? html`<div class="due stack" part="due">
          ${heading(words.dueNow, level)}
          <ul role="list">${due.map((each) => charge(view, each))}</ul>
          ${due.some(({ state }) => state === 'overdue') ? html`<p class="quiet">${words.stillMember}</p>` : nothing}
          <button part="submit" type="button" aria-disabled=${busy ? 'true' : 'false'} @click=${() => open('pay')}>
            ${words.payNow(moneyIn(locale, sumLeft(due, account.holding)))}
          </button>
        </div>`
      : account.open.length > 0 && begun.length === 0
        ? html`<p>${words.nothingDue}</p>`
        : nothing
  }
  ${
    begun.length > 0
      ? html`<div class="group">
          ${subheading(words.onItsWay, level)}
          <ul role="list">${begun.map((each) => payment(view, each, open))}</ul>
        </div>`
      : nothing
  }`;
}

function payment({ words, locale, busy }: View, { id, method, state, amount }: Payment, open: Does['open']) {
  const waits = state === 'open';
  return row(
    words.paidBy[method],
    [waits ? words.openPayment : words.submittedPayment],
    moneyIn(locale, amount),
    waits ? small(words.howToPay, () => open('pay', id), busy) : nothing,
  );
}

function toCome(view: View, { showsAll, showAll, open }: Does) {
  const { words, locale, account, level, busy } = view;
  const { covered } = underWay(account);
  const coming = account.open.filter(({ id, state }) => state === 'upcoming' && !covered.has(id));
  if (coming.length === 0) return nothing;
  const shown = showsAll ? coming : coming.slice(0, FEW);
  return html`<div class="group">
    ${subheading(words.stillToCome, level)}
    <ul role="list">${shown.map((each) => charge(view, each))}</ul>
    <div class="actions">
      ${shown.length < coming.length ? small(words.showAll(coming.length), showAll) : nothing}
      ${coming.length > 1 ? small(words.payRest(moneyIn(locale, sumLeft(coming, account.holding))), () => open('pay', 'all'), busy) : nothing}
    </div>
  </div>`;
}

/** What may still be taken back. */
function waiting({ words, locale, account, level, busy }: View, { takeBack }: Does) {
  const notices = account.notices.filter(({ state }) => state === 'open');
  const transfers = account.transfers.filter(
    ({ state, from }) => state === 'pending' && from.memberId === account.holding.memberId,
  );
  const count = (shares: number) => words.shareCount(shares, countIn(locale, shares));
  return html`${
    notices.length > 0
      ? html`<div class="group">
          ${subheading(words.underNotice, level)}
          <ul role="list">
            ${notices.map(({ id, shares, amount, effectiveOn, payOn }) =>
              row(
                count(shares),
                [payOn ? words.buyBackOn(dayIn(locale, effectiveOn), dayIn(locale, payOn)) : words.giftOn(dayIn(locale, effectiveOn))],
                moneyIn(locale, amount),
                small([words.takeItBack, unseen(count(shares))], () => takeBack('notice', id), busy),
              ),
            )}
          </ul>
        </div>`
      : nothing
  }
  ${
    transfers.length > 0
      ? html`<div class="group">
          ${subheading(words.onItsWay, level)}
          <ul role="list">
            ${transfers.map(({ id, to, shares }) =>
              row(
                words.toMember(to.number),
                [words.waitsForApproval],
                count(shares),
                small([words.takeItBack, unseen(words.toMember(to.number))], () => takeBack('transfer', id), busy),
              ),
            )}
          </ul>
        </div>`
      : nothing
  }`;
}

function contributionsOf(view: View, { open }: Does) {
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
  { words, locale, language, busy }: View,
  terms: ContributionTerms | undefined,
  given: Contribution | undefined,
  open: Does['open'],
) {
  const name = terms ? localized(terms.name, language) : words.purposes[given?.kind ?? ''];
  return row(
    name,
    [given ? given.nextOn && words.nextOn(dayIn(locale, given.nextOn)) : words.noContribution],
    given ? words.eachTime[given.interval]?.(moneyIn(locale, given.amount)) : nothing,
    small(
      [given ? words.changeContribution : words.beginContribution, unseen(name ?? '')],
      () => open('contribution', terms?.id ?? given?.id),
      busy,
    ),
  );
}

function actions({ words, account, busy }: View, { open }: Does) {
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
