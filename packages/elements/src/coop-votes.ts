import type { VoteSummary } from '@coopkit/contract';
import { isCoopError, Voting } from '@coopkit/sdk';
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import type { Coop } from './context.ts';
import { CoopElement } from './coop-element.ts';
import { heading } from './form/heading.ts';
import { problemNotice, skeleton } from './form/notice.ts';
import { styles } from './styles.ts';
import { grouped, isDecided, nextChange, type GroupName } from './votes/groups.ts';
import { item, type Own } from './votes/item.ts';
import { votesStyles } from './votes/styles.ts';
import { votesWordsIn } from './votes/votes-words.ts';
import type { VotesWords } from './words/en-votes.ts';
import type { Words } from './words/en.ts';
import { localeOf, localized } from './words.ts';

/** How often it looks for what is new, while it can be seen. */
const LOOK_MS = 30_000;
/** The server opens and closes votes by its own clock: a moment later it has. */
const AFTER_MS = 1_500;

/**
 * Lists the co-op's votes: what is open, coming and decided, and what waits for the signed-in member.
 *
 * @fires {CoopFailedEvent} coop-failed - Something did not work.
 * @slot - A link for when the element can't be used: shown before it is ready and where the co-op can't be reached.
 * @csspart group - What is open, coming or decided.
 * @csspart vote - A vote.
 * @csspart problem - Why something did not work.
 * @cssprop [--coop-votes-height=16rem] - The room kept for the list from the start.
 */
export class CoopVotes extends CoopElement {
  /** Its own looks: a page themes them by `--coop-*` properties and `::part`. */
  static override styles = [styles, votesStyles];
  static override properties: PropertyDeclarations = {
    href: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    own: { state: true },
    votes: { state: true },
    mine: { state: true },
    next: { state: true },
    said: { state: true },
  };

  /** Where a vote's page is, with `{id}` for the vote: `/votes/{id}`; on the co-op's own server unless told. */
  declare href: string | undefined;
  /** Of the element's own heading, within those of the page. */
  declare headingLevel: number;
  declare private own: VotesWords | undefined;
  declare private votes: VoteSummary[] | undefined;
  /** How each stands for the signed-in member. */
  declare private mine: ReadonlyMap<string, Own>;
  /** Where the list goes on. */
  declare private next: string | null;
  /** What is said to those who can't see it. */
  declare private said: string;
  #ownOf = '';
  #coop: Coop | undefined;
  #pages = 1;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.headingLevel = 2;
    this.mine = new Map();
    this.next = null;
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#look);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#look);
    clearTimeout(this.#timer);
    this.#coop?.session.removeEventListener('change', this.#onSession);
    this.#coop = undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { language, connectedCoop: coop } = this;
    if (this.#ownOf !== language) {
      this.#ownOf = language;
      void votesWordsIn(language).then((own) => {
        if (this.#ownOf === language) this.own = own;
      });
    }
    if (!this.isConnected || !coop || this.#coop === coop) return;
    this.#coop?.session.removeEventListener('change', this.#onSession);
    this.#coop = coop;
    this.votes = undefined;
    this.#pages = 1;
    coop.session.addEventListener('change', this.#onSession);
    void this.work((signal) => this.#load(coop, signal));
  }

  async #load(coop: Coop, signal?: AbortSignal): Promise<void> {
    try {
      await this.#get(coop, signal);
    } catch (error) {
      // Everyone may see them, also who is signed in no more.
      if (!coop.session.lost(error)) throw error;
      await this.#get(coop, signal);
    }
  }

  async #get(coop: Coop, signal?: AbortSignal): Promise<void> {
    const voting = new Voting(coop.connection);
    const [votes, mine] = await Promise.all([
      this.#loadPages(voting, signal),
      this.#loadMine(coop, voting, signal),
    ]);
    if (coop !== this.#coop) return;
    this.#tell(votes.items);
    this.votes = votes.items;
    this.next = votes.next;
    this.mine = mine;
    clearTimeout(this.#timer);
    const until = Math.max(AFTER_MS, nextChange(votes.items) - Date.now() + AFTER_MS);
    this.#timer = setTimeout(this.#look, Math.min(LOOK_MS, until));
  }

  /** As many pages as are shown, and all that are not of decided votes alone. */
  async #loadPages(
    voting: Voting,
    signal?: AbortSignal,
  ): Promise<{ items: VoteSummary[]; next: string | null }> {
    const list = voting.list({ limit: 50 }, { signal });
    const items: VoteSummary[] = [];
    let next: string | null = null;
    let pages = 0;
    do {
      const page = await list.page(next ?? undefined);
      items.push(...page.items);
      ({ next } = page);
    } while (next !== null && (++pages < this.#pages || !items.some(isDecided)));
    return { items, next };
  }

  async #loadMine(coop: Coop, voting: Voting, signal?: AbortSignal): Promise<Map<string, Own>> {
    if (!coop.session.hasToken) return new Map();
    return new Map((await voting.listMine({ signal })).map(({ voteId, ...own }) => [voteId, own]));
  }

  /** Looks again; what can't be had now is looked for later, and what is shown stays. */
  readonly #look = () => {
    const coop = this.#coop;
    if (!coop || !this.votes || document.hidden) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#look, LOOK_MS);
    this.#load(coop).catch((error: unknown) => {
      if (!isCoopError(error)) throw error;
    });
  };

  readonly #onSession = () => {
    // Whose votes they were is no one's business any more.
    this.mine = new Map();
    this.#look();
  };

  /** Says what has opened or been decided since the last look. */
  #tell(votes: readonly VoteSummary[]): void {
    const { sentences: words, language } = this;
    const before = new Map(this.votes?.map(({ id, state }) => [id, state]));
    if (!words || before.size === 0) return;
    const news = votes.flatMap(({ id, state, title }) => {
      if (before.get(id) === state) return [];
      const name = localized(title, language);
      return state === 'open'
        ? [words.newlyOpen(name)]
        : state === 'counted'
          ? [words.newlyDecided(name)]
          : [];
    });
    if (news.length > 0) this.said = news.join(' ');
  }

  #showMore(coop: Coop): void {
    this.#pages++;
    void this.work((signal) => this.#load(coop, signal));
  }

  /** Ours in English, where the language has not its own. */
  protected override get sentences(): (Words & VotesWords) | undefined {
    return this.words && this.own && { ...this.own, ...this.words };
  }

  protected override render(): TemplateResult {
    const { sentences: words, votes, problem } = this;
    const coop = this.#coop;
    if (!coop) return html`<slot></slot>`;
    if (words && !votes && problem) {
      return html`<div class="stack" role="alert">${this.#notice(words)}<slot></slot></div>`;
    }
    if (!words || !votes) return skeleton(words?.loading ?? '');
    return html`<section
      class="stack"
      lang=${words.locale ?? nothing}
      aria-busy=${this.busy ? 'true' : 'false'}
    >
      ${heading(words.votesHeading, this.headingLevel)}
      <div role="alert">${this.#notice(words)}</div>
      ${
        votes.length === 0
          ? html`<div>
              <p>${words.noVotes}</p>
              <p class="quiet">${words.noVotesHint}</p>
            </div>`
          : grouped(votes).map(([name, group]) => this.#renderGroup(words, coop, name, group))
      }
      ${
        this.next
          ? html`<button type="button" class="secondary more" @click=${() => this.#showMore(coop)}>
              ${words.moreVotes}
            </button>`
          : nothing
      }
      <p role="status" class="unseen">${this.said}</p>
    </section>`;
  }

  #renderGroup(words: Words & VotesWords, coop: Coop, name: GroupName, votes: readonly VoteSummary[]) {
    if (votes.length === 0 && name !== 'openVotes') return nothing;
    const { language } = this;
    const template = this.href ?? `${coop.connection.url}/votes/{id}`;
    return html`<div class="group" part="group">
      <div class="subheading" role="heading" aria-level=${this.headingLevel + 1}>${words[name]}</div>
      ${
        votes.length === 0
          ? html`<p class="quiet">${words.nothingOpen}</p>`
          : html`<ul role="list">
              ${votes.map((vote) => {
                const href = template.replaceAll('{id}', vote.id);
                return item(
                  words,
                  { locale: localeOf(words, language), language, href },
                  vote,
                  this.mine.get(vote.id),
                );
              })}
            </ul>`
      }
    </div>`;
  }

  #notice(words: Words & VotesWords) {
    return problemNotice(words, this.problem, this.canRetry ? () => this.retry() : undefined);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'coop-votes': CoopVotes;
  }
}
