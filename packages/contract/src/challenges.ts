import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Instant } from './text.ts';

/**
 * A puzzle that costs a machine a moment and a person nothing: find a nonce such
 * that SHA-256 of `challenge + '.' + nonce` begins with `difficulty` zero bits.
 */
export const Challenge = z.object({
  challenge: z.string(),
  difficulty: z.number(),
  expiresAt: Instant,
});
export type Challenge = z.infer<typeof Challenge>;

/** A challenge with its nonce; each is good for one application. */
export const Proof = z.strictObject({
  challenge: z.string().check(z.minLength(1), z.maxLength(300)),
  nonce: z.string().check(z.regex(/^[0-9]{1,16}$/)),
});
export type Proof = z.infer<typeof Proof>;

export const createChallenge = endpoint({
  method: 'POST',
  path: '/v1/challenges',
  access: 'public',
  summary: 'A proof-of-work challenge, for one application.',
  reply: Challenge,
  problems: ['rate_limited'],
});
