import { classesCount } from '@coopkit/audit';
import type { Turnout, Vote, VoteSummary } from '@coopkit/contract';
import type { Parts } from '../parts.ts';
import type { Store } from '../store/store.ts';
import type { KeptVote } from '../store/votes.ts';
import { verifierKey } from './recorder.ts';

/** A vote as everyone sees it. */
export async function describe(parts: Parts, store: Store, vote: KeptVote): Promise<Vote> {
  const record = await store.records.find(vote.id);
  return {
    id: vote.id,
    ...vote.settings,
    opensAt: vote.opens_at,
    closesAt: vote.closes_at,
    state: vote.state,
    turnout: record ? await turnoutOf(store, vote, record.ballots) : null,
    rollHash: vote.roll_hash,
    record: record
      ? {
          origin: record.origin,
          key: await verifierKey(parts.secrets, store, record.origin),
          size: record.size,
        }
      : null,
    annulment:
      vote.annulled_at && vote.annulment !== null ? { reason: vote.annulment, at: vote.annulled_at } : null,
  };
}

/** Votes as a list shows them. */
export async function summaries(store: Store, votes: readonly KeptVote[]): Promise<VoteSummary[]> {
  const ballots = await store.records.ballots(votes.map(({ id }) => id));
  return votes.map((vote) => ({
    id: vote.id,
    title: vote.settings.title,
    state: vote.state,
    opensAt: vote.opens_at,
    closesAt: vote.closes_at,
    turnout: vote.roll_size === null ? null : { ballots: ballots.get(vote.id) ?? 0, roll: vote.roll_size },
  }));
}

/** How many took part; by class where the vote's rules ask for it. */
export async function turnoutOf(store: Store, vote: KeptVote, ballots: number): Promise<Turnout> {
  const { settings } = vote;
  const turnout = { ballots, roll: vote.roll_size ?? 0 };
  if (!settings.quorum?.classes && !classesCount({ ...settings })) return turnout;
  const classes = await store.voters.turnout(vote.id);
  return {
    ...turnout,
    classes: Object.fromEntries(
      classes.map(({ memberClass, roll, ballots: cast }) => [memberClass, { roll, ballots: cast }]),
    ),
  };
}
