import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Digits, Instant, Locale, wholeText } from './text.ts';

/** A SHA-256, in hexadecimal. */
export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** A version of the co-op's rules in one language. */
export const Rules = z.object({
  version: z.number(),
  locale: Locale,
  /** Headings, paragraphs and lists, in Markdown. */
  text: z.string(),
  /** SHA-256 of the text's UTF-8 bytes: what a consent names. */
  textHash: Sha256,
  publishedAt: Instant,
});
export type Rules = z.infer<typeof Rules>;

const RulesQuery = z.object({ locale: z.optional(Locale) });

export const getCurrentRules = endpoint({
  method: 'GET',
  path: '/v1/rules/current',
  access: 'public',
  summary: 'The rules in force, in the language asked for or else the co-op’s own.',
  query: RulesQuery,
  reply: Rules,
  problems: ['not_found'],
});

export const getRules = endpoint({
  method: 'GET',
  path: '/v1/rules/:version',
  access: 'public',
  summary: 'One version of the rules, past or present.',
  params: z.object({ version: Digits }),
  query: RulesQuery,
  reply: Rules,
  problems: ['not_found'],
});

export const NewRules = z.strictObject({
  /** The whole text in each language; the co-op's own language must be among them. */
  texts: z.record(Locale, wholeText(500_000)),
});
export type NewRules = z.infer<typeof NewRules>;

export const publishRules = endpoint({
  method: 'POST',
  path: '/v1/rules',
  access: 'steward',
  summary: 'Publishes the next version of the rules.',
  body: NewRules,
  reply: Rules,
  problems: [],
});

/** What was agreed to: the text read, by its version, hash and language. */
export const Consent = z.object({
  rulesVersion: z.number().check(z.int(), z.minimum(1), z.maximum(1_000_000)),
  textHash: Sha256,
  locale: Locale,
});
export type Consent = z.infer<typeof Consent>;

/** A consent as it was recorded. */
export const RecordedConsent = z.object({ ...Consent.shape, agreedAt: Instant });
export type RecordedConsent = z.infer<typeof RecordedConsent>;
