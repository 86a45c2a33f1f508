import type { Receipt, Vote } from '@coopkit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../form/heading.ts';
import type { CastingWords } from '../words/en-casting.ts';
import type { Checked } from './check-receipt.ts';
import type { Answered } from './in-words.ts';
import { answersList } from './review.ts';
import type { PaperWords } from './words.ts';

/** A ballot that is cast: its mark on the record, the receipt to keep, and whether it may be changed. */
export function castView(
  words: PaperWords & CastingWords,
  cast: {
    vote: Vote;
    /** Whose it is, where the member carries their vote. */
    carried: string | undefined;
    answered: readonly Answered[] | undefined;
    receipt: Receipt | undefined;
    checked: Checked | undefined;
    /** Where it can be changed. */
    changes: 'here' | 'tab' | 'elsewhere' | undefined;
    level: number;
  },
  act: { change: () => void; say: (text: string) => void },
): TemplateResult {
  const { vote, carried, answered, receipt, checked, changes, level } = cast;
  const mark = checked?.hash.slice(0, 12);
  return html`<div class="stack cast" part="receipt">
    ${heading(carried === undefined ? words.castTitle : words.castFor(carried), level)}
    ${
      receipt &&
      html`<div>
        <p>${words.onRecord}</p>
        <p class="mark"><code part="tracker">${mark ?? '…'}</code></p>
        ${checked && html`<p class="quiet">${checked.holds === undefined ? words.notChecked : checked.holds ? words.checked : words.wrong}</p>`}
      </div>`
    }
    ${
      answered
        ? html`<div>
            <p class="quiet">${words.youChose}</p>
            ${answersList(answered)}
          </div>`
        : nothing
    }
    ${
      receipt && mark !== undefined
        ? html`<div class="actions">
              <button type="button" part="save" @click=${() => save(receipt, mark)}>${words.save}</button>
              <button type="button" class="secondary" @click=${() => copy(mark, () => act.say(words.copied))}>
                ${words.copy}
              </button>
            </div>
            <p class="quiet">${vote.secrecy === 'sealed' ? words.receiptHint : words.openReceiptHint}</p>`
        : nothing
    }
    ${changes ? html`<p class="quiet">${words[({ here: 'keptHere', tab: 'keptInTab', elsewhere: 'keptElsewhere' } as const)[changes]]}</p>` : nothing}
    ${
      changes && changes !== 'elsewhere'
        ? html`<div class="actions">
            <button type="button" class="secondary" part="change" @click=${act.change}>
              ${words.change}
            </button>
          </div>`
        : nothing
    }
  </div>`;
}

function save({ voteId, proof }: Receipt, mark: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([proof], { type: 'text/plain' }));
  link.download = `${voteId}-${mark}.tlog-proof`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** A page may forbid its clipboard: the mark can be selected all the same. */
function copy(text: string, done: () => void): void {
  navigator.clipboard?.writeText(text).then(done, () => undefined);
}
