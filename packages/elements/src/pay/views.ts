import type { Money, OfferedMethod, Payment } from '@coopkit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { choiceControl } from '../form/control.ts';
import { skeleton } from '../form/notice.ts';
import type { Step } from '../join/step.ts';
import { moneyIn } from '../money/money.ts';
import type { PayWords } from '../words/en-pay.ts';
import { localeOf } from '../words.ts';
import type { Words } from '../words/en.ts';
import type { qrCode } from './qr.ts';
import { transferView } from './transfer.ts';

interface Shown {
  words: Words & PayWords;
  locale: string;
  amount: Money;
  /** Whether there is another method to choose. */
  others: boolean;
}

/** The choice of a method, where there is one. */
export function methodStep(
  { words, locale, amount }: Shown,
  methods: readonly OfferedMethod[] | undefined,
  {
    chosen,
    fault,
    saveForLater,
  }: { chosen: string | undefined; fault: string | undefined; saveForLater: boolean | undefined },
): Step {
  const title = words.payTitle(moneyIn(locale, amount));
  if (!methods) return { title, body: skeleton(words.loading), submit: undefined };
  if (methods.length === 0) return { title, body: html`<p>${words.noMethod}</p>`, submit: words.goOn };
  const only = methods.length === 1 ? methods[0]?.method : undefined;
  const method = methods.find((each) => each.method === chosen)?.method ?? only;
  const body = html`${
    only
      ? html`<p>${words.methodHints[only]}</p>`
      : choiceControl(
          { name: 'payMethod', label: words.payBy, value: chosen ?? '', fault, words },
          methods.map((each) => ({
            value: each.method,
            label: words.methods[each.method],
            note: words.methodHints[each.method],
          })),
        )
  }
  ${
    method === 'stripe' && saveForLater !== undefined
      ? html`<label class="choice plain">
          <input type="checkbox" name="saveForLater" .checked=${saveForLater} />
          <span>${words.saveForLater}</span>
        </label>`
      : nothing
  }`;
  return { title, body, submit: method ? words.toMethod[method] : words.next };
}

/** The mandate, and what is collected by it. */
export function debitStep(
  { words, locale, amount, others }: Shown,
  body: TemplateResult,
  other: () => void,
): Step {
  const sum = moneyIn(locale, amount);
  const more = others ? otherMethod(words, other) : nothing;
  return { title: words.methods['direct-debit'], body, submit: words.collect(sum), more };
}

/** How a payment stands, and what is to be done for it. */
export function paymentStep(
  { words, locale, others, amount }: Shown,
  payment: Payment,
  act: {
    left: boolean;
    qr: ReturnType<typeof qrCode> | undefined;
    copied: string;
    onCopy: (what: string, label: string) => void;
    other: () => void;
  },
): Step {
  const { state, instruction } = payment;
  const title = words.payTitle(moneyIn(locale, payment.amount ?? amount));
  const more = others ? otherMethod(words, act.other) : nothing;
  const says = (text: string) => html`<p role="status">${text}</p>`;
  switch (state) {
    case 'open':
      break;
    case 'submitted':
    case 'received':
      return { title, body: says(words.stillOnItsWay), submit: words.goOn };
    default:
      return {
        title,
        body: html`<div class="notice">
          <p>${state === 'returned' ? words.paymentReturned : words.paymentFailed}</p>
        </div>`,
        submit: words.payAgain,
        more,
      };
  }
  if (instruction?.kind === 'transfer') {
    const body = html`<p>${words.transferLead}</p>
      ${transferView(words, locale, { amount: payment.amount, instruction, qr: act.qr }, act)}
      <p class="quiet">${words.weWrite}</p>`;
    return { title, body, submit: words.transferNoted, more };
  }
  if (act.left) {
    const open = instruction?.kind === 'redirect';
    const body = html`${says(words.lookingForIt)}
    ${open ? html`<p class="quiet">${words.notYet}</p>` : nothing}`;
    return { title, body, submit: open ? words.payOn : undefined, more };
  }
  if (instruction?.kind === 'embedded') {
    return {
      title,
      body: html`<slot name="payment">${says(words.providerComes)}</slot>`,
      submit: undefined,
      more,
    };
  }
  const waits = instruction?.kind === 'redirect' ? words.providerGoes : words.providerComes;
  return { title, body: html`${says(waits)} ${skeleton(words.loading)}`, submit: undefined, more };
}

/** What is said of a payment at the end of a form. */
export function paymentNote(words: Words & PayWords, language: string, payment: Payment): string {
  const locale = localeOf(words, language);
  const { state, instruction, amount } = payment;
  const sum = moneyIn(locale, amount);
  if (state === 'received') return words.received(sum);
  if (instruction?.kind === 'debit') {
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
    return words.collected(sum, instruction.account, day.format(new Date(instruction.collectedFrom)));
  }
  return instruction?.kind === 'transfer' ? words.awaited(sum) : words.stillOnItsWay;
}

const otherMethod = (words: PayWords, act: () => void) =>
  html`<button type="button" class="secondary" @click=${act}>${words.otherMethod}</button>`;
