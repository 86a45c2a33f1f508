import {
  addMyRepresentative,
  addRepresentative,
  endMyRepresentative,
  endRepresentative,
  listMyRepresentatives,
  listRepresentatives,
  type Member,
  type NewRepresentative,
  type Representative,
} from '@coopkit/contract';
import type { Hono } from 'hono';
import type { Env } from '../http/env.ts';
import { handle } from '../http/handle.ts';
import { nameOf, signedIn } from '../http/principal.ts';
import { refuse, refuseField } from '../http/refuse.ts';
import { MAIL_JOB, type Mail } from '../mail/mail.ts';
import { dayOf, isOut } from '../members/statuses.ts';
import type { Parts } from '../parts.ts';
import type { Store } from '../store/store.ts';

/** Those who act for organisations and households. */
export function representatives(app: Hono<Env>, parts: Parts): void {
  // Before those of a member by identifier: "me" is none.
  handle(app, parts, listMyRepresentatives, async (_, { store, principal }) => ({
    items: await store.representatives.of(signedIn(principal).member.id),
  }));

  handle(app, parts, addMyRepresentative, ({ body }, { store, principal, at }) =>
    add(store, signedIn(principal).member, body, { by: nameOf(principal), at }),
  );

  handle(app, parts, endMyRepresentative, ({ params, body }, { store, principal, at }) =>
    end(store, signedIn(principal).member, params.representativeId, body.on, at),
  );

  handle(app, parts, listRepresentatives, async ({ params }, { store }) => ({
    items: await store.representatives.of((await found(store, params.memberId)).id),
  }));

  handle(app, parts, addRepresentative, async ({ params, body }, { store, principal, at }) =>
    add(store, await found(store, params.memberId), body, { by: nameOf(principal), at }),
  );

  handle(app, parts, endRepresentative, async ({ params, body }, { store, at }) =>
    end(store, await found(store, params.memberId), params.representativeId, body.on, at),
  );
}

async function add(
  store: Store,
  member: Member,
  { name, email, ...given }: NewRepresentative,
  { by, at }: { by: string; at: Date },
): Promise<Representative> {
  // So that of two who are named at once with one address the second is refused.
  await store.lock();
  const today = dayOf(at);
  if (member.kind === 'person') refuse('not_represented');
  if (isOut(member.status)) refuse('not_a_member');
  const first = given.from ?? today;
  const until = given.until ?? null;
  if (until !== null && until <= (first > today ? first : today)) refuseField('until', 'too_early');
  if (await store.members.byEmail(email)) refuse('address_taken');
  if ((await store.representatives.byEmail(email, today)).length > 0) refuse('address_taken');
  const kept = await store.representatives.add({
    memberId: member.id,
    name,
    email,
    role: given.role ?? null,
    from: first,
    until,
    recordedBy: by,
    recordedAt: at.toISOString(),
  });
  const { locale } = member;
  const mail: Mail = { kind: 'representative', to: email, locale, name, member: member.name, from: first };
  await store.jobs.add(MAIL_JOB, mail, at.toISOString());
  return kept;
}

async function end(
  store: Store,
  member: Member,
  id: string,
  on: string | undefined,
  at: Date,
): Promise<Representative> {
  const today = dayOf(at);
  const kept = (await store.representatives.find(member.id, id)) ?? refuse('not_found');
  const until = on ?? today;
  // What they did until today they did as one who acts for the member.
  if (until < today) refuseField('on', 'too_early');
  if (kept.until !== null && kept.until <= today) return kept;
  await store.representatives.end(id, until);
  if (until <= today) {
    await store.codes.voidOfRepresentative(id);
    await store.sessions.endAllOfRepresentative(id);
  }
  return { ...kept, until };
}

async function found(store: Store, memberId: string): Promise<Member> {
  return (await store.members.find(memberId)) ?? refuse('not_found');
}
