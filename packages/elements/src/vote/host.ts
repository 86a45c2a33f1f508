import type { Method } from '@coopkit/contract';
import type { CoopError } from '@coopkit/sdk';
import type { Ballot } from './ballot.ts';
import type { PaperWords } from './words.ts';

/** Where a ballot is: being filled in, looked at once more, or cast. */
export type VoteStep = 'paper' | 'review' | 'cast';

/** What the parts of a vote are shown with. */
export interface Shown {
  words: PaperWords;
  language: string;
  step: VoteStep;
  ballots: ReadonlyMap<Method, Ballot>;
  /** Of the headings of a step. */
  level: number;
  busy: boolean;
  /** What is wrong with a field, by its name. */
  fault: (name: string) => string | undefined;
  /** Where the result is shown. */
  resultUrl: string;
}

/** What the parts of a vote may do with the element that they are shown in. */
export interface VoteHost {
  /** Does something that takes time. */
  work: (task: (signal: AbortSignal) => Promise<unknown>) => Promise<void>;
  goTo: (step: VoteStep) => Promise<void>;
  /**
   * Asks anew how things stand, and turns to a ballot.
   *
   * @param who whose it is, if not one's own
   * @param because why, if it is to be said
   */
  enterAgain: (who?: string, because?: CoopError) => Promise<void>;
  /** Looks what has changed. */
  look: () => Promise<void>;
  /** Tells those who can't see it. */
  say: (text: string) => void;
  /** Says what is wrong with a field, and leads there. */
  faulty: (name: string, fault: string) => void;
  dispatchEvent: (event: Event) => boolean;
  requestUpdate: () => void;
}
