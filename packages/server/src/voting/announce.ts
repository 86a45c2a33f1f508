import type { Store } from '../store/store.ts';
import { summaries } from './describe.ts';

/** Tells of a vote that has moved on, within the transaction that moved it. */
export async function announce(
  store: Store,
  what: 'opened' | 'closed' | 'counted' | 'annulled',
  voteId: string,
  at: Date,
): Promise<void> {
  const vote = await store.votes.find(voteId);
  const [summary] = vote ? await summaries(store, [vote]) : [];
  if (summary) await store.events.add(`vote.${what}`, summary, at.toISOString());
}
