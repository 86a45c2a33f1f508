import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Money } from './money.ts';
import { page, pageQuery } from './page.ts';
import { ContributionInterval, ContributionTerms, NewContribution } from './share-terms.ts';
import { Day, Id, Slug } from './text.ts';

/** What a member promised to give: dues or a donation. Not capital. */
export const Contribution = z.object({
  id: Id,
  memberId: Id,
  terms: Slug,
  kind: z.enum(['dues', 'donation']),
  interval: ContributionInterval,
  amount: Money,
  from: Day,
  /** Null while it goes on. */
  until: z.nullable(Day),
  /** When it is next due; null once it is over. */
  nextOn: z.nullable(Day),
});
export type Contribution = z.infer<typeof Contribution>;

const PROMISING = [
  'contribution_not_offered',
  'amount_not_allowed',
  'wrong_currency',
  'not_a_member',
] as const;
const ContributionParams = z.object({ contributionId: Id });

export const listMyContributions = endpoint({
  method: 'GET',
  path: '/v1/members/me/contributions',
  access: 'member',
  summary: 'What the signed-in member gives, and the terms of their class.',
  reply: z.object({ items: z.array(Contribution), terms: z.array(ContributionTerms) }),
  problems: [],
});

export const startContribution = endpoint({
  method: 'POST',
  path: '/v1/members/me/contributions',
  access: 'member',
  summary: 'Promises a contribution; it takes the place of one on the same terms.',
  body: NewContribution,
  reply: Contribution,
  problems: [...PROMISING],
});

export const stopContribution = endpoint({
  method: 'DELETE',
  path: '/v1/members/me/contributions/:contributionId',
  access: 'member',
  summary: 'Stops a contribution: nothing more falls due.',
  params: ContributionParams,
  reply: Contribution,
  problems: ['not_found', 'already_decided', 'contribution_required'],
});

export const listContributions = endpoint({
  method: 'GET',
  path: '/v1/contributions',
  access: 'steward',
  summary: 'What members give, oldest first.',
  query: z.object({ ...pageQuery, memberId: z.optional(Id) }),
  reply: page(Contribution),
  problems: [],
});

export const recordContribution = endpoint({
  method: 'POST',
  path: '/v1/members/:memberId/contributions',
  access: 'steward',
  summary: 'Records a member’s promise of a contribution.',
  params: z.object({ memberId: Id }),
  body: NewContribution,
  reply: Contribution,
  problems: ['not_found', ...PROMISING],
});

export const endContribution = endpoint({
  method: 'DELETE',
  path: '/v1/contributions/:contributionId',
  access: 'steward',
  summary: 'Ends a member’s contribution.',
  params: ContributionParams,
  reply: Contribution,
  problems: ['not_found', 'already_decided'],
});
