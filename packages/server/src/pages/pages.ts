import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Env } from '../http/env.ts';
import { refuse } from '../http/refuse.ts';
import type { Parts } from '../parts.ts';
import { coops } from '../store/coops.ts';
import { layout, PAGE_CSS, PAGE_POLICY, type Page } from './layout.ts';
import { pageLocale, wordsIn } from './words.ts';

/** The pages that the server hosts: each is an element, for sites that can't run a script and for links in mails. */
export function pages(app: Hono<Env>, parts: Parts): void {
  app.get('/page.css', (c) =>
    c.body(PAGE_CSS, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=3600',
    }),
  );

  app.get('/', async (c) => {
    const { name, locale } = await coopOf(parts, c);
    const words = wordsIn(locale);
    return show(c, {
      title: name,
      locale,
      body: html`<h1>${name}</h1>
        <nav>
          <a href="/join">${words.join(name)}</a> <a href="/sign-in">${words.signIn}</a>
          <a href="/votes">${words.votes}</a> <a href="/shares">${words.shares}</a>
        </nav>`,
    });
  });

  app.get('/join', async (c) => {
    const { name, locale } = await coopOf(parts, c);
    const words = wordsIn(locale);
    return show(c, {
      title: words.join(name),
      locale,
      elements: true,
      body: html`<h1>${words.join(name)}</h1>
        <coop-join locale="${locale}" worker>
          <noscript><p>${words.noScript}</p></noscript>
        </coop-join>`,
    });
  });

  app.get('/shares', async (c) => {
    const { name, locale } = await coopOf(parts, c);
    const words = wordsIn(locale);
    return show(c, {
      title: `${words.shares} – ${name}`,
      locale,
      elements: true,
      body: html`<p><a href="/">${name}</a></p>
        <coop-shares locale="${locale}" heading-level="1">
          <noscript>
            <h1>${words.shares}</h1>
            <p>${words.noScript}</p>
          </noscript>
        </coop-shares>`,
    });
  });

  app.get('/sign-in', async (c) => {
    const { name, locale } = await coopOf(parts, c);
    const words = wordsIn(locale);
    return show(c, {
      title: `${words.signIn} – ${name}`,
      locale,
      elements: true,
      body: html`<h1>${name}</h1>
        <coop-sign-in locale="${locale}">
          <noscript><p>${words.noScript}</p></noscript>
        </coop-sign-in>`,
    });
  });
}

export async function show(c: Context<Env>, page: Page): Promise<Response> {
  c.header('Content-Security-Policy', PAGE_POLICY);
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('Cache-Control', 'no-cache');
  return c.html(await layout(page));
}

/** The co-op that is asked for, and the language to show it in. */
export async function coopOf(parts: Parts, c: Context<Env>) {
  const coop = (await coops(parts.engine.db).at(c.req.header('host') ?? '')) ?? refuse('unknown_coop');
  const own = JSON.parse(coop.locales) as string[];
  const asked = c.req.query('locale') ?? c.req.header('accept-language');
  return { coopId: coop.coop_id, name: coop.name, locale: pageLocale(asked, own) };
}
