import type { Profile } from '@coopkit/contract';
import { ProfileResource, type Connection } from '@coopkit/sdk';
import { adoptStyles, html, type CSSResultOrNative, type TemplateResult } from 'lit';
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

  render(view: ResultView): TemplateResult {
    const all = { ...view, words: { ...this.#words, ...view.words } };
    return html`${facts(all)}
      <div class="parts">
        ${partsOf(all).map((part) => this.#parts.render(part, all, view.question.id))}
      </div>`;
  }

  /** What there is to do with the vote as a whole. */
  renderVote(view: VoteView): TemplateResult {
    const all = { ...view, words: { ...this.#words, ...view.words } };
    return html`<div class="parts">${votePartsOf(all).map((part) => this.#parts.render(part, all))}</div>`;
  }
}

function adopt({ element, styles }: PartHost, more: readonly CSSResultOrNative[]): void {
  adoptStyles(element.renderRoot as ShadowRoot, [...styles, moreStyles, ...more]);
}

/** What the co-op is called, and its money and member classes. */
export function profileOf(connection: Connection): Promise<Profile> {
  return new ProfileResource(connection).get();
}
