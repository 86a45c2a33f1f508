import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Member } from './member.ts';
import { ActingRepresentative } from './representative.ts';
import { Code, Email, Id, Instant, Locale } from './text.ts';

/** A code is on its way, if a member has that address: the answer is the same when none has. */
export const SignInCode = z.object({ id: Id, expiresAt: Instant });
export type SignInCode = z.infer<typeof SignInCode>;

export const NewSignInCode = z.strictObject({ email: Email, locale: z.optional(Locale) });
export type NewSignInCode = z.infer<typeof NewSignInCode>;

export const createSignInCode = endpoint({
  method: 'POST',
  path: '/v1/sign-in-codes',
  access: 'public',
  summary: 'Sends a one-time code to a member’s e-mail address.',
  body: NewSignInCode,
  reply: SignInCode,
  problems: ['rate_limited'],
});

/** A member signed in at one website, until it ends. */
export const Session = z.object({
  id: Id,
  member: Member,
  /** Who acts for the member, where it is an organisation or a household. */
  representative: z.nullable(ActingRepresentative),
  createdAt: Instant,
  expiresAt: Instant,
});
export type Session = z.infer<typeof Session>;

/** A new session with its token, which is shown this once. */
export const NewSession = z.object({ ...Session.shape, token: z.string() });
export type NewSession = z.infer<typeof NewSession>;

export const SignIn = z.strictObject({
  signInCode: Id,
  code: Code,
  /** Thirty days instead of twelve hours. */
  staySignedIn: z.optional(z.boolean()),
});
export type SignIn = z.infer<typeof SignIn>;

export const createSession = endpoint({
  method: 'POST',
  path: '/v1/sessions',
  access: 'public',
  summary: 'Signs a member in with the code they were sent.',
  body: SignIn,
  reply: NewSession,
  problems: ['code_invalid', 'code_expired', 'code_locked', 'rate_limited'],
});

export const getSession = endpoint({
  method: 'GET',
  path: '/v1/sessions/current',
  access: 'member',
  summary: 'The session in use, with its member.',
  reply: Session,
  problems: [],
});

export const endSession = endpoint({
  method: 'DELETE',
  path: '/v1/sessions/current',
  access: 'member',
  summary: 'Signs out here.',
  problems: [],
});

export const endSessions = endpoint({
  method: 'DELETE',
  path: '/v1/sessions',
  access: 'member',
  summary: 'Signs out everywhere: ends every session of the member.',
  problems: [],
});
