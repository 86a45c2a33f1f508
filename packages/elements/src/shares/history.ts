import type { ShareEntry } from '@coopkit/contract';
import { html } from 'lit';
import { row } from './overview.ts';
import type { Part, PartView } from './part.ts';
import { countIn, dayIn, moneyIn } from './written.ts';

/** All that happened to the member's shares, the latest first. */
export function begin(): Part {
  return {
    render: (view) =>
      html`<ul role="list">
        ${view.account.entries.toReversed().map((entry) => line(view, entry))}
      </ul>`,
  };
}

function line({ words, locale }: PartView, { kind, shares, amount, on, counterparty }: ShareEntry) {
  const back = kind === 'paid-up' && amount.amount < 0;
  const count = Math.abs(shares);
  const other = kind === 'transferred-in' ? words.fromMember : words.toTheMember;
  return row(
    back ? words.paymentBack : words.entryKinds[kind],
    [
      dayIn(locale, on),
      count > 0 && words.shareCount(count, countIn(locale, count)),
      counterparty !== null && other(counterparty),
    ],
    moneyIn(locale, amount),
  );
}
