import * as z from 'zod/mini';
import { ApplicationParams, ApplicationState } from './applying.ts';
import { endpoint } from './endpoint.ts';
import { Answers } from './fields.ts';
import { Signatory } from './member.ts';
import { ApplicantKind } from './member-class.ts';
import { page, pageQuery } from './page.ts';
import { RecordedConsent } from './rules.ts';
import { NewContribution, NewSubscription } from './share-terms.ts';
import { Id, Instant, Slug, lines } from './text.ts';

/** An application as the stewards see it. */
export const Application = z.object({
  id: Id,
  memberClass: Slug,
  kind: ApplicantKind,
  name: z.string(),
  signatory: z.nullable(Signatory),
  email: z.string(),
  answers: Answers,
  consent: RecordedConsent,
  subscription: z.nullable(NewSubscription),
  contributions: z.array(NewContribution),
  state: ApplicationState,
  createdAt: Instant,
  verifiedAt: z.nullable(Instant),
  decidedAt: z.nullable(Instant),
  /** What the stewards wrote to the applicant. */
  message: z.nullable(z.string()),
  /** The member they became. */
  memberId: z.nullable(Id),
});
export type Application = z.infer<typeof Application>;

export const ApplicationFilter = z.object({ ...pageQuery, state: z.optional(ApplicationState) });
export type ApplicationFilter = z.infer<typeof ApplicationFilter>;

export const listApplications = endpoint({
  method: 'GET',
  path: '/v1/applications',
  access: 'steward',
  summary: 'The applications, oldest first.',
  query: ApplicationFilter,
  reply: page(Application),
  problems: [],
});

export const getApplication = endpoint({
  method: 'GET',
  path: '/v1/applications/:applicationId',
  access: 'steward',
  summary: 'One application.',
  params: ApplicationParams,
  reply: Application,
  problems: ['not_found'],
});

export const Decision = z.strictObject({
  /** Sent to the applicant with the decision. */
  message: z.optional(lines(5_000)),
});
export type Decision = z.infer<typeof Decision>;

export const approveApplication = endpoint({
  method: 'POST',
  path: '/v1/applications/:applicationId/approval',
  access: 'steward',
  summary: 'Admits an applicant, who hears of it by e-mail.',
  params: ApplicationParams,
  body: Decision,
  reply: Application,
  problems: ['not_found', 'already_decided', 'already_member', 'class_full'],
});

export const rejectApplication = endpoint({
  method: 'POST',
  path: '/v1/applications/:applicationId/rejection',
  access: 'steward',
  summary: 'Refuses an applicant, who hears of it by e-mail.',
  params: ApplicationParams,
  body: Decision,
  reply: Application,
  problems: ['not_found', 'already_decided'],
});
