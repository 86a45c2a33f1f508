import { OwnShares, newIdempotencyKey } from '@coopkit/sdk';
import { html, type TemplateResult } from 'lit';
import { textControl } from '../form/control.ts';
import { heading } from '../form/heading.ts';
import { leaveButton, points, submitButton, wholeOf } from './buttons.ts';
import type { Part, PartView, SharesHost } from './part.ts';
import { countIn, worthOf } from './written.ts';

/** Passes shares to another member, named by their number alone. */
export function begin(host: SharesHost): Part {
  const typed: Record<string, string> = { to: '', shares: '' };
  let confirms = false;
  /** Of what is confirmed: however often it is sent, it happens once. */
  let idempotencyKey = '';
  let view: PartView;

  const count = (shares: number) => view.words.shareCount(shares, countIn(view.locale, shares));

  function check(): void {
    const { words, account, locale } = view;
    const shares = wholeOf(typed.shares ?? '');
    const most = account.limits.canPassOn;
    if (!wholeOf((typed.to ?? '').replace(/^\D+/, '')))
      return host.faulty(new Map([['to', words.numberNeeded]]));
    if (toNumber() === account.holding.memberNumber)
      return host.faulty(new Map([['to', words.partProblems.transfer_to_oneself ?? '']]));
    if (shares === undefined) return host.faulty(new Map([['shares', words.wholeNumber]]));
    if (shares > most) return host.faulty(new Map([['shares', words.noMoreThan(countIn(locale, most))]]));
    confirms = true;
    idempotencyKey = newIdempotencyKey();
    void host.turn();
  }

  const toNumber = () => wholeOf((typed.to ?? '').replace(/^\D+/, '')) ?? 0;

  function pass(): void {
    const { words } = view;
    void host.work(async (signal) => {
      const transfer = { to: toNumber(), shares: wholeOf(typed.shares ?? '') ?? 0 };
      const { state, shares, to } = await new OwnShares(host.coop.connection).transferMine(transfer, {
        signal,
        idempotencyKey,
      });
      const said = state === 'pending' ? words.passAsked : words.sharesPassed;
      await host.done('shares-passed-on', said(count(shares), to.number));
    });
  }

  function render(shown: PartView): TemplateResult {
    view = shown;
    const { words, locale, account, level, busy } = shown;
    if (!confirms) {
      const most = countIn(locale, account.limits.canPassOn);
      return html`${heading(words.passTitle, level)}
        ${textControl({ ...field(shown, 'to'), label: words.passTo, hint: words.passToHint })}
        ${textControl({ ...field(shown, 'shares'), label: words.howMany, hint: words.atMost(most) })}
        <div class="actions">${submitButton(words.lookAgain, busy)} ${leaveButton(words.cancel, host)}</div>`;
    }
    const shares = wholeOf(typed.shares ?? '') ?? 0;
    return html`${heading(words.passConfirm, level)}
      ${points([
        [words.passedTo, words.memberOfNumber(toNumber())],
        [count(shares), worthOf(locale, account.holding, shares)],
        [words.stillHeld, count(account.holding.shares - shares)],
      ])}
      <p>${account.terms?.transfer === 'approval' ? words.passOnApproval : words.passAtOnce}</p>
      <div class="actions">
        ${submitButton(words.pass, busy)}
        <button type="button" class="secondary" @click=${change}>${words.changeIt}</button>
        ${leaveButton(words.cancel, host)}
      </div>`;
  }

  const field = ({ words, fault }: PartView, name: 'to' | 'shares') =>
    ({
      name,
      value: typed[name] ?? '',
      fault: fault(name),
      words,
      inputmode: 'numeric',
      maxlength: 12,
    }) as const;

  function change(): void {
    confirms = false;
    void host.turn();
  }

  return {
    render,
    submit: () => (confirms ? pass() : check()),
    input: ({ name, value }) => (typed[name] = value),
    refused(code) {
      const name = {
        not_a_member: 'to',
        transfer_to_oneself: 'to',
        shares_not_held: 'shares',
        shares_not_allowed: 'shares',
      }[code];
      if (name) confirms = false;
      return name;
    },
  };
}
