import type { Profile } from '@coopkit/contract';
import { ProfileResource, type Connection } from '@coopkit/sdk';
import { adoptStyles, html, nothing, type CSSResultOrNative, type TemplateResult } from 'lit';
import { enMore, type MoreWords } from '../words/en-result-parts.ts';
import { facts } from './facts.ts';
import { moreStyles } from './more-styles.ts';
import { OpenParts } from './open-parts.ts';
import { partWordsIn } from './part-words.ts';
import { partsOf, votePartsOf, type PartHost } from './parts.ts';
import type { ResultView, VoteView } from './view.ts';

/** What follows a result's first view at once: the facts, and the parts that open. */
export class More {
  readonly locale: string;
  readonly getProfile: () => Promise<void>;
  readonly #words: MoreWords;
  readonly #parts: OpenParts;

  private constructor(locale: string, words: MoreWords, host: PartHost) {
    this.locale = locale;
    this.getProfile = host.getProfile;
    this.#words = words;
    this.#parts = new OpenParts(host, (styles) => adopt(host, styles));
    adopt(host, []);
  }

  static async in(locale: string, host: PartHost): Promise<More> {
    return new More(locale, { ...enMore, ...(await partWordsIn(locale)) }, host);
  }

  /** @param alone whether the question is the vote's only one: then what there is to do with the vote stands with it */
  render(view: ResultView, alone: boolean): TemplateResult {
    const all = this.#worded(view);
    return html`${facts(all)}
    ${this.#list([
      ...partsOf(all).map((part) => this.#parts.render(part, all, view.question.id)),
      ...(alone ? this.#voteParts(all) : []),
    ])}`;
  }

  /** What there is to do with the vote as a whole. */
  renderVote(view: VoteView) {
    return this.#list(this.#voteParts(this.#worded(view)));
  }

  #worded<View extends VoteView>(view: View): View & { words: MoreWords } {
    return { ...view, words: { ...this.#words, ...view.words } };
  }

  #voteParts(view: VoteView<MoreWords>): TemplateResult[] {
    return votePartsOf(view).map((part) => this.#parts.render(part, view));
  }

  #list(parts: readonly TemplateResult[]) {
    return parts.length > 0 ? html`<div class="parts">${parts}</div>` : nothing;
  }
}

function adopt({ element, styles }: PartHost, more: readonly CSSResultOrNative[]): void {
  adoptStyles(element.renderRoot as ShadowRoot, [...styles, moreStyles, ...more]);
}

/** What the co-op is called, and its money and member classes. */
export function profileOf(connection: Connection): Promise<Profile> {
  return new ProfileResource(connection).get();
}
