import type { Store } from '../store/store.ts';
import type { VoteSettings } from '../store/votes.ts';

/** The kinds of jobs that move a vote on. */
export const OPEN_JOB = 'vote.open';
export const CLOSE_JOB = 'vote.close';
export const COUNT_JOB = 'vote.count';
export const REMIND_JOB = 'vote.remind';
export const WITNESS_JOB = 'vote.witness';

/** What such a job carries. */
export interface VoteJob {
  voteId: string;
}

/**
 * How long after the closing instant a vote is closed: a ballot that came before that instant has been committed by then,
 * whichever server took it.
 */
export const CLOSING_GRACE_MS = 2_000;

/** Has a vote open by itself. */
export function planOpening(store: Store, voteId: string, opensAt: string): Promise<void> {
  return store.jobs.add(OPEN_JOB, { voteId } satisfies VoteJob, opensAt);
}

/** Has a vote that opens close by itself, its members reminded before. */
export async function planClosing(
  store: Store,
  voteId: string,
  { closesAt, reminders }: VoteSettings,
): Promise<void> {
  await store.jobs.add(CLOSE_JOB, { voteId } satisfies VoteJob, later(closesAt, CLOSING_GRACE_MS));
  for (const hours of reminders) {
    await store.jobs.add(REMIND_JOB, { voteId } satisfies VoteJob, later(closesAt, -hours * 3_600_000));
  }
}

/** Has the witnesses see a record that has changed. */
export async function planWitnesses(store: Store, voteId: string, at: string): Promise<void> {
  if ((await store.witnesses.list()).length === 0) return;
  await store.jobs.add(WITNESS_JOB, { voteId } satisfies VoteJob, at);
}

/** When a vote that closes then may be closed. */
export function later(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}
