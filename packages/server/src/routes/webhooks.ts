import {
  createWebhook,
  deleteWebhook,
  getDelivery,
  getWebhook,
  listDeliveries,
  listWebhooks,
  replayDeliveries,
  replayDelivery,
  rotateWebhookSecret,
  testWebhook,
  updateWebhook,
  type Webhook,
} from '@coopkit/contract';
import type { Hono } from 'hono';
import { isLoopback } from '../config.ts';
import type { Env } from '../http/env.ts';
import { handle } from '../http/handle.ts';
import { pageOf } from '../http/page.ts';
import { refuse, refuseField } from '../http/refuse.ts';
import type { Parts } from '../parts.ts';
import type { Store } from '../store/store.ts';
import { newWebhookSecret } from '../webhooks/sign.ts';

/** How long a secret that was changed still signs, beside the new one. */
const OLD_SECRET_MS = 24 * 3_600_000;

/** Who is told of what happens, and how the telling goes. */
export function webhooks(app: Hono<Env>, parts: Parts): void {
  handle(app, parts, listWebhooks, async (_, { store }) => ({ items: await store.webhooks.list() }));

  handle(app, parts, createWebhook, async ({ body }, { store, at }) => {
    const url = addressOf(body.url);
    await store.lock();
    const secret = newWebhookSecret();
    const sealedSecret = parts.secrets.seal(secret);
    const id = await store.webhooks.add({ url, events: body.events, sealedSecret }, at.toISOString());
    return { ...(await found(store, id)), secret };
  });

  handle(app, parts, getWebhook, ({ params }, { store }) => found(store, params.webhookId));

  handle(app, parts, updateWebhook, async ({ params, body }, { store }) => {
    const { url, events, enabled } = body;
    await store.lock();
    const { id } = await found(store, params.webhookId);
    await store.webhooks.change(id, {
      ...(url === undefined ? {} : { url: addressOf(url) }),
      ...(events === undefined ? {} : { events }),
      ...(enabled === undefined ? {} : { enabled }),
    });
    return found(store, id);
  });

  handle(app, parts, deleteWebhook, async ({ params }, { store }) => {
    await store.lock();
    if (!(await store.webhooks.remove(params.webhookId))) refuse('not_found');
  });

  handle(app, parts, rotateWebhookSecret, async ({ params }, { store, at }) => {
    await store.lock();
    const webhook = await found(store, params.webhookId);
    const secret = newWebhookSecret();
    const until = new Date(at.getTime() + OLD_SECRET_MS).toISOString();
    await store.webhooks.rotate(webhook.id, parts.secrets.seal(secret), at.toISOString(), until);
    return { ...webhook, secret };
  });

  handle(app, parts, listDeliveries, async ({ params, query }, { store }) => {
    const { id } = await found(store, params.webhookId);
    return store.deliveries.list(id, query, pageOf(query, ['number']));
  });

  handle(app, parts, getDelivery, async ({ params }, { store }) => {
    const { delivery, position, data } = await deliveryOf(store, params);
    const { type, timestamp } = delivery;
    const body = { type, timestamp, data: JSON.parse(data) as unknown };
    return { ...delivery, body, tries: await store.deliveries.tries(params.webhookId, position) };
  });

  handle(app, parts, replayDelivery, async ({ params }, { store, at }) => {
    await store.lock();
    const webhook = await found(store, params.webhookId);
    const { position } = await deliveryOf(store, params);
    await ready(store, webhook);
    await store.deliveries.send(webhook.id, [position], at.toISOString());
    return (await deliveryOf(store, params)).delivery;
  });

  handle(app, parts, replayDeliveries, async ({ params, body }, { store, at }) => {
    await store.lock();
    const webhook = await found(store, params.webhookId);
    await ready(store, webhook);
    return { events: await store.deliveries.resend(webhook, body.since, at.toISOString()) };
  });

  handle(app, parts, testWebhook, async ({ params }, { store, at }) => {
    await store.lock();
    const webhook = await found(store, params.webhookId);
    await ready(store, webhook);
    const eventId = await store.events.test(webhook.id, at.toISOString());
    return (await deliveryOf(store, { ...params, eventId })).delivery;
  });
}

async function found(store: Store, webhookId: string): Promise<Webhook> {
  return (await store.webhooks.find(webhookId)) ?? refuse('not_found');
}

async function deliveryOf(store: Store, { webhookId, eventId }: { webhookId: string; eventId: string }) {
  return (await store.deliveries.find(webhookId, eventId)) ?? refuse('not_found');
}

/** What a steward sends is sent now, also where the receiver had asked to be left alone for longer. */
async function ready(store: Store, { id, enabled }: Webhook): Promise<void> {
  if (!enabled) refuse('webhook_disabled');
  await store.webhooks.leaveAlone(id, null);
}

/** The address as it is kept; refuses one over which members' data would go in clear, or that holds a password. */
function addressOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : refuseField('url', 'invalid_format');
  if (url.protocol !== 'https:' && !isLoopback(url.hostname)) refuseField('url', 'not_https');
  if (url.username || url.password) refuseField('url', 'has_password');
  url.hash = '';
  return url.href;
}
