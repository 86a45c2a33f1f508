import {
  createMemberSession,
  createSession,
  createSignInCode,
  endMemberSessions,
  endSession,
  endSessions,
  getSession,
  type ActingRepresentative,
  type Member,
  type NewSession,
  type Representative,
} from '@coopkit/contract';
import type { Hono } from 'hono';
import { issueCode, pretendCode, tryCode } from '../codes.ts';
import type { Env } from '../http/env.ts';
import { handle } from '../http/handle.ts';
import { signedIn } from '../http/principal.ts';
import { mailTo, perNetwork } from '../http/rate-limit.ts';
import { refuse } from '../http/refuse.ts';
import { newId } from '../ids.ts';
import { MAIL_JOB, NOTHING_JOB, type Mail } from '../mail/mail.ts';
import { dayOf, maySignIn } from '../members/statuses.ts';
import type { Parts } from '../parts.ts';
import { actsOn } from '../store/representatives.ts';
import type { Store } from '../store/store.ts';

const HOUR_MS = 3_600_000;

/** Signing in and out. */
export function sessions(app: Hono<Env>, parts: Parts): void {
  handle(
    app,
    parts,
    createSignInCode,
    async ({ body }, { store, at }) => {
      const id = newId('cod');
      const who = await whoSignsIn(store, body.email, dayOf(at));
      if (!who) {
        // As much work as for a member: how long it takes must not tell.
        await store.jobs.add(NOTHING_JOB, {}, at.toISOString());
        return { id, ...(await pretendCode(store, id, at)) };
      }
      const { member, representative } = who;
      if (representative) await store.codes.voidOfRepresentative(representative.id);
      else await store.codes.voidOf(member.id);
      const representativeId = representative?.id ?? null;
      const of = { id, memberId: member.id, representativeId };
      const { code, expiresAt } = await issueCode(store, parts.secrets, of, at);
      const mail: Mail = {
        kind: 'sign-in-code',
        to: body.email,
        name: representative?.name ?? member.name,
        locale: body.locale ?? member.locale,
        code,
      };
      await store.jobs.add(MAIL_JOB, mail, at.toISOString());
      return { id, expiresAt };
    },
    ({ body }, network) => [perNetwork('sign-in codes', network, 200), ...mailTo(body.email, network)],
  );

  handle(
    app,
    parts,
    createSession,
    async ({ body }, { store, at, origin }) => {
      const tried = await tryCode(store, parts.secrets, body.signInCode, body.code, at);
      if (typeof tried === 'string') {
        refuse(tried, {
          keep: true,
          ...(tried === 'code_invalid' ? { fields: [{ field: 'code', code: 'not_valid' }] } : {}),
        });
      }
      const member = (tried.memberId && (await store.members.find(tried.memberId))) || refuse('code_expired');
      if (!maySignIn(member.status)) refuse('code_expired');
      const representative =
        tried.representativeId === null
          ? null
          : ((await store.representatives.find(member.id, tried.representativeId)) ?? refuse('code_expired'));
      const how = { origin, staySignedIn: body.staySignedIn ?? false, representative };
      return startSession(store, member, how, at);
    },
    (_, network) => [perNetwork('code tries', network, 200)],
  );

  handle(app, parts, getSession, (_, { principal }) => {
    const { member, session } = signedIn(principal);
    const { id, representative, createdAt, expiresAt } = session;
    return Promise.resolve({ id, member, representative, createdAt, expiresAt });
  });

  handle(app, parts, endSession, (_, { store, principal }) =>
    store.sessions.end(signedIn(principal).session.id),
  );

  handle(app, parts, endSessions, (_, { store, principal }) =>
    signOutEverywhere(store, signedIn(principal).member.id),
  );

  handle(app, parts, createMemberSession, async ({ params, body }, { store, at }) => {
    const member = (await store.members.find(params.memberId)) ?? refuse('not_found');
    if (!maySignIn(member.status)) refuse('not_a_member');
    const origin = body.origin === undefined ? null : new URL(body.origin).origin;
    return startSession(store, member, { origin, staySignedIn: body.staySignedIn ?? false }, at);
  });

  handle(app, parts, endMemberSessions, async ({ params }, { store }) => {
    const member = (await store.members.find(params.memberId)) ?? refuse('not_found');
    await signOutEverywhere(store, member.id);
  });
}

/** Ends every session, and voids the codes that could begin another. */
async function signOutEverywhere(store: Store, memberId: string): Promise<void> {
  await store.codes.voidOf(memberId);
  await store.sessions.endAllOf(memberId);
}

/** Signs a member in: for twelve hours, or for thirty days where they asked to stay. */
export async function startSession(
  store: Store,
  member: Member,
  how: { origin: string | null; staySignedIn: boolean; representative?: ActingRepresentative | null },
  at: Date,
): Promise<NewSession> {
  const { origin, staySignedIn, representative = null } = how;
  const session = await store.sessions.add({
    memberId: member.id,
    representative,
    origin,
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + (staySignedIn ? 30 * 24 : 12) * HOUR_MS).toISOString(),
  });
  const { id, token, createdAt, expiresAt } = session;
  return { id, token, member, representative, createdAt, expiresAt };
}

/** Who signs in with an address: the member whose it is, or the one for whom somebody acts with it today. */
async function whoSignsIn(
  store: Store,
  email: string,
  day: string,
): Promise<{ member: Member; representative: Representative | null } | undefined> {
  const own = await store.members.byEmail(email);
  if (own) return maySignIn(own.status) ? { member: own, representative: null } : undefined;
  const representative = (await store.representatives.byEmail(email, day)).find((each) => actsOn(each, day));
  const member = representative && (await store.members.find(representative.memberId));
  return member && maySignIn(member.status) ? { member, representative } : undefined;
}
