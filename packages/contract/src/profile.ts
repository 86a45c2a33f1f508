import * as z from 'zod/mini';
import { MemberClass } from './member-class.ts';
import { endpoint } from './endpoint.ts';
import { Locale } from './text.ts';

/** What a page must know of the co-op to begin: all that is public and small. */
export const Profile = z.object({
  id: z.string(),
  name: z.string(),
  /** The languages its texts are in; the first is its own. */
  locales: z.array(Locale),
  /** ISO 4217 code and how many decimals its minor unit has. */
  currency: z.object({ code: z.string(), exponent: z.number() }),
  classes: z.array(MemberClass),
  /** The version of the rules in force; null before the first is published. */
  rulesVersion: z.nullable(z.number()),
});
export type Profile = z.infer<typeof Profile>;

export const getProfile = endpoint({
  method: 'GET',
  path: '/v1/profile',
  access: 'public',
  summary: 'The co-op’s name, languages, currency and member classes.',
  reply: Profile,
  problems: [],
});
