import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { NewSession } from './signing-in.ts';
import { Id } from './text.ts';

const MemberParams = z.object({ memberId: Id });

export const HostSession = z.strictObject({
  /** The website the token is for; only it may use the token from a browser. */
  origin: z.optional(z.string().check(z.regex(/^https?:\/\/[^\s/?#@]+\/?$/), z.maxLength(300))),
  staySignedIn: z.optional(z.boolean()),
});
export type HostSession = z.infer<typeof HostSession>;

export const createMemberSession = endpoint({
  method: 'POST',
  path: '/v1/members/:memberId/sessions',
  access: 'secret',
  summary: 'Signs in a member whom the website itself has identified.',
  params: MemberParams,
  body: HostSession,
  reply: NewSession,
  problems: ['not_found', 'not_a_member'],
});

export const endMemberSessions = endpoint({
  method: 'DELETE',
  path: '/v1/members/:memberId/sessions',
  access: 'steward',
  summary: 'Ends every session of a member.',
  params: MemberParams,
  problems: ['not_found'],
});
