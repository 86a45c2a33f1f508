import { CountError, type Count, type Round } from '../count.ts';
import { checkQuestion, fillSeats, groupsBy } from '../places.ts';
import { HIGHEST_SCORE, type ScoreBallots } from './score-ballots.ts';
import { countStar, type StarRunoff } from './star.ts';
import { tallyScores, type ScoreTally } from './tally.ts';

export type ScoreRules = 'score' | 'star' | 'bloc-star';

export interface ScoreSettings {
  readonly rules: ScoreRules;
  readonly seats?: number;
  /** 5 where nothing is said. */
  readonly maxScore?: number;
  /** Breaks ties: each option once, the first is preferred. */
  readonly lot?: readonly number[];
}

export interface ScoreCount extends Count {
  readonly rules: ScoreRules;
  readonly maxScore: number;
  /** The sum of each option's scores. */
  readonly scores: readonly string[];
  /** How many give each option the highest score. */
  readonly topScores: readonly string[];
  /** All votes, and those of them that score nothing at all; they count as scores of 0. */
  readonly votes: string;
  readonly blank: string;
  /** Under `star` and `bloc-star` the runoff for each seat. */
  readonly runoffs: readonly StarRunoff[];
}

interface Filled {
  readonly elected: readonly number[];
  readonly tied: readonly (readonly number[])[];
  readonly rounds: readonly Round[];
  readonly runoffs: readonly StarRunoff[];
}

/**
 * Counts scores. `score`: the highest sums win. `star`: the two highest sums come into a runoff. `bloc-star`: a STAR
 * count for each seat, among those who have none yet (https://www.starvoting.org/multi_winner); as many options as
 * seats are all elected. What stays tied where there is no lot ends the count.
 *
 * @throws CountError `no_options`, `invalid_seats`, `too_many_seats`, `invalid_lot`, `invalid_max_score`,
 * `score_out_of_range`, `too_many_votes`
 */
export function countScores(ballots: ScoreBallots, settings: ScoreSettings): ScoreCount {
  const { rules, seats = 1, maxScore = 5, lot } = settings;
  checkQuestion(ballots.options, seats, lot);
  if (rules === 'star' && seats !== 1) {
    throw new CountError('invalid_seats', 'STAR elects one; bloc STAR elects several.');
  }
  if (!Number.isInteger(maxScore) || maxScore < 1 || maxScore > HIGHEST_SCORE) {
    throw new CountError(
      'invalid_max_score',
      `The highest score is a whole number from 1 to ${HIGHEST_SCORE}.`,
    );
  }
  const tally = tallyScores(ballots, maxScore);
  const filled = rules === 'score' ? highestScores(tally, seats, lot) : starWinners(tally, seats, lot);
  return {
    rules,
    seats,
    threshold: null,
    ...filled,
    maxScore,
    scores: Array.from(tally.sums, String),
    topScores: Array.from(tally.tops, String),
    votes: String(tally.total),
    blank: String(tally.blank),
  };
}

function highestScores(tally: ScoreTally, seats: number, lot?: readonly number[]): Filled {
  const groups = groupsBy(allOf(tally), (option) => tally.sums[option] ?? 0);
  const { elected, tied, ties } = fillSeats(groups, seats, lot);
  return { elected, tied, rounds: [scoringRound(tally, elected, 'highest', ties)], runoffs: [] };
}

function starWinners(tally: ScoreTally, seats: number, lot?: readonly number[]): Filled {
  const elected: number[] = [];
  const rounds: Round[] = [];
  const runoffs: StarRunoff[] = [];
  if (seats === tally.options) {
    const all = groupsBy(allOf(tally), (option) => tally.sums[option] ?? 0).flat();
    return { elected: all, tied: [], rounds: [scoringRound(tally, all, 'remaining', [])], runoffs };
  }
  while (elected.length < seats) {
    const among = allOf(tally).filter((option) => !elected.includes(option));
    const run = countStar(tally, among, lot);
    rounds.push(...run.rounds);
    if (run.runoff !== null) runoffs.push(run.runoff);
    if (run.winner === null) return { elected, tied: [run.tied], rounds, runoffs };
    elected.push(run.winner);
  }
  return { elected, tied: [], rounds, runoffs };
}

function scoringRound(
  tally: ScoreTally,
  elected: readonly number[],
  because: string,
  ties: Round['events'],
): Round {
  return {
    votes: Array.from(tally.sums, String),
    exhausted: '0',
    threshold: null,
    elected,
    eliminated: [],
    events: [...ties, ...elected.map((option) => ({ kind: 'elected', option, because }) as const)],
  };
}

function allOf({ options }: ScoreTally): number[] {
  return Array.from({ length: options }, (_, option) => option);
}
