import type { Result } from '@coopkit/contract';
import type { Store } from '../store/store.ts';
import type { KeptVote } from '../store/votes.ts';
import { standing } from './count-vote.ts';

/** The result of a vote as it may be shown now: certified, or its standing where it shows that; else null. */
export async function resultOf(store: Store, vote: KeptVote): Promise<Result | null> {
  if (vote.result !== null) return JSON.parse(vote.result) as Result;
  const live = vote.settings.secrecy === 'open' && vote.settings.results === 'live';
  if (!live || vote.state !== 'open') return null;
  const record = await store.records.find(vote.id);
  if (!record) return null;
  // Counted once for each state of the record, however many ask.
  const name = `${store.coopId}/${vote.id}`;
  const known = standings.get(name);
  if (known?.size === record.size) return known.result;
  const result = standing(store, vote, record);
  standings.set(name, { size: record.size, result });
  if (standings.size > MOST_KEPT) standings.delete(standings.keys().next().value ?? '');
  return result;
}

const MOST_KEPT = 100;
const standings = new Map<string, { size: number; result: Promise<Result> }>();
