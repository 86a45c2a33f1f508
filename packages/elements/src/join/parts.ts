import type { Payment, Profile } from '@coopkit/contract';
import type { CSSResult } from 'lit';
import { part } from '../part.ts';
import type * as Pay from '../pay/pay.ts';
import type { TermsView } from '../terms/choice.ts';
import type * as Terms from '../terms/terms.ts';
import type { PayWords } from '../words/en-pay.ts';
import type { TermsWords } from '../words/en-terms.ts';
import type { Words } from '../words/en.ts';
import type { AllWords } from './later-words.ts';
import type * as Later from './later.ts';

/** What a form's parts need of the form. */
interface PartsHost {
  /** The sentences that it has from the start. */
  words: () => Words | undefined;
  adopt: (styles: CSSResult) => void;
  /** A part is here, or other sentences. */
  changed: () => void;
}

/** The parts of the form that come when they are needed, each with its sentences and its looks. */
export class Parts {
  /** What follows the first steps. */
  later: typeof Later | undefined;
  /** Shares and contributions. */
  terms: typeof Terms | undefined;
  pay: typeof Pay | undefined;
  /** The sentences of the language, with those of the parts that are here. */
  words: Words | undefined;
  readonly #host: PartsHost;

  constructor(host: PartsHost) {
    this.#host = host;
  }

  async getLater(): Promise<typeof Later> {
    if (!this.later) {
      this.later = await part(import('./later.ts'));
      this.#host.adopt(this.later.laterStyles);
    }
    await this.spell();
    return this.later;
  }

  async getTerms(): Promise<typeof Terms> {
    if (!this.terms) {
      this.terms = await part(import('../terms/terms.ts'));
      this.#host.adopt(this.terms.termsStyles);
    }
    await this.spell();
    return this.terms;
  }

  async getPay(): Promise<typeof Pay> {
    if (!this.pay) {
      this.pay = await part(import('../pay/pay.ts'));
      this.#host.adopt(this.pay.payStyles);
    }
    await this.spell();
    return this.pay;
  }

  /** Puts the sentences together. */
  async spell(): Promise<void> {
    const words = this.#host.words();
    if (!words) return;
    let all = words;
    if (this.later) all = await this.later.allWords(all);
    if (this.terms) all = await this.terms.termsWords(all);
    if (this.pay) all = await this.pay.payWords(all);
    if (words !== this.#host.words()) return;
    this.words = all;
    this.#host.changed();
  }

  /** What the terms are shown and read with, once their part and its sentences are here. */
  termsView(language: string, currency: Profile['currency'], rest: Pick<TermsView, 'typed' | 'fault'>) {
    const { terms, words } = this;
    return terms && words?.capitalHint
      ? terms.termsView(words as Words & TermsWords, language, { currency, ...rest })
      : undefined;
  }

  /** The sentences of the second half, once they are here. */
  get allWords(): AllWords | undefined {
    return this.words?.apply ? (this.words as AllWords) : undefined;
  }

  /** What is said of a payment at the end. */
  note(language: string, payment: Payment): string {
    return (this.payWords && this.pay?.paymentNote(this.payWords, language, payment)) ?? '';
  }

  /** The sentences of paying, once they are here. */
  get payWords(): (Words & PayWords) | undefined {
    return this.words?.payBy ? (this.words as Words & PayWords) : undefined;
  }
}
