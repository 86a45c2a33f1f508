import type { Contribution, ContributionTerms } from '@coopkit/contract';
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
function waiting({ words, locale, account, level, busy }: PartView, { takeBack }: RestDoes) {
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
                [
                  payOn
                    ? words.buyBackOn(dayIn(locale, effectiveOn), dayIn(locale, payOn))
                    : words.giftOn(dayIn(locale, effectiveOn)),
                ],
                moneyIn(locale, amount),
                small(words.takeItBack, () => takeBack('notice', id), busy, count(shares)),
              ),
            )}
          </ul>
        </div>`
      : nothing
  }
  ${
    transfers.length > 0
      ? html`<div class="group">
          ${subheading(words.beingPassedOn, level)}
          <ul role="list">
            ${transfers.map(({ id, to, shares }) =>
              row(
                words.toMember(to.number),
                [words.waitsForApproval],
                count(shares),
                small(words.takeItBack, () => takeBack('transfer', id), busy, words.toMember(to.number)),
              ),
            )}
          </ul>
        </div>`
      : nothing
  }`;
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
