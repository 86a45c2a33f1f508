import type { CompletionRule } from './completion.ts';
import type { Election } from './election.ts';
import { equalShares, type Run, type RunSettings } from './equal-shares.ts';
import type { Linear } from './purses.ts';

/** Where raising the endowment has ended, and why. */
export interface Raised {
  readonly endowment: Linear;
  /** How many increments were added. */
  readonly steps: bigint;
  /** The next step's outcome costs too much; nothing more fits; nothing more is wanted; null where it is not raised. */
  readonly stopped: 'over-budget' | 'exhaustive' | 'all-funded' | null;
}

/** Finds the endowment for which the outcome of equal shares is the one that counts. */
export function raise(
  election: Election,
  completion: CompletionRule,
  increment: bigint,
  utility: RunSettings['utility'],
): Raised {
  const settings: RunSettings = { utility, within: completion.raise === 'budget', told: false };
  const voters = BigInt(Math.max(election.voters, 1));
  const first = completion.integral
    ? (election.budget / (voters * increment)) * increment * voters
    : election.budget;
  const growth = completion.raise === 'budget' ? increment : increment * voters;
  let steps = 0n;
  if (completion.raise === null) return { endowment: endowment(), steps, stopped: null };
  let run = equalShares(election, endowment(), settings);
  let stopped = reasonToStop(election, run, completion);
  while (stopped === null && run.tied === null) {
    steps += run.steady + 1n;
    run = equalShares(election, endowment(), settings);
    if (run.tied === null && run.spent > election.budget) {
      steps -= 1n;
      stopped = 'over-budget';
    } else {
      stopped = reasonToStop(election, run, completion);
    }
  }
  return { endowment: endowment(), steps, stopped };

  function endowment(): Linear {
    return { n: first + steps * growth, growth, d: voters };
  }
}

function reasonToStop(election: Election, run: Run, completion: CompletionRule): Raised['stopped'] {
  const funded = new Set(run.purchases.map(({ option }) => option));
  let wanted = false;
  let fits = false;
  election.costs.forEach((cost, option) => {
    if (funded.has(option) || election.eligible[option] !== true) return;
    const fitting = run.spent + cost <= election.budget;
    if (fitting) fits = true;
    // What no longer fits is still funded, by a run that costs too much, where runs do not pass it over.
    const reachable = fitting || completion.raise === 'voter';
    if (reachable && (election.supporters[option]?.length ?? 0) > 0) wanted = true;
  });
  if (completion.untilExhaustive && !fits) return 'exhaustive';
  return wanted ? null : 'all-funded';
}
