import type { FieldProblem } from '@coopkit/contract';
import { ContextConsumer } from '@lit/context';
import { isCoopError, type CoopError } from '@coopkit/sdk';
import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import { coopAt, coopContext, home, type Coop, type Provided } from './context.ts';
import { CoopFailedEvent } from './events.ts';
import { faultWords, problemWords, wordsIn } from './words.ts';
import type { Words } from './words/en.ts';

/** How long an answer may take before the element says that it is still at work. */
const SLOW_MS = 4_000;

/** What every element of a co-op has: where the co-op is, the language, and how it works and fails. */
export abstract class CoopElement extends LitElement {
  static override properties: PropertyDeclarations = {
    coop: {},
    publishableKey: { attribute: 'publishable-key' },
    locale: {},
    words: { state: true },
    problem: { state: true },
    busy: { state: true },
    slow: { state: true },
  };

  /** The co-op's address; of the provider around it, or else of the server the script came from. */
  declare coop: string | undefined;
  /** The key that names the co-op where its server hosts several. */
  declare publishableKey: string | undefined;
  /** The language; the provider's, or else the page's. */
  declare locale: string | undefined;
  /** The sentences of the language, once they are here. */
  declare protected words: Words | undefined;
  /** Why the last try did not work. */
  declare protected problem: CoopError | undefined;
  declare protected busy: boolean;
  declare protected slow: boolean;
  /** What is wrong with each answer, by the name of its field. */
  protected faults = new Map<string, string>();
  readonly #provided: ContextConsumer<typeof coopContext, this>;
  #given: Coop | undefined;
  #retry: (() => void) | undefined;
  #wordsOf = '';
  #working = new AbortController();

  constructor() {
    super();
    this.busy = false;
    this.slow = false;
    this.#provided = new ContextConsumer(this, { context: coopContext, subscribe: true });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#working.signal.aborted) this.#working = new AbortController();
    window.addEventListener('online', this.#onOnline);
    // A provider whose file comes after ours did not hear us ask.
    if (!this.#provided.value) {
      void customElements.whenDefined('coop-provider').then(() => {
        if (this.isConnected && !this.#provided.value) this.#provided.hostConnected();
      });
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('online', this.#onOnline);
    this.#working.abort();
  }

  /** The co-op in use; a page may set one that it made itself. */
  get connectedCoop(): Coop | undefined {
    if (this.#given) return this.#given;
    const url = this.coop ?? (this.#provided.value ? undefined : home);
    if (url === undefined) return this.#provided.value?.coop;
    try {
      return coopAt(url, this.publishableKey);
    } catch {
      // Said once, where the address is set.
      return undefined;
    }
  }

  set connectedCoop(coop: Coop | undefined) {
    this.#given = coop;
    this.requestUpdate();
  }

  /** The language in use: its own, its provider's, the page's, the browser's. */
  protected get language(): string {
    const provided: Provided | undefined = this.#provided.value;
    const asked =
      this.locale || provided?.locale || this.closest<HTMLElement>('[lang]')?.lang || navigator.language;
    try {
      return new Intl.Locale(asked.replaceAll('_', '-')).baseName;
    } catch {
      return 'en';
    }
  }

  /** The sentences that it has now. */
  protected get sentences(): Words | undefined {
    return this.words;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('coop') && this.coop !== undefined) this.#tryAddress(this.coop);
    const { language } = this;
    if (this.#wordsOf === language) return;
    this.#wordsOf = language;
    void wordsIn(language).then((words) => {
      if (this.#wordsOf === language) this.words = words;
    });
  }

  #tryAddress(url: string): void {
    try {
      coopAt(url, this.publishableKey);
    } catch (error) {
      if (!isCoopError(error)) throw error;
      this.dispatchEvent(new CoopFailedEvent(error));
    }
  }

  /** Does something that takes time: says so while it does, and why where it fails. */
  protected async work(task: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
    if (this.busy) return;
    const { signal } = this.#working;
    this.busy = true;
    this.problem = undefined;
    const slow = setTimeout(() => (this.slow = true), SLOW_MS);
    try {
      await task(signal);
    } catch (error) {
      if (signal.aborted) return;
      if (!isCoopError(error)) throw error;
      this.#retry = () => void this.work(task);
      this.fail(error);
    } finally {
      clearTimeout(slow);
      this.busy = false;
      this.slow = false;
    }
  }

  /** Shows an error and tells the page of it. */
  protected fail(error: CoopError): void {
    this.problem = error;
    this.dispatchEvent(new CoopFailedEvent(error));
    if (error.fields.length > 0) this.showFaults(error.fields, error);
  }

  /**
   * Says beside each field what is wrong with it, and leads to the first.
   *
   * @param error the refusal that named them: once it is said beside a field, it is not said above, too
   */
  protected showFaults(faults: readonly FieldProblem[], error?: CoopError): void {
    const words = this.sentences;
    if (!words) return;
    this.tellFaults(
      new Map(
        faults.map((fault) => [
          fault.field,
          error && fault.code === 'not_valid' ? problemWords(words, error) : faultWords(words, fault),
        ]),
      ),
      error,
    );
  }

  /** Shows sentences beside the fields that they are of, and leads to the first. */
  protected tellFaults(faults: ReadonlyMap<string, string>, error?: CoopError): void {
    this.faults = new Map(faults);
    this.requestUpdate();
    void this.updateComplete.then(() => {
      const first = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]');
      first?.focus();
      if (first && this.problem === error) this.problem = undefined;
    });
  }

  /** Does again what failed. */
  protected retry(): void {
    this.#retry?.();
  }

  /** Whether trying the same again may help. */
  protected get canRetry(): boolean {
    return ['offline', 'timeout', 'too_busy', 'internal', 'invalid_reply'].includes(this.problem?.code ?? '');
  }

  readonly #onOnline = () => {
    if (this.problem?.code === 'offline') this.retry();
  };
}
