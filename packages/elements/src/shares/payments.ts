import type { Payment } from '@coopkit/contract';
import { Paying } from '@coopkit/sdk';
import { html, nothing } from 'lit';
import { standsFor } from './account.ts';
import { row } from './overview.ts';
import type { Part, PartView, SharesHost } from './part.ts';
import { dayIn, moneyIn } from './written.ts';

/** The member's payments, the latest first: the newest are there already, older ones are asked for. */
export function begin(host: SharesHost): Part {
  let older: Payment[] = [];
  let next: string | null | undefined;
  let after: string | null;

  function more(cursor: string): void {
    void host.work(async (signal) => {
      const page = await new Paying(host.coop.connection).mine({ signal }).page(cursor);
      older = [...older, ...page.items];
      next = page.next;
      host.update();
    });
  }

  return {
    render(view) {
      const { account, words, busy } = view;
      // What is newer has pushed the rest on.
      if (after !== account.morePayments) {
        after = account.morePayments;
        older = [];
        next = after;
      }
      const shown = [...account.payments, ...older];
      const cursor = next;
      return html`<ul role="list">
          ${shown.map((payment) => line(view, payment))}
        </ul>
        ${
          cursor
            ? html`<button
                type="button"
                class="secondary"
                aria-disabled=${busy ? 'true' : 'false'}
                @click=${() => more(cursor)}
              >
                ${words.olderPayments}
              </button>`
            : nothing
        }`;
    },
  };
}

function line({ words, locale }: PartView, payment: Payment) {
  const { method, state, amount, refunded, payer, charges, createdAt, receivedOn } = payment;
  const purposes = [...new Set(charges.map(({ purpose }) => words.purposes[purpose] ?? purpose))];
  return row(
    purposes.length > 0 ? new Intl.ListFormat(locale).format(purposes) : words.paidBy[method],
    [
      purposes.length > 0 && words.paidBy[method],
      state === 'received' && receivedOn
        ? words.receivedDay(dayIn(locale, receivedOn))
        : `${dayIn(locale, createdAt)}, ${/open|submitted/.test(state) ? standsFor(words, locale, payment) : (words.paymentStates[state] ?? state)}`,
      payer && words.paidForYou(payer.name),
      refunded.amount > 0 && words.refundedSum(moneyIn(locale, refunded)),
    ],
    moneyIn(locale, amount),
  );
}
