import type { Count, Round } from '../count.ts';
import type { ComparisonMeasure } from './comparison.ts';
import type { CompletionName, CompletionRule } from './completion.ts';
import type { ElectionSettings } from './election.ts';

export interface BudgetSettings extends ElectionSettings {
  /** `greedy`: by votes, for comparison. */
  readonly rules: 'equal-shares' | 'greedy';
  /** What satisfaction is measured by: what a funded option costs (default), or that it is funded. */
  readonly utility?: 'cost' | 'cardinality';
  /** A name, or a rule of one's own. Default `add1`. */
  readonly completion?: CompletionName | CompletionRule;
  /** By how much each voter's share is raised in each step, in the unit of the costs. Default 1. */
  readonly increment?: bigint;
  /** Ask at the end whether more voters prefer the greedy outcome, and keep that if so. */
  readonly comparison?: ComparisonMeasure;
}

/** A fraction, as `5/3` or `2`, and cut off after six digits. */
export interface Amount {
  readonly exact: string;
  readonly decimal: string;
}

/** A round of a budget's count: the option that is funded, in `elected`; or, at the end, none that can be. */
export interface BudgetRound extends Round {
  /** What decides: who pays for it, its votes, or Phragmén's rule. In the first, `votes` are effective vote counts. */
  readonly stage: 'equal-shares' | 'greedy' | 'utilitarian' | 'phragmen';
  /** The most that a supporter pays (for each point given); null where supporters do not pay. */
  readonly payment: Amount | null;
  /** How many pay that, … */
  readonly payers: number;
  /** … and how many pay all they have, which is less. */
  readonly ranOut: number;
  /** What is left of the budget after this round. */
  readonly left: string;
}

/**
 * How a budget is spent. Amounts of money are whole numbers in the currency's smallest unit; `seats` is how many
 * options are funded.
 */
export interface BudgetCount extends Count {
  readonly rounds: readonly BudgetRound[];
  readonly budget: string;
  readonly spent: string;
  readonly left: string;
  /** What each voter had to spend in the run that counts; null for `greedy`. */
  readonly endowment: Amount | null;
  /** By how many increments the endowment was raised. */
  readonly raisedBy: string;
  /** Why not further: `over-budget`, `exhaustive`, `all-funded`; null where it is not raised. */
  readonly stopped: 'over-budget' | 'exhaustive' | 'all-funded' | null;
  readonly comparison: {
    readonly measure: ComparisonMeasure;
    /** What each rule funds, and how many voters prefer that. */
    readonly equalShares: { readonly elected: readonly number[]; readonly preferredBy: number };
    readonly greedy: { readonly elected: readonly number[]; readonly preferredBy: number };
    readonly kept: 'equal-shares' | 'greedy';
  } | null;
}
