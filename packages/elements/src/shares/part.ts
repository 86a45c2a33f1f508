import type { CSSResult, TemplateResult } from 'lit';
import type { Coop } from '../context.ts';
import type { SharesChange } from '../events.ts';
import type { SharesPartsWords } from '../words/en-shares-parts.ts';
import type { Account } from './account.ts';
import type { OwnWords } from './shares-words.ts';

/** What is shown with the sentences so far. */
export interface View<W extends OwnWords = OwnWords> {
  readonly words: W;
  /** Of numbers and dates. */
  readonly locale: string;
  /** Of the co-op's own texts. */
  readonly language: string;
  readonly account: Account;
  /** Of the headings below the element's own. */
  readonly level: number;
  readonly busy: boolean;
  /** What is wrong with a field, by its name. */
  fault(name: string): string | undefined;
}

export type PartView = View<OwnWords & SharesPartsWords>;

/** What a part may do with the element that it is shown in. */
export interface SharesHost {
  readonly coop: Coop;
  /** The element itself. */
  readonly element: HTMLElement;
  readonly account: Account;
  readonly words: OwnWords;
  readonly language: string;
  /** Does something that takes time. */
  work(task: (signal: AbortSignal) => Promise<unknown>): Promise<void>;
  /** Says what is wrong with fields, by their names, and leads to the first. */
  faulty(faults: ReadonlyMap<string, string>): void;
  /** Shows the part's next look, and leads to its heading. */
  turn(): Promise<void>;
  /**
   * Back to how things stand now.
   *
   * @param change what the member has changed, if the page is to be told
   */
  done(change: SharesChange | undefined, said?: string): Promise<void>;
  /** Back, with nothing changed. */
  leave(): void;
  /** Tells those who can't see it. */
  say(text: string): void;
  /** Shows what is new. */
  update(): void;
}

/** Something to look into, or to do. */
export interface Part {
  render(view: PartView): TemplateResult;
  /** Something was refused: says which field that is about, if it is. */
  refused?(code: string): string | undefined;
  /** It is shown now: what it does of itself. */
  start?(): void;
  /** It is over. */
  end?(): void;
  /** Something was typed or chosen. */
  input?(input: HTMLInputElement): void;
  /** Goes on: as Enter or the button does. */
  submit?(): void;
}

/** The file of a part. */
export interface PartModule {
  readonly styles?: readonly CSSResult[];
  /** @param about which of several: its identifier, or empty */
  begin(host: SharesHost, about: string, signal: AbortSignal): Part | Promise<Part>;
}

export type PartName =
  'certificate' | 'contribution' | 'history' | 'notice' | 'pay' | 'payments' | 'take' | 'transfer';
/** Those that are lists below the overview. */
export type ListName = 'history' | 'payments';
