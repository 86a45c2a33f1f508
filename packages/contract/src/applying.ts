import * as z from 'zod/mini';
import { ApplicantDetails } from './applicant.ts';
import { Proof } from './challenges.ts';
import { endpoint } from './endpoint.ts';
import { Member } from './member.ts';
import { Money } from './money.ts';
import { Consent } from './rules.ts';
import { NewContribution, NewSubscription } from './share-terms.ts';
import { Code, Id, Instant, Slug, line } from './text.ts';

/**
 * - `unverified`: the e-mail address is not proved yet
 * - `unpaid`: the class asks for the first sum before anything is decided
 * - `pending`: with the board
 * - `admitted`, `rejected`: decided
 */
export const ApplicationState = z.enum(['unverified', 'unpaid', 'pending', 'admitted', 'rejected']);
export type ApplicationState = z.infer<typeof ApplicationState>;

export const NewApplication = z.strictObject({
  ...ApplicantDetails.shape,
  memberClass: Slug,
  consent: Consent,
  /** The shares they take, by the class's terms. */
  subscription: z.optional(NewSubscription),
  /** The contributions they promise: one of each kind at most. */
  contributions: z.optional(z.array(NewContribution).check(z.maxLength(2))),
  /** Where the class takes members by invitation. */
  invitationCode: z.optional(line(40)),
  /** Not asked of a secret key. */
  proof: z.optional(Proof),
  /** A field that no person sees; whoever fills it is a program. */
  website: z.optional(z.string()),
});
export type NewApplication = z.input<typeof NewApplication>;

/** Where an application stands, for whoever holds its identifier. */
export const ApplicationStatus = z.object({
  id: Id,
  memberClass: Slug,
  state: ApplicationState,
  /** Until when the code that was sent is good; null once the address is proved. */
  codeExpiresAt: z.nullable(Instant),
  /** What is to be paid now: before admission where `unpaid`, by the new member where `admitted`. Null for nothing. */
  toPay: z.nullable(Money),
});
export type ApplicationStatus = z.infer<typeof ApplicationStatus>;

export const createApplication = endpoint({
  method: 'POST',
  path: '/v1/applications',
  access: 'public',
  summary: 'Applies for membership and sends a code to the e-mail address.',
  body: NewApplication,
  reply: ApplicationStatus,
  problems: [
    'class_closed',
    'class_full',
    'shares_not_offered',
    'shares_not_allowed',
    'contribution_not_offered',
    'amount_not_allowed',
    'wrong_currency',
    'invitation_invalid',
    'rules_changed',
    'proof_invalid',
    'proof_expired',
    'spam_suspected',
    'rate_limited',
  ],
});

export const ApplicationParams = z.object({ applicationId: Id });

export const resendCode = endpoint({
  method: 'POST',
  path: '/v1/applications/:applicationId/code',
  access: 'public',
  summary: 'Sends a new code; the one before is void.',
  params: ApplicationParams,
  reply: ApplicationStatus,
  problems: ['not_found', 'application_expired', 'already_decided', 'rate_limited'],
});

/** The address is proved: a member at once, or an applicant before the board. */
export const Verification = z.object({
  application: ApplicationStatus,
  /** The new member, where the class admits at once. */
  member: z.nullable(Member),
  /** The new member is signed in: with this token, for as long. */
  session: z.nullable(z.object({ token: z.string(), expiresAt: Instant })),
});
export type Verification = z.infer<typeof Verification>;

export const verifyApplication = endpoint({
  method: 'POST',
  path: '/v1/applications/:applicationId/verification',
  access: 'public',
  summary: 'Proves the e-mail address with the code that was sent.',
  params: ApplicationParams,
  body: z.strictObject({ code: Code }),
  reply: Verification,
  problems: [
    'not_found',
    'code_invalid',
    'code_expired',
    'code_locked',
    'application_expired',
    'already_applied',
    'already_decided',
    'already_member',
    'invitation_invalid',
    'class_closed',
    'class_full',
    'rate_limited',
  ],
});
