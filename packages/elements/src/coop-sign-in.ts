import { Code, NewSignInCode, check } from '@coopkit/contract';
import { SigningIn } from '@coopkit/sdk';
import { css, html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Coop } from './context.ts';
import { CoopElement } from './coop-element.ts';
import { CoopSignedInEvent, CoopSignedOutEvent } from './events.ts';
import { codeControl, textControl } from './form/control.ts';
import { heading } from './form/heading.ts';
import { problemNotice, skeleton } from './form/notice.ts';
import { styles } from './styles.ts';
import { signInWords } from './sign-in-words.ts';
import type { SignInWords } from './words/en-sign-in.ts';
import type { Words } from './words/en.ts';

/**
 * Signs a member in with a code by e-mail, and out again.
 *
 * @fires {CoopSignedInEvent} coop-signed-in - A member has signed in.
 * @fires {CoopSignedOutEvent} coop-signed-out - The member has signed out, here or elsewhere.
 * @fires {CoopFailedEvent} coop-failed - Something did not work.
 * @slot - A link for when the element can't be used.
 * @slot signed-in - The site's own words for a member who is signed in.
 * @csspart field - A question with its label.
 * @csspart input - A box to type in.
 * @csspart fault - What is wrong with an answer.
 * @csspart problem - Why something did not work.
 * @csspart submit - The button that goes on.
 */
export class CoopSignIn extends CoopElement {
  /** Its own looks: a page themes them by `--coop-*` properties and `::part`. */
  static override styles = [
    styles,
    css`
      :host {
        min-block-size: 16rem;
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    email: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    allWords: { state: true },
    sentTo: { state: true },
    said: { state: true },
  };

  /** The e-mail address to begin with. */
  declare email: string | undefined;
  /** Of the form's own heading, within those of the page. */
  declare headingLevel: number;
  /** The sentences of the language with those of signing in. */
  declare private allWords: (Words & SignInWords) | undefined;
  /** The code that was asked for, and where it went. */
  declare private sentTo: { id: string; email: string } | undefined;
  declare private said: string;
  #typed = { email: '', code: '', stay: false };
  #watched: Coop | undefined;
  #loading = false;
  #wasIn = false;

  constructor() {
    super();
    this.headingLevel = 2;
    this.said = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watched?.session.removeEventListener('change', this.#onSession);
    this.#watched = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { words } = this;
    if (words && changed.has('words')) {
      void signInWords(words).then((all) => {
        if (this.words === words) this.allWords = all;
      });
    }
    const coop = this.connectedCoop;
    if (this.isConnected && coop && coop !== this.#watched) {
      this.#watched?.session.removeEventListener('change', this.#onSession);
      this.#watched = coop;
      this.#wasIn = coop.session.member !== undefined;
      coop.session.addEventListener('change', this.#onSession);
      if (coop.session.hasToken && !coop.session.member) void this.#resume(coop);
    }
    if (changed.has('email') && this.email && !this.#typed.email) this.#typed.email = this.email;
  }

  /** Whose the token is that this website kept. */
  #resume(coop: Coop): Promise<void> {
    this.#loading = true;
    return this.work(async (signal) => {
      try {
        coop.session.found((await new SigningIn(coop.connection).current({ signal })).member);
      } catch (error) {
        if (!coop.session.lost(error)) throw error;
      }
    }).finally(() => {
      this.#loading = false;
      this.requestUpdate();
    });
  }

  readonly #onSession = () => {
    const member = this.#watched?.session.member;
    if (this.#wasIn && !member) {
      this.sentTo = undefined;
      this.said = this.sentences?.sessionEnded ?? '';
      this.dispatchEvent(new CoopSignedOutEvent());
    }
    if (!this.#wasIn && member) {
      this.said = '';
      this.dispatchEvent(new CoopSignedInEvent(member));
    }
    this.#wasIn = member !== undefined;
    this.requestUpdate();
  };

  async #sendCode(coop: Coop): Promise<void> {
    const checked = check(NewSignInCode, { email: this.#typed.email, locale: this.language });
    if (!checked.ok) return this.showFaults(checked.fields);
    await this.work(async (signal) => {
      const { id } = await new SigningIn(coop.connection).sendCode(checked.value, { signal });
      this.sentTo = { id, email: checked.value.email };
      this.#typed.code = '';
      this.said = '';
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('[name="code"]')?.focus();
    });
  }

  async #signIn(coop: Coop, signInCode: string): Promise<void> {
    const checked = check(Code, this.#typed.code);
    if (!checked.ok) {
      return this.showFaults([
        { field: 'code', code: this.#typed.code.trim() ? 'code_invalid' : 'required' },
      ]);
    }
    const staySignedIn = this.#typed.stay;
    await this.work(async (signal) => {
      const session = await new SigningIn(coop.connection).signIn(
        { signInCode, code: checked.value, staySignedIn },
        { signal },
      );
      coop.session.begin(session, staySignedIn);
      this.#typed = { email: '', code: '', stay: false };
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('.heading')?.focus();
    });
  }

  /** Ours in English, where the language has not its own. */
  protected override get sentences(): (Words & SignInWords) | undefined {
    return this.allWords;
  }

  #onInput(event: Event): void {
    const { name, value, checked } = event.target as HTMLInputElement;
    if (name === 'stay') this.#typed.stay = checked;
    else if (name === 'email' || name === 'code') this.#typed[name] = value;
    this.faults.delete(name);
    this.requestUpdate();
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const coop = this.#watched;
    if (!coop || this.busy) return;
    this.faults.clear();
    void (this.sentTo ? this.#signIn(coop, this.sentTo.id) : this.#sendCode(coop));
  }

  #onOtherAddress(): void {
    this.sentTo = undefined;
    this.problem = undefined;
    this.faults.clear();
  }

  #signOut(everywhere: boolean): void {
    const coop = this.#watched;
    if (!coop) return;
    void this.work(async (signal) => {
      const signing = new SigningIn(coop.connection);
      await (everywhere ? signing.endAll({}, { signal }) : signing.end({ signal }));
      coop.session.end();
    });
  }

  protected override render(): TemplateResult {
    const coop = this.#watched;
    const words = this.sentences;
    if (!coop) return html`<slot></slot>`;
    if (!words || this.#loading) return skeleton(words?.loading ?? '');
    const { member } = coop.session;
    if (member) {
      return html`<div class="stack" lang=${words.locale ?? nothing}>
        ${heading(words.signedInAs(member.name, member.number), this.headingLevel)}
        <slot name="signed-in"></slot>
        <div role="alert">${this.#notice(words)}</div>
        <div class="actions">
          <button part="submit" type="button" @click=${() => this.#signOut(false)}>${words.signOut}</button>
          <button type="button" class="secondary" @click=${() => this.#signOut(true)}>
            ${words.signOutEverywhere}
          </button>
        </div>
      </div>`;
    }
    return html`<form
      novalidate
      lang=${words.locale ?? nothing}
      aria-busy=${this.busy ? 'true' : 'false'}
      @input=${this.#onInput}
      @submit=${this.#onSubmit}
    >
      ${heading(this.sentTo ? words.checkMail : words.signIn, this.headingLevel)}
      <div role="alert">${this.#notice(words)}</div>
      ${this.sentTo ? this.#renderCode(words, this.sentTo.email) : this.#renderEmail(words)}
      <p role="status" class="quiet">${this.slow ? words.working : this.said}</p>
    </form>`;
  }

  #renderEmail(words: Words & SignInWords): TemplateResult {
    return html`${textControl({
        name: 'email',
        label: words.email,
        value: this.#typed.email,
        fault: this.faults.get('email'),
        words,
        type: 'email',
        inputmode: 'email',
        autocomplete: 'email',
      })}
      <div class="actions">${this.#submit(words.sendCode)}</div>
      ${this.problem?.code === 'offline' ? html`<slot></slot>` : nothing}`;
  }

  #renderCode(words: Words & SignInWords, email: string): TemplateResult {
    return html`${codeControl(words, words.signInSent(email), { value: this.#typed.code, fault: this.faults.get('code') })}
      <label class="choice plain">
        <input type="checkbox" name="stay" .checked=${this.#typed.stay} aria-describedby="stay-hint" />
        <span>${words.staySignedIn} <span class="quiet" id="stay-hint">${words.staySignedInHint}</span></span>
      </label>
      <div class="actions">
        ${this.#submit(words.signIn)}
        <button type="button" class="secondary" @click=${this.#onOtherAddress}>${words.otherEmail}</button>
      </div>`;
  }

  #submit(label: string): TemplateResult {
    return html`<button part="submit" type="submit" aria-disabled=${this.busy ? 'true' : 'false'}>
      ${label}
    </button>`;
  }

  #notice(words: Words) {
    return problemNotice(words, this.problem, this.canRetry ? () => this.retry() : undefined);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'coop-sign-in': CoopSignIn;
  }
}
