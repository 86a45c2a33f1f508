import { CountError, type Count, type Round } from '../count.ts';
import { checkQuestion, tiesByLot, type Places } from '../places.ts';
import type { RankedBallots } from '../ranked-ballots.ts';
import { defeatsOf, type Defeat, type Strength } from './defeats.ts';
import type { Order } from './order.ts';
import { pairwiseVotes, type Unranked } from './pairwise.ts';
import { rankedPairs, type RankedPair } from './ranked-pairs.ts';
import { schulze } from './schulze.ts';
import { byScore, copelandScores, minimaxScores } from './scored.ts';

export type CondorcetRules = 'schulze' | 'ranked-pairs' | 'condorcet' | 'copeland' | 'minimax';

export interface CondorcetSettings {
  readonly rules: CondorcetRules;
  readonly seats?: number;
  /** `winning-votes` where nothing is said. */
  readonly strength?: Strength;
  /** `last` where nothing is said. */
  readonly unranked?: Unranked;
  /** Breaks ties: each option once, the first is preferred. */
  readonly lot?: readonly number[];
}

export interface CondorcetCount extends Count {
  readonly rules: CondorcetRules;
  readonly strength: Strength;
  readonly unranked: Unranked;
  /** `pairwise[a][b]`: the votes that prefer `a` to `b`. */
  readonly pairwise: readonly (readonly string[])[];
  /** Beats every other option. */
  readonly condorcetWinner: number | null;
  /** Is beaten by every other option. */
  readonly condorcetLoser: number | null;
  /** All options from first to last, in groups that the rules leave side by side. */
  readonly ranking: readonly (readonly number[])[];
  /** Under `schulze` the strength of the strongest path from one option to another, null where there is none. */
  readonly paths: readonly (readonly (string | null)[])[] | null;
  /** Under `ranked-pairs` what was locked and what refused, and why, in order. */
  readonly pairs: readonly RankedPair[] | null;
}

interface Outcome {
  readonly order: Order;
  /** What each option holds: under most rules how many others it stands above. */
  readonly scores?: readonly number[];
  readonly paths?: CondorcetCount['paths'];
  readonly pairs?: CondorcetCount['pairs'];
}

const because: Readonly<Record<CondorcetRules, string>> = {
  schulze: 'strongest-paths',
  'ranked-pairs': 'locked-pairs',
  condorcet: 'condorcet-winner',
  copeland: 'most-victories',
  minimax: 'smallest-defeat',
};

/**
 * Counts by comparing each option with each other one.
 *
 * `schulze` and `ranked-pairs` say so in their files. `condorcet` elects whoever beats all others, or no one.
 * `copeland` ranks by victories less defeats, `minimax` by the worst defeat
 * (https://en.wikipedia.org/wiki/Copeland%27s_method, https://en.wikipedia.org/wiki/Minimax_Condorcet_method).
 * More seats go to the first of the ranking: none of these is proportional.
 *
 * The one round's `votes` are: how many others an option stands above; under `copeland` its victories less its
 * defeats; under `minimax` the strength of its worst defeat.
 *
 * @throws CountError `no_options`, `invalid_seats`, `too_many_seats`, `invalid_lot`, `invalid_strength`
 */
export function countCondorcet(ballots: RankedBallots, settings: CondorcetSettings): CondorcetCount {
  const { rules, seats = 1, strength = 'winning-votes', unranked = 'last', lot } = settings;
  const { options } = ballots;
  checkQuestion(options, seats, lot);
  const votes = pairwiseVotes(ballots, unranked);
  const defeats = defeatsOf(votes, options);
  const condorcetWinner = whoWins(options, defeats, 'winner');
  const outcome = byRules({ rules, strength, options, votes, defeats, lot });
  const { ranking, elected, tied, ties } =
    rules === 'condorcet' ? ifAny(condorcetWinner, outcome) : placed(outcome, seats, lot);
  const reason = (option: number) => (option === condorcetWinner ? 'condorcet-winner' : because[rules]);
  const round: Round = {
    votes: (outcome.scores ?? heights(outcome.order)).map(String),
    exhausted: '0',
    threshold: null,
    elected,
    eliminated: [],
    events: [
      ...ties,
      ...elected.map((option) => ({ kind: 'elected', option, because: reason(option) }) as const),
    ],
  };
  return {
    rules,
    seats,
    elected,
    tied,
    threshold: null,
    rounds: [round],
    strength,
    unranked,
    pairwise: Array.from({ length: options }, (_, a) =>
      Array.from(votes.subarray(a * options, (a + 1) * options), String),
    ),
    condorcetWinner,
    condorcetLoser: whoWins(options, defeats, 'loser'),
    ranking,
    paths: outcome.paths ?? null,
    pairs: outcome.pairs ?? null,
  };
}

interface Placed extends Places {
  readonly ranking: readonly (readonly number[])[];
}

/** Without a lot, a seat is certain for whoever has it however the order is completed. */
function placed({ order }: Outcome, seats: number, lot: readonly number[] | undefined): Placed {
  const { certain, possible } = order.first(seats);
  if (lot === undefined) {
    const tied = possible.length === 0 ? [] : [possible];
    return { ranking: order.layers(), elected: certain, tied, ties: [] };
  }
  const line = order.line(lot);
  const elected = line.slice(0, seats);
  const chosen = elected.filter((option) => possible.includes(option));
  return { ranking: line.map((option) => [option]), elected, tied: [], ties: tiesByLot(possible, chosen) };
}

/** No one is no tie: the rules give no winner. */
function ifAny(winner: number | null, { order }: Outcome): Placed {
  return { ranking: order.layers(), elected: winner === null ? [] : [winner], tied: [], ties: [] };
}

interface Compared {
  readonly rules: CondorcetRules;
  readonly strength: Strength;
  readonly options: number;
  readonly votes: Float64Array;
  readonly defeats: readonly Defeat[];
  readonly lot: readonly number[] | undefined;
}

function byRules({ rules, strength, options, votes, defeats, lot }: Compared): Outcome {
  switch (rules) {
    case 'schulze':
      return schulze(options, defeats, strength);
    case 'ranked-pairs':
      return rankedPairs(options, defeats, strength, lot);
    case 'copeland': {
      const scores = copelandScores(options, defeats);
      return { order: byScore(scores), scores };
    }
    case 'minimax': {
      if (strength === 'ratio') {
        throw new CountError('invalid_strength', 'Minimax goes by winning votes or by margins.');
      }
      const scores = minimaxScores(votes, options, strength);
      return { order: byScore(scores.map((worst) => -worst)), scores };
    }
    case 'condorcet': {
      const ends = Array.from({ length: options }, () => 0);
      const winner = whoWins(options, defeats, 'winner');
      const loser = whoWins(options, defeats, 'loser');
      if (winner !== null) ends[winner] = 1;
      if (loser !== null) ends[loser] = -1;
      return { order: byScore(ends) };
    }
  }
}

/** Who wins, or loses, against each other option. */
function whoWins(options: number, defeats: readonly Defeat[], side: 'winner' | 'loser'): number | null {
  const counts = new Uint32Array(options);
  for (const defeat of defeats) counts[defeat[side]] = (counts[defeat[side]] ?? 0) + 1;
  const option = counts.indexOf(options - 1);
  return option === -1 ? null : option;
}

function heights(order: Order): number[] {
  const all = Array.from({ length: order.options }, (_, option) => option);
  return all.map((option) => all.filter((other) => order.isAbove(option, other)).length);
}
