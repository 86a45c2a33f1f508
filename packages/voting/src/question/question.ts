/** A fraction of two whole numbers: two thirds is `[2, 3]`. */
export type Ratio = readonly [number, number];

/** What must be reached for a decision to pass. */
export interface Threshold {
  /** Of what: the votes for and against, these with abstentions, or all on the roll. */
  readonly base: 'votes-cast' | 'votes-cast-with-abstentions' | 'roll';
  readonly ratio: Ratio;
  /** More than the ratio, or at least. */
  readonly strict: boolean;
  /** Whether each member class must reach it by itself too. */
  readonly eachClass: boolean;
}

export interface Option {
  readonly id: string;
  /** In minor units of the currency; for budgets. */
  readonly cost?: number | undefined;
  /** What class quotas on seats count by. */
  readonly groups?: readonly string[] | undefined;
}

/** What a question says that has options to choose from. */
export interface Choosing {
  readonly options: readonly Option[];
  readonly seats: number;
}

/** A question and the rules by which its answers are counted. */
export type Question = { readonly id: string } & (
  | { readonly method: 'consent'; readonly blocks: number; readonly threshold?: Threshold | undefined }
  | { readonly method: 'yes-no-abstain'; readonly threshold?: Threshold | undefined }
  | ({ readonly method: 'single-choice'; readonly threshold?: Threshold | undefined } & Choosing)
  | ({
      readonly method: 'approval';
      readonly min: number;
      readonly max?: number | undefined;
      readonly threshold?: Threshold | undefined;
    } & Choosing)
  | ({ readonly method: 'score' | 'star'; readonly maxScore: number } & Choosing)
  | ({
      readonly method: 'ranked';
      readonly rules: string;
      readonly max?: number | undefined;
      readonly unranked: 'last' | 'not-compared';
      readonly strength: 'winning-votes' | 'margins';
      readonly quotas: readonly { readonly group: string; readonly atLeast: number }[];
    } & Choosing)
  | ({ readonly method: 'dots'; readonly credits: number; readonly cap?: number | undefined } & Choosing)
  | ({ readonly method: 'quadratic'; readonly credits: number; readonly negative: boolean } & Choosing)
  | {
      readonly method: 'budget';
      readonly rules: 'equal-shares' | 'greedy';
      readonly options: readonly Option[];
      readonly budget: number;
      readonly utility: 'cost' | 'cardinality';
      readonly completion: string;
      readonly max?: number | undefined;
    }
);

/** What a ballot says to one question. */
export type Answer =
  | { readonly blank: true }
  | { readonly choice: string; readonly reason?: string | undefined }
  | { readonly choices: readonly string[] }
  | { readonly scores: Readonly<Record<string, number>> }
  | { readonly points: Readonly<Record<string, number>> }
  | { readonly ranks: readonly (readonly string[])[] };

/** What a ballot says, by the question's identifier. */
export type Answers = Readonly<Record<string, Answer>>;

/** What is wrong, and where: the path of the field within the question or the answers, and a code. */
export interface Fault {
  readonly field: string;
  readonly code: string;
  readonly limit?: number;
}

/** What stands on the ballot paper: the question's options, or the words of a proposal. */
export function choicesOf(question: Question): readonly string[] {
  switch (question.method) {
    case 'consent':
      return ['agree', 'abstain', 'disagree', 'block'];
    case 'yes-no-abstain':
      return ['yes', 'no', 'abstain'];
    default:
      return question.options.map(({ id }) => id);
  }
}
