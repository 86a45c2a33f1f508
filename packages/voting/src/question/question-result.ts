/** A threshold or quorum against what was reached: whole numbers, or fractions such as `35/2`. */
export interface ReachedText {
  readonly met: boolean;
  readonly reached: string;
  readonly required: string;
  readonly of: string;
}

/** Votes by option, as decimals. */
export type Tally = Readonly<Record<string, string>>;

/** {@link RoundEvent} with the options' identifiers. */
export type NamedEvent =
  | { readonly kind: 'elected'; readonly option: string; readonly because: string }
  | { readonly kind: 'eliminated'; readonly option: string; readonly because: string }
  | {
      readonly kind: 'transfer';
      readonly from: string;
      readonly because: 'surplus' | 'elimination';
      readonly value: string | null;
      readonly to: Tally;
      readonly exhausted: string;
    }
  | {
      readonly kind: 'tie';
      readonly over: 'election' | 'elimination' | 'surplus';
      readonly among: readonly string[];
      readonly decided: string;
      readonly by: string;
    };

export interface NamedRound {
  readonly votes: Tally;
  readonly exhausted: string;
  readonly threshold: string | null;
  readonly elected: readonly string[];
  readonly eliminated: readonly string[];
  readonly events: readonly NamedEvent[];
}

/** What a count of one question gives, in the words of the question: options by their identifiers. */
export interface QuestionResult {
  readonly question: string;
  readonly rules: string;
  /** Ballots with an answer to this question; those left blank; those that were spoilt. */
  readonly valid: number;
  readonly blank: number;
  readonly spoilt: number;
  /** What each option holds at the end. */
  readonly votes: Tally;
  readonly elected: readonly string[];
  readonly tied: readonly (readonly string[])[];
  readonly threshold: string | null;
  readonly rounds: readonly NamedRound[];
  /** Whether a proposal passed; null where none was put and no threshold asked for. */
  readonly passed: boolean | null;
  readonly decision: (ReachedText & { readonly classes?: Readonly<Record<string, ReachedText>> }) | null;
  /** Votes by member class, unweighed, where classes count apart. */
  readonly classes?: Readonly<Record<string, Tally>>;
  /** `pairwise[a][b]`: the votes that prefer `a` to `b`. */
  readonly pairwise?: Readonly<Record<string, Tally>>;
  /** Under STAR: what the finalists of the last runoff have. */
  readonly runoff?: Tally;
  /** What is spent of a budget, in the currency's minor unit. */
  readonly spent?: number;
  /** The reasons of those who block, in alphabetical order: it tells nothing of who gave them. */
  readonly reasons?: readonly string[];
}
