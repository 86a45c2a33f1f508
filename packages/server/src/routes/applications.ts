import {
  approveApplication,
  createApplication,
  getApplication,
  listApplications,
  rejectApplication,
  resendCode,
  verifyApplication,
} from '@coopkit/contract';
import type { Hono } from 'hono';
import { faultsFor, refusalToApply } from '../admission.ts';
import { issueCode, pretendCode, tryCode } from '../codes.ts';
import type { Env } from '../http/env.ts';
import { handle } from '../http/handle.ts';
import { pageOf } from '../http/page.ts';
import { nameOf } from '../http/principal.ts';
import { mailTo, perNetwork } from '../http/rate-limit.ts';
import { refuse, refuseField } from '../http/refuse.ts';
import { UNVERIFIED_MS } from '../jobs/sweep.ts';
import { MAIL_JOB, type Mail } from '../mail/mail.ts';
import { chargeApplicant, checkAsked, owedByApplicant, owedByMember, paysFirst } from '../money/admission.ts';
import { openBooks, readBooks } from '../money/books.ts';
import { dayOf } from '../members/statuses.ts';
import type { Parts } from '../parts.ts';
import { checkProof } from '../proof-of-work.ts';
import { admit, mayComeBack } from './admit.ts';
import { toApplication } from '../store/applications.ts';
import type { ApplicationRow } from '../store/database.ts';
import type { Store } from '../store/store.ts';
import { startSession } from './sessions.ts';

/** How visitors become applicants, and applicants members. */
export function applications(app: Hono<Env>, parts: Parts): void {
  handle(
    app,
    parts,
    createApplication,
    async ({ body }, { store, principal, at }) => {
      // who
      if (body.website) refuse('spam_suspected');
      if (principal.kind !== 'secret') {
        const proof = body.proof ?? refuseField('proof', 'required');
        const good = checkProof(parts.secrets, store.coopId, proof, at);
        if (typeof good === 'string') refuse(good);
        if (!(await store.challenges.spend(proof.challenge, good.toISOString()))) refuse('proof_expired');
      }
      // ask
      const memberClass =
        (await store.classes.find(body.memberClass)) ?? refuseField('memberClass', 'not_an_option');
      const inForce = await store.rules.currentVersion();
      const agreed = await store.rules.find(body.consent.rulesVersion, [body.consent.locale]);
      const member = await holderOf(store, body.email, at);
      // rule, decide
      const no = refusalToApply(memberClass);
      if (no) refuse(no);
      const faults = faultsFor(memberClass, body);
      if (faults.length > 0) refuse('invalid_request', { fields: faults });
      checkAsked(await readBooks(store), memberClass, body);
      if (body.consent.rulesVersion !== inForce) refuse('rules_changed');
      if (agreed?.textHash !== body.consent.textHash) refuseField('consent.textHash', 'not_the_text');
      const invitationId =
        memberClass.intake === 'invitation'
          ? ((await store.classes.findInvitation(
              memberClass.id,
              body.invitationCode ?? '',
              at.toISOString(),
            )) ??
            refuse('invitation_invalid', {
              fields: [{ field: 'invitationCode', code: body.invitationCode ? 'not_valid' : 'required' }],
            }))
          : undefined;
      // keep
      const id = await store.applications.add({ ...body, invitationId }, at.toISOString());
      const expiresAt = await sendCode(
        store,
        parts,
        { id, email: body.email, name: body.name, locale: body.consent.locale },
        member,
        at,
      );
      // answer
      return {
        id,
        memberClass: memberClass.id,
        state: 'unverified' as const,
        codeExpiresAt: expiresAt,
        toPay: null,
      };
    },
    ({ body }, network) => [perNetwork('applications', network, 200), ...mailTo(body.email, network)],
  );

  handle(
    app,
    parts,
    resendCode,
    async ({ params }, { store, at }) => {
      const application = await unverified(store, params.applicationId, at);
      const member = await holderOf(store, application.email, at);
      const expiresAt = await sendCode(store, parts, application, member, at);
      return { ...statusOf(application), codeExpiresAt: expiresAt };
    },
    async ({ params }, network, store) => {
      const application = await store.applications.find(params.applicationId);
      const limits = [perNetwork('codes', network, 200)];
      return application ? [...limits, ...mailTo(application.email, network)] : limits;
    },
  );

  handle(
    app,
    parts,
    verifyApplication,
    async ({ params, body }, { store, at, origin }) => {
      const books = await openBooks(store);
      const application = await unverified(store, params.applicationId, at);
      const tried = await tryCode(store, parts.secrets, application.id, body.code, at);
      if (typeof tried === 'string') {
        refuse(tried, {
          keep: true,
          ...(tried === 'code_invalid' ? { fields: [{ field: 'code', code: 'not_valid' }] } : {}),
        });
      }
      const memberClass = (await store.classes.find(application.class_id)) ?? refuse('class_closed');
      if (await holderOf(store, application.email, at)) refuse('already_member');
      if (application.invitation_id && !(await store.classes.useInvitation(application.invitation_id))) {
        refuse('invitation_invalid');
      }
      if (paysFirst(memberClass, application)) {
        if (await store.applications.isPending(application.email)) refuse('already_applied');
        if (!(await store.applications.toPay(application.id, at.toISOString()))) refuse('already_decided');
        await chargeApplicant(books, memberClass, application, at);
        const toPay = books.money(await owedByApplicant(books, application.id, dayOf(at)));
        return {
          application: { ...statusOf(application), state: 'unpaid' as const, toPay },
          member: null,
          session: null,
        };
      }
      // One who was expelled comes back by a decision only.
      const former = await store.members.byEmail(application.email);
      if (memberClass.admission === 'open' && former?.status !== 'expelled') {
        const member = await admit(store, application, { from: 'unverified', by: null, message: null, at });
        const session = await startSession(store, member, { origin, staySignedIn: false }, at);
        const owed = await owedByMember(books, member.id, dayOf(at));
        const toPay = owed > 0 ? books.money(owed) : null;
        return {
          application: { ...statusOf(application), state: 'admitted' as const, toPay },
          member,
          session,
        };
      }
      if (await store.applications.isPending(application.email)) refuse('already_applied');
      if (!(await store.applications.toBoard(application.id, 'unverified', at.toISOString())))
        refuse('already_decided');
      const waiting = toApplication(await pending(store, application.id));
      await store.events.add('application.pending', waiting, at.toISOString());
      await mail(store, { kind: 'application-pending', ...reader(application) }, at);
      return {
        application: { ...statusOf(application), state: 'pending' as const },
        member: null,
        session: null,
      };
    },
    (_, network) => [perNetwork('code tries', network, 200)],
  );

  handle(app, parts, listApplications, ({ query }, { store }) =>
    store.applications.list(query, pageOf(query, ['string', 'string'])),
  );

  handle(app, parts, getApplication, async ({ params }, { store }) =>
    toApplication((await store.applications.find(params.applicationId)) ?? refuse('not_found')),
  );

  handle(app, parts, approveApplication, async ({ params, body }, { store, principal, at }) => {
    const application = await pending(store, params.applicationId);
    const message = body.message ?? null;
    const from = application.state === 'unpaid' ? 'unpaid' : 'pending';
    await admit(store, application, { from, by: nameOf(principal), message, at });
    return toApplication((await store.applications.find(application.id)) ?? refuse('not_found'));
  });

  handle(app, parts, rejectApplication, async ({ params, body }, { store, principal, at }) => {
    const application = await pending(store, params.applicationId);
    const message = body.message ?? null;
    const kept = await store.applications.reject(application.id, {
      by: nameOf(principal),
      message,
      at: at.toISOString(),
    });
    if (!kept) refuse('already_decided');
    await mail(store, { kind: 'application-rejected', ...reader(application), message }, at);
    const rejected = toApplication((await store.applications.find(application.id)) ?? refuse('not_found'));
    await store.events.add('application.rejected', rejected, at.toISOString());
    return rejected;
  });
}

/** The member who signs in with an address, or the one who acts with it for another: nobody may apply with it. */
async function holderOf(
  store: Store,
  email: string,
  at: Date,
): Promise<{ name: string; locale: string } | undefined> {
  const own = await store.members.byEmail(email);
  if (own) return mayComeBack(own) ? undefined : own;
  const [acting] = await store.representatives.byEmail(email, dayOf(at));
  const member = acting && (await store.members.find(acting.memberId));
  return member && { name: acting.name, locale: member.locale };
}

/** Sends the code; or, where the address is a member's, tells the member and puts a code that nothing matches. */
async function sendCode(
  store: Store,
  parts: Parts,
  application: { id: string; email: string; name: string; locale: string },
  member: { name: string; locale: string } | undefined,
  at: Date,
): Promise<string> {
  if (member) {
    const { expiresAt } = await pretendCode(store, application.id, at);
    await mail(
      store,
      { kind: 'already-member', to: application.email, name: member.name, locale: member.locale },
      at,
    );
    return expiresAt;
  }
  const { code, expiresAt } = await issueCode(
    store,
    parts.secrets,
    { id: application.id, memberId: null },
    at,
  );
  const { to, locale } = reader(application);
  await mail(store, { kind: 'application-code', to, locale, code }, at);
  return expiresAt;
}

async function unverified(store: Store, applicationId: string, at: Date): Promise<ApplicationRow> {
  const application = (await store.applications.find(applicationId)) ?? refuse('not_found');
  if (application.state !== 'unverified') refuse('already_decided');
  if (Date.parse(application.created_at) + UNVERIFIED_MS <= at.getTime()) refuse('application_expired');
  return application;
}

async function pending(store: Store, applicationId: string): Promise<ApplicationRow> {
  const application = (await store.applications.find(applicationId)) ?? refuse('not_found');
  // Before the address is proved there is nothing to decide on.
  if (application.state === 'unverified') refuse('not_found');
  if (application.state !== 'pending' && application.state !== 'unpaid') refuse('already_decided');
  return application;
}

function statusOf(application: ApplicationRow) {
  return {
    id: application.id,
    memberClass: application.class_id,
    state: application.state,
    codeExpiresAt: null,
    toPay: null,
  };
}

function reader(application: { email: string; name: string; locale: string }) {
  return { to: application.email, name: application.name, locale: application.locale };
}

function mail(store: Store, mail: Mail, at: Date): Promise<void> {
  return store.jobs.add(MAIL_JOB, mail, at.toISOString());
}
