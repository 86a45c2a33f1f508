import type { Mandate, MandateText } from '@coopkit/contract';
import { Mandates, isCoopError } from '@coopkit/sdk';
import { html, nothing, type TemplateResult } from 'lit';
import { textControl, type Control } from '../form/control.ts';
import type { PayWords } from '../words/en-pay.ts';
import type { Words } from '../words/en.ts';
import type { PayHost } from './host.ts';

/** Paying by direct debit: by the mandate there is, or by a new one that is read and signed. */
export class Debit {
  readonly #host: PayHost;
  readonly #mandates: Mandates;
  #text: MandateText | undefined;
  #mandate: Mandate | undefined;
  readonly #typed: Record<string, string>;
  #agreed = false;

  constructor(host: PayHost, name: string) {
    this.#host = host;
    this.#mandates = new Mandates(host.coop.connection);
    this.#typed = { holder: name };
  }

  /** Finds the mandate, or else the text of one. */
  async load(signal: AbortSignal): Promise<void> {
    try {
      this.#mandate = await this.#mandates.mine({ signal });
    } catch (error) {
      if (!isCoopError(error) || error.code !== 'not_found') throw error;
    }
    if (this.#mandate?.state !== 'active') await this.newMandate(signal);
  }

  async newMandate(signal: AbortSignal): Promise<void> {
    this.#text = await this.#mandates.text({ locale: this.#host.language() }, { signal });
    this.#mandate = undefined;
  }

  /** Who pays, where the mandate is a new one. */
  get holder(): string | undefined {
    return this.#text && this.#typed.holder?.trim();
  }

  input({ name, value, checked }: HTMLInputElement): void {
    if (name === 'mandate') this.#agreed = checked;
    else this.#typed[name] = value;
  }

  /** What is missing, by the names of the fields. */
  missing(words: Words & PayWords): Map<string, string> {
    if (this.#mandate) return new Map();
    const missing = ['holder', 'iban']
      .filter((name) => !this.#typed[name]?.trim())
      .map((name) => [name, words.faultOf.required ?? words.anyFault] as const);
    const agree = words.problems.must_agree_mandate ?? words.anyFault;
    return new Map([...missing, ...(this.#agreed ? [] : [['mandate', agree] as const])]);
  }

  /** Signs the mandate, where it is a new one. */
  async sign(signal: AbortSignal): Promise<void> {
    if (this.#mandate || !this.#text) return;
    const { textHash, locale } = this.#text;
    const { iban = '', holder = '' } = this.#typed;
    this.#mandate = await this.#mandates.sign({ iban, holder, textHash, locale }, { signal });
  }

  body(
    words: Words & PayWords,
    fault: (name: string) => string | undefined,
    other: () => void,
  ): TemplateResult {
    if (this.#mandate) {
      return html`<p>${words.mandateUsed(this.#mandate.account)}</p>
        <div class="actions">
          <button type="button" class="secondary" @click=${other}>${words.otherAccount}</button>
        </div>`;
    }
    const text = this.#text;
    const ask = (name: string, label: string, more: Partial<Control>): Control => ({
      ...{ name, label, words, value: this.#typed[name] ?? '', fault: fault(name) },
      ...more,
    });
    const agreeFault = fault('mandate');
    return html`${textControl(
        ask('holder', words.holder, { hint: words.holderHint, maxlength: 70, autocomplete: 'name' }),
      )}
      ${textControl(ask('iban', words.iban, { maxlength: 50, autocomplete: 'off' }))}
      ${
        text &&
        html`<div class="mandate" role="region" tabindex="0" lang=${text.locale} aria-label=${words.mandate}>
          <p>${text.text}</p>
          <p class="quiet">${words.creditor(text.creditor.name, text.creditor.identifier)}</p>
          <p class="quiet">${words.mandateReference(text.reference)}</p>
        </div>`
      }
      <div class="field" part="field">
        <label class="choice plain" part="consent">
          <input
            type="checkbox"
            name="mandate"
            .checked=${this.#agreed}
            aria-required="true"
            aria-invalid=${agreeFault ? 'true' : 'false'}
            aria-describedby=${agreeFault ? 'mandate-fault' : nothing}
          />
          <span>${words.agreeMandate}</span>
        </label>
        ${agreeFault ? html`<p class="fault" part="fault" id="mandate-fault">${agreeFault}</p>` : nothing}
      </div>`;
  }
}
