import type { RoundEvent } from '../count.ts';
import type { Field } from './field.ts';
import type { Threshold } from './threshold.ts';
import type { TieBreaker } from './ties.ts';

/** Who is elected in this round, in the order of their names; what happens on the way is added to the events. */
export function winnersOf(
  field: Field,
  threshold: Threshold,
  ties: TieBreaker,
  events: RoundEvent[],
): number[] {
  const winners = chosen(field, threshold, ties, events);
  for (const option of winners.options) events.push({ kind: 'elected', option, because: winners.because });
  return winners.options;
}

interface Chosen {
  readonly options: number[];
  readonly because: string;
}

function chosen(field: Field, threshold: Threshold, ties: TieBreaker, events: RoundEvent[]): Chosen {
  const { settings, standing } = field;
  const nobody: Chosen = { options: [], because: '' };
  // No one is elected while votes lie with names that were only written in.
  if (field.writeIns !== null) return nobody;
  if (settings.winnerElectionMode === 'bottomsUpUsingPercentageThreshold') {
    const all = standing.every((option) => field.votesOf(option) > threshold.votes);
    return all ? { options: standing, because: 'threshold' } : nobody;
  }
  if (field.seatsLeft <= 0) return nobody;

  const winners = byVotes(field, threshold);
  const oneOnly =
    settings.winnerElectionMode === 'multiWinnerAllowOnlyOneWinnerPerRound' ||
    settings.doesFirstRoundDetermineThreshold;
  if ((winners.options.length > 1 && oneOnly) || (winners.options.length === 0 && isLastPair(field))) {
    const among = field.extreme('most', standing);
    const because = winners.options.length > 0 ? winners.because : 'highest';
    return { options: one(among, field, ties, events), because };
  }
  return winners;
}

function byVotes(field: Field, threshold: Threshold): Chosen {
  const { settings, standing } = field;
  if (standing.length <= field.seatsLeft) return { options: standing, because: 'remaining' };
  if (settings.doesFirstRoundDetermineThreshold && standing.length - 1 === field.seats) {
    return { options: field.extreme('most', standing), because: 'highest' };
  }
  if (settings.winnerElectionMode === 'bottomsUp') return { options: [], because: '' };
  const options = standing.filter(
    (option) => field.votesOf(option) >= threshold.votes && !isWriteIn(field, option),
  );
  return { options, because: field.seats === 1 ? 'majority' : 'quota' };
}

/** With one seat the last two with as many votes are not left to an elimination. */
function isLastPair(field: Field): boolean {
  const { settings, standing } = field;
  const minimum = field.unit * BigInt(settings.minimumVoteThreshold);
  return (
    field.seats === 1 && standing.length === 2 && standing.every((option) => field.votesOf(option) >= minimum)
  );
}

function isWriteIn(field: Field, option: number): boolean {
  return field.settings.undeclaredWriteIns && option === field.running.length - 1;
}

function one(among: number[], field: Field, ties: TieBreaker, events: RoundEvent[]): number[] {
  if (among.length === 1) return among;
  const { decided, by } = ties.break('election', among, field.history);
  events.push({ kind: 'tie', over: 'election', among, decided, by });
  return [decided];
}
