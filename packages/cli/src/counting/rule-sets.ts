import { budgetRules } from './budgeted.ts';
import { markRules } from './marked.ts';
import { pairRules } from './pairs.ts';
import { rankedRules } from './ranked.ts';
import type { RuleSet } from './rule-set.ts';
import { scoreRules } from './scored.ts';

/** The rule-sets that ballots can be counted by, by name. */
export const ruleSets: Readonly<Record<string, RuleSet>> = {
  ...rankedRules,
  ...pairRules,
  ...scoreRules,
  ...markRules,
  ...budgetRules,
};
