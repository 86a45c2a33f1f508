import {
  createMemberSession,
  createSession,
  createSignInCode,
  endMemberSessions,
  endSession,
  endSessions,
  getSession,
  type Member,
  type NewSession,
} from '@coopkit/contract';
import type { Hono } from 'hono';
import { issueCode, pretendCode, tryCode } from '../codes.ts';
import type { Env } from '../http/env.ts';
import { handle, type RouteContext } from '../http/handle.ts';
import { mailTo, perNetwork } from '../http/rate-limit.ts';
import { refuse } from '../http/refuse.ts';
import { newId } from '../ids.ts';
import { MAIL_JOB, NOTHING_JOB, type Mail } from '../mail/mail.ts';
import type { Parts } from '../parts.ts';
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
      const member = await store.members.byEmail(body.email);
      if (!member) {
        // As much work as for a member: how long it takes must not tell.
        await store.jobs.add(NOTHING_JOB, {}, at.toISOString());
        return { id, ...(await pretendCode(store, id, at)) };
      }
      await store.codes.voidOf(member.id);
      const { code, expiresAt } = await issueCode(store, parts.secrets, { id, memberId: member.id }, at);
      const mail: Mail = {
        kind: 'sign-in-code',
        to: member.email,
        name: member.name,
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
      return startSession(store, member, { origin, staySignedIn: body.staySignedIn ?? false }, at);
    },
    (_, network) => [perNetwork('code tries', network, 200)],
  );

  handle(app, parts, getSession, (_, context) => {
    const { member, session } = signedIn(context);
    const { id, createdAt, expiresAt } = session;
    return Promise.resolve({ id, member, createdAt, expiresAt });
  });

  handle(app, parts, endSession, (_, context) => context.store.sessions.end(signedIn(context).session.id));

  handle(app, parts, endSessions, (_, context) =>
    signOutEverywhere(context.store, signedIn(context).member.id),
  );

  handle(app, parts, createMemberSession, async ({ params, body }, { store, at }) => {
    const member = (await store.members.find(params.memberId)) ?? refuse('not_found');
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
  { origin, staySignedIn }: { origin: string | null; staySignedIn: boolean },
  at: Date,
): Promise<NewSession> {
  const session = await store.sessions.add({
    memberId: member.id,
    origin,
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + (staySignedIn ? 30 * 24 : 12) * HOUR_MS).toISOString(),
  });
  const { id, token, createdAt, expiresAt } = session;
  return { id, token, member, createdAt, expiresAt };
}

/** The member who calls; the contract lets no one else come here. */
function signedIn({ principal }: RouteContext) {
  return principal.kind === 'member' ? principal : refuse('not_signed_in');
}
