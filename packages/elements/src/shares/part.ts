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
  /** Does something that takes time. */
  work(task: (signal: AbortSignal) => Promise<unknown>): Promise<void>;
  /** Says what is wrong with a field, and leads there. */
  faulty(name: string, fault: string): void;
  /** Shows the part's next look, and leads to its heading. */
  turn(): Promise<void>;
  /** Something has changed: back to how things stand now. */
  done(change: SharesChange, said?: string): Promise<void>;
  /** Back, with nothing changed. */
  leave(): void;
  /** Shows what is new. */
  update(): void;
  dispatchEvent(event: Event): boolean;
}

/** Something to look into, or to do. */
export interface Part {
  render(view: PartView): TemplateResult;
  /** Something was refused: says which field that is about, if it is. */
  refused?(code: string): string | undefined;
  /** What is typed or chosen in a field. */
  input?(name: string, value: string): void;
  /** Goes on: as Enter or the button does. */
  submit?(): void;
}

/** The file of a part. */
interface PartModule {
  readonly styles?: readonly CSSResult[];
  /** @param about which of several: its identifier, or empty */
  begin(host: SharesHost, about: string, signal: AbortSignal): Part | Promise<Part>;
}

const files = {
  certificate: () => import('./certificate.ts'),
  contribution: () => import('./contribution.ts'),
  history: () => import('./history.ts'),
  notice: () => import('./notice.ts'),
  pay: () => import('./pay.ts'),
  payments: () => import('./payments.ts'),
  take: () => import('./take.ts'),
  transfer: () => import('./transfer.ts'),
} satisfies Record<string, () => Promise<PartModule>>;

export type PartName = keyof typeof files;
/** Those that are lists below the overview. */
export type ListName = 'history' | 'payments';

/** The file of a part, with the sentences of all. */
export async function getPart(name: PartName, language: string) {
  const [module, { partWordsIn }] = await Promise.all([files[name](), import('./part-words.ts')]);
  return { module: module as PartModule, words: await partWordsIn(language) };
}
