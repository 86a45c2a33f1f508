import { isCoopError, type CoopError } from '@coopkit/sdk';
import { html, nothing, type CSSResultOrNative, type TemplateResult } from 'lit';
import { problemNotice, skeleton } from '../form/notice.ts';
import { part as loaded } from '../part.ts';
import type { Part, PartHost } from './parts.ts';
import { partWordsIn } from './part-words.ts';
import type { VoteView } from './view.ts';

interface Open {
  show?: (view: VoteView) => TemplateResult;
  words?: object;
  problem?: CoopError | undefined;
}

/** The parts of a result: each is loaded when it is opened. */
export class OpenParts {
  readonly #host: PartHost;
  readonly #open = new Map<string, Open>();
  readonly #styles = new Set<CSSResultOrNative>();
  readonly #adopt: (styles: readonly CSSResultOrNative[]) => void;

  /** @param adopt takes on the looks of all parts that have been opened */
  constructor(host: PartHost, adopt: (styles: readonly CSSResultOrNative[]) => void) {
    this.#host = host;
    this.#adopt = adopt;
  }

  /** @param of the question that it is about, where it is about one */
  render(part: Part, view: VoteView, of = ''): TemplateResult {
    const key = `${of} ${part.name}`;
    const open = this.#open.get(key);
    const { words } = view;
    return html`<details
      part="part"
      class=${part.name}
      @toggle=${({ target }: Event) => {
        if ((target as HTMLDetailsElement).open && !open?.show) void this.#load(key, part, view.language);
      }}
    >
      <summary>${part.title}</summary>
      <div class="part">
        ${open?.show?.({ ...view, words: { ...open.words, ...words } }) ?? (!open || open.problem ? nothing : skeleton(words.loading))}
        ${problemNotice(words, open?.problem, () => void this.#load(key, part, view.language))}
      </div>
    </details>`;
  }

  async #load(key: string, part: Part, locale: string): Promise<void> {
    this.#open.set(key, {});
    this.#host.element.requestUpdate();
    try {
      const [{ begin, styles, words }, own] = await Promise.all([
        loaded(part.load()),
        partWordsIn(locale),
        part.namesClasses ? this.#host.getProfile() : undefined,
      ]);
      for (const style of styles) this.#styles.add(style);
      this.#adopt([...this.#styles]);
      // Its sentences are merged in when it is shown.
      const show = begin(this.#host) as (view: VoteView) => TemplateResult;
      this.#open.set(key, { show, words: { ...words, ...own } });
    } catch (error) {
      if (!isCoopError(error)) throw error;
      this.#open.set(key, { problem: error });
    }
    this.#host.element.requestUpdate();
  }
}
