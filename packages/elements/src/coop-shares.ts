import { OwnShares, type CoopError } from '@coopkit/sdk';
import {
  adoptStyles,
  html,
  nothing,
  type CSSResultOrNative,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { Coop } from './context.ts';
import { CoopElement } from './coop-element.ts';
import { CoopSharesChangedEvent, type SharesChange } from './events.ts';
import { heading } from './form/heading.ts';
import { problemNotice, skeleton } from './form/notice.ts';
import { part as loaded } from './part.ts';
import { localeOf } from './result/times.ts';
import { readAccount, type Account } from './shares/account.ts';
import { overview, type Does } from './shares/overview.ts';
import {
  getPart,
  type ListName,
  type Part,
  type PartName,
  type PartView,
  type SharesHost,
} from './shares/part.ts';
import { sharesWords, type OwnWords } from './shares/shares-words.ts';
import { sharesStyles } from './shares/styles.ts';
import { styles } from './styles.ts';
import type { SharesPartsWords } from './words/en-shares-parts.ts';

/**
 * A member's shares: what they hold, what is due and when, and what they give; to pay, to take more, to pass them on or give
 * notice.
 *
 * @fires {CoopSharesChangedEvent} coop-shares-changed - The member has changed something: shares, a notice, a contribution.
 * @fires {CoopSignedInEvent} coop-signed-in - A member has signed in, in the form within.
 * @fires {CoopFailedEvent} coop-failed - Something did not work.
 * @slot - A link for when the element can't be used: shown before it is ready and where the co-op can't be reached.
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
  };

  /** Of the element's own heading, within those of the page. */
  declare headingLevel: number;
  declare private own: OwnWords | undefined;
  declare private account: Account | undefined;
  /** What is said of what has been done. */
  declare private said: string;
  #coop: Coop | undefined;
  #token: string | undefined;
  #owner = '';
  #showsAll = false;
  /** What is being done, in place of the overview. */
  #act: { name: PartName; part: Part } | undefined;
  readonly #lists = new Map<ListName, Part>();
  #partWords: SharesPartsWords | undefined;
  readonly #looks = new Set<CSSResultOrNative>([styles, sharesStyles]);

  constructor() {
    super();
    this.headingLevel = 2;
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#look);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#look);
    this.#coop?.session.removeEventListener('change', this.#onSession);
    this.#coop = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { words, connectedCoop: coop } = this;
    if (changed.has('words') && words) void sharesWords(words).then((own) => (this.own = own));
    if (!this.isConnected || !coop || this.#coop === coop) return;
    this.#coop?.session.removeEventListener('change', this.#onSession);
    this.#coop = coop;
    coop.session.addEventListener('change', this.#onSession);
    void this.#enter(coop);
  }

  // —— what there is ——

  readonly #onSession = () => {
    const coop = this.#coop;
    if (coop && !this.busy && coop.connection.session !== this.#token) void this.#enter(coop);
  };

  #enter(coop: Coop): Promise<void> {
    return this.#try(coop, (signal) => this.#load(coop, signal));
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
    if (this.#owner !== account.holding.memberId) {
      this.#act = undefined;
      this.#lists.clear();
      this.#showsAll = false;
    }
    this.#owner = account.holding.memberId;
    this.account = account;
  }

  /** Looks again when the page is seen again: a payment may have come. What can't be had leaves what is shown. */
  readonly #look = () => {
    const coop = this.#coop;
    if (!coop || document.hidden || !this.account || this.busy) return;
    this.#load(coop).catch((error: unknown) => coop.session.lost(error));
  };

  // —— what is done ——

  async #begin(coop: Coop, name: PartName, about: string, signal: AbortSignal): Promise<Part> {
    const { module, words } = await loaded(getPart(name, this.words?.locale ?? 'en'));
    for (const looks of module.styles ?? []) this.#looks.add(looks);
    adoptStyles(this.renderRoot as ShadowRoot, [...this.#looks]);
    this.#partWords = words;
    return module.begin(this.#hostOf(coop), about, signal);
  }

  #hostOf(coop: Coop): SharesHost {
    return {
      coop,
      work: (task) => this.#try(coop, task),
      faulty: (name, fault) => {
        this.faults = new Map([[name, fault]]);
        this.requestUpdate();
        void this.updateComplete.then(() => this.#focus('[aria-invalid="true"]'));
      },
      turn: () => this.#turn(),
      done: (change, said) => this.#done(coop, change, said),
      leave: () => this.#leave(),
      update: () => this.requestUpdate(),
      dispatchEvent: (event) => this.dispatchEvent(event),
    };
  }

  #open(coop: Coop, name: PartName, about = ''): void {
    void this.#try(coop, async (signal) => {
      this.#act = { name, part: await this.#begin(coop, name, about, signal) };
      this.said = '';
      await this.#turn();
    });
  }

  #openList(coop: Coop, name: ListName): void {
    if (this.#lists.has(name)) return;
    void this.#try(coop, async (signal) => {
      this.#lists.set(name, await this.#begin(coop, name, '', signal));
    });
  }

  #takeBack(coop: Coop, what: 'notice' | 'transfer', id: string): void {
    void this.#try(coop, async (signal) => {
      const own = new OwnShares(coop.connection);
      await (what === 'notice' ? own.takeBackNotice(id, { signal }) : own.takeBackTransfer(id, { signal }));
      await this.#done(coop, `${what}-taken-back`, this.own?.takenBack);
    });
  }

  /** Something has changed: back to how things stand now. */
  async #done(coop: Coop, change: SharesChange, said = ''): Promise<void> {
    this.#act = undefined;
    this.said = said;
    this.dispatchEvent(new CoopSharesChangedEvent(change));
    await this.#load(coop);
    await this.#turn();
  }

  #leave(): void {
    const { name } = this.#act ?? {};
    this.#act = undefined;
    void this.#turn(`[data-part="${name}"]`);
  }

  /** Shows what comes next, and leads there. */
  async #turn(to = '.heading'): Promise<void> {
    this.problem = undefined;
    this.requestUpdate();
    await this.updateComplete;
    this.#focus(to) || this.#focus('.heading');
  }

  #focus(selector: string): boolean {
    const found = this.renderRoot.querySelector<HTMLElement>(selector);
    found?.focus();
    return found !== null;
  }

  /** A refusal is said beside the field that it is about, or else where it can be seen. */
  protected override fail(error: CoopError): void {
    super.fail(error);
    const field = this.#act?.part.refused?.(error.code);
    if (field) this.showFaults([{ field, code: error.code }], error);
    void this.updateComplete.then(() => this.renderRoot.querySelector('.notice')?.scrollIntoView({ block: 'nearest' }));
  }

  #onInput(event: Event): void {
    const { name, value } = event.target as HTMLInputElement;
    this.#act?.part.input?.(name, value);
    this.faults.delete(name);
    this.requestUpdate();
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    if (!this.busy) this.#act?.part.submit?.();
  }

  // —— what is shown ——

  protected override get sentences(): (OwnWords & SharesPartsWords) | OwnWords | undefined {
    return this.own && this.#partWords ? this.#worded(this.own, this.#partWords) : this.own;
  }

  #worded(own: OwnWords, parts: SharesPartsWords): PartView['words'] {
    return { ...parts, ...own, problems: { ...parts.partProblems, ...own.problems } };
  }

  protected override render(): TemplateResult {
    const { own: words, account, problem, headingLevel } = this;
    const coop = this.#coop;
    if (!coop) return html`<slot></slot>`;
    if (words && !account && problem) {
      return html`<div class="stack" role="alert">${this.#notice(words)}<slot></slot></div>`;
    }
    const signsIn = !account && this.#token === undefined && customElements.get('coop-sign-in');
    if (!words || (!account && !signsIn)) return skeleton(words?.loading ?? '');
    return html`<section class="stack" lang=${words.locale ?? nothing} aria-busy=${this.busy ? 'true' : 'false'}>
      ${account ? this.#renderAccount(words, coop, account) : this.#renderSignIn(words, coop)}
      <p role="status" class="unseen">${this.slow ? words.working : ''}</p>
    </section>`;
  }

  #renderSignIn(words: OwnWords, coop: Coop): TemplateResult {
    return html`${heading(words.sharesHeading, this.headingLevel)}
      <div role="alert">${this.#notice(words)}</div>
      <p>${words.sharesSignIn}</p>
      <coop-sign-in .connectedCoop=${coop} .locale=${this.language} .headingLevel=${this.headingLevel + 1}></coop-sign-in>`;
  }

  #renderAccount(own: OwnWords, coop: Coop, account: Account): TemplateResult {
    const { language } = this;
    const words = this.#partWords ? this.#worded(own, this.#partWords) : undefined;
    const view = {
      locale: localeOf(own, language),
      language,
      account,
      level: Math.min(6, this.headingLevel + 1),
      busy: this.busy,
      fault: (name: string) => this.faults.get(name),
    };
    const notice = html`<div role="alert">${this.#notice(words ?? own)}</div>`;
    if (this.#act && words) {
      return html`<form novalidate @input=${this.#onInput} @submit=${this.#onSubmit}>
        ${notice} ${this.#act.part.render({ ...view, words, level: this.headingLevel })}
      </form>`;
    }
    const does: Does = {
      showsAll: this.#showsAll,
      open: (name, about) => this.#open(coop, name, about),
      showAll: () => {
        this.#showsAll = true;
        this.requestUpdate();
      },
      takeBack: (what, id) => this.#takeBack(coop, what, id),
    };
    return html`<div>
        ${heading(own.sharesHeading, this.headingLevel)}
        <p role="status" class="said">${this.said}</p>
      </div>
      ${notice} ${overview({ ...view, words: own }, does)}
      <div>
        ${lists(account).map(
          (name) =>
            html`<details @toggle=${() => this.#openList(coop, name)}>
              <summary>${name === 'history' ? own.shareHistory : own.paymentsMade}</summary>
              ${(words && this.#lists.get(name)?.render({ ...view, words })) ?? skeleton(own.loading)}
            </details>`,
        )}
      </div>`;
  }

  #notice(words: OwnWords) {
    return problemNotice(words, this.problem, this.canRetry ? () => this.retry() : undefined);
  }
}

/** What there is to look into. */
function lists({ entries, payments }: Account): ListName[] {
  return [...(entries.length > 0 ? (['history'] as const) : []), ...(payments.length > 0 ? (['payments'] as const) : [])];
}

declare global {
  interface HTMLElementTagNameMap {
    'coop-shares': CoopShares;
  }
}
