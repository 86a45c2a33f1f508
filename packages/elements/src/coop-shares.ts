import type { CoopError } from '@coopkit/sdk';
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Coop } from './context.ts';
import { CoopElement } from './coop-element.ts';
import { heading } from './form/heading.ts';
import { problemNotice, skeleton } from './form/notice.ts';
import { part as loaded } from './part.ts';

import { readAccount, type Account } from './shares/account.ts';
import type { Acts, Stage } from './shares/acts.ts';
import { overview, type Does } from './shares/overview.ts';
import type { View } from './shares/part.ts';
import { sharesWords, type OwnWords } from './shares/shares-words.ts';
import { sharesStyles } from './shares/styles.ts';
import { styles } from './styles.ts';
import type { Words } from './words/en.ts';
import { localeOf } from './words.ts';

/**
 * A member's shares: what they hold, what is due and when, and what they give; to pay, to take more, to pass them on or give
 * notice.
 *
 * @fires {CoopSharesChangedEvent} coop-shares-changed - The member has changed something: shares, a notice, a contribution.
 * @fires {CoopBeforePayEvent} coop-before-pay - A payment is about to be begun; the page may change or stop it.
 * @fires {CoopPaymentStartedEvent} coop-payment-started - A payment was begun.
 * @fires {CoopPaidEvent} coop-paid - A payment has come.
 * @fires {CoopSignedInEvent} coop-signed-in - A member has signed in, in the form within.
 * @fires {CoopFailedEvent} coop-failed - Something did not work.
 * @slot - A link for when the element can't be used: shown before it is ready and where the co-op can't be reached.
 * @slot payment - Of the element itself: where Stripe's form stands while one pays.
 * @slot leave - In place of the sentence on leaving the co-op altogether.
 * @csspart holding - How many shares, and what they are worth.
 * @csspart due - What is to be paid now.
 * @csspart line - A sum with what it is for, a notice, a contribution.
 * @csspart field - A question with its label.
 * @csspart input - A box to type in.
 * @csspart choice - One of several answers.
 * @csspart fault - What is wrong with an answer.
 * @csspart problem - Why something did not work.
 * @csspart submit - The button that goes on.
 * @cssprop [--coop-shares-height=30rem] - The room kept for the shares from the start.
 */
export class CoopShares extends CoopElement {
  /** Its own looks: a page themes them by `--coop-*` properties and `::part`. */
  static override styles = [styles, sharesStyles];
  static override properties: PropertyDeclarations = {
    headingLevel: { attribute: 'heading-level', type: Number },
    own: { state: true },
    account: { state: true },
    said: { state: true },
    told: { state: true },
  };

  /** Of the element's own heading, within those of the page. */
  declare headingLevel: number;
  declare private own: OwnWords | undefined;
  declare private account: Account | undefined;
  /** What is said of what has been done. */
  declare private said: string;
  /** What is said to those who can't see it. */
  declare private told: string;
  #coop: Coop | undefined;
  #token: string | undefined;
  #owner = '';
  #showsAll = false;
  /** What one does with shares, once it is here. */
  #acts: Acts | undefined;
  #coming: Promise<void> | undefined;

  constructor() {
    super();
    this.headingLevel = 2;
    this.said = '';
    this.told = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#look);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#look);
    this.#coop?.session.removeEventListener('change', this.#onSession);
    this.#acts?.end();
    this.#acts = undefined;
    this.#coop = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { words, connectedCoop: coop } = this;
    if (changed.has('words') && words) void this.#speak(words);
    if (!this.isConnected || !coop || this.#coop === coop) return;
    this.#coop?.session.removeEventListener('change', this.#onSession);
    this.#coop = coop;
    coop.session.addEventListener('change', this.#onSession);
    void this.#enter(coop);
  }

  async #speak(words: Words): Promise<void> {
    const own = await sharesWords(words);
    await this.#acts?.speak(own);
    if (this.words === words) this.own = own;
  }

  // —— what there is ——

  readonly #onSession = () => {
    const coop = this.#coop;
    if (coop && !this.busy && coop.connection.session !== this.#token) void this.#enter(coop);
  };

  async #enter(coop: Coop): Promise<void> {
    const returns = /[?&]coop-payment=/.test(location.search);
    await this.#try(coop, async (signal) => {
      if (returns) (await loaded(import('./pay/returning.ts'))).restoreSession(coop);
      await this.#load(coop, signal);
    });
    if (!this.account) return;
    // What can't be had is asked for once more, and said then.
    if (!this.#acts) await this.#getActs(coop).catch(() => undefined);
    await this.#act(coop, (acts) => acts.comeBack());
  }

  /** Does something that takes time; where that shows that the session is over, the member signs in again. */
  async #try(coop: Coop, task: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
    this.faults.clear();
    await this.work(async (signal) => {
      try {
        await task(signal);
      } catch (error) {
        if (!coop.session.lost(error)) throw error;
      }
    });
    if (!this.busy && this.#coop === coop && coop.connection.session !== this.#token) await this.#enter(coop);
  }

  async #load(coop: Coop, signal?: AbortSignal): Promise<void> {
    this.#token = coop.connection.session;
    if (this.#token === undefined) {
      this.account = undefined;
      await loaded(import('./define/coop-sign-in.ts'));
      this.requestUpdate();
      return;
    }
    const account = await readAccount(coop.connection, { signal });
    if (this.#coop !== coop) return;
    // What another member had begun is none of this one's business.
    const { memberId } = account.holding;
    if (this.#owner !== memberId) {
      this.#acts?.forget();
      this.#showsAll = false;
      this.said = '';
    }
    this.#owner = memberId;
    this.account = account;
  }

  /** Looks again when the page is seen again: a payment may have come. What can't be had leaves what is shown. */
  readonly #look = () => {
    const coop = this.#coop;
    if (!coop || document.hidden || !this.account || this.busy) return;
    this.#load(coop).catch((error: unknown) => coop.session.lost(error));
  };

  // —— what is done ——

  /** Does something with what comes after the first view. */
  async #act(coop: Coop, act: (acts: Acts) => Promise<void>): Promise<void> {
    if (!this.#acts) await this.#try(coop, () => this.#getActs(coop));
    if (this.#acts) await act(this.#acts);
  }

  #getActs(coop: Coop): Promise<void> {
    return (this.#coming ??= loaded(import('./shares/acts.ts'))
      .then(({ Acts }) => Acts.on(this.#stageOf(coop)))
      .then((acts) => {
        this.#acts = acts;
        this.requestUpdate();
      })
      .finally(() => (this.#coming = undefined)));
  }

  #stageOf(coop: Coop): Stage {
    const shown = () => {
      const { account, own } = this;
      if (!account || !own) throw new TypeError('Nothing is shown yet.');
      return { account, own };
    };
    const busy = () => this.busy;
    const language = () => this.language;
    return {
      element: this,
      coop,
      styles: CoopShares.styles,
      get account() {
        return shown().account;
      },
      get words() {
        return shown().own;
      },
      get language() {
        return language();
      },
      get busy() {
        return busy();
      },
      work: (task) => this.#try(coop, task),
      load: () => this.#load(coop),
      faulty: (faults) => {
        this.faults = new Map(faults);
        void this.#lead('[aria-invalid="true"]');
      },
      turn: (...to) => {
        this.problem = undefined;
        return this.#lead(...to);
      },
      said: (text) => (this.said = text),
      say: (text) => (this.told = text),
    };
  }

  /** Shows what is new, and leads to the first of these places that is there. */
  async #lead(...to: string[]): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
    const found = to.map((selector) => this.renderRoot.querySelector<HTMLElement>(selector));
    found.find((each) => each !== null)?.focus();
  }

  /** A refusal is said beside the field that it is about, or else where it can be seen. */
  protected override fail(error: CoopError): void {
    super.fail(error);
    const field = this.#acts?.refused(error.code);
    if (field) this.showFaults([{ field, code: error.code }], error);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('.notice')?.scrollIntoView({ block: 'nearest' }),
    );
  }

  readonly #onInput = ({ target }: Event) => {
    this.faults.delete((target as HTMLInputElement).name);
    this.requestUpdate();
  };

  // —— what is shown ——

  protected override get sentences(): OwnWords | undefined {
    return this.own && (this.#acts?.words(this.own) ?? this.own);
  }

  protected override render(): TemplateResult {
    const { sentences: words, account, problem } = this;
    const coop = this.#coop;
    if (!coop) return html`<slot></slot>`;
    if (words && !account && problem) {
      return html`<div class="stack" role="alert">${this.#notice(words)}<slot></slot></div>`;
    }
    const signsIn = !account && this.#token === undefined && customElements.get('coop-sign-in');
    if (!words || (!account && !signsIn)) return skeleton(words?.loading ?? '');
    return html`<section
      class="stack"
      lang=${words.locale ?? nothing}
      aria-busy=${this.busy ? 'true' : 'false'}
      @input=${this.#onInput}
    >
      ${account ? this.#renderAccount(words, coop, account) : this.#renderSignIn(words, coop)}
      <p role="status" class="unseen">${this.slow ? words.working : this.told}</p>
    </section>`;
  }

  #renderSignIn(words: OwnWords, coop: Coop): TemplateResult {
    const { headingLevel } = this;
    return html`${heading(words.sharesHeading, headingLevel)}
      <div role="alert">${this.#notice(words)}</div>
      <p>${words.sharesSignIn}</p>
      <coop-sign-in
        .connectedCoop=${coop}
        .locale=${this.language}
        .headingLevel=${headingLevel + 1}
      ></coop-sign-in>`;
  }

  #renderAccount(words: OwnWords, coop: Coop, account: Account): TemplateResult {
    const { language, headingLevel, busy } = this;
    const view: View = {
      ...{ words, language, account, busy },
      locale: localeOf(words, language),
      level: headingLevel,
      fault: (name) => this.faults.get(name),
    };
    const notice = html`<div role="alert">${this.#notice(words)}</div>`;
    const form = this.#acts?.render(view);
    if (form) return html`${notice} ${form}`;
    const below = { ...view, level: Math.min(6, headingLevel + 1) };
    const does: Does = {
      showsAll: this.#showsAll,
      open: (name, about) => void this.#act(coop, (acts) => acts.open(name, about)),
      showAll: () => {
        this.#showsAll = true;
        this.requestUpdate();
      },
    };
    return html`<div>
        ${heading(words.sharesHeading, headingLevel)}
        <p role="status" class="said">${this.said}</p>
      </div>
      ${notice} ${overview(below, does)} ${this.#acts?.renderRest(below)}`;
  }

  #notice(words: OwnWords) {
    return problemNotice(words, this.problem, this.canRetry ? () => this.retry() : undefined);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'coop-shares': CoopShares;
  }
}
