import { rational, type Rational } from '../exact/rational.ts';
import type { CompletionRule } from './completion.ts';
import type { Election } from './election.ts';
import { equalShares, type Run, type RunSettings } from './equal-shares.ts';

/** Where raising the endowment has ended, and why. */
export interface Raised {
  readonly endowment: Rational;
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
  const voters = BigInt(Math.max(election.voters, 1));
  const settings: RunSettings = { utility, within: completion.raise === 'budget', told: false };
  const first = completion.integral
    ? rational((election.budget / (voters * increment)) * increment)
    : rational(election.budget, voters);
  const step = completion.raise === 'budget' ? rational(increment, voters) : rational(increment);
  if (completion.raise === null) return { endowment: first, steps: 0n, stopped: null };

  let steps = 0n;
  let stride = 1n;
  let here = runAt(0n);
  let stopped = reasonToStop(election, here, completion);
  while (stopped === null && here.tied === null) {
    const there = runAt(steps + stride);
    if (sameDecisions(here, there)) {
      steps += stride;
      stride *= 2n;
    } else if (stride > 1n) {
      stride /= 2n;
    } else if (there.spent > election.budget) {
      stopped = 'over-budget';
    } else {
      steps += 1n;
      here = there;
      stopped = reasonToStop(election, here, completion);
    }
  }
  return { endowment: endowmentAt(steps), steps, stopped };

  function endowmentAt(steps: bigint): Rational {
    return rational(first.n * step.d + steps * step.n * first.d, first.d * step.d);
  }
  function runAt(steps: bigint): Run {
    return equalShares(election, endowmentAt(steps), settings);
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

function sameDecisions({ trace: a }: Run, { trace: b }: Run): boolean {
  return a.length === b.length && a.every((decision, i) => decision === b[i]);
}
