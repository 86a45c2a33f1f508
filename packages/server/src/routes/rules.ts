import { getCurrentRules, getRules, publishRules, type Rules } from '@coopkit/contract';
import type { Hono } from 'hono';
import { localesToTry } from '../admission.ts';
import type { Env } from '../http/env.ts';
import { handle } from '../http/handle.ts';
import { refuse, refuseField } from '../http/refuse.ts';
import type { Parts } from '../parts.ts';
import type { Store } from '../store/store.ts';

/** The co-op's rules, in all their versions. */
export function rules(app: Hono<Env>, parts: Parts): void {
  handle(app, parts, getCurrentRules, async ({ query }, { store }) => {
    const version =
      (await store.rules.currentVersion()) ?? refuse('not_found', { detail: 'No rules are published yet.' });
    return read(store, version, query.locale);
  });

  handle(app, parts, getRules, ({ params, query }, { store }) =>
    read(store, Number(params.version), query.locale),
  );

  handle(app, parts, publishRules, async ({ body }, { store, at }) => {
    const own = (await ownLocales(store))[0] ?? 'en';
    if (body.texts[own] === undefined) refuseField(`texts.${own}`, 'required');
    await store.lock();
    const version = await store.rules.publish(body.texts, at.toISOString());
    return read(store, version, own);
  });
}

async function read(store: Store, version: number, locale: string | undefined): Promise<Rules> {
  return (
    (await store.rules.find(version, localesToTry(locale, await ownLocales(store)))) ?? refuse('not_found')
  );
}

async function ownLocales(store: Store): Promise<string[]> {
  const coop = (await store.coop()) ?? refuse('unknown_coop');
  return JSON.parse(coop.locales) as string[];
}
