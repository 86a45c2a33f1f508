import { createHash } from 'node:crypto';
import type { Challenge, Proof } from '@coopkit/contract';
import { random22 } from './ids.ts';
import { sameText, type Secrets } from './secrets.ts';

/*
 * The proof of work that holds programs off the join form: no tracking, no third party. A challenge
 * carries its own terms under the server's signature, so that nothing is kept of those never used.
 */

/** How long a challenge may be used: long enough to read the rules, a phone call in between. */
const LIFETIME_MS = 60 * 60_000;
/** Zero bits asked of a network that asks seldom: about 65,000 hashes, under a second on an old phone. */
const BASE_DIFFICULTY = 16;
/** Challenges an hour after which each doubling costs one more bit. */
const FREE_CHALLENGES = 100;
const MAX_DIFFICULTY = 22;

/** @param asked how many challenges the same network has had this hour */
export function newChallenge(secrets: Secrets, coopId: string, asked: number, at: Date): Challenge {
  const more = asked > FREE_CHALLENGES ? Math.floor(Math.log2(asked / FREE_CHALLENGES)) + 1 : 0;
  const difficulty = Math.min(MAX_DIFFICULTY, BASE_DIFFICULTY + more);
  const expires = at.getTime() + LIFETIME_MS;
  const terms = `${random22()}.${difficulty}.${expires}`;
  return {
    challenge: `${terms}.${secrets.hash('challenge', coopId, terms)}`,
    difficulty,
    expiresAt: new Date(expires).toISOString(),
  };
}

/** When the challenge of a good proof expires; or why it is none. Whether it was spent is for the store to say. */
export function checkProof(
  secrets: Secrets,
  coopId: string,
  { challenge, nonce }: Proof,
  at: Date,
): Date | 'proof_invalid' | 'proof_expired' {
  const [salt, difficulty, expires, signature, ...rest] = challenge.split('.');
  if (!salt || !difficulty || !expires || !signature || rest.length > 0) return 'proof_invalid';
  if (!sameText(signature, secrets.hash('challenge', coopId, `${salt}.${difficulty}.${expires}`)))
    return 'proof_invalid';
  if (Number(expires) <= at.getTime()) return 'proof_expired';
  const digest = createHash('sha256').update(`${challenge}.${nonce}`).digest();
  return leadingZeroBits(digest) >= Number(difficulty) ? new Date(Number(expires)) : 'proof_invalid';
}

function leadingZeroBits(bytes: Uint8Array): number {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? bytes.length * 8 : first * 8 + Math.clz32(bytes[first] ?? 0) - 24;
}
