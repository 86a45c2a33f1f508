import { randomBytes } from 'node:crypto';
import type { ProxyGiven, ProxyRevoked } from '@coopkit/audit';
import { canonical } from '@coopkit/record';

/*
 * What a proxy leaves on the record. The same may be done more than once, and no two entries of a record are the same: each
 * has a nonce.
 */

/** A member lets another carry their vote. */
export function proxyGiven(from: string, to: string): string {
  return canonical({ t: 'proxy', from, to, nonce: newNonce() } satisfies ProxyGiven);
}

/** A member takes their vote back. */
export function proxyRevoked(from: string): string {
  return canonical({ t: 'proxy-revoked', from, nonce: newNonce() } satisfies ProxyRevoked);
}

function newNonce(): string {
  return randomBytes(16).toString('base64url');
}
