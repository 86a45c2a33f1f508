import * as z from 'zod/mini';
import { ApplicantKind } from './member-class.ts';
import { Answers } from './fields.ts';
import { RecordedConsent } from './rules.ts';
import { Id, Instant, Locale, Slug, line } from './text.ts';

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
