import { isCoopError, type CoopError } from '@coopkit/sdk';
import { adoptStyles, html, nothing, type CSSResultOrNative, type LitElement, type TemplateResult } from 'lit';
import { problemNotice, skeleton } from '../form/notice.ts';
import { part as loaded } from '../part.ts';
import type { Part, PartHost } from './parts.ts';
import { partWordsIn } from './part-words.ts';
import type { ResultView } from './view.ts';

interface Open {
  show?: (view: ResultView) => TemplateResult;
  words?: object;
  problem?: CoopError | undefined;
}

/** The parts of a result: each is loaded when it is opened. */
export class OpenParts {
  readonly #element: LitElement;
  readonly #host: Omit<PartHost, 'rtl'>;
  readonly #open = new Map<string, Open>();
  readonly #styled = new Set<CSSResultOrNative>();

  constructor(element: LitElement, host: Omit<PartHost, 'rtl'>) {
    this.#element = element;
    this.#host = host;
  }

  render(part: Part, view: ResultView): TemplateResult {
    const key = `${view.question.id} ${part.name}`;
    const open = this.#open.get(key);
    const { words } = view;
    return html`<details
      part="part"
      class=${part.name}
      @toggle=${({ target }: Event) => {
        if ((target as HTMLDetailsElement).open && !open?.show) void this.#load(key, part, view.locale);
      }}
    >
      <summary>${part.title}</summary>
      <div class="part">
        ${open?.show?.({ ...view, words: { ...open.words, ...words } }) ?? (open?.problem ? nothing : skeleton(words.loading))}
        ${problemNotice(words, open?.problem, () => void this.#load(key, part, view.locale))}
      </div>
    </details>`;
  }

  async #load(key: string, part: Part, locale: string): Promise<void> {
    this.#open.set(key, {});
    this.#element.requestUpdate();
    try {
      const [{ begin, styles, words }, own] = await Promise.all([
        loaded(part.load()),
        partWordsIn(locale),
        part.namesClasses ? this.#host.profile() : undefined,
      ]);
      for (const style of styles) this.#styled.add(style);
      const { styles: first } = this.#element.constructor as typeof LitElement;
      adoptStyles(this.#element.renderRoot as ShadowRoot, [first, ...this.#styled].flat(9) as CSSResultOrNative[]);
      const rtl = getComputedStyle(this.#element).direction === 'rtl';
      // Its sentences are merged in when it is shown.
      const show = begin({ ...this.#host, rtl }) as (view: ResultView) => TemplateResult;
      this.#open.set(key, { show, words: { ...words, ...own } });
    } catch (error) {
      if (!isCoopError(error)) throw error;
      this.#open.set(key, { problem: error });
    }
    this.#element.requestUpdate();
  }
}
