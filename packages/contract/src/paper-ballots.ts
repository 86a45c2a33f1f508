import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { VoteAnswers } from './question.ts';
import { Id, Instant } from './text.ts';
import { VoteParams, VoterKey } from './voting.ts';

/** Ballots from a ballot box, entered by one steward and once more by another before they count. */
export const PaperBatch = z.object({
  id: Id,
  /** How many ballots. */
  ballots: z.number(),
  enteredBy: z.string(),
  enteredAt: Instant,
  /** Who entered it again; null before that. */
  confirmedBy: z.nullable(z.string()),
});
export type PaperBatch = z.infer<typeof PaperBatch>;

/** The list of those who voted on paper and their ballots: each list in any order where the vote is sealed. */
export const NewPaperBatch = z.strictObject({
  /** Places on the roll; where the vote is open, in the order of their ballots. */
  voters: z.array(VoterKey).check(z.minLength(1), z.maxLength(1_000)),
  ballots: z.array(VoteAnswers).check(z.minLength(1), z.maxLength(1_000)),
});
export type NewPaperBatch = z.infer<typeof NewPaperBatch>;

const problems = [
  'not_found',
  'vote_not_open',
  'vote_closed',
  'vote_annulled',
  'not_on_roll',
  'ballot_invalid',
  'already_voted',
] as const;

export const enterPaperBallots = endpoint({
  method: 'POST',
  path: '/v1/votes/:voteId/paper-ballots',
  access: 'steward',
  summary: 'Enters ballots that were cast on paper; they count when another steward has entered the same.',
  params: VoteParams,
  body: NewPaperBatch,
  reply: PaperBatch,
  problems: [...problems],
});

export const listPaperBallots = endpoint({
  method: 'GET',
  path: '/v1/votes/:voteId/paper-ballots',
  access: 'steward',
  summary: 'The batches of paper ballots that wait for another steward.',
  params: VoteParams,
  reply: z.object({ items: z.array(PaperBatch) }),
  problems: ['not_found'],
});

const PaperParams = z.object({ ...VoteParams.shape, batchId: Id });

export const confirmPaperBallots = endpoint({
  method: 'POST',
  path: '/v1/votes/:voteId/paper-ballots/:batchId/confirmation',
  access: 'steward',
  summary:
    'Enters the same ballots again, as another steward: then they are on the record, as paper ballots.',
  params: PaperParams,
  body: NewPaperBatch,
  reply: PaperBatch,
  problems: [...problems, 'paper_same_steward', 'paper_differs'],
});

export const discardPaperBallots = endpoint({
  method: 'DELETE',
  path: '/v1/votes/:voteId/paper-ballots/:batchId',
  access: 'steward',
  summary: 'Discards a batch that was not confirmed.',
  params: PaperParams,
  problems: ['not_found'],
});
