import { OwnShares } from '@coopkit/sdk';
import { adoptStyles, html, type CSSResultOrNative, type LitElement, type TemplateResult } from 'lit';
import type { Coop } from '../context.ts';
import { CoopSharesChangedEvent, type SharesChange } from '../events.ts';
import { skeleton } from '../form/notice.ts';
import { part as loaded } from '../part.ts';
import { returnedPayment } from '../pay/returning.ts';
import type { SharesPartsWords } from '../words/en-shares-parts.ts';
import type { Account } from './account.ts';
import type { ListName, Part, PartModule, PartName, PartView, SharesHost, View } from './part.ts';
import { partWordsIn } from './part-words.ts';
import { rest } from './rest.ts';
import type { OwnWords } from './shares-words.ts';

const files: Record<PartName, () => Promise<PartModule>> = {
  certificate: () => import('./certificate.ts'),
  contribution: () => import('./contribution.ts'),
  history: () => import('./history.ts'),
  notice: () => import('./notice.ts'),
  pay: () => import('./pay.ts'),
  payments: () => import('./payments.ts'),
  take: () => import('./take.ts'),
  transfer: () => import('./transfer.ts'),
};

const AGAIN_MS = 1_000;

/** What the acts have of the element that they are shown in. */
export interface Stage {
  readonly element: LitElement;
  readonly coop: Coop;
  readonly account: Account;
  readonly words: OwnWords;
  readonly language: string;
  readonly busy: boolean;
  /** The looks that the element has of its own. */
  readonly styles: readonly CSSResultOrNative[];
  /** Does something that takes time. */
  work(task: (signal: AbortSignal) => Promise<unknown>): Promise<void>;
  /** Gets how things stand now. */
  load(): Promise<void>;
  faulty(faults: ReadonlyMap<string, string>): void;
  /** Shows what is new without what was refused before, and leads to the first of these places that is there. */
  turn(...to: string[]): Promise<void>;
  /** Says what has been done. */
  said(text: string): void;
  /** Tells those who can't see it. */
  say(text: string): void;
}

/** What a member does with their shares: the rest of the overview, and the forms that come in its place. */
export class Acts {
  readonly #stage: Stage;
  readonly #lists = new Map<ListName, Part>();
  readonly #styles = new Set<CSSResultOrNative>();
  #act: { name: PartName; part: Part } | undefined;
  #words: SharesPartsWords;

  private constructor(stage: Stage, words: SharesPartsWords) {
    this.#stage = stage;
    this.#words = words;
  }

  static async on(stage: Stage): Promise<Acts> {
    return new Acts(stage, await partWordsIn(stage.words.locale ?? 'en'));
  }

  /** Speaks the language of these sentences from now on. */
  async speak({ locale = 'en' }: OwnWords): Promise<void> {
    this.#words = await partWordsIn(locale);
  }

  async open(name: PartName, about = ''): Promise<void> {
    const stage = this.#stage;
    await stage.work(async (signal) => {
      const part = await this.#begin(name, about, signal);
      this.#act = { name, part };
      stage.said('');
      await stage.turn('.heading');
    });
    this.#act?.part.start?.();
  }

  async #openList(name: ListName): Promise<void> {
    if (this.#lists.has(name)) return;
    await this.#stage.work(async (signal) => {
      this.#lists.set(name, await this.#begin(name, '', signal));
    });
  }

  #takeBack(what: 'notice' | 'transfer', id: string): Promise<void> {
    const own = new OwnShares(this.#stage.coop.connection);
    return this.#stage.work(async (signal) => {
      await (what === 'notice' ? own.takeBackNotice(id, { signal }) : own.takeBackTransfer(id, { signal }));
      await this.#done(`${what}-taken-back`, this.#words.takenBack);
    });
  }

  /** Who comes back from where they paid is shown what became of it. */
  async comeBack(): Promise<void> {
    const payment = returnedPayment();
    if (payment) await this.open('pay', payment);
  }

  /** Ends what has been begun. */
  end(): void {
    this.#act?.part.end?.();
    this.#act = undefined;
    this.#stage.say('');
  }

  /** Another member's: nothing is left of what has been begun. */
  forget(): void {
    this.end();
    this.#lists.clear();
  }

  /** Something was refused: says which field of the form it is about, if it is. */
  refused(code: string): string | undefined {
    return this.#act?.part.refused?.(code);
  }

  /** The sentences with those of all parts. */
  words(own: OwnWords): PartView['words'] {
    return { ...this.#words, ...own, problems: { ...this.#words.partProblems, ...own.problems } };
  }

  /** The form, while there is one. */
  render(view: View): TemplateResult | undefined {
    const part = this.#act?.part;
    if (!part) return undefined;
    const onInput = ({ target }: Event) => part.input?.(target as HTMLInputElement);
    const onSubmit = (event: SubmitEvent) => {
      event.preventDefault();
      if (!this.#stage.busy) part.submit?.();
    };
    return html`<form novalidate @input=${onInput} @submit=${onSubmit}>
      ${part.render(this.#worded(view))}
    </form>`;
  }

  /** What follows the first view. */
  renderRest(view: View): TemplateResult {
    const worded = this.#worded(view);
    return rest(worded, {
      open: (name, about) => void this.open(name, about),
      takeBack: (what, id) => void this.#takeBack(what, id),
      openList: (name) => void this.#openList(name),
      list: (name) => this.#lists.get(name)?.render(worded) ?? skeleton(view.words.loading),
    });
  }

  #worded(view: View): PartView {
    return { ...view, words: this.words(view.words) };
  }

  async #begin(name: PartName, about: string, signal: AbortSignal): Promise<Part> {
    const { styles, element } = this.#stage;
    const module = await loaded(files[name]().catch(() => later(files[name])));
    for (const looks of module.styles ?? []) this.#styles.add(looks);
    adoptStyles(element.renderRoot as ShadowRoot, [...styles, ...this.#styles]);
    return module.begin(this.#hostOf(), about, signal);
  }

  #hostOf(): SharesHost {
    const stage = this.#stage;
    const { coop, account, words, language, element } = stage;
    return {
      ...{ coop, account, words, language, element },
      work: (task) => stage.work(task),
      faulty: (faults) => stage.faulty(faults),
      turn: () => stage.turn('.heading'),
      done: (change, said) => {
        const done = () => this.#done(change, said);
        return stage.busy ? done() : stage.work(done);
      },
      leave: () => {
        const { name } = this.#act ?? {};
        this.end();
        void stage.turn(`[data-part="${name}"]`, '.heading');
      },
      say: (text) => stage.say(text),
      update: () => element.requestUpdate(),
    };
  }

  /** Back to how things stand now. What has been done is not done again because that can't be had. */
  async #done(change: SharesChange | undefined, said = ''): Promise<void> {
    const stage = this.#stage;
    if (change) stage.element.dispatchEvent(new CoopSharesChangedEvent(change));
    try {
      await stage.load();
    } catch {
      setTimeout(() => void stage.work(() => stage.load()));
    }
    this.end();
    stage.said(said);
    await stage.turn('.heading');
  }
}

/** A line that has just come back takes a moment. */
async function later<Value>(get: () => Promise<Value>): Promise<Value> {
  await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  return get();
}
