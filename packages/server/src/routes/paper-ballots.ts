import {
  confirmPaperBallots,
  discardPaperBallots,
  enterPaperBallots,
  listPaperBallots,
  type Member,
  type PaperBatch,
} from '@coopkit/contract';
import type { Hono } from 'hono';
import type { Env } from '../http/env.ts';
import { handle } from '../http/handle.ts';
import type { Principal } from '../http/principal.ts';
import { refuse } from '../http/refuse.ts';
import type { Parts } from '../parts.ts';
import type { KeptBatch } from '../store/paper-batches.ts';
import type { Store } from '../store/store.ts';
import { batchText, castOnPaper, mayVoteOnPaper } from '../voting/paper.ts';
import { mustBeOpen } from './votes.ts';

/** Ballots on paper: entered by one steward, and again by another. */
export function paperBallots(app: Hono<Env>, parts: Parts): void {
  handle(app, parts, enterPaperBallots, async ({ params, body }, { store, principal, at }) => {
    const steward = inPerson(principal);
    const { vote } = await taken(store, params.voteId, at);
    const batch = batchText(vote, body);
    await mayVoteOnPaper(store, vote.id, body.voters);
    const enteredAt = at.toISOString();
    const id = await store.paperBatches.add(vote.id, { enteredBy: steward.id, enteredAt, batch });
    return told(store, { id, enteredBy: steward.id, enteredAt, batch });
  });

  handle(app, parts, listPaperBallots, async ({ params }, { store }) => {
    if (!(await store.votes.find(params.voteId))) refuse('not_found');
    const batches = await store.paperBatches.list(params.voteId);
    return { items: await Promise.all(batches.map((batch) => told(store, batch))) };
  });

  handle(app, parts, confirmPaperBallots, async ({ params, body }, { store, principal, at }) => {
    const steward = inPerson(principal);
    const { vote, record } = await taken(store, params.voteId, at);
    const batch = (await store.paperBatches.find(vote.id, params.batchId)) ?? refuse('not_found');
    if (batch.enteredBy === steward.id) refuse('paper_same_steward');
    const text = batchText(vote, body);
    if (text !== batch.batch) {
      refuse('paper_differs', {
        detail: 'Look at the ballots together; then discard this batch and enter it anew.',
      });
    }
    const first = (await store.members.find(batch.enteredBy)) ?? refuse('not_found');
    await castOnPaper(parts.secrets, store, { vote, record, text }, [first.number, steward.number]);
    await store.paperBatches.remove(vote.id, batch.id);
    return told(store, batch, steward);
  });

  handle(app, parts, discardPaperBallots, async ({ params }, { store }) => {
    if (!(await store.paperBatches.remove(params.voteId, params.batchId))) refuse('not_found');
  });
}

/** An open vote, taken together with its record. */
async function taken(store: Store, voteId: string, at: Date) {
  const record = await store.records.lock(voteId);
  const vote = (await store.votes.find(voteId)) ?? refuse('not_found');
  mustBeOpen(vote);
  if (at.toISOString() >= vote.closes_at) refuse('vote_closed');
  return { vote, record: record ?? refuse('vote_not_open') };
}

/** Two people, not two keys. */
function inPerson(principal: Principal): Member {
  return principal.kind === 'member'
    ? principal.member
    : refuse('not_allowed', { detail: 'A steward who is signed in enters them, not a key.' });
}

async function told(store: Store, batch: KeptBatch, confirmedBy?: Member): Promise<PaperBatch> {
  const { ballots } = JSON.parse(batch.batch) as { ballots: unknown[] };
  return {
    id: batch.id,
    ballots: ballots.length,
    enteredBy: (await store.members.find(batch.enteredBy))?.name ?? '',
    enteredAt: batch.enteredAt,
    confirmedBy: confirmedBy?.name ?? null,
  };
}
