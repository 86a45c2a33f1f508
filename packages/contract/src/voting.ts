import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { page, pageQuery } from './page.ts';
import { VoteAnswers } from './question.ts';
import { Result } from './result.ts';
import { Id, Instant, Slug } from './text.ts';
import { Turnout, Vote, VoteState, VoteSummary } from './vote.ts';

export const VoteParams = z.object({ voteId: Id });

export const VoteFilter = z.object({ ...pageQuery, state: z.optional(VoteState) });
export type VoteFilter = z.infer<typeof VoteFilter>;

export const listVotes = endpoint({
  method: 'GET',
  path: '/v1/votes',
  access: 'public',
  summary: 'The votes, the latest to close first; drafts are for stewards.',
  query: VoteFilter,
  reply: page(VoteSummary),
  problems: [],
});

export const getVote = endpoint({
  method: 'GET',
  path: '/v1/votes/:voteId',
  access: 'public',
  summary: 'One vote.',
  params: VoteParams,
  reply: Vote,
  problems: ['not_found'],
});

/** A place on a vote's roll: a pseudonym made for this vote alone. */
export const VoterKey = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));

/** Somebody else's vote that the member carries. */
export const CarriedVote = z.object({ key: VoterKey, name: z.string(), voted: z.boolean() });
export type CarriedVote = z.infer<typeof CarriedVote>;

/** How one vote stands for one member. */
export const MyVote = z.object({
  voteId: Id,
  /** Their place on the roll; null where they are not on it. */
  key: z.nullable(VoterKey),
  /**
   * Why they are not: `not_in_class`, `joined_too_late`, or `no_vote_in_status` where they were suspended, say; before the
   * opening, why they would not be.
   */
  reason: z.nullable(z.string()),
  memberClass: z.nullable(Slug),
  voted: z.boolean(),
  /** The ballot they cast, where the vote is open; nobody knows it where it is sealed. */
  answers: z.nullable(VoteAnswers),
  /** The hash of its entry on the record, where the vote is open. */
  entryHash: z.nullable(z.string()),
  /** Whom they gave their vote to. */
  proxy: z.nullable(z.object({ name: z.string() })),
  carries: z.array(CarriedVote),
});
export type MyVote = z.infer<typeof MyVote>;

export const getMyVote = endpoint({
  method: 'GET',
  path: '/v1/votes/:voteId/mine',
  access: 'member',
  summary: 'How the vote stands for the signed-in member.',
  params: VoteParams,
  reply: MyVote,
  problems: ['not_found'],
});

export const listMyVotes = endpoint({
  method: 'GET',
  path: '/v1/votes/mine',
  access: 'member',
  summary: 'The scheduled and open votes, and whether the signed-in member may vote and has.',
  reply: z.object({
    items: z.array(z.object({ voteId: Id, onRoll: z.boolean(), voted: z.boolean() })),
  }),
  problems: [],
});

/** 32 bytes that nobody can guess, made by who casts the ballot: base64url. */
export const Nonce = z.string().check(z.regex(/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/));

export const NewBallot = z.strictObject({
  answers: VoteAnswers,
  /** Makes this ballot unlike any other, and the same ballot sent twice one. */
  nonce: Nonce,
  /** The place on the roll whose vote is carried; the member's own unless told. */
  for: z.optional(VoterKey),
  /** The nonce of the sealed ballot that this one takes the place of. */
  replaces: z.optional(Nonce),
});
export type NewBallot = z.infer<typeof NewBallot>;

/** That a ballot is on the record: checks offline against the record's key. */
export const Receipt = z.object({
  voteId: Id,
  /** The entry as it stands on the record: canonical JSON. */
  entry: z.string(),
  /** A C2SP tlog-proof: where the entry is, the path to the root, and the signed checkpoint. */
  proof: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;

export const castBallot = endpoint({
  method: 'PUT',
  path: '/v1/votes/:voteId/ballot',
  access: 'member',
  summary: 'Casts a ballot: answered when it is durable and on the record.',
  params: VoteParams,
  body: NewBallot,
  reply: Receipt,
  idempotent: true,
  problems: [
    'not_found',
    'not_on_roll',
    'vote_not_open',
    'vote_closed',
    'vote_annulled',
    'ballot_invalid',
    'already_voted',
    'ballot_replaced',
    'not_your_proxy',
    'rate_limited',
    'too_busy',
  ],
});

const EntryParams = z.object({ voteId: Id, entryHash: z.string().check(z.regex(/^[0-9a-f]{64}$/)) });

export const getReceipt = endpoint({
  method: 'GET',
  path: '/v1/votes/:voteId/receipts/:entryHash',
  access: 'public',
  summary: 'The receipt of an entry of the record, by its leaf hash, against the latest checkpoint.',
  params: EntryParams,
  reply: Receipt,
  problems: ['not_found'],
});

export const getResult = endpoint({
  method: 'GET',
  path: '/v1/votes/:voteId/result',
  access: 'public',
  summary: 'The certified result; before the close the standing so far, where the vote shows it.',
  params: VoteParams,
  reply: Result,
  problems: ['not_found', 'vote_not_counted'],
});

export const NewProxy = z.strictObject({
  /** The member number of who is to carry the vote. */
  memberNumber: z.number().check(z.int(), z.minimum(1)),
});
export type NewProxy = z.infer<typeof NewProxy>;

export const giveProxy = endpoint({
  method: 'PUT',
  path: '/v1/votes/:voteId/proxy',
  access: 'member',
  summary: 'Lets another member on the roll carry one’s vote; it stands on the record.',
  params: VoteParams,
  body: NewProxy,
  reply: MyVote,
  problems: [
    'not_found',
    'not_on_roll',
    'vote_not_open',
    'vote_closed',
    'vote_annulled',
    'already_voted',
    'proxy_not_allowed',
    'proxy_limit',
  ],
});

export const revokeProxy = endpoint({
  method: 'DELETE',
  path: '/v1/votes/:voteId/proxy',
  access: 'member',
  summary: 'Takes one’s vote back from who carries it, while it is not cast.',
  params: VoteParams,
  reply: MyVote,
  problems: ['not_found', 'not_on_roll', 'vote_not_open', 'vote_closed', 'vote_annulled', 'already_voted'],
});

/** How a vote stands at a moment: what has changed since the event before. */
export const VoteEvent = z.object({
  state: VoteState,
  closesAt: Instant,
  turnout: z.nullable(Turnout),
  /** How many entries the record has. */
  size: z.number(),
  /** Where results are shown while the vote is open, and once it is counted. */
  result: z.nullable(Result),
});
export type VoteEvent = z.infer<typeof VoteEvent>;

export const watchVote = endpoint({
  method: 'GET',
  path: '/v1/votes/:voteId/events',
  access: 'public',
  summary: 'How a vote stands, now and whenever it changes; with Last-Event-ID only what is new.',
  params: VoteParams,
  reply: VoteEvent,
  stream: true,
  problems: ['not_found', 'too_busy'],
});
