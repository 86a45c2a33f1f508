import {
  annulVote,
  closeVote,
  createVote,
  getRoll,
  listVoters,
  openVote,
  replaceVote,
  type NewVote,
} from '@coopkit/contract';
import { canonical } from '@coopkit/record';
import type { Hono } from 'hono';
import type * as z from 'zod/mini';
import type { Env } from '../http/env.ts';
import { handle } from '../http/handle.ts';
import { pageOf } from '../http/page.ts';
import { refuse, refuseField } from '../http/refuse.ts';
import type { Parts } from '../parts.ts';
import type { Store } from '../store/store.ts';
import type { KeptVote, VoteSettings } from '../store/votes.ts';
import { announce } from '../voting/announce.ts';
import { describe } from '../voting/describe.ts';
import { openVote as open, rollLine } from '../voting/open-vote.ts';
import { appendTo } from '../voting/recorder.ts';
import {
  CLOSE_JOB,
  CLOSING_GRACE_MS,
  later,
  planOpening,
  planWitnesses,
  type VoteJob,
} from '../voting/schedule.ts';
import { voteFaults } from '../voting/vote-faults.ts';

/** What the stewards do with votes: put, open, close and annul them; and the roll. */
export function votes(app: Hono<Env>, parts: Parts): void {
  handle(app, parts, createVote, async ({ body }, { store, at }) => {
    const { draft, ...settings } = await wellPut(store, body, at);
    const id = await store.votes.add(settings, draft ? 'draft' : 'scheduled', at.toISOString());
    if (!draft) await planOpening(store, id, settings.opensAt);
    return describe(parts, store, await found(store, id));
  });

  handle(app, parts, replaceVote, async ({ params, body }, { store, at }) => {
    await notOpened(store, params.voteId);
    const { draft, ...settings } = await wellPut(store, body, at);
    await store.votes.settle(params.voteId, settings, draft ? 'draft' : 'scheduled');
    if (!draft) await planOpening(store, params.voteId, settings.opensAt);
    return describe(parts, store, await found(store, params.voteId));
  });

  handle(app, parts, openVote, async ({ params }, { store, at }) => {
    const vote = await notOpened(store, params.voteId);
    if (vote.closes_at <= at.toISOString()) refuseField('closesAt', 'too_early');
    const settings: VoteSettings = { ...vote.settings, opensAt: at.toISOString() };
    await store.votes.settle(vote.id, settings, 'scheduled');
    await open(parts, store, { ...vote, settings, opens_at: settings.opensAt }, at);
    return describe(parts, store, await found(store, vote.id));
  });

  handle(app, parts, closeVote, async ({ params }, { store, at }) => {
    const vote = (await store.votes.lock(params.voteId)) ?? refuse('not_found');
    mustBeOpen(vote);
    const closesAt = at.toISOString();
    if (closesAt < vote.closes_at) {
      await store.votes.settle(vote.id, { ...vote.settings, closesAt }, 'open');
      const job: VoteJob = { voteId: vote.id };
      await store.jobs.add(CLOSE_JOB, job, later(closesAt, CLOSING_GRACE_MS));
    }
    return describe(parts, store, await found(store, vote.id));
  });

  handle(app, parts, annulVote, async ({ params, body }, { store, at }) => {
    const record = await store.records.lock(params.voteId);
    const vote = (await store.votes.lock(params.voteId)) ?? refuse('not_found');
    if (vote.state === 'annulled') refuse('vote_annulled');
    const annulment = { t: 'annulment', at: at.toISOString(), reason: body.reason };
    if (record) await appendTo(parts.secrets, store, vote.id, record, [canonical(annulment)]);
    if (record && vote.settings.secrecy === 'sealed' && vote.state === 'open') {
      // What was sealed is never opened, and nothing tells any more whose it was.
      await store.sealedBallots.removeAll(vote.id);
      await store.voters.rewriteParticipations(vote.id);
    }
    await store.votes.annulled(vote.id, body.reason, annulment.at);
    if (record) await planWitnesses(store, vote.id, annulment.at);
    await announce(store, 'annulled', vote.id, at);
    return describe(parts, store, await found(store, vote.id));
  });

  handle(app, parts, getRoll, async ({ params, query }, { store }) => {
    const { settings, roll_hash } = await found(store, params.voteId);
    if (roll_hash === null) refuse('not_found');
    const { items, next } = await store.voters.byKeys(params.voteId, pageOf(query, ['string']));
    return { items: items.map((voter) => rollLine(voter, settings)), next };
  });

  handle(app, parts, listVoters, async ({ params, query }, { store }) => {
    const { settings, state } = await found(store, params.voteId);
    const { items, next } = await store.voters.byNumbers(params.voteId, pageOf(query, ['number']));
    const untold = settings.secrecy === 'sealed' && state === 'open';
    return { items: items.map((voter) => ({ ...voter, voted: untold ? null : voter.voted })), next };
  });
}

async function found(store: Store, voteId: string): Promise<KeptVote> {
  return (await store.votes.find(voteId)) ?? refuse('not_found');
}

async function notOpened(store: Store, voteId: string): Promise<KeptVote> {
  const vote = (await store.votes.lock(voteId)) ?? refuse('not_found');
  if (vote.state !== 'draft' && vote.state !== 'scheduled') refuse('vote_opened');
  return vote;
}

/** Refuses for what a vote is not open: not yet, no more, or void. */
export function mustBeOpen({ state }: Pick<KeptVote, 'state'>): void {
  if (state === 'draft' || state === 'scheduled') refuse('vote_not_open');
  if (state === 'annulled') refuse('vote_annulled');
  if (state !== 'open') refuse('vote_closed');
}

/** A vote that can be put; refuses one that can't. */
async function wellPut(
  store: Store,
  body: z.output<typeof NewVote>,
  at: Date,
): Promise<z.output<typeof NewVote>> {
  const classIds = new Set((await store.classes.list()).map(({ id }) => id));
  const faults = voteFaults(body, classIds, at);
  if (faults.length > 0) refuse('invalid_request', { fields: faults });
  return body;
}
