import type { RoundEvent } from '../count.ts';
import { STOPS, type ReadyBallots } from '../irv/ready-ballots.ts';
import { Field } from './field.ts';
import { Holdings } from './holdings.ts';
import { losersOf } from './losers.ts';
import { Teller, type RctabRound } from './rounds.ts';
import { usesSurpluses, type RctabSettings } from './settings.ts';
import { thresholdOf, type Threshold } from './threshold.ts';
import { TieBreaker } from './ties.ts';
import { winnersOf } from './winners.ts';

export interface RctabPass {
  readonly elected: readonly number[];
  readonly rounds: readonly RctabRound[];
  /** Ballots without any mark. */
  readonly undervotes: string;
}

/**
 * One tabulation from its first round on.
 *
 * @param out options that an earlier pass has elected
 */
export function tabulate(
  ballots: ReadyBallots,
  settings: RctabSettings,
  pass: number,
  out: readonly number[],
): RctabPass {
  const field = new Field(settings, out);
  const holdings = new Holdings(ballots, field.unit, field.running);
  const ties = new TieBreaker(settings);
  const teller = new Teller(field);
  const rounds: RctabRound[] = [];
  let threshold: Threshold | null = null;

  for (let going = field.size > 0; going;) {
    field.history.push([...holdings.votes]);
    if (threshold === null || isThresholdOfRound(field)) {
      threshold = thresholdOf(field.active, field.seats, settings);
    }
    const round = teller.round(holdings, threshold);
    const events: RoundEvent[] = [];
    const elected = winnersOf(field, threshold, ties, events);
    field.elect(elected);
    const eliminated =
      elected.length === 0 && eliminates(field) ? losersOf(field, threshold, ties, events) : [];
    field.eliminate(eliminated);

    going = goesOn(field, elected, eliminated);
    if (going && usesSurpluses(settings)) {
      for (const option of elected) events.push(surplusOf(option, field, threshold, holdings, teller));
    }
    if (going) {
      for (const option of eliminated) {
        events.push(teller.transfer(option, 'elimination', holdings.moveAll(option), null));
      }
    }
    rounds.push({ ...round, pass, elected, eliminated, events });
  }
  return { elected: field.elected, rounds, undervotes: teller.votes(holdings.stopped[STOPS.blank] ?? 0n, 0) };
}

/** The part that is too much of what an elected option holds moves on with each of its ballots. */
function surplusOf(
  option: number,
  field: Field,
  threshold: Threshold,
  holdings: Holdings,
  teller: Teller,
): RoundEvent {
  const held = field.votesOf(option);
  const surplus = held - threshold.votes;
  const part = surplus > 0n ? (surplus * field.unit) / held : 0n;
  const move = holdings.moveSurplus(option, part, threshold.votes, field.seatsLeft <= 0);
  return teller.transfer(option, 'surplus', move, part);
}

/** Several seats keep the threshold of the first round; one keeps it once it is filled. */
function isThresholdOfRound(field: Field): boolean {
  return field.seats <= 1 && field.elected.length === 0 && !field.settings.doesFirstRoundDetermineThreshold;
}

/** Whether a round that elects no one has someone to eliminate. */
function eliminates(field: Field): boolean {
  const { settings } = field;
  return (
    field.seatsLeft > 0 ||
    settings.winnerElectionMode === 'bottomsUpUsingPercentageThreshold' ||
    (field.untilTwo && field.eliminated.length < field.size - 2)
  );
}

/** Whether there is another round; the last surpluses move in one of their own. */
function goesOn(field: Field, elected: readonly number[], eliminated: readonly number[]): boolean {
  const { settings } = field;
  const last = settings.stopTabulationEarlyAfterRound;
  if (last !== null && field.round >= last) return false;
  if (field.standing.length === 0 && field.seatsLeft > 0) return false;
  if (field.untilTwo) {
    return field.eliminated.length + field.elected.length + 1 < field.size || eliminated.length > 0;
  }
  if (settings.winnerElectionMode === 'bottomsUpUsingPercentageThreshold') {
    return field.elected.length === 0 && field.standing.length > 0;
  }
  return field.seatsLeft > 0 || (usesSurpluses(settings) && elected.length > 0);
}
