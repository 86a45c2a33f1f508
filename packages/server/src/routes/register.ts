import { getRegister, RegisterFileQuery, registerPath } from '@coopkit/contract';
import type { Hono } from 'hono';
import type { Env } from '../http/env.ts';
import { handle, queryOf, whoMayCall } from '../http/handle.ts';
import { pageOf } from '../http/page.ts';
import { refuse } from '../http/refuse.ts';
import { streamed } from '../http/streamed.ts';
import { dayOf } from '../members/statuses.ts';
import { DOCUMENT_HEADERS } from '../pages/document.ts';
import { pageLocale } from '../pages/words.ts';
import type { Parts } from '../parts.ts';
import { csvHeadings, csvLinesOf } from '../register/csv.ts';
import { registerHtml } from '../register/html.ts';
import { registerOn } from '../register/lines.ts';
import { storeOf } from '../store/store.ts';

/** The register of members, as data and as the files that are kept and printed. */
export function register(app: Hono<Env>, parts: Parts): void {
  handle(app, parts, getRegister, async ({ query }, { store, at }) => {
    const of = pageOf(query, ['number']);
    return (await registerOn(store, query.on ?? dayOf(at))).page(of);
  });

  app.get(registerPath('csv'), async (c) => {
    const { coopId } = await whoMayCall(parts, c, 'steward');
    const { on = dayOf(parts.now()) } = queryOf(c, RegisterFileQuery);
    const lines = (await registerOn(storeOf(parts.engine.db, coopId), on)).all();
    const headers = {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="register-${on}.csv"`,
      'cache-control': 'no-store',
    };
    return streamed(headers, async function* () {
      yield csvHeadings();
      for await (const some of lines) yield some.map(csvLinesOf).join('');
    });
  });

  app.get(registerPath('html'), async (c) => {
    const { coopId } = await whoMayCall(parts, c, 'steward');
    const { on = dayOf(parts.now()), locale: asked } = queryOf(c, RegisterFileQuery);
    const store = storeOf(parts.engine.db, coopId);
    const coop = (await store.coop()) ?? refuse('unknown_coop');
    const locale = pageLocale(asked ?? c.req.header('accept-language'), JSON.parse(coop.locales) as string[]);
    const classes = await store.classes.list();
    const classNames = new Map(
      classes.map(({ id, name }) => [id, name[locale] ?? Object.values(name)[0] ?? id]),
    );
    const lines = (await registerOn(store, on)).all();
    return streamed(DOCUMENT_HEADERS, () => registerHtml({ coop: coop.name, on, locale, classNames }, lines));
  });
}
