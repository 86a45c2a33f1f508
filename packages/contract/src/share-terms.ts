import * as z from 'zod/mini';
import { MinorUnits, Currency } from './money.ts';
import { Localized, Slug } from './text.ts';

const count = (min: number, max: number) => z.number().check(z.int(), z.minimum(min), z.maximum(max));

/** The most shares that anybody may hold. */
const SHARES = 100_000_000;

/** A number of shares that something happens to. */
export const ShareCount = count(1, SHARES);

/** Shares paid in parts: so many, the first at once, one each period. */
export const InstalmentPlan = z.strictObject({
  count: count(2, 120),
  every: z.enum(['month', 'quarter', 'year']),
});
export type InstalmentPlan = z.infer<typeof InstalmentPlan>;

/** How a member gets their capital back. */
export const LeavingTerms = z.strictObject({
  /** Between the notice and the day it takes effect, at least. */
  noticeMonths: count(0, 120),
  /** The days on which it can take effect. */
  at: z.enum(['any-day', 'month-end', 'quarter-end', 'year-end']),
  /** Between that day and the day the money is paid out. */
  payoutMonths: count(0, 120),
});
export type LeavingTerms = z.infer<typeof LeavingTerms>;

/** On what terms a class's members hold shares. Amounts are in the co-op's currency. */
export const ShareTerms = z.strictObject({
  /** What one share is issued at. */
  nominal: MinorUnits,
  /** The fewest a member may hold; 0 where shares are left to each. */
  minimum: count(0, SHARES),
  maximum: z.nullable(ShareCount),
  /** Numbers of shares to choose from. */
  presets: z.array(ShareCount).check(z.maxLength(12)),
  /** Whether any number from minimum to maximum will do; else the presets alone. */
  free: z.boolean(),
  /** Paid once with the first shares, and not capital; 0 for none. */
  entryFee: z.number().check(z.int(), z.minimum(0), z.maximum(1_000_000_000_000)),
  /** Beside paying all at once. */
  instalments: z.array(InstalmentPlan).check(z.maxLength(12)),
  /** Whether those who hold them are investors, and not users. */
  investing: z.boolean(),
  /** `after-admission`: approve first, then pay. `before-admission`: the first sum is paid before anything is decided. */
  payment: z.enum(['after-admission', 'before-admission']),
  /** Whether shares may be passed to another member: freely, when a steward approves, or not at all. */
  transfer: z.enum(['free', 'approval', 'none']),
  leaving: LeavingTerms,
  /** What members whose payments are overdue may not do, after so many days; null for nothing. They stay members. */
  arrears: z.nullable(
    z.strictObject({ limits: z.array(z.enum(['vote'])).check(z.minLength(1)), afterDays: count(0, 3_650) }),
  ),
});
export type ShareTerms = z.infer<typeof ShareTerms>;

export const ContributionInterval = z.enum(['once', 'month', 'quarter', 'year']);
export type ContributionInterval = z.infer<typeof ContributionInterval>;

/** Dues or a donation that a class's members may give: not capital, and not given back. */
export const ContributionTerms = z.strictObject({
  id: Slug,
  kind: z.enum(['dues', 'donation']),
  name: Localized,
  interval: ContributionInterval,
  /** The least each time: pay what you can, from here on. */
  minimum: MinorUnits,
  /** Amounts to choose from. */
  presets: z.array(MinorUnits).check(z.maxLength(12)),
  /** Whether any amount from the minimum on will do; else the presets alone. */
  free: z.boolean(),
  /** Whether a member must choose one of those of its kind that are required. */
  required: z.boolean(),
});
export type ContributionTerms = z.infer<typeof ContributionTerms>;

/** Shares that somebody takes. */
export const NewSubscription = z.strictObject({
  shares: ShareCount,
  /** One of the plans of the terms; absent, all is paid at once. */
  plan: z.optional(InstalmentPlan),
});
export type NewSubscription = z.infer<typeof NewSubscription>;

/** A contribution that somebody promises. */
export const NewContribution = z.strictObject({
  /** Which of the class's terms. */
  terms: Slug,
  amount: MinorUnits,
  /** Where given, it must be the co-op's. */
  currency: z.optional(Currency),
});
export type NewContribution = z.infer<typeof NewContribution>;
