import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import { isLoopback } from '../config.ts';
import type { Env } from '../http/env.ts';
import { refuse } from '../http/refuse.ts';
import type { Parts } from '../parts.ts';
import { mails } from '../store/mails.ts';
import { show } from './pages.ts';

/** The mails that were not sent, since no SMTP server is configured: for this machine alone to read. */
export function outbox(app: Hono<Env>, parts: Parts): void {
  if (parts.config.smtpUrl !== undefined) return;

  app.get('/dev/mail', async (c) => {
    if (!isFromHere(parts, c)) refuse('not_found');
    const list = await mails(parts.engine.db).list(100);
    if (c.req.header('accept')?.includes('application/json')) {
      const items = list.map(({ id, recipient, subject, text, created_at }) => ({
        id,
        to: recipient,
        subject,
        text,
        createdAt: created_at,
      }));
      return c.json({ items }, 200, { 'cache-control': 'no-store' });
    }
    return show(c, {
      title: 'Outbox',
      locale: 'en',
      body: html`<h1>Outbox</h1>
        <p>Mails to members are kept here, since SMTP_URL is not set. Reload to see new ones.</p>
        ${list.length === 0 ? html`<p>Nothing yet.</p>` : ''}
        ${list.map(
          (mail) =>
            html`<article>
              <h2>${mail.subject}</h2>
              <p>${mail.recipient} · <time datetime="${mail.created_at}">${mail.created_at}</time></p>
              <pre>${mail.text}</pre>
            </article>`,
        )}`,
    });
  });
}

/** By connection and by name: behind a proxy, or under a name that somebody else points here, it is not. */
function isFromHere(parts: Parts, c: Context<Env>): boolean {
  const address = c.env?.incoming?.socket.remoteAddress;
  const host = (c.req.header('host') ?? '').replace(/:\d+$/, '');
  return (
    isLoopback(parts.config.publicUrl.hostname) &&
    isLoopback(host) &&
    c.req.header('x-forwarded-for') === undefined &&
    c.req.header('forwarded') === undefined &&
    (address === undefined || isLoopback(address.replace('::ffff:', '')))
  );
}
