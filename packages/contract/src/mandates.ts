import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { page, pageQuery } from './page.ts';
import { Sha256 } from './rules.ts';
import { Day, Id, Instant, Locale, line } from './text.ts';

/** A payer's permission to collect by SEPA direct debit. */
export const Mandate = z.object({
  id: Id,
  memberId: Id,
  /** The unique mandate reference, as it is on the payer's bank statement. */
  reference: z.string(),
  holder: z.string(),
  /** The account's country, and its last four characters. */
  account: z.string(),
  /** SHA-256 of the text that was agreed to. */
  textHash: Sha256,
  signedAt: Instant,
  state: z.enum(['active', 'revoked']),
  lastCollectedOn: z.nullable(Day),
});
export type Mandate = z.infer<typeof Mandate>;

/** What a payer agrees to. */
export const MandateText = z.object({
  locale: Locale,
  text: z.string(),
  textHash: Sha256,
  /** The reference the mandate will have. */
  reference: z.string(),
  creditor: z.object({ name: z.string(), identifier: z.string() }),
});
export type MandateText = z.infer<typeof MandateText>;

export const getMandateText = endpoint({
  method: 'GET',
  path: '/v1/members/me/mandate-text',
  access: 'member',
  summary: 'The text of the mandate that the signed-in member would sign.',
  query: z.object({ locale: z.optional(Locale) }),
  reply: MandateText,
  problems: ['method_not_offered'],
});

export const NewMandate = z.strictObject({
  iban: z.string().check(z.trim(), z.minLength(1), z.maxLength(50)),
  /** Who holds the account: it need not be the member. */
  holder: line(70),
  textHash: Sha256,
  locale: Locale,
});
export type NewMandate = z.infer<typeof NewMandate>;

export const signMandate = endpoint({
  method: 'POST',
  path: '/v1/members/me/mandate',
  access: 'member',
  summary: 'Signs a SEPA direct debit mandate; it takes the place of the one before.',
  body: NewMandate,
  reply: Mandate,
  problems: ['method_not_offered', 'iban_invalid'],
});

export const getMyMandate = endpoint({
  method: 'GET',
  path: '/v1/members/me/mandate',
  access: 'member',
  summary: 'The signed-in member’s mandate.',
  reply: Mandate,
  problems: ['not_found'],
});

export const revokeMandate = endpoint({
  method: 'DELETE',
  path: '/v1/members/me/mandate',
  access: 'member',
  summary: 'Revokes the mandate: nothing more is collected.',
  reply: Mandate,
  problems: ['not_found'],
});

export const listMandates = endpoint({
  method: 'GET',
  path: '/v1/mandates',
  access: 'steward',
  summary: 'The mandates, oldest first.',
  query: z.object({ ...pageQuery, memberId: z.optional(Id) }),
  reply: page(Mandate),
  problems: [],
});
