import * as z from 'zod/mini';
import { ApplicantKind } from './member-class.ts';
import { Answers } from './fields.ts';
import { RecordedConsent } from './rules.ts';
import { Id, Instant, Locale, Slug, line } from './text.ts';

/** Who signs for an organisation or a household. */
export const Signatory = z.strictObject({ name: line(200), role: z.optional(line(100)) });
export type Signatory = z.infer<typeof Signatory>;

export const Role = z.enum(['secretary', 'treasurer', 'board']);
export type Role = z.infer<typeof Role>;

/**
 * A member's dated state:
 *
 * - `active`: with all rights
 * - `suspended`: without a vote, by a decision of the co-op
 * - `paused`: inactive for a while, by their own wish
 * - `investing`: holds shares and does not use the co-op
 * - `left`, `expelled` (by a recorded decision), `died`: no member any more
 */
export const MemberStatus = z.enum([
  'active',
  'suspended',
  'paused',
  'investing',
  'left',
  'expelled',
  'died',
]);
export type MemberStatus = z.infer<typeof MemberStatus>;

/** A person, an organisation or a household admitted to the co-op. */
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
  /** Of the last admission, where they left and came back. */
  joinedAt: Instant,
  /** As of today, or of the day that a list is asked for. */
  status: MemberStatus,
  /** What they agreed to; null for members brought in from elsewhere. */
  consent: z.nullable(RecordedConsent),
});
export type Member = z.infer<typeof Member>;
