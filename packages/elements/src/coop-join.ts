import {
  Code,
  check,
  type ApplicantKind,
  type MemberClass,
  type Payment,
  type Profile,
  type Rules,
} from '@coopkit/contract';
import { ProfileResource, type CoopError } from '@coopkit/sdk';
import {
  adoptStyles,
  html,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { CoopElement } from './coop-element.ts';
import { CoopBeforeJoinEvent, CoopJoinedEvent } from './events.ts';
import { problemNotice, skeleton } from './form/notice.ts';
import { classStep, isTaking } from './join/class-step.ts';
import { detailsFaults } from './join/details-faults.ts';
import { detailsStep } from './join/details-step.ts';
import { applicationOf, emptyDraft, keepDraft, readDraft, type Draft } from './join/draft.ts';
import type { countries } from './join/countries.ts';
import type { Ending } from './join/outcome.ts';
import { stepsOf, termsOf } from './join/steps.ts';
import type { Submission } from './join/submission.ts';
import type { Step } from './join/step.ts';
import { frame } from './join/frame.ts';
import { Parts } from './join/parts.ts';
import { joinStyles } from './join/styles.ts';
import type { PayFlow } from './pay/pay.ts';
import type { PayHost } from './pay/host.ts';
import { styles } from './styles.ts';
import type { TermsView } from './terms/choice.ts';
import type { Words } from './words/en.ts';

/**
 * Lets a visitor join the co-op: member class, details, shares and contribution, rules, a code by e-mail, paying.
 *
 * @fires {CoopBeforeJoinEvent} coop-before-join - An application is about to be sent; the page may change or stop it.
 * @fires {CoopJoinedEvent} coop-joined - The visitor is a member, or an applicant before the board.
 * @fires {CoopBeforePayEvent} coop-before-pay - A payment is about to be begun; the page may change or stop it.
 * @fires {CoopPaymentStartedEvent} coop-payment-started - A payment was begun.
 * @fires {CoopPaidEvent} coop-paid - A payment has come.
 * @fires {CoopFailedEvent} coop-failed - Something did not work.
 * @slot - A link for when the element can't be used: shown before it is ready and where the co-op can't be reached.
 * @slot intro - The site's own words above the form.
 * @slot done - The site's own words for a new member.
 * @slot pending - The site's own words for an applicant before the board.
 * @slot payment - The payment provider's own form, which the element puts there itself.
 * @csspart field - A question with its label.
 * @csspart input - A box to type in.
 * @csspart choice - One of several answers.
 * @csspart rules - The text of the rules.
 * @csspart consent - The consent to the rules.
 * @csspart summary - The table of what is paid, and what it is.
 * @csspart transfer - Where to send a transfer.
 * @csspart qr - A transfer's QR code.
 * @csspart fault - What is wrong with an answer.
 * @csspart problem - Why something did not work.
 * @csspart submit - The button that goes on.
 * @cssprop [--coop-color-accent=currentColor] - The colour of buttons and of what is chosen.
 * @cssprop [--coop-color-line] - The colour of lines around boxes.
 * @cssprop [--coop-color-error] - The colour of what is wrong.
 * @cssprop [--coop-button-background=var(--coop-color-accent)] - The background of buttons.
 * @cssprop [--coop-button-color] - The text of buttons; black or white where it is not set, whichever is legible.
 * @cssprop [--coop-field-background] - The background of boxes to type in.
 * @cssprop [--coop-radius=0.5rem] - How round corners are.
 * @cssprop [--coop-gap=1.25rem] - The room between questions.
 * @cssprop [--coop-join-height=38rem] - The room kept for the form from the start.
 */
export class CoopJoin extends CoopElement {
  /** Its own looks: a page themes them by `--coop-*` properties and `::part`. */
  static override styles = [styles, joinStyles];
  static override properties: PropertyDeclarations = {
    memberClass: { attribute: 'member-class' },
    email: {},
    applicantName: { attribute: 'applicant-name' },
    kind: {},
    invitationCode: { attribute: 'invitation-code' },
    headingLevel: { attribute: 'heading-level', type: Number },
    worker: { type: Boolean },
    profile: { state: true },
    rules: { state: true },
    countries: { state: true },
    outcome: { state: true },
    said: { state: true },
  };

  /** The class to join; the choice of one is then not shown. */
  declare memberClass: string | undefined;
  /** The e-mail address to begin with. */
  declare email: string | undefined;
  /** The name to begin with. */
  declare applicantName: string | undefined;
  /** `person`, `organisation` or `household`: which to begin with. */
  declare kind: ApplicantKind | undefined;
  /** The invitation code to begin with. */
  declare invitationCode: string | undefined;
  /** Of the form's own heading, within those of the page. */
  declare headingLevel: number;
  /** Does the proof of work in a worker: where the page's policy allows `blob:` workers, or the server is its own. */
  declare worker: boolean;
  declare private profile: Profile | undefined;
  declare private rules: Rules | undefined;
  /** The list of countries, where an address is asked for. */
  declare private countries: typeof countries | undefined;
  declare private outcome: (Ending & { paid: Payment | undefined }) | undefined;
  /** What is said to those who can't see it. */
  declare private said: string;
  #draft: Draft = emptyDraft();
  #agreed = false;
  #code = '';
  #submission: Submission | undefined;
  #paying: PayFlow | undefined;
  readonly #parts = new Parts({
    words: () => this.words,
    adopt: (more) => adoptStyles(this.renderRoot as ShadowRoot, (this.#styles = [...this.#styles, more])),
    changed: () => this.requestUpdate(),
  });
  #styles = [styles, joinStyles];
  #loadedFrom: object | undefined;

  constructor() {
    super();
    this.headingLevel = 2;
    this.worker = false;
    this.said = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // Moved within the page, it begins again from the draft.
    this.#loadedFrom = undefined;
    this.#submission = undefined;
    this.#paying?.end();
    this.#paying = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const coop = this.connectedCoop;
    if (this.isConnected && coop && this.#loadedFrom !== coop) {
      this.#loadedFrom = coop;
      void this.#load();
    }
    if (changed.has('words')) this.#parts.spell().catch(() => undefined);
    if (this.rules && changed.has('locale') && this.#draft.step === 'rules') this.#enterRules();
  }

  #load(): Promise<void> {
    return this.work(async (signal) => {
      const { connection } = this.#coop;
      this.profile = await new ProfileResource(connection).get({ signal });
      this.#begin(readDraft(connection.url));
    });
  }

  /** Begins where a reload left off, or anew with what the page gives. */
  #begin(kept: Draft | undefined): void {
    const draft = kept ?? emptyDraft();
    const given = { email: this.email, name: this.applicantName, invitationCode: this.invitationCode };
    for (const [name, value] of Object.entries(given)) if (value) draft.typed[name] ??= value;
    if (!kept && this.kind) draft.kind = this.kind;
    this.#draft = draft;
    const only = this.#onlyClass;
    if (only) draft.memberClass = only.id;
    if (!this.#chosenClass || (draft.step === 'class' && only)) draft.step = only ? 'details' : 'class';
    if (draft.step === 'details') this.#getCountries();
    if (draft.step === 'rules') this.#enterRules();
    if (draft.step === 'code' || draft.step === 'terms') this.#getParts();
    if (draft.step === 'pay') void this.updateComplete.then(() => this.#enterPay());
    this.requestUpdate();
  }

  get #coop() {
    const coop = this.connectedCoop;
    if (!coop) throw new TypeError('Which co-op? Set the coop attribute.');
    return coop;
  }

  #getCountries(): void {
    if (!this.#chosenClass?.fields.some(({ type }) => type === 'postal-address')) return;
    // The visitor is not kept waiting; where the line broke, it is asked for again when they go on.
    void import('./join/countries.ts')
      .then((list) => (this.countries = list.countries))
      .catch(() => undefined);
  }

  /** Gets the second half, and what sends the application. */
  async #getLater(): Promise<Submission> {
    const { Submission } = await this.#parts.getLater();
    return (this.#submission ??= new Submission(this.#coop.connection, this.worker));
  }

  /** Gets what a step is shown with, where it is not here yet. */
  #getParts(): void {
    const isTerms = this.#draft.step === 'terms';
    if (isTerms ? this.#termsView : this.#parts.later) return;
    void this.updateComplete.then(() =>
      this.work(async () => {
        await this.#getLater();
        if (isTerms) await this.#parts.getTerms();
      }),
    );
  }

  get #classes(): MemberClass[] {
    return this.profile?.classes ?? [];
  }

  /** The class that needs no choosing: the one the page names, or the only one that takes members. */
  get #onlyClass(): MemberClass | undefined {
    const named = this.#classes.find(({ id }) => id === this.memberClass);
    const taking = this.#classes.filter(isTaking);
    return named ?? (taking.length === 1 ? taking[0] : undefined);
  }

  get #chosenClass(): MemberClass | undefined {
    return this.#classes.find(({ id }) => id === this.#draft.memberClass);
  }

  get #steps(): Draft['step'][] {
    return stepsOf(this.#onlyClass !== undefined, this.#chosenClass);
  }

  // —— steps ——

  async #goTo(step: Draft['step']): Promise<void> {
    this.#draft.step = step;
    this.problem = undefined;
    this.said = '';
    this.#keep();
    if (step === 'rules') this.#enterRules();
    if (step === 'terms') this.#getParts();
    if (step === 'details') this.#getCountries();
    this.requestUpdate();
    await this.#lead();
  }

  /** Leads to the heading of what has begun. */
  async #lead(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.heading')?.focus();
  }

  /**
   * Shows the rules, and has the proof of work done while they are read.
   *
   * @param because what to say of it: that they have changed
   */
  #enterRules(because?: CoopError): void {
    this.#agreed = false;
    this.rules = undefined;
    void this.updateComplete.then(() =>
      this.work(async (signal) => {
        const submission = await this.#getLater();
        this.rules = await submission.rules(this.language, signal);
        this.problem = because;
        submission.prepare(signal);
      }),
    );
  }

  /** Looks at the details as the server will; says whether they are right. */
  #checkDetails(memberClass: MemberClass): boolean {
    const faults = detailsFaults(this.#draft, memberClass);
    if (faults.length > 0) this.showFaults(faults);
    return faults.length === 0;
  }

  /** Says whether what was chosen is as the terms allow. */
  #checkTerms(memberClass: MemberClass): boolean {
    const view = this.#termsView;
    const faults = view && this.#parts.terms?.termsFaults(view, memberClass);
    if (faults?.size) this.tellFaults(faults);
    return faults?.size === 0;
  }

  get #termsView(): TermsView | undefined {
    const fault = (name: string) => this.faults.get(name);
    const { currency } = this.profile ?? {};
    return currency && this.#parts.termsView(this.language, currency, { typed: this.#draft.typed, fault });
  }

  async #apply(memberClass: MemberClass): Promise<void> {
    const { rules } = this;
    if (!rules) return;
    if (!this.#agreed) {
      this.showFaults([{ field: 'consent', code: 'must_agree' }]);
      return;
    }
    await this.work(async (signal) => {
      const { version, textHash, locale } = rules;
      const submission = await this.#getLater();
      const terms = termsOf(memberClass) ? await this.#parts.getTerms() : undefined;
      const view = this.#termsView;
      const choice = terms && view && terms.choiceOf(view, memberClass);
      const consent = { rulesVersion: version, textHash, locale };
      const application = applicationOf(this.#draft, memberClass, consent, choice);
      this.#draft.owes = choice && terms?.owes(choice, memberClass);
      const before = new CoopBeforeJoinEvent(application);
      if (!this.dispatchEvent(before)) return;
      const { id } = await submission.send(before.application, signal);
      this.#draft.applicationId = id;
      await this.#goTo('code');
    });
  }

  async #verify(): Promise<void> {
    const id = this.#draft.applicationId;
    if (id === undefined) return this.#goTo('details');
    const checked = check(Code, this.#code, ['code']);
    if (!checked.ok) {
      this.showFaults([{ field: 'code', code: this.#code.trim() ? 'code_invalid' : 'required' }]);
      return;
    }
    await this.work(async (signal) => {
      const submission = await this.#getLater();
      const { application, member, session } = await submission.verify(id, checked.value, signal);
      const ending = { application, member };
      if (session && member) this.#coop.session.begin({ token: session.token, member }, false);
      if (application.toPay && application.state !== 'pending') {
        this.#draft.ending = ending;
        await this.#goTo('pay');
      } else await this.#end(ending);
      this.dispatchEvent(new CoopJoinedEvent(application, member));
    });
    if (this.#draft.step === 'pay') await this.#enterPay();
  }

  async #end(ending: Ending, paid?: Payment): Promise<void> {
    this.outcome = { ...ending, paid };
    this.#paying?.end();
    this.#paying = undefined;
    keepDraft(this.#coop.connection.url, undefined);
    await this.#lead();
  }

  /** Begins to pay, or goes on with the payment that was begun. */
  #enterPay(): Promise<void> {
    return this.work(async (signal) => {
      const { ending } = this.#draft;
      if (!ending) return;
      await this.#parts.getLater();
      const { enterPaying } = await this.#parts.getPay();
      const paying = enterPaying(this.#payHost(ending), this.#draft, this.#paying);
      if (!paying) return this.#end(ending);
      this.#paying = paying.flow;
      await paying.begin(signal);
    });
  }

  #payHost(ending: Ending): PayHost {
    return {
      coop: this.#coop,
      element: this,
      language: () => this.language,
      work: (task) => {
        this.faults.clear();
        return this.work(task);
      },
      say: (said) => (this.said = said),
      faulty: (faults) => this.tellFaults(faults),
      turned: () => {
        this.requestUpdate();
        void this.#lead();
      },
      started: ({ id }) => {
        ending.paymentId = id;
        this.#keep();
      },
      done: (payment) => void this.#end(ending, payment),
      requestUpdate: () => this.requestUpdate(),
    };
  }

  #resend(said: string): void {
    const id = this.#draft.applicationId;
    if (id === undefined) return;
    void this.work(async (signal) => {
      await (await this.#getLater()).resendCode(id, signal);
      this.faults.clear();
      this.said = said;
    });
  }

  #startAgain(): void {
    this.#draft.applicationId = undefined;
    this.#code = '';
    void this.#goTo('details');
  }

  /** A refusal is shown where it can be mended. */
  protected override fail(error: CoopError): void {
    super.fail(error);
    const { code, fields } = error;
    const mend = (act: () => void) => void this.updateComplete.then(act);
    if (code === 'rules_changed') mend(() => this.#enterRules(error));
    else if (code === 'spam_suspected') delete this.#draft.typed.website;
    else if (code === 'class_closed' || code === 'class_full') {
      mend(() => {
        this.#draft.step = 'class';
        void this.#load().then(() => (this.problem = error));
      });
    } else if (
      /^(?:shares|contribution|amount)_|^wrong_currency/.test(code) ||
      fields.some(({ field }) => /^(?:subscription|contributions)\b/.test(field))
    ) {
      mend(() => {
        this.faults.clear();
        this.#draft.step = 'terms';
        this.#keep();
        void this.#load().then(() => (this.problem = error));
      });
    } else if (this.#draft.step === 'rules' && fields.some(({ field }) => !field.startsWith('consent'))) {
      this.#draft.step = 'details';
    }
  }

  protected override get canRetry(): boolean {
    return super.canRetry || /^proof_|^spam_/.test(this.problem?.code ?? '');
  }

  // —— handlers ——

  #onInput(event: Event): void {
    const input = event.target as HTMLInputElement;
    const { name, value } = input;
    if (name === 'memberClass') this.#draft.memberClass = value;
    else if (name === 'kind') this.#draft.kind = value as ApplicantKind;
    else if (name === 'consent') this.#agreed = input.checked;
    else if (name === 'code') this.#code = value;
    // What is typed to pay, an account, is kept nowhere.
    else if (this.#paying) this.#paying.input(input);
    else this.#draft.typed[name] = value;
    // What comes later is there before it is needed, also where the line breaks meanwhile.
    const { later, terms } = this.#parts;
    if (!later) this.#getLater().catch(() => undefined);
    if (!terms && this.#chosenClass && termsOf(this.#chosenClass)) {
      this.#parts.getTerms().catch(() => undefined);
    }
    this.faults.delete(name);
    this.#keep();
    this.requestUpdate();
  }

  #onSubmit(event: SubmitEvent): void {
    event.preventDefault();
    const chosen = this.#chosenClass;
    if (!this.words || this.busy) return;
    this.faults.clear();
    const { step } = this.#draft;
    const steps = this.#steps;
    if (step === 'code') void this.#verify();
    else if (step === 'pay') this.#submitPay();
    else if (!chosen || !isTaking(chosen)) this.showFaults([{ field: 'memberClass', code: 'not_an_option' }]);
    else if (step === 'class') {
      if (!chosen.applicants.includes(this.#draft.kind)) this.#draft.kind = chosen.applicants[0] ?? 'person';
      void this.#goTo('details');
    } else if (step === 'rules') void this.#apply(chosen);
    else {
      if (!this.countries) this.#getCountries();
      const right = step === 'terms' ? this.#checkTerms(chosen) : this.#checkDetails(chosen);
      if (right) void this.#goTo(steps[steps.indexOf(step) + 1] ?? 'rules');
    }
  }

  #submitPay(): void {
    const words = this.#parts.payWords;
    if (words) this.#paying?.submit(words);
  }

  #onBack(): void {
    const steps = this.#steps;
    this.faults.clear();
    void this.#goTo(steps[steps.indexOf(this.#draft.step) - 1] ?? 'details');
  }

  #keep(): void {
    keepDraft(this.#coop.connection.url, this.#draft);
  }

  // —— render ——

  protected override get sentences(): Words | undefined {
    return this.#parts.words ?? this.words;
  }

  protected override render(): TemplateResult {
    const { sentences: words, profile, outcome } = this;
    const { later, allWords } = this.#parts;
    if (!this.connectedCoop) return html`<slot></slot>`;
    if (words && !profile && this.problem) {
      return html`<div class="stack" role="alert">${this.#notice(words)}<slot></slot></div>`;
    }
    if (!words || !profile) return skeleton(words?.loading ?? '');
    const lang = words.locale ?? nothing;
    if (outcome && later && allWords) {
      const { paid } = outcome;
      const end = later.outcome(allWords, profile, outcome, {
        name: this.#draft.typed.name?.trim() ?? '',
        level: this.headingLevel,
        admission: this.#chosenClass?.admission,
        paid: paid && {
          note: this.#parts.note(this.language, paid),
          received: paid.state === 'received',
        },
        owes: this.#draft.owes !== undefined,
      });
      return html`<div class="stack" lang=${lang}>${end}</div>`;
    }
    const { step } = this.#draft;
    if (step !== 'code' && step !== 'pay' && !this.#classes.some(isTaking)) {
      return html`<p lang=${lang}>${words.noClass(profile.name)}</p>`;
    }
    const steps = this.#steps;
    const at = steps.indexOf(step);
    return html`
      <slot name="intro"></slot>
      <form
        novalidate
        lang=${lang}
        aria-busy=${this.busy ? 'true' : 'false'}
        @input=${this.#onInput}
        @submit=${this.#onSubmit}
      >
        ${frame(words, this.#shown(words, profile), {
          at,
          steps: steps.length,
          level: this.headingLevel,
          busy: this.busy,
          faults: this.faults.size,
          notice: this.#notice(words),
          said: this.slow ? words.working : this.said,
          back: at > 0 && step !== 'code' && step !== 'pay' ? () => this.#onBack() : undefined,
        })}
      </form>
    `;
  }

  /** The step, unless its part is still on its way. */
  #shown(words: Words, profile: Profile): Step | undefined {
    const { language } = this;
    const { step, memberClass, typed } = this.#draft;
    const chosen = this.#chosenClass;
    const fault = (name: string) => this.faults.get(name);
    if (step === 'class' || (step === 'details' && !chosen)) {
      return classStep(words, language, this.#classes, memberClass, fault('memberClass'));
    }
    if (step === 'details' && chosen) {
      return detailsStep(words, language, chosen, this.#draft, this.faults, this.countries);
    }
    if (step === 'terms' && chosen) {
      const view = this.#termsView;
      return view && this.#parts.terms?.termsStep(view, chosen, language);
    }
    const { later, allWords: all, payWords } = this.#parts;
    if (step === 'pay') return payWords && this.#paying?.step(payWords, language, fault);
    if (!later || !all) return undefined;
    if (step === 'rules') {
      const state = {
        agreed: this.#agreed,
        level: this.headingLevel,
        fault: fault('consent'),
        busy: this.busy,
      };
      return later.rulesStep(all, profile, this.rules, state);
    }
    const entry = { value: this.#code, fault: fault('code') };
    return later.codeStep(all, typed.email?.trim() ?? '', entry, {
      // Then there is no code to be had for it any more.
      expired: ['application_expired', 'not_found'].includes(this.problem?.code ?? ''),
      resend: () => this.#resend(all.newCodeSent),
      startAgain: () => this.#startAgain(),
    });
  }

  #notice(words: Words) {
    return problemNotice(words, this.problem, this.canRetry ? () => this.retry() : undefined);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'coop-join': CoopJoin;
  }
}
