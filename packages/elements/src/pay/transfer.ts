import type { Instruction, Money } from '@coopkit/contract';
import { decimal } from '@coopkit/ledger';
import { html, nothing, type TemplateResult } from 'lit';
import { moneyIn } from '../money/money.ts';
import type { PayWords } from '../words/en-pay.ts';
import type { qrCode } from './qr.ts';

export type Transfer = Extract<Instruction, { kind: 'transfer' }>;

/** Where to send a sum, each part of it to be copied, and all of it to be scanned. */
export function transferView(
  words: PayWords,
  locale: string,
  {
    amount,
    instruction,
    qr,
  }: { amount: Money; instruction: Transfer; qr: ReturnType<typeof qrCode> | undefined },
  { copied, onCopy }: { copied: string; onCopy: (what: string, label: string) => void },
): TemplateResult {
  const { beneficiary, account, bic, reference } = instruction;
  const sum = moneyIn(locale, amount);
  const rows = [
    [words.beneficiary, beneficiary, beneficiary],
    [words.account, account, account.replaceAll(' ', '')],
    ...(bic === null ? [] : [[words.bic, bic, bic]]),
    [words.amount, sum, decimal(amount.amount, amount.exponent)],
    [words.reference, reference, reference.replaceAll(' ', '')],
  ] as [label: string, shown: string, copied: string][];
  return html`<div class="transfer" part="transfer">
    <dl>
      ${rows.map(
        ([label, shown, plain]) =>
          html`<div>
            <dt class="quiet">${label}</dt>
            <dd>
              <bdi>${shown}</bdi>
              <button
                type="button"
                class="secondary"
                aria-label=${words.copyWhat(label)}
                @click=${() => copy(plain, () => onCopy(plain, label))}
              >
                ${copied === plain ? words.copied : words.copy}
              </button>
            </dd>
          </div>`,
      )}
    </dl>
    ${
      instruction.qr
        ? html`<figure>
            <svg
              class="qr"
              part="qr"
              role="img"
              viewBox=${qr?.viewBox ?? '0 0 1 1'}
              shape-rendering="crispEdges"
              aria-label=${words.qrText(sum, reference)}
            >
              ${qr?.image ?? nothing}
            </svg>
            <figcaption class="quiet">${words.scan}</figcaption>
          </figure>`
        : nothing
    }
  </div>`;
}

/** A page may forbid its clipboard: what is to be copied can be selected all the same. */
function copy(text: string, done: () => void): void {
  navigator.clipboard?.writeText(text).then(done, () => undefined);
}
