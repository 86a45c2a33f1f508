import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Money } from './money.ts';
import { page, pageQuery } from './page.ts';
import { Day, Id } from './text.ts';

/** What a sum is for. `shares` alone is capital. */
export const Purpose = z.enum(['shares', 'entry-fee', 'dues', 'donation']);
export type Purpose = z.infer<typeof Purpose>;

/** A sum that is due on a day. */
export const Charge = z.object({
  id: Id,
  /** Whose it is; null while an applicant's. */
  memberId: z.nullable(Id),
  purpose: Purpose,
  amount: Money,
  /** What of it has been paid. */
  paid: Money,
  dueOn: Day,
  /** `upcoming` before its day, `due` on it and after, `overdue` once a day has passed, `cancelled` where it is owed no more. */
  state: z.enum(['upcoming', 'due', 'overdue', 'paid', 'cancelled']),
  /** Which instalment of how many, where it is one. */
  instalment: z.nullable(z.object({ number: z.number(), of: z.number() })),
  /** The subscription to shares, or the contribution, it comes from. */
  source: Id,
});
export type Charge = z.infer<typeof Charge>;

export const ChargeFilter = z.object({
  ...pageQuery,
  memberId: z.optional(Id),
  /** `overdue` alone: the arrears. */
  state: z.optional(z.enum(['open', 'overdue'])),
});
export type ChargeFilter = z.infer<typeof ChargeFilter>;

export const listCharges = endpoint({
  method: 'GET',
  path: '/v1/charges',
  access: 'steward',
  summary: 'What members owe, by the day it is due; `state=overdue` for the arrears.',
  query: ChargeFilter,
  reply: page(Charge),
  problems: [],
});

export const listMyCharges = endpoint({
  method: 'GET',
  path: '/v1/members/me/charges',
  access: 'member',
  summary: 'What the signed-in member owes and has paid, by the day it is due.',
  query: z.object(pageQuery),
  reply: page(Charge),
  problems: [],
});
