import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { MemberClass, VotingStatuses } from './member-class.ts';
import { ContributionTerms, ShareTerms } from './share-terms.ts';
import { Instant, Slug } from './text.ts';

const ClassParams = z.object({ classId: Slug });

export const listClasses = endpoint({
  method: 'GET',
  path: '/v1/classes',
  access: 'public',
  summary: 'The member classes, in the order the co-op gave them.',
  reply: z.object({ items: z.array(MemberClass) }),
  problems: [],
});

export const ClassChange = z.strictObject({
  intake: z.optional(z.enum(['open', 'invitation', 'closed'])),
  /** How many members it may have; null for no limit. */
  capacity: z.optional(z.nullable(z.number().check(z.int(), z.minimum(0), z.maximum(1_000_000_000)))),
  admission: z.optional(z.enum(['open', 'approval'])),
  /** Null where it is to have no shares any more; what was issued stays. */
  shares: z.optional(z.nullable(ShareTerms)),
  contributions: z.optional(z.array(ContributionTerms).check(z.maxLength(20))),
  votes: z.optional(VotingStatuses),
});
export type ClassChange = z.infer<typeof ClassChange>;

export const updateClass = endpoint({
  method: 'PATCH',
  path: '/v1/classes/:classId',
  access: 'steward',
  summary: 'Opens, closes or limits a member class, or sets its terms.',
  params: ClassParams,
  body: ClassChange,
  reply: MemberClass,
  problems: ['not_found', 'nominal_fixed'],
});

export const NewInvitation = z.strictObject({
  /** How many may join with it. */
  uses: z.number().check(z.int(), z.minimum(1), z.maximum(10_000)),
  expiresAt: z.optional(Instant.check(z.refine((text) => !Number.isNaN(Date.parse(text))))),
});
export type NewInvitation = z.infer<typeof NewInvitation>;

export const Invitation = z.object({
  /** Shown this once; the server keeps only its hash. */
  code: z.string(),
  memberClass: Slug,
  uses: z.number(),
  expiresAt: z.nullable(Instant),
});
export type Invitation = z.infer<typeof Invitation>;

export const createInvitation = endpoint({
  method: 'POST',
  path: '/v1/classes/:classId/invitations',
  access: 'steward',
  summary: 'Makes an invitation code for a class.',
  params: ClassParams,
  body: NewInvitation,
  reply: Invitation,
  problems: ['not_found'],
});
