import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { PostalAddress } from './fields.ts';
import { MemberStatus, Signatory } from './member.ts';
import { ApplicantKind } from './member-class.ts';
import { Money } from './money.ts';
import { page, pageQuery } from './page.ts';
import { StatusDecision } from './statuses.ts';
import { Day, Id, Instant, Locale, Slug } from './text.ts';

/** An entry of a member into the co-op, or an exit. */
export const Movement = z.object({
  kind: z.enum(['entry', 'exit']),
  on: Day,
  /** How they came or went: `active`, `left`, `expelled`, `died`. */
  status: MemberStatus,
  /** The class they were admitted to; null where they went. */
  memberClass: z.nullable(Slug),
  reason: z.nullable(z.string()),
  decision: z.nullable(StatusDecision),
});
export type Movement = z.infer<typeof Movement>;

/** A member's shares on a day. */
export const RegisteredShares = z.object({
  shares: z.number(),
  /** What the shares are worth at their nominal value, paid up or not. */
  subscribed: Money,
  paidUp: Money,
});
export type RegisteredShares = z.infer<typeof RegisteredShares>;

/** A member in the register of members, as of a day. */
export const RegisterLine = z.object({
  memberId: Id,
  /** In the order of admission; never given twice. */
  number: z.number(),
  kind: ApplicantKind,
  name: z.string(),
  signatory: z.nullable(Signatory),
  /** What they answered where their class asks for a postal address. */
  address: z.nullable(PostalAddress),
  email: z.string(),
  /** The class they were admitted to, the last time by that day. */
  memberClass: Slug,
  status: MemberStatus,
  /** From which day on they had that status. */
  since: Day,
  /** Entries and exits by that day, in order. */
  movements: z.array(Movement),
  /** Each status they had, and its first day; exits with them. */
  statuses: z.array(z.object({ status: MemberStatus, from: Day })),
  /** What they had agreed to by that day; null for members brought in from elsewhere. */
  consent: z.nullable(z.object({ rulesVersion: z.number(), agreedAt: Instant })),
  /** Who acted for them on that day. */
  representatives: z.array(z.object({ name: z.string(), role: z.nullable(z.string()), from: Day })),
  /** Null where they held none. */
  holding: z.nullable(RegisteredShares),
});
export type RegisterLine = z.infer<typeof RegisterLine>;

const onDay = {
  /** Today, unless told. */
  on: z.optional(Day),
};

export const RegisterFilter = z.object({ ...pageQuery, ...onDay });
export type RegisterFilter = z.infer<typeof RegisterFilter>;

export const getRegister = endpoint({
  method: 'GET',
  path: '/v1/register',
  access: 'steward',
  summary: 'The register of members as of a day, by number: who is a member, and who was.',
  query: RegisterFilter,
  reply: page(RegisterLine),
  problems: [],
});

/** What the register's files are asked for with. */
export const RegisterFileQuery = z.object({ ...onDay, locale: z.optional(Locale) });
export type RegisterFileQuery = z.infer<typeof RegisterFileQuery>;

/**
 * The register as a file, for stewards: `csv` (RFC 4180, a line for each membership) or `html`, a page to be printed.
 * They are text, not JSON.
 */
export function registerPath(format: 'csv' | 'html'): `/v1/${string}` {
  return `/v1/register.${format}`;
}
