import * as z from 'zod/mini';
import { Day, Email, Id, Instant, line } from './text.ts';

/** Who acts for a member in a session. */
export const ActingRepresentative = z.object({ id: Id, name: z.string(), role: z.nullable(z.string()) });
export type ActingRepresentative = z.infer<typeof ActingRepresentative>;

/** A person who acts for an organisation or a household: signs in with their own address, with the one vote it has. */
export const Representative = z.object({
  ...ActingRepresentative.shape,
  email: z.string(),
  from: Day,
  /** The first day on which they act no more. */
  until: z.nullable(Day),
  /** The member, representative or key that named them. */
  recordedBy: z.string(),
  recordedAt: Instant,
});
export type Representative = z.infer<typeof Representative>;

export const NewRepresentative = z.strictObject({
  name: line(200),
  /** Theirs alone: no member's, no other representative's. */
  email: Email,
  role: z.optional(line(100)),
  /** Today, unless told. */
  from: z.optional(Day),
  until: z.optional(Day),
});
export type NewRepresentative = z.infer<typeof NewRepresentative>;
