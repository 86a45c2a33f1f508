import * as z from 'zod/mini';
import { Question, Ratio, WebLink } from './question.ts';
import { Sha256 } from './rules.ts';
import { Day, Id, Instant, Localized, Slug, line } from './text.ts';

/**
 * - `draft`: only the stewards see it
 * - `scheduled`: announced; it opens by itself
 * - `open`: ballots are taken
 * - `closed`: no more are; the count is under way
 * - `counted`: the result is certified
 * - `annulled`: void, for a reason that is told
 */
export const VoteState = z.enum(['draft', 'scheduled', 'open', 'closed', 'counted', 'annulled']);
export type VoteState = z.infer<typeof VoteState>;

const count = (least: number, most: number) => z.number().check(z.int(), z.minimum(least), z.maximum(most));

/** So many of the roll: a number, or a share. */
export const Amount = z.union([
  z.strictObject({ number: count(1, 100_000_000) }),
  z.strictObject({ share: Ratio }),
]);
export type Amount = z.infer<typeof Amount>;

/** How many must take part for a vote to stand. */
export const Quorum = z.strictObject({
  overall: z.optional(Amount),
  /** By member class, each beside the others. */
  classes: z.optional(z.record(Slug, Amount)),
});
export type Quorum = z.infer<typeof Quorum>;

/** Who may vote: fixed as the roll at opening. */
export const Franchise = z.strictObject({
  /** All of them, unless told. */
  classes: z.optional(z.array(Slug).check(z.minLength(1), z.maxLength(50))),
  /** Members who joined before this day. */
  joinedBefore: z.optional(Day),
});
export type Franchise = z.infer<typeof Franchise>;

/** What the stewards decide of a vote. */
export const voteSettings = {
  title: Localized.check(z.refine((texts) => Object.keys(texts).length > 0)),
  /** In Markdown. */
  text: z.optional(Localized),
  /** What members should read first. */
  links: z._default(z.array(z.strictObject({ name: line(200), url: WebLink })).check(z.maxLength(20)), []),
  /** Where it is discussed. */
  discussion: z.optional(WebLink),
  questions: z.array(Question).check(z.minLength(1), z.maxLength(30)),
  opensAt: Instant,
  closesAt: Instant,
  franchise: z._default(Franchise, {}),
  quorum: z.optional(Quorum),
  /** What part of the whole each class's votes count for; one member, one vote where there is none. */
  weights: z.optional(z.record(Slug, count(1, 1_000_000))),
  /** How many others' votes a member may carry; none unless told. */
  proxies: z._default(count(0, 100), 0),
  /**
   * - `open`: each ballot stands on the record with who cast it
   * - `sealed`: a commitment stands there; at the close all ballots are opened, without who cast them
   */
  secrecy: z._default(z.enum(['open', 'sealed']), 'sealed'),
  /** How open ballots name who cast them. */
  named: z._default(z.boolean(), false),
  results: z._default(z.enum(['live', 'after-close']), 'after-close'),
  /** Whether a ballot may be changed until the close. */
  changeable: z._default(z.boolean(), true),
  /** How many hours before the close those who have not voted are reminded. */
  reminders: z._default(z.array(count(1, 2_000)).check(z.maxLength(5)), []),
};

/** How many took part. */
export const Turnout = z.object({
  ballots: z.number(),
  roll: z.number(),
  /** By member class, where the vote's rules ask for it. */
  classes: z.optional(z.record(Slug, z.object({ ballots: z.number(), roll: z.number() }))),
});
export type Turnout = z.infer<typeof Turnout>;

/** The record under a vote, for whoever wants to check it. */
export const VoteRecord = z.object({
  /** The first line of its checkpoints. */
  origin: z.string(),
  /** Verifies its checkpoints: a C2SP verifier key. */
  key: z.string(),
  /** How many entries it has. */
  size: z.number(),
});
export type VoteRecord = z.infer<typeof VoteRecord>;

/** A question, or several, put to the members. */
export const Vote = z.object({
  id: Id,
  ...voteSettings,
  state: VoteState,
  /** From the opening on. */
  turnout: z.nullable(Turnout),
  /** The Merkle tree hash of the roll, from the opening on. */
  rollHash: z.nullable(Sha256),
  record: z.nullable(VoteRecord),
  annulment: z.nullable(z.object({ reason: z.string(), at: Instant })),
});
export type Vote = z.infer<typeof Vote>;

/** A vote in a list. */
export const VoteSummary = z.object({
  id: Id,
  title: Localized,
  state: VoteState,
  opensAt: Instant,
  closesAt: Instant,
  turnout: z.nullable(Turnout),
});
export type VoteSummary = z.infer<typeof VoteSummary>;
