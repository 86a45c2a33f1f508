/**
 * What every count gives, whatever its rules: options are named by their index in the question's list,
 * votes are decimal strings, so that the same ballots give the same bytes everywhere.
 */
export interface Count {
  /** The rule-set's name: `scottish-stv`, `schulze`, `equal-shares`, … */
  readonly rules: string;
  readonly seats: number;
  /** In order of election; for budgets the funded projects in order of funding; for others the winner or winners. */
  readonly elected: readonly number[];
  /** Groups that the rules cannot tell apart and no lot was given for; each group competes for what is left. */
  readonly tied: readonly (readonly number[])[];
  /** The quota, or the votes that a winner needs, as it was in the last round; null where the rules have none. */
  readonly threshold: string | null;
  readonly rounds: readonly Round[];
}

export interface Round {
  /** What each option holds when this round's decision is taken; `0` (with the rules' digits) once eliminated. */
  readonly votes: readonly string[];
  /** Votes that rest with no option: exhausted ballots, and what rounding has lost. */
  readonly exhausted: string;
  readonly threshold: string | null;
  /** Declared elected in this round, in order. */
  readonly elected: readonly number[];
  /** Eliminated in this round, in order. */
  readonly eliminated: readonly number[];
  /** Why, and who moved where: in the order in which it happened. */
  readonly events: readonly RoundEvent[];
}

export type RoundEvent =
  /** `quota`: reached the threshold; `remaining`: as many are left as there are seats; `majority`, `highest`, … */
  | { readonly kind: 'elected'; readonly option: number; readonly because: string }
  /** `lowest`; `batch`: cannot catch up even together; `class-quota`: no seat is left for its class; … */
  | { readonly kind: 'eliminated'; readonly option: number; readonly because: string }
  /** A surplus or an eliminated option's votes move on; `value` is what each paper is worth after, where there is one. */
  | {
      readonly kind: 'transfer';
      readonly from: number;
      readonly because: 'surplus' | 'elimination';
      readonly value: string | null;
      readonly to: readonly { readonly option: number; readonly votes: string }[];
      /** To no one: no further choice, or lost to rounding. */
      readonly exhausted: string;
    }
  /** `decided` is who is chosen for what the tie was about: to be elected, to be eliminated, to transfer first. */
  | {
      readonly kind: 'tie';
      readonly over: 'election' | 'elimination' | 'surplus';
      readonly among: readonly number[];
      readonly decided: number;
      /** `backwards`, `forwards`, `lot`, `head-to-head`, … */
      readonly by: string;
    };

/** Why ballots or a question cannot be counted: a code for programs, a sentence for people, and where. */
export class CountError extends Error {
  readonly code: string;
  /** The line of the file, from 1, where it is about one. */
  readonly line: number | undefined;

  constructor(code: string, message: string, line?: number) {
    super(line === undefined ? message : `Line ${line}: ${message}`);
    this.name = 'CountError';
    this.code = code;
    this.line = line;
  }
}
