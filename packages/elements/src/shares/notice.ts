import { OwnShares, newIdempotencyKey } from '@coopkit/sdk';
import { html, type TemplateResult } from 'lit';
import { textControl } from '../form/control.ts';
import { heading } from '../form/heading.ts';
import { leaveButton, points, submitButton, wholeOf } from './buttons.ts';
import type { Part, PartView, SharesHost } from './part.ts';
import { countIn, dayIn, worthOf } from './written.ts';

type Outcome = 'buy-back' | 'gift';

/** Gives notice on shares: first what is meant, then what comes of it, then yes. */
export function begin(host: SharesHost): Part {
  let typed = '';
  let outcome: Outcome = 'buy-back';
  let confirms = false;
  /** Of what is confirmed: however often it is sent, it happens once. */
  let idempotencyKey = '';
  let view: PartView;

  const shares = () => wholeOf(typed) ?? 0;
  const count = (number: number) => view.words.shareCount(number, countIn(view.locale, number));

  function check(): void {
    const { words, account, locale } = view;
    const most = account.limits.canPassOn;
    if (wholeOf(typed) === undefined) return host.faulty(new Map([['shares', words.wholeNumber]]));
    if (shares() > most) return host.faulty(new Map([['shares', words.noMoreThan(countIn(locale, most))]]));
    confirms = true;
    idempotencyKey = newIdempotencyKey();
    void host.turn();
  }

  function give(): void {
    const { words, locale } = view;
    void host.work(async (signal) => {
      const { state, effectiveOn } = await new OwnShares(host.coop.connection).giveNotice(
        { shares: shares(), outcome },
        { signal, idempotencyKey },
      );
      const said = state === 'open' ? words.noticeGiven(dayIn(locale, effectiveOn)) : words.givenAway;
      await host.done('notice-given', said);
    });
  }

  function change(): void {
    confirms = false;
    void host.turn();
  }

  function render(shown: PartView): TemplateResult {
    view = shown;
    return confirms ? confirmation() : form();
  }

  function form(): TemplateResult {
    const { words, locale, account, level, busy, fault } = view;
    const { notice, limits } = account;
    const days = notice && ([dayIn(locale, notice.effectiveOn), dayIn(locale, notice.payOn)] as const);
    return html`${heading(words.noticeTitle, level)}
      ${textControl({
        name: 'shares',
        label: words.howMany,
        hint: words.atMost(countIn(locale, limits.canPassOn)),
        value: typed,
        fault: fault('shares'),
        words,
        inputmode: 'numeric',
        maxlength: 12,
      })}
      <fieldset part="field">
        <legend>${words.outcome}</legend>
        ${choice('buy-back', words.buyBack, days ? words.buyBackHint(...days) : '')}
        ${choice('gift', words.gift, words.giftHint)}
      </fieldset>
      <slot name="leave"><p class="quiet">${words.leaveAltogether}</p></slot>
      <div class="actions">${submitButton(words.lookAgain, busy)} ${leaveButton(words.cancel, host)}</div>`;
  }

  const choice = (value: Outcome, label: string, hint: string) =>
    html`<label class="choice" part="choice">
      <input type="radio" name="outcome" .value=${value} .checked=${outcome === value} />
      <span><b>${label}</b><span class="quiet">${hint}</span></span>
    </label>`;

  function confirmation(): TemplateResult {
    const { words, locale, account, level, busy } = view;
    const { holding, notice, notices } = account;
    const under = notices.filter(({ state }) => state === 'open').reduce((sum, each) => sum + each.shares, 0);
    const gives = outcome === 'gift';
    const effective = notice ? dayIn(locale, notice.effectiveOn) : '';
    const pay = notice ? dayIn(locale, notice.payOn) : '';
    const worth = worthOf(locale, holding, shares());
    return html`${heading(gives ? words.giftConfirm : words.noticeConfirm, level)}
      ${points([
        [count(shares()), worth],
        [words.takesEffect, gives ? words.atOnce : effective],
        gives ? [words.paidOut, words.nothingPaidOut] : [words.paidOutOn, pay],
        [words.stillHeld, count(holding.shares - under - shares())],
      ])}
      <p>${gives ? words.cannotTakeBack : words.undoUntil(effective)}</p>
      <div class="actions">
        ${submitButton(gives ? words.giveThem : words.notice, busy)}
        <button type="button" class="secondary" @click=${change}>${words.changeIt}</button>
        ${leaveButton(words.cancel, host)}
      </div>`;
  }

  return {
    render,
    submit: () => (confirms ? give() : check()),
    input({ name, value }) {
      if (name === 'outcome') outcome = value as Outcome;
      else typed = value;
    },
    refused(code) {
      if (code !== 'shares_not_held') return undefined;
      confirms = false;
      return 'shares';
    },
  };
}
