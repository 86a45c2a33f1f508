import type { Access, Member } from '@coopkit/contract';
import { isLoopback } from '../config.ts';
import { readToken } from '../ids.ts';
import type { Parts } from '../parts.ts';
import { coops } from '../store/coops.ts';
import type { KeptSession } from '../store/sessions.ts';
import { storeOf, type Store } from '../store/store.ts';
import { refuse } from './refuse.ts';

/** Who calls. */
export type Principal =
  | { kind: 'visitor' }
  | { kind: 'member'; member: Member; session: KeptSession }
  /** A program of the co-op's, by its secret key; or the operator at the machine itself. */
  | { kind: 'secret'; by: string };

export interface Caller {
  coopId: string;
  principal: Principal;
}

/** What of a request says who calls. */
export interface Credentials {
  authorization: string | undefined;
  /** The publishable key, from the query. */
  key: string | undefined;
  origin: string | undefined;
  /** The host name asked for. */
  host: string;
  /** The co-op whose operator calls from within the process. */
  operatorOf: string | undefined;
}

/** Finds out who calls and of which co-op, and refuses keys, sessions and websites that may not. */
export async function identify(parts: Parts, credentials: Credentials): Promise<Caller> {
  const { operatorOf, authorization, key } = credentials;
  if (operatorOf) return { coopId: operatorOf, principal: { kind: 'secret', by: 'operator' } };
  const bearer = authorization === undefined ? undefined : (/^Bearer (\S+)$/.exec(authorization)?.[1] ?? '');
  const caller =
    bearer !== undefined
      ? await byBearer(parts, bearer, credentials)
      : key !== undefined
        ? await byKey(parts, key, credentials)
        : await byHost(parts, credentials);
  return caller;
}

async function byBearer(parts: Parts, token: string, { origin }: Credentials): Promise<Caller> {
  const read = readToken(token) ?? refuse('unknown_key');
  const { db } = parts.engine;
  if (read.prefix === 'sk') {
    const key = await storeOf(db, read.coopId).keys.byToken(token);
    if (key?.kind !== 'secret') refuse('unknown_key');
    if (origin !== undefined) {
      refuse('origin_not_allowed', {
        detail: 'A secret key must never be in a page: use a publishable key there, and revoke this one.',
      });
    }
    return { coopId: read.coopId, principal: { kind: 'secret', by: key.id } };
  }
  if (read.prefix !== 'st')
    refuse('unknown_key', { detail: 'A publishable key goes into the query: ?key=pk_…' });
  const signedIn = await parts.lookups.signedIn(read.coopId, token);
  const { session, member } = signedIn ?? refuse('session_ended');
  if (origin !== undefined && session.origin !== origin) {
    const store = storeOf(db, read.coopId);
    if (!(await isOwn(parts, store, origin))) {
      if (session.origin !== null) {
        refuse('origin_not_allowed', { detail: `This session is for ${session.origin}.` });
      }
      await allowOrigin(store, origin);
    }
  }
  return { coopId: read.coopId, principal: { kind: 'member', member, session } };
}

async function byKey(parts: Parts, token: string, { origin }: Credentials): Promise<Caller> {
  const read = readToken(token);
  if (read?.prefix !== 'pk') refuse('unknown_key');
  const store = storeOf(parts.engine.db, read.coopId);
  const key = (await store.keys.byToken(token)) ?? refuse('unknown_key');
  if (origin !== undefined && !(await isOwn(parts, store, origin))) {
    allow(origin, JSON.parse(key.origins) as string[], key.id);
  }
  return { coopId: read.coopId, principal: { kind: 'visitor' } };
}

async function byHost(parts: Parts, { origin, host }: Credentials): Promise<Caller> {
  const coop = (await coops(parts.engine.db).at(host)) ?? refuse('unknown_coop');
  const store = storeOf(parts.engine.db, coop.coop_id);
  if (origin !== undefined && !(await isOwn(parts, store, origin))) await allowOrigin(store, origin);
  return { coopId: coop.coop_id, principal: { kind: 'visitor' } };
}

async function allowOrigin(store: Store, origin: string): Promise<void> {
  allow(origin, await store.keys.allowedOrigins());
}

function allow(origin: string, origins: string[], keyId?: string): void {
  if (origins.includes(origin) || origins.includes('*')) return;
  refuse('origin_not_allowed', {
    detail: `To let ${origin} in, run: coopkit keys allow ${origin}${keyId ? ` --key ${keyId}` : ''}`,
  });
}

/** Whether a website is the server itself: its hosted pages. By what we know of ourselves, not by what is asked for. */
async function isOwn({ config }: Parts, store: Store, origin: string): Promise<boolean> {
  const { publicUrl } = config;
  if (origin === publicUrl.origin) return true;
  const url = URL.canParse(origin) ? new URL(origin) : undefined;
  // On one's own machine, by whichever of its names.
  if (url && isLoopback(url.hostname) && isLoopback(publicUrl.hostname) && url.port === publicUrl.port)
    return true;
  const host = (await store.coop())?.host;
  return host !== null && origin === `${publicUrl.protocol}//${host}`;
}

/** Why this caller may not call an endpoint of this access; null where it may. */
export function refusalToCall(principal: Principal, access: Access): 'not_signed_in' | 'not_allowed' | null {
  if (access === 'public') return null;
  if (principal.kind === 'visitor') return 'not_signed_in';
  if (principal.kind === 'secret') return access === 'member' ? 'not_signed_in' : null;
  if (access === 'member') return null;
  return access === 'steward' && principal.member.role !== null ? null : 'not_allowed';
}

/** The member who calls, where the contract lets no one else come. */
export function signedIn(principal: Principal): Extract<Principal, { kind: 'member' }> {
  return principal.kind === 'member' ? principal : refuse('not_signed_in');
}

/** How a decision names who took it: whoever acts for a member by their own name. */
export function nameOf(principal: Principal): string {
  return principal.kind === 'member'
    ? (principal.session.representative?.id ?? principal.member.id)
    : principal.kind === 'secret'
      ? principal.by
      : 'visitor';
}
