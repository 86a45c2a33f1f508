import * as z from 'zod/mini';
import { Field } from './fields.ts';
import { ContributionTerms, ShareTerms } from './share-terms.ts';
import { Localized, Slug } from './text.ts';

/** A person; or an organisation or a household, for which somebody signs. */
export const ApplicantKind = z.enum(['person', 'organisation', 'household']);
export type ApplicantKind = z.infer<typeof ApplicantKind>;

/** Which members beside the active ones have a vote: paused ones unless told, investing ones where told. */
export const VotingStatuses = z.strictObject({
  paused: z.optional(z.boolean()),
  investing: z.optional(z.boolean()),
});
export type VotingStatuses = z.infer<typeof VotingStatuses>;

/** A kind of membership: worker, user, producer, supporter… */
export const MemberClass = z.object({
  id: Slug,
  name: Localized,
  description: z.optional(Localized),
  /** `open`: a member at once. `approval`: a steward decides. */
  admission: z.enum(['open', 'approval']),
  /** Whether it takes applications now; `full` where its capacity is reached. */
  intake: z.enum(['open', 'invitation', 'closed', 'full']),
  applicants: z.array(ApplicantKind),
  fields: z.array(Field),
  /** On what terms its members hold shares; absent where it has none. */
  shares: z.optional(ShareTerms),
  /** What its members may give beside. */
  contributions: z.optional(z.array(ContributionTerms)),
  votes: z.optional(VotingStatuses),
});
export type MemberClass = z.infer<typeof MemberClass>;
