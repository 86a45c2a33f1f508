/** How the outcome of equal shares is completed, where it leaves money over. */
export interface CompletionRule {
  /**
   * Run the method again and again with more money for each voter. `voter`: each gets one increment more in
   * each step. `budget`: all together get one increment more, and a run passes over what no longer fits.
   */
  readonly raise: 'voter' | 'budget' | null;
  /** The first endowment is rounded down to whole increments. */
  readonly integral: boolean;
  /** Stop raising as soon as nothing more fits; else only before an outcome that costs more than there is. */
  readonly untilExhaustive: boolean;
  /** Then spend what is left: by most votes (`utilitarian`), or first by Phragmén's sequential rule. */
  readonly then: 'utilitarian' | 'phragmen' | null;
}

const nothing: CompletionRule = { raise: null, integral: false, untilExhaustive: false, then: null };
const add1: CompletionRule = { ...nothing, raise: 'voter' };

/**
 * The completions by name. `add1` and its kin: https://equalshares.net/implementation/completion/ (which recommends
 * `add1-exhaustive`) and the options of https://equalshares.net/tools/compute/. `phragmen` and `increment`: Lackner and
 * Skowron, Multi-Winner Voting with Approval Preferences (https://doi.org/10.1007/978-3-031-09016-5).
 */
export const budgetCompletions = {
  none: nothing,
  utilitarian: { ...nothing, then: 'utilitarian' },
  phragmen: { ...nothing, then: 'phragmen' },
  add1,
  'add1-exhaustive': { ...add1, untilExhaustive: true },
  'add1-integral': { ...add1, integral: true },
  add1u: { ...add1, then: 'utilitarian' },
  increment: { raise: 'budget', integral: false, untilExhaustive: true, then: 'utilitarian' },
} as const satisfies Record<string, CompletionRule>;

export type CompletionName = keyof typeof budgetCompletions;
