import type { Answer, Method, Question } from '@coopkit/contract';
import { Casting, type CoopError } from '@coopkit/sdk';
import {
  adoptStyles,
  html,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { Coop } from './context.ts';
import { CoopElement } from './coop-element.ts';
import { heading } from './form/heading.ts';
import { problemNotice, skeleton } from './form/notice.ts';
import { part } from './part.ts';
import { styles } from './styles.ts';
import { about, secrecyOf } from './vote/about.ts';
import { ballotsFor, type Ballot } from './vote/ballot.ts';
import { Booth } from './vote/booth.ts';
import type * as Later from './vote/casting.ts';
import type { Shown, VoteHost, VoteStep } from './vote/host.ts';
import type * as Proxies from './vote/proxies.ts';
import { questionField } from './vote/question.ts';
import type * as Standing from './vote/standing.ts';
import { voteStyles } from './vote/styles.ts';
import { LOOK_MS, untilChange } from './vote/time.ts';
import { paperWords, type PaperWords } from './vote/words.ts';
import { localized } from './words.ts';

/**
 * Puts a vote to a member: the question, the ballot, a look at it before it is cast, and the receipt.
 *
 * @fires {CoopBeforeCastEvent} coop-before-cast - A ballot is about to be cast; the page may stop it.
 * @fires {CoopBallotCastEvent} coop-ballot-cast - A ballot is on the record.
 * @fires {CoopSignedInEvent} coop-signed-in - A member has signed in, in the form within.
 * @fires {CoopFailedEvent} coop-failed - Something did not work.
 * @slot - A link for when the element can't be used: shown before it is ready and where the co-op can't be reached.
 * @slot result - In place of the link to the result, once the vote is closed.
 * @csspart question - A question with its ballot.
 * @csspart choice - One of several answers.
 * @csspart input - A box to type in.
 * @csspart answers - The choice, as it is looked at before it is cast.
 * @csspart receipt - What is shown of a ballot that is cast.
 * @csspart tracker - The ballot's mark on the record.
 * @csspart fault - What is wrong with an answer.
 * @csspart problem - Why something did not work.
 * @csspart submit - The button that goes on.
 * @cssprop [--coop-vote-height=30rem] - The room kept for the vote from the start.
 */
export class CoopVote extends CoopElement {
  /** Its own looks: a page themes them by `--coop-*` properties and `::part`. */
  static override styles = [styles, voteStyles];
  static override properties: PropertyDeclarations = {
    vote: {},
    resultHref: { attribute: 'result-href' },
    pictures: { type: Boolean },
    headingLevel: { attribute: 'heading-level', type: Number },
    paperWords: { state: true },
    booth: { state: true },
    step: { state: true },
    said: { state: true },
  };

  /** The vote's identifier: `vot_…`. */
  declare vote: string | undefined;
  /** Where its result is shown; the co-op's own page of the vote unless told. */
  declare resultHref: string | undefined;
  /** Shows options' pictures that are on the co-op's own server: where the page's policy lets it. */
  declare pictures: boolean;
  /** Of the vote's own heading, within those of the page. */
  declare headingLevel: number;
  /** The sentences of the language with those of votes. */
  declare private paperWords: PaperWords | undefined;
  declare private booth: Booth | undefined;
  declare private step: VoteStep;
  /** What is said to those who can't see it. */
  declare private said: string;
  #coop: Coop | undefined;
  #token: string | undefined;
  #ballots = new Map<Method, Ballot>();
  #standing: typeof Standing | undefined;
  #proxies: typeof Proxies | undefined;
  #later: typeof Later | undefined;
  #casting: Later.CastingFlow | undefined;
  #looking: ReturnType<typeof setTimeout> | undefined;
  readonly #host: VoteHost = {
    work: (task) => {
      this.faults.clear();
      return this.work(task);
    },
    goTo: (step) => this.#goTo(step),
    enterAgain: (who, because) => this.#enterAgain(who, because),
    look: () => this.#look(),
    say: (text) => this.#say(text),
    faulty: (name, fault) => this.#faulty(new Map([[name, fault]]), `[name="${name}"]`),
    dispatchEvent: (event) => this.dispatchEvent(event),
    requestUpdate: () => this.requestUpdate(),
  };

  constructor() {
    super();
    this.headingLevel = 2;
    this.pictures = false;
    this.step = 'paper';
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#lookLater();
    // Who comes back to the page sees at once what has changed.
    document.addEventListener('visibilitychange', this.#lookNow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#looking);
    document.removeEventListener('visibilitychange', this.#lookNow);
    this.#casting?.end();
    this.#coop?.session.removeEventListener('change', this.#onSession);
    // Moved within the page, it begins again from what is kept.
    this.#coop = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('words') && this.words) {
      void paperWords(this.words).then((words) => (this.paperWords = words));
    }
    const coop = this.connectedCoop;
    if (!this.isConnected || !coop || (coop === this.#coop && !changed.has('vote'))) return;
    this.#coop?.session.removeEventListener('change', this.#onSession);
    this.#coop = coop;
    coop.session.addEventListener('change', this.#onSession);
    void this.#enter();
  }

  readonly #onSession = () => {
    if (!this.busy && this.#coop?.connection.session !== this.#token) void this.#enter();
  };

  readonly #lookNow = () => void this.#look().then(() => this.#lookLater());

  // —— what there is ——

  /**
   * Asks how things stand, and begins with a ballot.
   *
   * @param who whose it is, if not one's own
   * @param because of what that was refused
   */
  async #enter(who?: string, because?: CoopError): Promise<void> {
    const coop = this.#coop;
    const id = this.vote;
    if (!coop || id === undefined) return;
    await this.work(async (signal) => {
      this.#token = coop.connection.session;
      const booth = await Booth.enter(coop, id, who, signal);
      // Its state may follow in a moment.
      if (because?.code === 'vote_closed' && booth.vote.state === 'open') booth.vote.state = 'closed';
      await this.#prepare(booth, signal);
      this.faults.clear();
      this.step = booth.voted ? 'cast' : 'paper';
      this.booth = booth;
      this.#casting?.begin(booth);
    });
    if (this.#coop !== coop) return;
    this.#lookLater();
    const { booth } = this;
    if (coop.connection.session !== this.#token || id !== this.vote) await this.#enter();
    else if (booth?.kept.sending && !this.problem) await this.#casting?.send(booth);
  }

  async #enterAgain(who?: string, because?: CoopError): Promise<void> {
    // What is under way comes to its end first.
    await this.updateComplete;
    await this.#enter(who, because);
    if (because) this.problem = because;
    await this.updateComplete;
    this.#focus('.step .heading');
  }

  /** Gets the parts that it needs. */
  async #prepare({ vote, mine, mayVote, voted, kept, coop }: Booth, signal: AbortSignal): Promise<void> {
    if (mayVote || voted) {
      this.#ballots = await ballotsFor(vote.questions, coop.connection, signal);
    }
    if (!mayVote) {
      this.#standing ??= await part(import('./vote/standing.ts'));
      if (vote.state === 'open' && !mine) await part(this.#standing.getSignIn());
    }
    if (vote.proxies > 0 && mine) this.#proxies ??= await part(import('./vote/proxies.ts'));
    if (voted || kept.sending) await this.#getLater();
    this.#adopt();
  }

  async #getLater(): Promise<void> {
    this.#later ??= await part(import('./vote/casting.ts'));
    this.#casting ??= new this.#later.CastingFlow(this.#host);
    this.#adopt();
  }

  /** Each part brings its own looks. */
  #adopt(): void {
    const looks = [
      ...[...this.#ballots.values()].map((ballot) => ballot.styles),
      (this.#standing ?? this.#proxies)?.standingStyles,
      this.#later?.castingStyles,
    ];
    adoptStyles(this.renderRoot as ShadowRoot, [styles, voteStyles, ...looks.flatMap((each) => each ?? [])]);
  }

  #lookLater(): void {
    clearTimeout(this.#looking);
    if (!this.isConnected) return;
    this.#looking = setTimeout(this.#lookNow, this.booth ? untilChange(this.booth.vote) : LOOK_MS);
  }

  /** Looks what has changed; without a word where that can't be known. */
  async #look(): Promise<void> {
    this.requestUpdate();
    const { booth } = this;
    if (!booth || this.busy || document.hidden || /counted|annulled/.test(booth.vote.state)) return;
    const vote = await new Casting(booth.coop.connection).get(booth.vote.id).catch(() => undefined);
    if (!vote || this.booth !== booth || this.busy) return;
    const { state } = booth.vote;
    booth.vote = vote;
    this.requestUpdate();
    if (vote.state !== state) await this.#enter(booth.for);
  }

  // —— what is done ——

  #answer(booth: Booth, id: string, answer: Answer | undefined): void {
    booth.answer(id, answer);
    this.faults.delete(id);
    this.requestUpdate();
    // What comes later is there before it is needed, also where the line breaks meanwhile.
    if (!this.#later) this.#getLater().catch(() => undefined);
  }

  #onCheck(event: SubmitEvent): void {
    event.preventDefault();
    const { booth, paperWords: words } = this;
    if (this.busy || !booth || !words) return;
    const faults = booth.faults(this.#ballots, words);
    const [first] = faults.keys();
    if (first !== undefined) return this.#faulty(faults, `#q-${first} :is(input, select, button)`);
    void this.work(async () => {
      await this.#getLater();
      await this.#goTo('review');
    });
  }

  #faulty(faults: Map<string, string>, first: string): void {
    this.faults = faults;
    this.requestUpdate();
    void this.updateComplete.then(() => this.#focus(first));
  }

  protected override fail(error: CoopError): void {
    super.fail(error);
    if (this.booth) this.#casting?.failed(this.booth, error);
  }

  async #goTo(step: VoteStep): Promise<void> {
    this.step = step;
    this.problem = undefined;
    this.said = '';
    await this.updateComplete;
    this.#focus('.step .heading');
  }

  #say(text: string): void {
    this.said = text;
    this.requestUpdate();
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  // —— what is shown ——

  protected override get sentences(): PaperWords | undefined {
    const words = this.paperWords;
    const standing = words && ((this.#standing ?? this.#proxies)?.standingWords(words) ?? words);
    return standing && (this.#later?.castingWords(standing) ?? standing);
  }

  protected override render(): TemplateResult {
    const { sentences: words, booth } = this;
    if (!this.connectedCoop || this.vote === undefined) return html`<slot></slot>`;
    if (words && !booth && this.problem) {
      return html`<div class="stack" role="alert">${this.#notice(words)}<slot></slot></div>`;
    }
    if (!words || !booth) return skeleton(words?.loading ?? '');
    const shown = this.#shown(words, booth);
    return html`<div class="stack" lang=${words.locale ?? nothing}>
      ${about(booth.vote, words, this.language, this.headingLevel)}
      <div class="stack step" aria-busy=${this.busy ? 'true' : 'false'}>
        <div role="alert">${booth.kept.sending ? nothing : this.#notice(words)}</div>
        ${booth.mayVote ? nothing : this.#standing?.standing(booth, shown)}
        ${this.#casting?.render(booth, shown) ?? (booth.mayVote ? this.#renderPaper(booth, shown) : nothing)}
        ${this.#proxies?.proxies(this.#host, booth, shown)}
        <p role="status" class=${this.step === 'paper' ? 'unseen' : 'quiet'}>
          ${this.slow ? words.working : this.said}
        </p>
      </div>
    </div>`;
  }

  #shown(words: PaperWords, { vote, coop }: Booth): Shown {
    return {
      words,
      language: this.language,
      step: this.step,
      ballots: this.#ballots,
      level: Math.min(6, this.headingLevel + 1),
      busy: this.busy,
      fault: (name) => this.faults.get(name),
      resultUrl: this.resultHref ?? `${coop.connection.url}/votes/${vote.id}`,
    };
  }

  #renderPaper(booth: Booth, { words, level, busy }: Shown): TemplateResult {
    const { carried, voted, vote } = booth;
    return html`<form novalidate class="stack" @submit=${this.#onCheck}>
      ${heading(carried ? words.ballotOf(carried.name) : words.yourBallot, level)}
      ${vote.questions.map((question, i) => this.#renderQuestion(booth, question, i, level, words))}
      <div class="actions">
        <button part="submit" type="submit" aria-disabled=${busy ? 'true' : 'false'}>${words.check}</button>
        ${voted ? html`<button type="button" class="secondary" @click=${() => void this.#goTo('cast')}>${words.back}</button>` : nothing}
      </div>
      <p class="quiet">${secrecyOf(vote, words)}</p>
    </form>`;
  }

  #renderQuestion(booth: Booth, question: Question, i: number, level: number, words: PaperWords): unknown {
    const { id, method } = question;
    const { vote, coop } = booth;
    const { language, pictures } = this;
    const ballot = this.#ballots.get(method);
    const answer = booth.answers[id];
    const blank = answer !== undefined && 'blank' in answer;
    const fault = this.faults.get(id);
    const change = (to: Answer | undefined) => this.#answer(booth, id, to);
    const ask = {
      question,
      answer: blank ? undefined : answer,
      words,
      language,
      invalid: fault !== undefined,
      coopUrl: coop.connection.url,
      pictures,
      change,
      say: (text: string) => this.#say(text),
      focus: (to: string) => void this.updateComplete.then(() => this.#focus(`[id="${to}"]`)),
    };
    const of = vote.questions.length;
    // A vote of one question says it once.
    const hidden = of === 1 && localized(question.title, language) === localized(vote.title, language);
    const frame = { at: i + 1, of, level: level + 1, fault, blank, hidden };
    return ballot && questionField(ballot, ask, frame, (yes) => change(yes ? { blank: true } : undefined));
  }

  #notice(words: PaperWords) {
    return problemNotice(words, this.problem, this.canRetry ? () => this.retry() : undefined);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'coop-vote': CoopVote;
  }
}
