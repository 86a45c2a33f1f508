import {
  castBallot,
  getMyVote,
  getReceipt,
  getResult,
  getVote,
  giveProxy,
  listMyVotes,
  listVotes,
  revokeProxy,
  type MyVote,
} from '@coopkit/contract';
import type { Hono } from 'hono';
import type { Env } from '../http/env.ts';
import { handle } from '../http/handle.ts';
import { pageOf } from '../http/page.ts';
import { signedIn, type Principal } from '../http/principal.ts';
import { refuse, refuseField } from '../http/refuse.ts';
import type { Parts } from '../parts.ts';
import type { Store } from '../store/store.ts';
import type { KeptVoter } from '../store/voters.ts';
import type { KeptVote } from '../store/votes.ts';
import { ballotFaults } from '../voting/ballot-faults.ts';
import { termsOf } from '../voting/cast.ts';
import { describe, summaries } from '../voting/describe.ts';
import { myVote, myVotes } from '../voting/my-vote.ts';
import { proxyGiven, proxyRevoked } from '../voting/proxy-entries.ts';
import { appendTo, receiptFromTiles } from '../voting/recorder.ts';
import { resultOf } from '../voting/results.ts';
import { mustBeOpen } from './votes.ts';

/** What members and visitors do with votes. */
export function voting(app: Hono<Env>, parts: Parts): void {
  handle(app, parts, listVotes, async ({ query }, { store, principal }) => {
    const filter = { state: query.state, drafts: isSteward(principal) };
    const { items, next } = await store.votes.list(filter, pageOf(query, ['string', 'string']));
    return { items: await summaries(store, items), next };
  });

  // Before the next one: "mine" is no vote's identifier.
  handle(app, parts, listMyVotes, async (_, { store, principal }) => {
    const { member } = signedIn(principal);
    return { items: await myVotes(store, member) };
  });

  handle(app, parts, getVote, async ({ params }, { store, principal }) =>
    describe(parts, store, await seen(store, params.voteId, principal)),
  );

  handle(app, parts, getMyVote, async ({ params }, { store, principal }) => {
    const { member } = signedIn(principal);
    return myVote(store, await seen(store, params.voteId, principal), member);
  });

  handle(app, parts, castBallot, async ({ params, body }, { store, principal, at }) => {
    const { member } = signedIn(principal);
    const { settings } = visible(await parts.lookups.vote(store.coopId, params.voteId), principal);
    const faults = ballotFaults(settings.questions, body.answers, 'answers');
    if (faults.length > 0) refuse('ballot_invalid', { fields: faults });
    const terms = termsOf({ id: params.voteId, ...settings });
    return parts.waves.cast(store.coopId, params.voteId, terms, { memberId: member.id, ballot: body, at });
  });

  handle(app, parts, getReceipt, async ({ params }, { store }) => {
    const record = (await store.records.find(params.voteId)) ?? refuse('not_found');
    const [kept] = await store.records.byHash(params.voteId, [params.entryHash]);
    if (!kept) refuse('not_found');
    const proof = await receiptFromTiles(store, params.voteId, record, kept);
    return { voteId: params.voteId, entry: kept.entry, proof };
  });

  handle(app, parts, getResult, async ({ params }, { store, principal }) => {
    const vote = await seen(store, params.voteId, principal);
    return (await resultOf(store, vote)) ?? refuse('vote_not_counted');
  });

  handle(app, parts, giveProxy, async ({ params, body }, { store, principal }): Promise<MyVote> => {
    const { member } = signedIn(principal);
    const { vote, voter, record } = await openFor(store, params.voteId, member.id);
    const to =
      (await store.voters.byNumber(vote.id, body.memberNumber)) ?? refuseField('memberNumber', 'not_on_roll');
    if (to.key === voter.key) refuseField('memberNumber', 'not_oneself');
    if (vote.settings.proxies === 0) refuse('proxy_not_allowed');
    if (to.proxy !== null || (await store.voters.carriedBy(vote.id, voter.key)).length > 0) {
      refuse('proxy_not_allowed', {
        detail: 'Whoever carries votes keeps their own, and whoever gave theirs away carries none.',
      });
    }
    const carried = await store.voters.carriedBy(vote.id, to.key);
    if (carried.filter(({ key }) => key !== voter.key).length >= vote.settings.proxies) refuse('proxy_limit');
    const entry = proxyGiven(voter.key, to.key);
    await appendTo(parts.secrets, store, vote.id, record, [entry]);
    await store.voters.setProxy(vote.id, voter.key, to.key);
    return myVote(store, vote, member);
  });

  handle(app, parts, revokeProxy, async ({ params }, { store, principal }): Promise<MyVote> => {
    const { member } = signedIn(principal);
    const { vote, voter, record } = await openFor(store, params.voteId, member.id);
    if (voter.proxy !== null) {
      const entry = proxyRevoked(voter.key);
      await appendTo(parts.secrets, store, vote.id, record, [entry]);
      await store.voters.setProxy(vote.id, voter.key, null);
    }
    return myVote(store, vote, member);
  });
}

/** A vote that this caller may see: drafts are for the stewards. */
async function seen(store: Store, voteId: string, principal: Principal): Promise<KeptVote> {
  return visible(await store.votes.find(voteId), principal);
}

function visible(vote: KeptVote | undefined, principal: Principal): KeptVote {
  if (!vote || (vote.state === 'draft' && !isSteward(principal))) refuse('not_found');
  return vote;
}

/** An open vote, taken together with its record, and the place of a member on its roll who has not voted yet. */
async function openFor(store: Store, voteId: string, memberId: string) {
  const record = await store.records.lock(voteId);
  const vote = (await store.votes.find(voteId)) ?? refuse('not_found');
  mustBeOpen(vote);
  const voter: KeptVoter = (await store.voters.ofMember(voteId, memberId)) ?? refuse('not_on_roll');
  if (voter.voted) refuse('already_voted');
  return { vote, voter, record: record ?? refuse('vote_not_open') };
}

function isSteward(principal: Principal): boolean {
  return principal.kind === 'secret' || (principal.kind === 'member' && principal.member.role !== null);
}
