import type { Charge, Payment } from '@coopkit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../form/heading.ts';
import { isCollected, leftOf, standsFor, sumLeft, toPay } from './account.ts';
import type { PartName, View } from './part.ts';
import { countIn, dayIn, moneyIn } from './written.ts';

/** So many charges can be paid by one payment. */
const AT_ONCE = 100;
/** So much of what is to come is shown at first. */
const FEW = 3;

/** What one may do from the overview. */
export interface Does {
  readonly showsAll: boolean;
  open(part: PartName, about?: string): void;
  showAll(): void;
}

/** What a member holds and owes: the first view. */
export function overview(view: View, does: Does): TemplateResult {
  return html`${holdingOf(view)} ${dueOf(view, does)} ${toCome(view, does)}`;
}

export const subheading = (text: string, level: number) =>
  html`<div class="subheading" role="heading" aria-level=${level}>${text}</div>`;

/** @param of what, for those who can't see where it stands */
export const small = (label: string, click: () => void, busy = false, of = '') =>
  html`<button type="button" class="secondary" aria-disabled=${busy ? 'true' : 'false'} @click=${click}>
    ${label} ${of ? html`<span class="unseen">${of}</span>` : nothing}
  </button>`;

/** A line with its amount at the end. */
export function row(what: unknown, notes: readonly unknown[], amount: unknown, more: unknown = nothing) {
  const said = notes.filter(Boolean);
  return html`<li part="line">
    <span
      >${what}${said.length > 0 ? html`<span class="quiet">${said.map((note, i) => (i > 0 ? [' · ', note] : note))}</span>` : nothing}</span
    >
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
      <div>
        <dt>${words.nominalValue}</dt>
        <dd class="amount">${moneyIn(locale, subscribed)}</dd>
      </div>
      <div>
        <dt>${words.paidUp} ${full ? html`<span class="quiet">${words.paidInFull}</span>` : nothing}</dt>
        <dd class="amount">${moneyIn(locale, paidUp)}</dd>
      </div>
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
  const { begun, due } = toPay(account);
  return html`${
    due.length > 0
      ? html`<div class="due stack" part="due">
          ${heading(words.dueNow, level)}
          <ul role="list">
            ${due.map((each) => charge(view, each))}
          </ul>
          ${due.some(({ state }) => state === 'overdue') ? late(view) : nothing}
          <button
            part="submit"
            type="button"
            aria-disabled=${busy ? 'true' : 'false'}
            @click=${() => open('pay')}
          >
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
          <ul role="list">
            ${begun.map((each) => begunPayment(view, each, open))}
          </ul>
        </div>`
      : nothing
  }`;
}

/** Kindly, and with what it may come to. */
function late({ words, locale, account }: View): TemplateResult {
  const limits = account.terms?.arrears;
  return html`<p class="quiet">
    ${words.stillMember} ${limits ? words.voteWaits(countIn(locale, limits.afterDays)) : nothing}
  </p>`;
}

function begunPayment({ words, locale, busy }: View, each: Payment, open: Does['open']) {
  const { id, method, amount } = each;
  return row(
    words.paidBy[method],
    [standsFor(words, locale, each)],
    moneyIn(locale, amount),
    isCollected(each) ? nothing : small(words.howToPayIt, () => open('pay', id), busy),
  );
}

function toCome(view: View, { showsAll, showAll, open }: Does) {
  const { words, locale, account, level, busy } = view;
  const { coming } = toPay(account);
  if (coming.length === 0) return nothing;
  const shown = showsAll ? coming : coming.slice(0, FEW);
  return html`<div class="group">
    ${subheading(words.stillToCome, level)}
    <ul role="list">
      ${shown.map((each) => charge(view, each))}
    </ul>
    <div class="actions">
      ${shown.length < coming.length ? small(words.showAllSums(coming.length), showAll) : nothing}
      ${coming.length > 1 && coming.length <= AT_ONCE ? small(words.payRest(moneyIn(locale, sumLeft(coming, account.holding))), () => open('pay', 'rest'), busy) : nothing}
    </div>
  </div>`;
}
