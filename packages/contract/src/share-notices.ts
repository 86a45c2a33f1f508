import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Money } from './money.ts';
import { page, pageQuery } from './page.ts';
import { ShareCount } from './share-terms.ts';
import { Day, Id } from './text.ts';

/** A notice on shares: it takes effect on its day, and may be taken back before. */
export const ShareNotice = z.object({
  id: Id,
  memberId: Id,
  memberNumber: z.number(),
  shares: z.number(),
  /** Paid back, or given to the co-op. */
  outcome: z.enum(['buy-back', 'gift']),
  amount: Money,
  givenOn: Day,
  effectiveOn: Day,
  /** When the money is to be paid out; null for a gift. */
  payOn: z.nullable(Day),
  state: z.enum(['open', 'taken-back', 'effective', 'paid-out']),
});
export type ShareNotice = z.infer<typeof ShareNotice>;

export const NewNotice = z.strictObject({ shares: ShareCount, outcome: z.enum(['buy-back', 'gift']) });
export type NewNotice = z.infer<typeof NewNotice>;

export const giveNotice = endpoint({
  method: 'POST',
  path: '/v1/members/me/share-notices',
  access: 'member',
  summary: 'Gives notice on shares: paid back on the day the rules set, or given to the co-op.',
  body: NewNotice,
  reply: ShareNotice,
  problems: ['shares_not_offered', 'shares_not_held'],
});

export const takeBackNotice = endpoint({
  method: 'DELETE',
  path: '/v1/members/me/share-notices/:noticeId',
  access: 'member',
  summary: 'Takes a notice back before it takes effect.',
  params: z.object({ noticeId: Id }),
  reply: ShareNotice,
  problems: ['not_found', 'already_decided'],
});

export const recordNotice = endpoint({
  method: 'POST',
  path: '/v1/members/:memberId/share-notices',
  access: 'steward',
  summary:
    'Records a member’s notice on shares; `effectiveOn` another day than the rules set, where the board so decided.',
  params: z.object({ memberId: Id }),
  body: z.strictObject({ ...NewNotice.shape, effectiveOn: z.optional(Day) }),
  reply: ShareNotice,
  problems: ['not_found', 'shares_not_offered', 'shares_not_held'],
});

export const listNotices = endpoint({
  method: 'GET',
  path: '/v1/share-notices',
  access: 'steward',
  summary: 'Notices on shares, by the day they take effect.',
  query: z.object({
    ...pageQuery,
    state: z.optional(z.enum(['open', 'taken-back', 'effective', 'paid-out'])),
  }),
  reply: page(ShareNotice),
  problems: [],
});

export const payOutNotice = endpoint({
  method: 'POST',
  path: '/v1/share-notices/:noticeId/payout',
  access: 'steward',
  summary: 'Records that the shares of a notice were paid out.',
  params: z.object({ noticeId: Id }),
  body: z.strictObject({ on: z.optional(Day), from: z._default(z.enum(['bank', 'cash']), 'bank') }),
  reply: ShareNotice,
  problems: ['not_found', 'already_decided', 'not_effective_yet'],
});
