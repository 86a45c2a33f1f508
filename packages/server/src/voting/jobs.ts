import type { Parts } from '../parts.ts';
import { Refusal } from '../http/refuse.ts';
import type { JobRow } from '../store/database.ts';
import { transaction } from '../store/store.ts';
import { askWitnesses } from './ask-witnesses.ts';
import { closeVote } from './close-vote.ts';
import { countVote } from './count-vote.ts';
import { openVote } from './open-vote.ts';
import { remind } from './remind.ts';
import { CLOSE_JOB, COUNT_JOB, OPEN_JOB, REMIND_JOB, WITNESS_JOB, type VoteJob } from './schedule.ts';

const kinds = [OPEN_JOB, CLOSE_JOB, COUNT_JOB, REMIND_JOB, WITNESS_JOB];

export function isVoteJob({ kind }: Pick<JobRow, 'kind'>): boolean {
  return kinds.includes(kind);
}

/** Moves a vote on: each step finds out by itself whether it was done already. */
export async function moveVote(parts: Parts, job: JobRow): Promise<void> {
  if (job.kind === REMIND_JOB) return remind(parts, job);
  if (job.kind === WITNESS_JOB) return askWitnesses(parts, job);
  const vote = JSON.parse(job.payload) as VoteJob;
  if (job.kind === OPEN_JOB) await openInTime(parts, job.coop_id, vote);
  else if (job.kind === CLOSE_JOB) await closeVote(parts, job.coop_id, vote);
  else await countVote(parts, job.coop_id, vote);
}

async function openInTime(parts: Parts, coopId: string, { voteId }: VoteJob): Promise<void> {
  try {
    await transaction(parts.engine, coopId, async (store) => {
      const vote = await store.votes.lock(voteId);
      const at = parts.now();
      // Opened by hand, moved to another day, or a draft again.
      if (vote?.state !== 'scheduled' || at.toISOString() < vote.opens_at) return;
      await openVote(parts, store, vote, at);
    });
  } catch (error) {
    // Nobody could vote: a steward must look, and no later try would do better.
    if (!(error instanceof Refusal)) throw error;
    parts.log('warn', 'vote not opened', { coop: coopId, vote: voteId, code: error.code });
  }
}
