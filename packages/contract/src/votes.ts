import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { page, pageQuery } from './page.ts';
import { Id, Slug, lines } from './text.ts';
import { Vote, voteSettings } from './vote.ts';
import { VoteParams, VoterKey } from './voting.ts';

export const NewVote = z.strictObject({ ...voteSettings, draft: z._default(z.boolean(), false) });
export type NewVote = z.input<typeof NewVote>;

export const createVote = endpoint({
  method: 'POST',
  path: '/v1/votes',
  access: 'steward',
  summary: 'Puts a vote to the members: as a draft, or scheduled to open by itself.',
  body: NewVote,
  reply: Vote,
  problems: [],
});

export const replaceVote = endpoint({
  method: 'PUT',
  path: '/v1/votes/:voteId',
  access: 'steward',
  summary: 'Changes a vote that is not open yet; what a draft said is replaced, and it may be scheduled.',
  params: VoteParams,
  body: NewVote,
  reply: Vote,
  problems: ['not_found', 'vote_opened'],
});

export const openVote = endpoint({
  method: 'POST',
  path: '/v1/votes/:voteId/opening',
  access: 'steward',
  summary: 'Opens a vote now: its roll is fixed, its record begins.',
  params: VoteParams,
  reply: Vote,
  problems: ['not_found', 'vote_opened', 'roll_empty'],
});

export const closeVote = endpoint({
  method: 'POST',
  path: '/v1/votes/:voteId/closing',
  access: 'steward',
  summary: 'Closes a vote now, before its time.',
  params: VoteParams,
  reply: Vote,
  problems: ['not_found', 'vote_not_open', 'vote_closed', 'vote_annulled'],
});

export const Annulment = z.strictObject({ reason: lines(2_000) });
export type Annulment = z.infer<typeof Annulment>;

export const annulVote = endpoint({
  method: 'POST',
  path: '/v1/votes/:voteId/annulment',
  access: 'steward',
  summary: 'Annuls a vote, for a reason that is told; its record stays.',
  params: VoteParams,
  body: Annulment,
  reply: Vote,
  problems: ['not_found', 'vote_annulled'],
});

/** A line of the published roll. */
export const RollEntry = z.object({
  key: VoterKey,
  memberClass: Slug,
  /** Where ballots are named. */
  name: z.optional(z.string()),
});
export type RollEntry = z.infer<typeof RollEntry>;

export const getRoll = endpoint({
  method: 'GET',
  path: '/v1/votes/:voteId/roll',
  access: 'public',
  summary: 'The roll as it is published, by key: its Merkle tree hash is on the record.',
  params: VoteParams,
  query: z.object(pageQuery),
  reply: page(RollEntry),
  problems: ['not_found'],
});

/** Who is on the roll, as the stewards see it; never what they voted. */
export const Voter = z.object({
  key: VoterKey,
  memberId: Id,
  memberNumber: z.number(),
  name: z.string(),
  memberClass: Slug,
  /** Null while a sealed vote is open: who watched could tell which ballot on the record is whose. */
  voted: z.nullable(z.boolean()),
});
export type Voter = z.infer<typeof Voter>;

export const listVoters = endpoint({
  method: 'GET',
  path: '/v1/votes/:voteId/voters',
  access: 'steward',
  summary: 'Who is on the roll and whether they voted, by member number.',
  params: VoteParams,
  query: z.object(pageQuery),
  reply: page(Voter),
  problems: ['not_found'],
});
