import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { MemberStatus } from './member.ts';
import { Day, Digits, Id, Instant, lines } from './text.ts';

/** What was decided on a member, and where: in a vote of the co-op, or at a meeting. */
export const StatusDecision = z.union([
  z.strictObject({ text: lines(5_000), voteId: Id }),
  z.strictObject({ text: lines(5_000), meetingOn: Day }),
]);
export type StatusDecision = z.infer<typeof StatusDecision>;

/** A row of a member's statuses. Rows are added and never changed; what was wrong is taken back by a later row. */
export const StatusRecord = z.object({
  /** 1, 2, 3… for each member. */
  position: z.number(),
  /** From its day on; null in a row that takes another back. */
  status: z.nullable(MemberStatus),
  /** The first day it holds: one who left on a day is no member on that day. */
  on: Day,
  /** Whether they were admitted by it, for the first time or again. */
  entry: z.boolean(),
  reason: z.nullable(z.string()),
  decision: z.nullable(StatusDecision),
  /** The position of the row that this one takes back. */
  takesBack: z.nullable(z.number()),
  /** The position of the row that took this one back. */
  takenBackBy: z.nullable(z.number()),
  /** The member, representative or key that recorded it. */
  recordedBy: z.string(),
  recordedAt: Instant,
});
export type StatusRecord = z.infer<typeof StatusRecord>;

const MemberParams = z.object({ memberId: Id });
const List = z.object({ items: z.array(StatusRecord) });

export const listStatuses = endpoint({
  method: 'GET',
  path: '/v1/members/:memberId/statuses',
  access: 'steward',
  summary: 'A member’s statuses, in the order in which they were recorded.',
  params: MemberParams,
  reply: List,
  problems: ['not_found'],
});

export const listMyStatuses = endpoint({
  method: 'GET',
  path: '/v1/members/me/statuses',
  access: 'member',
  summary: 'The signed-in member’s statuses, in the order in which they were recorded.',
  reply: List,
  problems: [],
});

export const NewStatus = z.strictObject({
  status: MemberStatus,
  /** Today, unless told; a day that was or is to come is as good. */
  on: z.optional(Day),
  reason: z.optional(lines(2_000)),
  /** Required for `expelled`. */
  decision: z.optional(StatusDecision),
});
export type NewStatus = z.infer<typeof NewStatus>;

export const setStatus = endpoint({
  method: 'POST',
  path: '/v1/members/:memberId/statuses',
  access: 'steward',
  summary: 'Records a member’s status from a day on; a mail tells them.',
  params: MemberParams,
  body: NewStatus,
  reply: StatusRecord,
  problems: ['not_found', 'decision_required', 'not_a_member', 'status_unchanged'],
});

export const takeBackStatus = endpoint({
  method: 'POST',
  path: '/v1/members/:memberId/statuses/:position/taking-back',
  access: 'steward',
  summary: 'Takes back a status that was recorded: it is as if it had never held, and both rows stay.',
  params: z.object({ memberId: Id, position: Digits }),
  body: z.strictObject({ reason: z.optional(lines(2_000)) }),
  reply: StatusRecord,
  problems: ['not_found', 'status_final'],
});

export const NewLeaving = z.strictObject({
  /** The earliest day that the class allows, unless told. */
  on: z.optional(Day),
  reason: z.optional(lines(2_000)),
});
export type NewLeaving = z.infer<typeof NewLeaving>;

export const leave = endpoint({
  method: 'POST',
  path: '/v1/members/me/leaving',
  access: 'member',
  summary: 'The signed-in member leaves the co-op, on a day that its rules allow.',
  body: NewLeaving,
  reply: StatusRecord,
  problems: ['not_a_member', 'leaving_too_early', 'already_leaving'],
});

export const stay = endpoint({
  method: 'DELETE',
  path: '/v1/members/me/leaving',
  access: 'member',
  summary: 'Takes the leaving back, before its day.',
  reply: StatusRecord,
  problems: ['not_leaving'],
});
