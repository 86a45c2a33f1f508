import * as z from 'zod/mini';
import { Slug, lines } from './text.ts';

/** A fraction, as two whole numbers: `[2, 3]` is two thirds. */
export const Ratio = z
  .tuple([
    z.number().check(z.int(), z.minimum(0), z.maximum(1_000_000)),
    z.number().check(z.int(), z.minimum(1), z.maximum(1_000_000)),
  ])
  .check(
    z.refine(([n, d]) => n <= d, {
      error: 'A share is at most the whole.',
      params: { code: 'invalid_ratio' },
    }),
  );
export type Ratio = z.infer<typeof Ratio>;

/** Text in one language at least. */
const Said = (max: number) =>
  z
    .record(z.string().check(z.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/)), lines(max))
    .check(z.refine((texts) => Object.keys(texts).length > 0));

/** An address on the web. */
export const WebLink = z.string().check(z.maxLength(2_000), z.url(), z.regex(/^https?:\/\//));

const whole = (least: number, most: number) => z.number().check(z.int(), z.minimum(least), z.maximum(most));

/** One of the things that can be chosen. */
export const Option = z.strictObject({
  id: Slug,
  name: Said(300),
  /** In Markdown. */
  text: z.optional(Said(5_000)),
  link: z.optional(WebLink),
  image: z.optional(WebLink),
  /** What it would cost, in the currency's minor unit; for budgets. */
  cost: z.optional(whole(1, 1_000_000_000_000)),
  /** What class quotas on seats count by: `women`, `workers`. */
  groups: z.optional(z.array(Slug).check(z.maxLength(20))),
});
export type Option = z.infer<typeof Option>;

/** What must be reached for a decision to pass. */
export const Threshold = z.strictObject({
  /** Of what: the votes for and against, these with abstentions, or all on the roll. */
  base: z.enum(['votes-cast', 'votes-cast-with-abstentions', 'roll']),
  ratio: Ratio,
  /** More than the ratio, or at least. */
  strict: z.boolean(),
  /** Whether each member class must reach it by itself too. */
  eachClass: z._default(z.boolean(), false),
});
export type Threshold = z.infer<typeof Threshold>;

const common = {
  /** Names the question in a ballot. */
  id: Slug,
  title: Said(500),
  /** In Markdown. */
  text: z.optional(Said(10_000)),
};
const options = z.array(Option).check(z.minLength(2), z.maxLength(500));
const seats = z._default(whole(1, 500), 1);
const threshold = z.optional(Threshold);

/** The rule-sets that count ranked ballots. */
export const RankedRules = z.enum([
  'irv',
  'scottish-stv',
  'wigm',
  'wigm-prf',
  'wigm-prf-batch',
  'meek',
  'meek-prf',
  'mpls',
  'cfer',
  'gregory-exact',
  'schulze',
  'ranked-pairs',
  'condorcet',
]);
export type RankedRules = z.infer<typeof RankedRules>;

/** A question on the ballot paper, and by which rules its answers are counted. */
export const Question = z.discriminatedUnion('method', [
  /** Passes where no more than `blocks` block it and the threshold is reached. */
  z.strictObject({
    ...common,
    method: z.literal('consent'),
    blocks: z._default(whole(0, 1_000_000), 0),
    threshold,
  }),
  z.strictObject({ ...common, method: z.literal('yes-no-abstain'), threshold }),
  z.strictObject({
    ...common,
    method: z.literal('single-choice'),
    options,
    seats: z._default(z.literal(1), 1),
    threshold,
  }),
  z.strictObject({
    ...common,
    method: z.literal('approval'),
    options,
    seats,
    min: z._default(whole(0, 500), 0),
    /** As many as there are options, unless told. */
    max: z.optional(whole(1, 500)),
    threshold,
  }),
  z.strictObject({
    ...common,
    method: z.literal('score'),
    options,
    seats,
    maxScore: z._default(whole(1, 100), 5),
  }),
  z.strictObject({
    ...common,
    method: z.literal('star'),
    options,
    seats,
    maxScore: z._default(whole(1, 100), 5),
  }),
  z.strictObject({
    ...common,
    method: z.literal('ranked'),
    rules: RankedRules,
    options,
    seats,
    /** How many ranks a ballot may use; as many as there are options, unless told. */
    max: z.optional(whole(1, 500)),
    /** For Condorcet methods: whether what a ballot leaves out stands last on it, or is not compared. */
    unranked: z._default(z.enum(['last', 'not-compared']), 'last'),
    strength: z._default(z.enum(['winning-votes', 'margins']), 'winning-votes'),
    /** At least so many of a group are to be elected; for STV. */
    quotas: z._default(
      z.array(z.strictObject({ group: Slug, atLeast: whole(1, 500) })).check(z.maxLength(20)),
      [],
    ),
  }),
  z.strictObject({
    ...common,
    method: z.literal('dots'),
    options,
    seats,
    credits: whole(1, 10_000),
    /** The most that one option may get from one ballot. */
    cap: z.optional(whole(1, 10_000)),
  }),
  z.strictObject({
    ...common,
    method: z.literal('quadratic'),
    options,
    seats,
    credits: whole(1, 1_000_000),
    /** Whether votes may be against. */
    negative: z._default(z.boolean(), false),
  }),
  z.strictObject({
    ...common,
    method: z.literal('budget'),
    rules: z._default(z.enum(['equal-shares', 'greedy']), 'equal-shares'),
    options,
    /** What there is to spend, in the currency's minor unit. */
    budget: whole(1, 1_000_000_000_000),
    utility: z._default(z.enum(['cost', 'cardinality']), 'cost'),
    completion: z._default(z.enum(['none', 'add1', 'add1-exhaustive', 'utilitarian', 'add1u']), 'add1u'),
    /** How many projects a ballot may name. */
    max: z.optional(whole(1, 500)),
  }),
]);
export type Question = z.infer<typeof Question>;
export type Method = Question['method'];

const reason = z.optional(lines(2_000));

/** What a ballot says to one question. A question that is left out, or `blank`, counts towards the turnout alone. */
export const Answer = z.union([
  z.strictObject({ blank: z.literal(true) }),
  /** One option; `yes`, `no` or `abstain`; `agree`, `abstain`, `disagree` or `block`, the last with its reason. */
  z.strictObject({ choice: Slug, reason }),
  z.strictObject({ choices: z.array(Slug).check(z.maxLength(500)) }),
  z.strictObject({ scores: z.record(Slug, whole(0, 100)) }),
  z.strictObject({ points: z.record(Slug, whole(-10_000, 10_000)) }),
  /** Best first; options at one rank are equal. */
  z.strictObject({
    ranks: z.array(z.array(Slug).check(z.minLength(1), z.maxLength(500))).check(z.maxLength(500)),
  }),
]);
export type Answer = z.infer<typeof Answer>;

/** By the question's identifier. */
export const VoteAnswers = z.record(Slug, Answer);
export type VoteAnswers = z.infer<typeof VoteAnswers>;
