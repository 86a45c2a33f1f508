import type { Profile, Question, Result, Vote } from '@coopkit/contract';
import { CoopError, Standing } from '@coopkit/sdk';
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { CoopElement } from './coop-element.ts';
import type { Coop } from './context.ts';
import { heading } from './form/heading.ts';
import { problemNotice, skeleton } from './form/notice.ts';
import { bars } from './result/bars.ts';
import { detailsOf, headlineOf } from './result/headline.ts';
import type { More } from './result/more.ts';
import { resultWordsIn } from './result/own-words.ts';
import { stateOf } from './result/state.ts';
import { resultStyles } from './result/styles.ts';
import type { ResultView, VoteView } from './result/view.ts';
import { part } from './part.ts';
import { styles } from './styles.ts';
import type { ResultWords } from './words/en-result.ts';
import type { Words } from './words/en.ts';
import { localeOf, localized } from './words.ts';

/** How often the time that is left is told anew. */
const TICK_MS = 30_000;

/**
 * Shows the result of a vote, how it came about, and lets anyone count again.
 *
 * @fires {CoopFailedEvent} coop-failed - Something did not work.
 * @slot - A link for when the element can't be used: shown before it is ready and where the co-op can't be reached.
 * @csspart outcome - What came out, in a few words.
 * @csspart bars - The votes of each option.
 * @csspart facts - Turnout, quorum and threshold.
 * @csspart part - One of the parts that open.
 * @csspart problem - Why something did not work.
 * @cssprop [--coop-result-height=30rem] - The room kept for the result from the start.
 */
export class CoopResult extends CoopElement {
  /** Its own looks: a page themes them by `--coop-*` properties and `::part`. */
  static override styles = [styles, resultStyles];
  static override properties: PropertyDeclarations = {
    vote: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    untitled: { type: Boolean },
    own: { state: true },
    shown: { state: true },
    result: { state: true },
    profile: { state: true },
    more: { state: true },
    said: { state: true },
  };

  /** Which vote: its identifier, `vot_…`. */
  declare vote: string | undefined;
  /** Of the element's own heading, within those of the page. */
  declare headingLevel: number;
  /** Leaves out the vote's title, where the page says it. */
  declare untitled: boolean;
  declare private own: ResultWords | undefined;
  declare private shown: Vote | undefined;
  declare private result: Result | undefined;
  /** The co-op's, where money or member classes are shown. */
  declare private profile: Profile | undefined;
  /** What follows the first view, once it is here. */
  declare private more: More | undefined;
  /** What is said to those who can't see it. */
  declare private said: string;
  readonly #all = new Set<string>();
  #ownOf = '';
  #loaded: { coop: Coop; vote: string } | undefined;
  #watching: AbortController | undefined;
  #ticking: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.headingLevel = 2;
    this.untitled = false;
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = setInterval(() => this.requestUpdate(), TICK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
    this.#watching?.abort();
    this.#loaded = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { language, vote, connectedCoop: coop } = this;
    if (this.#ownOf !== language) {
      this.#ownOf = language;
      void resultWordsIn(language).then((own) => {
        if (this.#ownOf === language) this.own = own;
      });
      if (this.more && coop) void this.work(() => this.#getMore(coop));
    }
    if (!this.isConnected || !coop || (this.#loaded?.coop === coop && this.#loaded.vote === vote)) return;
    this.#watching?.abort();
    this.shown = this.result = undefined;
    if (vote) {
      this.#loaded = { coop, vote };
      void this.work((signal) =>
        this.#load(coop, vote, signal).catch((error: unknown) => {
          // Everyone may see it, also who is signed in no more.
          if (!coop.session.lost(error)) throw error;
          return this.#load(coop, vote, signal);
        }),
      );
    } else if (this.problem?.code !== 'no_vote') {
      this.fail(new CoopError('no_vote', 'Which vote? Set the vote attribute.'));
    }
  }

  async #load(coop: Coop, id: string, signal: AbortSignal): Promise<void> {
    const standing = new Standing(coop.connection);
    const vote = await standing.get(id, { signal });
    // What a project costs stands beside its name.
    if (vote.questions.some(({ method }) => method === 'budget'))
      await (await this.#getMore(coop)).getProfile();
    if (vote.state === 'counted') this.result = await standing.result(id, { signal });
    this.shown = vote;
    if (vote.state !== 'counted' && vote.state !== 'annulled') {
      const watching = (this.#watching = new AbortController());
      void this.#watch(coop, id, AbortSignal.any([signal, watching.signal]));
    }
    await this.updateComplete;
    if (this.result ?? vote.record) await this.#getMore(coop);
  }

  /** Gets what follows the first view. */
  async #getMore(coop: Coop): Promise<More> {
    const { language } = this;
    if (this.more?.locale === language) return this.more;
    const { More, profileOf } = await part(import('./result/more.ts'));
    return (this.more = await More.in(language, {
      element: this,
      connection: coop.connection,
      styles: [styles, resultStyles],
      say: (text) => void (this.said = text),
      getProfile: async () => void (this.profile ??= await profileOf(coop.connection)),
    }));
  }

  /** Follows the vote until it is counted. */
  async #watch(coop: Coop, id: string, signal: AbortSignal): Promise<void> {
    const standing = new Standing(coop.connection);
    try {
      for await (const { state, closesAt, turnout, result } of standing.watch(id, { signal })) {
        const before = this.shown;
        if (!before || signal.aborted) return;
        // What else has changed with its state, the vote itself says: why it was annulled, and its record.
        const vote = state === before.state ? before : await standing.get(id, { signal });
        this.shown = { ...vote, state, closesAt, turnout };
        this.result = result ?? undefined;
        await this.updateComplete;
        if (state !== before.state) this.#say();
        if (result ?? vote.record) await this.#getMore(coop);
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof CoopError)) throw error;
      this.fail(error);
    }
  }

  /** Tells what has come about while the page was open. */
  #say(): void {
    const told = this.renderRoot.querySelectorAll('.state, .outcome');
    this.said = [...told].map((element) => element.textContent.trim()).join(' ');
  }

  /** Ours in English, where the language has not its own. */
  protected override get sentences(): (Words & ResultWords) | undefined {
    return this.words && this.own && { ...this.own, ...this.words };
  }

  protected override render(): TemplateResult {
    const { sentences: words, shown: vote, problem, result } = this;
    if (!this.connectedCoop) return html`<slot></slot>`;
    if (words && !vote && problem) {
      return html`<div class="stack" role="alert">${this.#notice(words)}<slot></slot></div>`;
    }
    if (!words || !vote) return skeleton(words?.loading ?? '');
    const { language, profile } = this;
    const locale = localeOf(words, language);
    const view: VoteView = { words, locale, language, level: this.headingLevel + 1, vote, result, profile };
    const outcomes = result !== undefined && vote.state !== 'annulled';
    return html`<section
      class="stack"
      lang=${words.locale ?? nothing}
      aria-busy=${this.busy ? 'true' : 'false'}
    >
      <div>
        ${this.untitled ? nothing : heading(localized(vote.title, language), this.headingLevel)}
        <div class="state">${stateOf(words, locale, vote, result)}</div>
      </div>
      <div role="alert">${this.#notice(words)}</div>
      ${outcomes ? vote.questions.map((question) => this.#renderQuestion(view, question, result)) : nothing}
      ${outcomes && vote.questions.length === 1 ? nothing : this.more?.renderVote(view)}
      <p role="status" class="unseen">${this.said}</p>
    </section>`;
  }

  #renderQuestion(of: VoteView, question: Question, result: Result) {
    const outcome = result.questions.find((each) => each.question === question.id);
    if (!outcome) return nothing;
    const several = of.vote.questions.length > 1;
    const view: ResultView = { ...of, level: of.level + (several ? 1 : 0), result, question, outcome };
    return html`<div class="question">
      ${several ? this.#renderTitle(question, of.language) : nothing}
      <div>
        <p class="outcome ${result.final ? '' : 'open'}" part="outcome">${headlineOf(view)}</p>
        ${detailsOf(view).map((sentence) => html`<p>${sentence}</p>`)}
      </div>
      ${bars(view, this.#all.has(question.id), () => {
        this.#all.add(question.id);
        this.requestUpdate();
      })}
      ${this.more?.render(view, !several)}
    </div>`;
  }

  #renderTitle({ title }: Question, language: string): TemplateResult {
    return html`<div class="heading" role="heading" aria-level=${this.headingLevel + 1}>
      ${localized(title, language)}
    </div>`;
  }

  #notice(words: Words & ResultWords) {
    const own = words.resultProblems[this.problem?.code ?? ''];
    if (own) return html`<div class="notice" part="problem"><p>${own}</p></div>`;
    return problemNotice(words, this.problem, this.canRetry ? () => this.retry() : undefined);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'coop-result': CoopResult;
  }
}
