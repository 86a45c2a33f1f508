import * as z from 'zod/mini';
import { ApplicantKind } from './classes.ts';
import { endpoint } from './endpoint.ts';
import { Answers } from './fields.ts';
import { page, pageQuery } from './page.ts';
import { FieldProblem } from './problem.ts';
import { RecordedConsent } from './rules.ts';
import { Day, Email, Id, Instant, Locale, Slug, line } from './text.ts';

/** Who signs for an organisation. */
export const Signatory = z.strictObject({ name: line(200), role: z.optional(line(100)) });
export type Signatory = z.infer<typeof Signatory>;

export const Role = z.enum(['secretary', 'treasurer', 'board']);
export type Role = z.infer<typeof Role>;

/** A person or organisation admitted to the co-op. */
export const Member = z.object({
  id: Id,
  /** In the order of admission; never given twice. */
  number: z.number(),
  memberClass: Slug,
  kind: ApplicantKind,
  name: z.string(),
  signatory: z.nullable(Signatory),
  email: z.string(),
  locale: Locale,
  answers: Answers,
  /** The steward's role they hold, if any. */
  role: z.nullable(Role),
  joinedAt: Instant,
  /** What they agreed to; null for members brought in from elsewhere. */
  consent: z.nullable(RecordedConsent),
});
export type Member = z.infer<typeof Member>;

export const MemberFilter = z.object({ ...pageQuery, memberClass: z.optional(Slug), email: z.optional(Email) });
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
