import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { page, pageQuery } from './page.ts';
import { ShareCount } from './share-terms.ts';
import { Day, Id, Instant } from './text.ts';

/** Shares on their way to another member. */
export const ShareTransfer = z.object({
  id: Id,
  from: z.object({ memberId: Id, number: z.number(), name: z.string() }),
  to: z.object({ memberId: Id, number: z.number(), name: z.string() }),
  shares: z.number(),
  state: z.enum(['pending', 'done', 'refused', 'taken-back']),
  createdAt: Instant,
});
export type ShareTransfer = z.infer<typeof ShareTransfer>;

export const NewTransfer = z.strictObject({
  /** The number of the member who is to have them. */
  to: z.number().check(z.int(), z.minimum(1), z.maximum(2_000_000_000)),
  shares: ShareCount,
});
export type NewTransfer = z.infer<typeof NewTransfer>;

const TRANSFER = [
  'transfer_not_allowed',
  'transfer_to_oneself',
  'not_a_member',
  'shares_not_held',
  'shares_not_allowed',
] as const;

export const transferMyShares = endpoint({
  method: 'POST',
  path: '/v1/members/me/share-transfers',
  access: 'member',
  summary: 'Passes shares to another member: at once, or when a steward has approved.',
  body: NewTransfer,
  reply: ShareTransfer,
  problems: [...TRANSFER],
});

export const takeBackTransfer = endpoint({
  method: 'DELETE',
  path: '/v1/members/me/share-transfers/:transferId',
  access: 'member',
  summary: 'Takes back a transfer that no steward has approved yet.',
  params: z.object({ transferId: Id }),
  reply: ShareTransfer,
  problems: ['not_found', 'already_decided'],
});

export const transferShares = endpoint({
  method: 'POST',
  path: '/v1/members/:memberId/share-transfers',
  access: 'steward',
  summary: 'Passes a member’s shares to another.',
  params: z.object({ memberId: Id }),
  body: z.strictObject({ ...NewTransfer.shape, on: z.optional(Day) }),
  reply: ShareTransfer,
  problems: ['not_found', ...TRANSFER],
});

export const listTransfers = endpoint({
  method: 'GET',
  path: '/v1/share-transfers',
  access: 'steward',
  summary: 'Transfers of shares, oldest first.',
  query: z.object({ ...pageQuery, state: z.optional(z.enum(['pending', 'done', 'refused', 'taken-back'])) }),
  reply: page(ShareTransfer),
  problems: [],
});

const TransferParams = z.object({ transferId: Id });

export const approveTransfer = endpoint({
  method: 'POST',
  path: '/v1/share-transfers/:transferId/approval',
  access: 'steward',
  summary: 'Approves a transfer: the shares pass on.',
  params: TransferParams,
  reply: ShareTransfer,
  problems: ['not_found', 'already_decided', ...TRANSFER],
});

export const refuseTransfer = endpoint({
  method: 'POST',
  path: '/v1/share-transfers/:transferId/rejection',
  access: 'steward',
  summary: 'Refuses a transfer.',
  params: TransferParams,
  reply: ShareTransfer,
  problems: ['not_found', 'already_decided'],
});
