import type { RollLine, VotePut } from './entries.ts';
import type { CountedBallot } from './replay.ts';

export interface VoteCount {
  turnout: unknown;
  quorum: unknown;
  questions: unknown[];
}

export function countVote(
  _vote: VotePut,
  _ballots: readonly CountedBallot[],
  _around: { roll: readonly RollLine[]; voters: readonly string[]; seed: string | null },
): VoteCount {
  throw new Error('not yet');
}
