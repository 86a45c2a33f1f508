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
  act: { change: () => void; copied: () => void },
): TemplateResult {
  const { vote, carried, answered, receipt, checked, changes, level } = cast;
  const mark = checked?.hash.slice(0, 12);
  return html`<div class="stack cast" part="receipt">
    ${heading(carried === undefined ? words.castTitle : words.castFor(carried), level)}
    ${
      answered
        ? html`<div>
            <p class="quiet">${words.youChose}</p>
            ${answersList(answered)}
          </div>`
        : nothing
    }
    ${
      changes
        ? html`<div>
            <p class="quiet">${words[whereChanged[changes]]}</p>
            ${
              changes === 'elsewhere'
                ? nothing
                : html`<div class="actions">
                    <button type="button" class="secondary" part="change" @click=${act.change}>
                      ${words.change}
                    </button>
                  </div>`
            }
          </div>`
        : nothing
    }
    ${
      receipt
        ? html`<div>
              <p>${words.onRecord}</p>
              <div class="mark">
                <code part="tracker">${mark ?? '…'}</code>
                <button type="button" class="secondary" @click=${() => copy(mark ?? '', act.copied)}>
                  ${words.copy}
                </button>
              </div>
              ${checked ? html`<p class="quiet">${words[found(checked)]}</p>` : nothing}
            </div>
            <div>
              <div class="actions">
                <button type="button" part="save" @click=${() => save(receipt, mark ?? '')}>
                  ${words.save}
                </button>
              </div>
              <p class="quiet">${vote.secrecy === 'sealed' ? words.receiptHint : words.openReceiptHint}</p>
            </div>`
        : nothing
    }
  </div>`;
}

const whereChanged = { here: 'keptHere', tab: 'keptInTab', elsewhere: 'keptElsewhere' } as const;

function found({ holds, opened }: Checked): 'opened' | 'notOpened' | 'checked' | 'notChecked' | 'wrong' {
  if (holds === false) return 'wrong';
  if (opened !== undefined) return opened ? 'opened' : 'notOpened';
  return holds ? 'checked' : 'notChecked';
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
