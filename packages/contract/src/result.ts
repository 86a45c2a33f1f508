import * as z from 'zod/mini';
import { Sha256 } from './rules.ts';
import { Id, Instant, Slug } from './text.ts';
import { Turnout } from './vote.ts';

/** A number of votes: decimal, exact or cut as the rules say. */
const Votes = z.string();

/** Votes by option. */
const Tally = z.record(Slug, Votes);

/** Why something happened in a round, and who moved where: codes and numbers, for people put into words by who shows them. */
export const RoundEvent = z.union([
  z.object({ kind: z.literal('elected'), option: Slug, because: z.string() }),
  z.object({ kind: z.literal('eliminated'), option: Slug, because: z.string() }),
  z.object({
    kind: z.literal('transfer'),
    from: Slug,
    because: z.enum(['surplus', 'elimination']),
    value: z.nullable(Votes),
    to: Tally,
    exhausted: Votes,
  }),
  z.object({
    kind: z.literal('tie'),
    over: z.enum(['election', 'elimination', 'surplus']),
    among: z.array(Slug),
    decided: Slug,
    by: z.string(),
  }),
]);
export type RoundEvent = z.infer<typeof RoundEvent>;

export const Round = z.object({
  /** What each option holds when the round's decision is taken. */
  votes: Tally,
  exhausted: Votes,
  threshold: z.nullable(Votes),
  elected: z.array(Slug),
  eliminated: z.array(Slug),
  events: z.array(RoundEvent),
});
export type Round = z.infer<typeof Round>;

/** A threshold or quorum against what was reached: whole numbers or fractions as text (`17`, `35/2`). */
export const Reached = z.object({
  met: z.boolean(),
  reached: z.string(),
  required: z.string(),
  of: z.string(),
});
export type Reached = z.infer<typeof Reached>;

/** What became of one question. */
export const QuestionResult = z.object({
  question: Slug,
  /** The rule-set that counted. */
  rules: z.string(),
  /** Ballots with an answer to this question; those left blank; those that were spoilt. */
  valid: z.number(),
  blank: z.number(),
  spoilt: z.number(),
  /** The votes of each option (or of `yes`, `no`…), at the end. */
  votes: Tally,
  /** In order of election; funded projects; none where a proposal failed. */
  elected: z.array(Slug),
  /** Groups that the rules cannot tell apart. */
  tied: z.array(z.array(Slug)),
  threshold: z.nullable(Votes),
  rounds: z.array(Round),
  /** Whether a proposal passed; null for questions that choose among options and ask for no threshold. */
  passed: z.nullable(z.boolean()),
  /** What the threshold asked for. */
  decision: z.nullable(z.object({ ...Reached.shape, classes: z.optional(z.record(Slug, Reached)) })),
  /** Votes by member class, where classes count apart. */
  classes: z.optional(z.record(Slug, Tally)),
  /** For Condorcet methods: how many ballots prefer the first option to the second. */
  pairwise: z.optional(z.record(Slug, Tally)),
  /** For STAR: the two finalists. */
  runoff: z.optional(Tally),
  /** What was spent, for budgets, in the currency's minor unit. */
  spent: z.optional(z.number()),
  /** Reasons given with blocks. */
  reasons: z.optional(z.array(z.string())),
});
export type QuestionResult = z.infer<typeof QuestionResult>;

/** The result of a vote, or its standing while it is open. */
export const Result = z.object({
  voteId: Id,
  /** Whether it is certified: the vote is closed and counted. */
  final: z.boolean(),
  turnout: Turnout,
  quorum: z.nullable(z.object({ ...Reached.shape, classes: z.optional(z.record(Slug, Reached)) })),
  questions: z.array(QuestionResult),
  /** The seed of the lot that breaks ties, once it is known; how it comes about, the record says. */
  seed: z.nullable(z.string()),
  countedAt: z.nullable(Instant),
  /** SHA-256 of the signed certificate, which stands on the record. */
  certificate: z.nullable(Sha256),
});
export type Result = z.infer<typeof Result>;
