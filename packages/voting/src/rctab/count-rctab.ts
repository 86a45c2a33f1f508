import { CountError, type Count } from '../count.ts';
import type { RankedBallots } from '../ranked-ballots.ts';
import { readyForRctab } from './holdings.ts';
import { tabulate, type RctabPass } from './pass.ts';
import type { RctabRound } from './rounds.ts';
import type { RctabSettings } from './settings.ts';

export interface RctabCount extends Count {
  /** Of all passes, one after the other. */
  readonly rounds: readonly RctabRound[];
  /** Ballots without any mark: they never count, and are not among the exhausted. */
  readonly undervotes: string;
}

/**
 * Counts as RCTab 2.0 does under its own configuration (https://github.com/BrightSpots/rcv): instant runoff, runoffs
 * one after the other, elimination from the bottom up, or transferable votes. In one round options are listed in the
 * order of their names. Each round tells what votes were held when its decision was taken; transfers stand in the
 * round of the decision that moves them.
 *
 * @throws CountError `options_differ`, `too_many_options`, `unknown_option`, `overvote_unknown`, `seed_missing`, `tie_left_to_people`,
 *   `all_below_minimum`
 */
export function countRctab(ballots: RankedBallots, settings: RctabSettings): RctabCount {
  if (ballots.options !== settings.candidates.length) {
    throw new CountError('options_differ', 'The ballots are not about the candidates of the configuration.');
  }
  const ready = readyForRctab(ballots, settings);
  const passes: RctabPass[] = [];
  const elected: number[] = [];
  const most = settings.winnerElectionMode === 'multiPassIrv' ? settings.numberOfWinners : 1;
  for (let pass = 1; pass <= most; pass++) {
    const tabulated = tabulate(ready, settings, pass, elected);
    passes.push(tabulated);
    elected.push(...tabulated.elected);
    if (tabulated.elected.length === 0) break;
  }
  const rounds = passes.flatMap((pass) => pass.rounds);
  return {
    rules: 'rctab',
    seats: settings.numberOfWinners,
    elected,
    tied: [],
    threshold: rounds.at(-1)?.threshold ?? null,
    rounds,
    undervotes: passes[0]?.undervotes ?? '0',
  };
}
