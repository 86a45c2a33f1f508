import * as z from 'zod/mini';
import { Charge } from './charges.ts';
import { endpoint } from './endpoint.ts';
import { Money } from './money.ts';
import { page, pageQuery } from './page.ts';
import { ShareNotice } from './share-notices.ts';
import { NewSubscription, ShareCount, ShareTerms } from './share-terms.ts';
import { ShareTransfer } from './share-transfers.ts';
import { Day, Id, Instant, Locale, Slug, line } from './text.ts';

/** What a member holds on a day. */
export const Holding = z.object({
  memberId: Id,
  memberNumber: z.number(),
  memberName: z.string(),
  memberClass: Slug,
  on: Day,
  shares: z.number(),
  /** Shares times what each was issued at. */
  subscribed: Money,
  paidUp: Money,
});
export type Holding = z.infer<typeof Holding>;

/**
 * What happened to shares: a row of the register, never changed.
 *
 * - `issued`, `cancelled`: taken; given up before they were paid
 * - `paid-up`: an amount was paid on them (negative where a payment came back)
 * - `transferred-in`, `transferred-out`: from, to another member
 * - `withdrawn`, `redeemed`: given back to the co-op; their amount paid out
 * - `given`: to the co-op
 */
export const ShareEntryKind = z.enum([
  'issued',
  'paid-up',
  'transferred-in',
  'transferred-out',
  'withdrawn',
  'redeemed',
  'given',
  'cancelled',
]);
export type ShareEntryKind = z.infer<typeof ShareEntryKind>;

export const ShareEntry = z.object({
  position: z.number(),
  memberId: Id,
  memberNumber: z.number(),
  memberClass: Slug,
  kind: ShareEntryKind,
  /** By how many the holding changes. */
  shares: z.number(),
  /** By how much what is subscribed changes; of `paid-up`, what is paid; of `redeemed`, what was paid out. */
  amount: Money,
  on: Day,
  /** The number of the other member of a transfer. */
  counterparty: z.nullable(z.number()),
  /** The entry of the ledger that backs it. */
  ledgerPosition: z.number(),
  recordedAt: Instant,
});
export type ShareEntry = z.infer<typeof ShareEntry>;

/** All of a member's shares, as they see them. */
export const MyShares = z.object({
  holding: Holding,
  /** Null where the class has no shares. */
  terms: z.nullable(ShareTerms),
  entries: z.array(ShareEntry),
  /** What is and was owed for shares, by day. */
  charges: z.array(Charge),
  notices: z.array(ShareNotice),
  transfers: z.array(ShareTransfer),
  /** How many more may be taken, and how many may be passed on or given back now. */
  limits: z.object({ canTake: z.nullable(z.number()), canPassOn: z.number() }),
  /** The days that a notice given today would name. */
  notice: z.nullable(z.object({ effectiveOn: Day, payOn: Day })),
});
export type MyShares = z.infer<typeof MyShares>;

const MemberParams = z.object({ memberId: Id });
const OnDay = z.object({ on: z.optional(Day) });

export const getMyShares = endpoint({
  method: 'GET',
  path: '/v1/members/me/shares',
  access: 'member',
  summary: 'The signed-in member’s shares: holding, history, instalments, notices.',
  query: OnDay,
  reply: MyShares,
  problems: [],
});

export const getShares = endpoint({
  method: 'GET',
  path: '/v1/members/:memberId/shares',
  access: 'steward',
  summary: 'A member’s shares, on any day.',
  params: MemberParams,
  query: OnDay,
  reply: MyShares,
  problems: ['not_found'],
});

const CertificateQuery = z.object({
  /** The language it is written in; the co-op's own unless told. */
  locale: z.optional(Locale),
  /** The day it speaks of; today unless told. */
  on: z.optional(Day),
});

export const getMyShareCertificate = endpoint({
  method: 'GET',
  path: '/v1/members/me/share-certificate',
  access: 'member',
  summary: 'A certificate of the signed-in member’s shares on a day, to print.',
  query: CertificateQuery,
  file: 'application/pdf',
  problems: ['rate_limited'],
});

export const getShareCertificate = endpoint({
  method: 'GET',
  path: '/v1/members/:memberId/share-certificate',
  access: 'steward',
  summary: 'A certificate of a member’s shares on a day, to print.',
  params: MemberParams,
  query: CertificateQuery,
  file: 'application/pdf',
  problems: ['not_found'],
});

/** Shares were taken: what is to be paid, and when. */
export const Subscription = z.object({
  id: Id,
  shares: z.number(),
  charges: z.array(Charge),
});
export type Subscription = z.infer<typeof Subscription>;

const TAKING = ['shares_not_offered', 'shares_not_allowed', 'not_a_member'] as const;

export const takeShares = endpoint({
  method: 'POST',
  path: '/v1/members/me/shares',
  access: 'member',
  summary: 'Takes more shares.',
  body: NewSubscription,
  reply: Subscription,
  problems: [...TAKING],
});

export const issueShares = endpoint({
  method: 'POST',
  path: '/v1/members/:memberId/shares',
  access: 'steward',
  summary: 'Issues shares to a member; `on` a past day where they were taken elsewhere.',
  params: MemberParams,
  body: z.strictObject({ ...NewSubscription.shape, on: z.optional(Day) }),
  reply: Subscription,
  problems: ['not_found', ...TAKING],
});

export const cancelShares = endpoint({
  method: 'POST',
  path: '/v1/members/:memberId/share-cancellations',
  access: 'steward',
  summary: 'Cancels shares that were never paid; what was owed for them is owed no more.',
  params: MemberParams,
  body: z.strictObject({ shares: ShareCount, reason: line(500) }),
  reply: MyShares,
  problems: ['not_found', 'shares_not_held'],
});

export const listHoldings = endpoint({
  method: 'GET',
  path: '/v1/shares',
  access: 'steward',
  summary: 'What each member holds on a day, by number: today unless told.',
  query: z.object({ ...pageQuery, on: z.optional(Day) }),
  reply: page(Holding),
  problems: [],
});

export const listShareEntries = endpoint({
  method: 'GET',
  path: '/v1/share-entries',
  access: 'steward',
  summary: 'The register of shares: all that ever happened to them, in order.',
  query: z.object({ ...pageQuery, memberId: z.optional(Id) }),
  reply: page(ShareEntry),
  problems: [],
});
