import * as z from 'zod/mini';
import { Answers } from './fields.ts';
import { Signatory } from './member.ts';
import { ApplicantKind } from './member-class.ts';
import { Email, line } from './text.ts';

/** What an applicant says of themselves, before the rules. A form checks this much beside its fields. */
export const ApplicantDetails = z.strictObject({
  kind: ApplicantKind,
  name: line(200),
  /** Who signs, where an organisation applies. */
  signatory: z.optional(Signatory),
  email: Email,
  answers: Answers,
});
export type ApplicantDetails = z.infer<typeof ApplicantDetails>;
