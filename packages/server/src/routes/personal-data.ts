import {
  eraseApplication,
  eraseMember,
  getMyPersonalData,
  getPersonalData,
  Id,
  personalDataPath,
  PersonalDataQuery,
  type Member,
  type PersonalData,
} from '@coopkit/contract';
import type { Context, Hono } from 'hono';
import type { Env } from '../http/env.ts';
import { handle, queryOf, whoMayCall } from '../http/handle.ts';
import { signedIn } from '../http/principal.ts';
import { refuse, refuseField } from '../http/refuse.ts';
import { DOCUMENT_HEADERS } from '../pages/document.ts';
import { pageLocale, type PageLocale } from '../pages/words.ts';
import type { Parts } from '../parts.ts';
import { eraseFormer, eraseRejected } from '../personal-data/erase.ts';
import { personalDataHtml } from '../personal-data/html.ts';
import { personalDataSources } from '../personal-data/sources.ts';
import { storeOf, type Store } from '../store/store.ts';

/** What is held on people: told to them, and erased. */
export function personalData(app: Hono<Env>, parts: Parts): void {
  // Before those of a member by identifier: "me" is none.
  handle(app, parts, getMyPersonalData, async ({ query }, { store, principal, at }) =>
    collect(store, signedIn(principal).member, await localeOf(store, query.locale), at),
  );

  handle(app, parts, getPersonalData, async ({ params, query }, { store, at }) => {
    const member = (await store.members.find(params.memberId)) ?? refuse('not_found');
    return collect(store, member, await localeOf(store, query.locale), at);
  });

  app.get(personalDataPath('me'), async (c) => {
    const { coopId, principal } = await whoMayCall(parts, c, 'member');
    return readable(parts, c, storeOf(parts.engine.db, coopId), signedIn(principal).member);
  });

  app.get(personalDataPath(':memberId'), async (c) => {
    const { coopId } = await whoMayCall(parts, c, 'steward');
    const id = Id.safeParse(c.req.param('memberId'));
    const store = storeOf(parts.engine.db, coopId);
    const member = id.success ? await store.members.find(id.data) : undefined;
    return readable(parts, c, store, member ?? refuse('not_found'));
  });

  handle(app, parts, eraseMember, async ({ params, body }, { store, at }) => {
    await store.lock();
    const member = (await store.members.find(params.memberId)) ?? refuse('not_found');
    if (member.number !== body.number) refuseField('number', 'not_the_member');
    return eraseFormer(store, member, at);
  });

  handle(app, parts, eraseApplication, async ({ params, body }, { store, at }) => {
    const application = (await store.applications.find(params.applicationId)) ?? refuse('not_found');
    // Once it is erased there is no address any more to confirm it by.
    if (application.erased_at === null && application.email !== body.email) {
      refuseField('email', 'not_the_applicant');
    }
    return eraseRejected(store, application, at);
  });
}

async function collect(store: Store, member: Member, locale: PageLocale, at: Date): Promise<PersonalData> {
  const sections: PersonalData['sections'] = [];
  for (const { name, label, collect } of personalDataSources) {
    sections.push({ name, label: label[locale], rows: await collect(store, member) });
  }
  return { memberId: member.id, number: member.number, at: at.toISOString(), sections };
}

async function readable(parts: Parts, c: Context<Env>, store: Store, member: Member): Promise<Response> {
  const query = queryOf(c, PersonalDataQuery);
  const locale = await localeOf(store, query.locale ?? c.req.header('accept-language') ?? member.locale);
  const coop = (await store.coop())?.name ?? '';
  const data = await collect(store, member, locale, parts.now());
  return c.body(await personalDataHtml(data, { name: member.name, coop, locale }), 200, DOCUMENT_HEADERS);
}

async function localeOf(store: Store, asked: string | undefined): Promise<PageLocale> {
  return pageLocale(asked, JSON.parse((await store.coop())?.locales ?? '[]') as string[]);
}
