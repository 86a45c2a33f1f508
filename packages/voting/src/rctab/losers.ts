import { CountError, type RoundEvent } from '../count.ts';
import type { Field } from './field.ts';
import type { Threshold } from './threshold.ts';
import type { TieBreaker } from './ties.ts';

/** Who is eliminated in a round that elects no one, in the order of their names. */
export function losersOf(
  field: Field,
  threshold: Threshold,
  ties: TieBreaker,
  events: RoundEvent[],
): number[] {
  const losers = chosen(field, threshold, ties, events);
  for (const option of losers.options) events.push({ kind: 'eliminated', option, because: losers.because });
  return losers.options;
}

interface Chosen {
  readonly options: number[];
  readonly because: string;
}

function chosen(field: Field, threshold: Threshold, ties: TieBreaker, events: RoundEvent[]): Chosen {
  const { settings, standing, writeIns } = field;
  if (writeIns !== null) return { options: [writeIns], because: 'write-in' };

  const minimum = field.unit * BigInt(settings.minimumVoteThreshold);
  const small = standing.filter((option) => field.votesOf(option) < minimum);
  if (small.length === standing.length) {
    throw new CountError('all_below_minimum', 'All options have fewer votes than the least that is allowed.');
  }
  if (small.length > 0) return { options: small, because: 'minimum' };

  if (cutsOff(field)) {
    field.cutOff = true;
    const below = standing.filter((option) => field.votesOf(option) < threshold.votes);
    if (below.length > 0 && below.length < standing.length) return { options: below, because: 'cutoff' };
  }
  const batch = batchOf(field);
  if (batch.length > 1) return { options: field.inOrder(batch), because: 'batch' };

  const among = field.extreme('fewest', standing);
  const [loser] = among;
  if (among.length === 1 && loser !== undefined) return { options: [loser], because: 'lowest' };
  const { decided, by } = ties.break('elimination', among, field.history);
  events.push({ kind: 'tie', over: 'elimination', among, decided, by });
  return { options: [decided], because: 'lowest' };
}

function cutsOff({ settings, cutOff }: Field): boolean {
  return (
    settings.cutoffElimination &&
    settings.winnerElectionMode === 'bottomsUpUsingPercentageThreshold' &&
    !cutOff
  );
}

/** Those that cannot come level with the next above them even with the votes of all below. */
function batchOf(field: Field): number[] {
  const { settings, standing } = field;
  if (!settings.batchElimination || field.seats !== 1) return [];
  const fromBelow = standing.map((option) => ({ option, votes: field.votesOf(option) }));
  fromBelow.sort((a, b) => (a.votes < b.votes ? -1 : a.votes > b.votes ? 1 : 0));
  let total = 0n;
  let batch = 0;
  let smaller = 0;
  let level = 0n;
  for (const [below, { votes }] of fromBelow.entries()) {
    if (votes > level && total < votes && below > batch) {
      smaller = batch;
      batch = below;
    }
    level = votes;
    total += votes;
  }
  // Two are to be left: the last that were added stay.
  const tooMany = field.untilTwo && batch + field.eliminated.length === field.size - 1;
  return fromBelow.slice(0, tooMany ? smaller : batch).map(({ option }) => option);
}
