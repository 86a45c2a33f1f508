import * as z from 'zod/mini';
import { ApplicationParams } from './applying.ts';
import { endpoint } from './endpoint.ts';
import { Day, Email, Id, Instant, Locale, Slug } from './text.ts';

/** One kind of what is held on a person. */
export const PersonalDataSection = z.object({
  name: Slug,
  /** In the language asked for. */
  label: z.string(),
  rows: z.array(z.record(z.string(), z.unknown())),
});
export type PersonalDataSection = z.infer<typeof PersonalDataSection>;

/** All that is held on a member (GDPR, article 15). */
export const PersonalData = z.object({
  memberId: Id,
  number: z.number(),
  at: Instant,
  sections: z.array(PersonalDataSection),
});
export type PersonalData = z.infer<typeof PersonalData>;

const MemberParams = z.object({ memberId: Id });

/** What a readable file of personal data is asked for with. */
export const PersonalDataQuery = z.object({ locale: z.optional(Locale) });

export const getPersonalData = endpoint({
  method: 'GET',
  path: '/v1/members/:memberId/personal-data',
  access: 'steward',
  summary: 'Everything that is held on a member.',
  params: MemberParams,
  query: PersonalDataQuery,
  reply: PersonalData,
  problems: ['not_found'],
});

export const getMyPersonalData = endpoint({
  method: 'GET',
  path: '/v1/members/me/personal-data',
  access: 'member',
  summary: 'Everything that is held on the signed-in member.',
  query: PersonalDataQuery,
  reply: PersonalData,
  problems: [],
});

/** The same as a page to be read and printed: text, not JSON. */
export function personalDataPath(memberId: string): `/v1/members/${string}` {
  return `/v1/members/${memberId}/personal-data.html`;
}

/** What became of what was held on a person (GDPR, article 17). */
export const Erasure = z.object({
  at: Instant,
  /** What is gone, by the section's name. */
  erased: z.array(Slug),
  /** What is not, why, and until when; null where there is no end to it. */
  kept: z.array(z.object({ name: Slug, reason: z.string(), until: z.nullable(Day) })),
});
export type Erasure = z.infer<typeof Erasure>;

export const eraseMember = endpoint({
  method: 'POST',
  path: '/v1/members/:memberId/erasure',
  access: 'steward',
  summary: 'Erases for good what is held on a former member, save what must be kept. Twice is once.',
  params: MemberParams,
  /** The member's number, to confirm who is meant. */
  body: z.strictObject({ number: z.number().check(z.int(), z.minimum(1), z.maximum(2_000_000_000)) }),
  reply: Erasure,
  problems: ['not_found', 'still_member', 'not_erasable'],
});

export const eraseApplication = endpoint({
  method: 'POST',
  path: '/v1/applications/:applicationId/erasure',
  access: 'steward',
  summary: 'Erases for good what is held on an applicant who was rejected. Twice is once.',
  params: ApplicationParams,
  /** The applicant's address, to confirm who is meant. */
  body: z.strictObject({ email: Email }),
  reply: Erasure,
  problems: ['not_found', 'not_erasable'],
});

const whole = (least: number, most: number) => z.number().check(z.int(), z.minimum(least), z.maximum(most));

/** How long what is held on people is kept, before the server erases it by itself. */
export const Retention = z.strictObject({
  /**
   * Years from the end of the year in which a member left: until then their name stays in the register. Ten unless told:
   * as long as article 837 of the Swiss Code of Obligations has the register's documents kept, which is the longest of
   * those we know of.
   */
  registerYears: whole(0, 100),
  /**
   * Years from the end of the year in which a member left: until then all else that is held on them is kept. Three unless
   * told, as § 30 (3) of the German GenG has the documents kept; null: until a steward erases it.
   */
  formerMemberYears: z.nullable(whole(0, 100)),
  /** Days from a rejection on: 180 unless told. No law names a term; GDPR, article 5 (1) (e): no longer than needed. */
  rejectedApplicationDays: whole(0, 3_650),
  /** Days for which mails in the outbox are kept: 30 unless told. */
  mailDays: whole(0, 3_650),
});
export type Retention = z.infer<typeof Retention>;

export const getRetention = endpoint({
  method: 'GET',
  path: '/v1/retention',
  access: 'steward',
  summary: 'How long what is held on people is kept.',
  reply: Retention,
  problems: [],
});

export const setRetention = endpoint({
  method: 'PUT',
  path: '/v1/retention',
  access: 'steward',
  summary: 'Says how long what is held on people is kept; it is applied by the hour.',
  body: Retention,
  reply: Retention,
  problems: [],
});
