import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Answers } from './fields.ts';
import { Member, MemberStatus, Signatory } from './member.ts';
import { ApplicantKind } from './member-class.ts';
import { page, pageQuery } from './page.ts';
import { FieldProblem } from './problem.ts';
import { Day, Digits, Email, Id, Locale, Slug, line } from './text.ts';

export const MemberFilter = z.object({
  ...pageQuery,
  memberClass: z.optional(Slug),
  email: z.optional(Email),
  number: z.optional(z.pipe(Digits, z.transform(Number))),
  /** Those who are that today, or on the day `on`. */
  status: z.optional(MemberStatus),
  /** The members as they were, or will be, on a day: those who had joined by then, with their status of that day. */
  on: z.optional(Day),
});
export type MemberFilter = z.infer<typeof MemberFilter>;

export const listMembers = endpoint({
  method: 'GET',
  path: '/v1/members',
  access: 'steward',
  summary: 'The members, by number.',
  query: MemberFilter,
  reply: page(Member),
  problems: [],
});

export const getMe = endpoint({
  method: 'GET',
  path: '/v1/members/me',
  access: 'member',
  summary: 'The signed-in member.',
  reply: Member,
  problems: [],
});

export const getMember = endpoint({
  method: 'GET',
  path: '/v1/members/:memberId',
  access: 'steward',
  summary: 'One member.',
  params: z.object({ memberId: Id }),
  reply: Member,
  problems: ['not_found'],
});

/** A row of an import: a member admitted before, elsewhere. */
export const ImportedMember = z.strictObject({
  name: line(200),
  email: Email,
  memberClass: Slug,
  kind: z._default(ApplicantKind, 'person'),
  signatory: z.optional(Signatory),
  joinedAt: z.optional(Day),
  /** The number they have already; the next free one if none is given. */
  number: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(2_000_000_000))),
  locale: z.optional(Locale),
  answers: z._default(Answers, {}),
});
export type ImportedMember = z.infer<typeof ImportedMember>;

export const MemberImport = z.strictObject({
  /** Tells what would happen, and writes nothing. */
  dryRun: z.boolean(),
  /** Each is held against {@link ImportedMember}; a bad one is reported by its place here. */
  rows: z.array(z.record(z.string(), z.unknown())).check(z.minLength(1), z.maxLength(500)),
});
export type MemberImport = z.input<typeof MemberImport>;

export const ImportReport = z.object({
  dryRun: z.boolean(),
  /** One for each row, in order. Nothing is written while any is `invalid`. */
  rows: z.array(
    z.object({
      outcome: z.enum(['added', 'already_member', 'invalid']),
      fields: z.array(FieldProblem),
    }),
  ),
});
export type ImportReport = z.infer<typeof ImportReport>;

export const importMembers = endpoint({
  method: 'POST',
  path: '/v1/members/import',
  access: 'secret',
  summary: 'Brings in members from elsewhere: all of the rows, or none while one is wrong.',
  body: MemberImport,
  reply: ImportReport,
  problems: [],
});
