import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { page, pageQuery } from './page.ts';
import { WebLink } from './question.ts';
import { Id, Instant } from './text.ts';
import { WebhookBody, WebhookEventType } from './webhook-events.ts';

/**
 * Why the server has switched a webhook off.
 *
 * - `gone`: it answered 410
 * - `failing`: for days it took nothing
 */
export const WebhookFault = z.enum(['gone', 'failing']);
export type WebhookFault = z.infer<typeof WebhookFault>;

/** An address that is told of what happens in the co-op. */
export const Webhook = z.object({
  id: Id,
  url: z.string(),
  /** The types of events it is told of; null for all. Open, since a program may be older than the server. */
  events: z.nullable(z.array(z.string())),
  enabled: z.boolean(),
  /** Null where it is enabled, or a steward has switched it off. */
  disabledBecause: z.nullable(WebhookFault),
  /** Since when it has taken nothing; null where it took the last. */
  failingSince: z.nullable(Instant),
  createdAt: Instant,
});
export type Webhook = z.infer<typeof Webhook>;

/** A webhook with what its messages are signed with: shown when it is made and when that is changed, and never again. */
export const WebhookWithSecret = z.object({
  ...Webhook.shape,
  /** `whsec_…`. */
  secret: z.string(),
});
export type WebhookWithSecret = z.infer<typeof WebhookWithSecret>;

const Wanted = z.nullable(
  z.array(WebhookEventType).check(
    z.minLength(1),
    z.maxLength(100),
    z.overwrite((types) => [...new Set(types)]),
  ),
);

export const NewWebhook = z.strictObject({
  /** `https://…`; `http://` for the server's own machine alone. */
  url: WebLink,
  /** The types of events it is told of; all unless told. */
  events: z._default(Wanted, null),
});
export type NewWebhook = z.input<typeof NewWebhook>;

export const WebhookChange = z.strictObject({
  url: z.optional(WebLink),
  events: z.optional(Wanted),
  enabled: z.optional(z.boolean()),
});
export type WebhookChange = z.infer<typeof WebhookChange>;

const WebhookParams = z.object({ webhookId: Id });

export const listWebhooks = endpoint({
  method: 'GET',
  path: '/v1/webhooks',
  access: 'steward',
  summary: 'The webhooks, oldest first, without their secrets.',
  reply: z.object({ items: z.array(Webhook) }),
  problems: [],
});

export const createWebhook = endpoint({
  method: 'POST',
  path: '/v1/webhooks',
  access: 'steward',
  summary: 'Has an address told of what happens; answers the secret, this once.',
  body: NewWebhook,
  reply: WebhookWithSecret,
  problems: [],
});

export const getWebhook = endpoint({
  method: 'GET',
  path: '/v1/webhooks/:webhookId',
  access: 'steward',
  summary: 'One webhook, without its secret.',
  params: WebhookParams,
  reply: Webhook,
  problems: ['not_found'],
});

export const updateWebhook = endpoint({
  method: 'PATCH',
  path: '/v1/webhooks/:webhookId',
  access: 'steward',
  summary: 'Changes a webhook’s address or events, or switches it off and on.',
  params: WebhookParams,
  body: WebhookChange,
  reply: Webhook,
  problems: ['not_found'],
});

export const deleteWebhook = endpoint({
  method: 'DELETE',
  path: '/v1/webhooks/:webhookId',
  access: 'steward',
  summary: 'Removes a webhook with its deliveries.',
  params: WebhookParams,
  problems: ['not_found'],
});

export const rotateWebhookSecret = endpoint({
  method: 'POST',
  path: '/v1/webhooks/:webhookId/secret',
  access: 'steward',
  summary: 'Makes a new secret; for 24 hours messages are signed with the old one too.',
  params: WebhookParams,
  reply: WebhookWithSecret,
  problems: ['not_found'],
});

/**
 * - `waiting`: to be sent, or to be sent again
 * - `delivered`: taken, with a 2xx
 * - `failed`: given up, or its webhook was switched off
 */
export const DeliveryState = z.enum(['waiting', 'delivered', 'failed']);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** An event on its way to a webhook. */
export const Delivery = z.object({
  /** The event's, and what `webhook-id` says. */
  eventId: Id,
  webhookId: Id,
  type: z.string(),
  /** When it happened. */
  timestamp: Instant,
  state: DeliveryState,
  /** How often it was sent. */
  attempts: z.number(),
  /** When it is sent, or sent again; null where it is over. */
  nextAt: z.nullable(Instant),
  /** When it was delivered or given up. */
  endedAt: z.nullable(Instant),
  /** The last answer's status; null where there was none. */
  status: z.nullable(z.number()),
});
export type Delivery = z.infer<typeof Delivery>;

/** One try at a delivery. */
export const DeliveryAttempt = z.object({
  at: Instant,
  /** The answer's; null where none came. */
  status: z.nullable(z.number()),
  /** How many milliseconds it took. */
  ms: z.number(),
  /** Why no answer came: `timeout`, `ECONNREFUSED`… */
  error: z.nullable(z.string()),
  /** The beginning of the answer, at most 1 kB. */
  response: z.nullable(z.string()),
});
export type DeliveryAttempt = z.infer<typeof DeliveryAttempt>;

/** A delivery with what is sent and how each try ended, the latest last. */
export const DeliveryDetails = z.object({
  ...Delivery.shape,
  body: WebhookBody,
  tries: z.array(DeliveryAttempt),
});
export type DeliveryDetails = z.infer<typeof DeliveryDetails>;

export const DeliveryFilter = z.object({ ...pageQuery, state: z.optional(DeliveryState) });
export type DeliveryFilter = z.infer<typeof DeliveryFilter>;

export const listDeliveries = endpoint({
  method: 'GET',
  path: '/v1/webhooks/:webhookId/deliveries',
  access: 'steward',
  summary: 'What a webhook was told of in the last 30 days, the latest first.',
  params: WebhookParams,
  query: DeliveryFilter,
  reply: page(Delivery),
  problems: ['not_found'],
});

const DeliveryParams = z.object({ webhookId: Id, eventId: Id });

export const getDelivery = endpoint({
  method: 'GET',
  path: '/v1/webhooks/:webhookId/deliveries/:eventId',
  access: 'steward',
  summary: 'One delivery: what is sent, and how each try ended.',
  params: DeliveryParams,
  reply: DeliveryDetails,
  problems: ['not_found'],
});

export const replayDelivery = endpoint({
  method: 'POST',
  path: '/v1/webhooks/:webhookId/deliveries/:eventId/replay',
  access: 'steward',
  summary: 'Sends an event to a webhook again, now, whatever became of it; its webhook-id is the same.',
  params: DeliveryParams,
  reply: Delivery,
  problems: ['not_found', 'webhook_disabled'],
});

export const Replay = z.strictObject({ since: Instant });
export type Replay = z.infer<typeof Replay>;

export const replayDeliveries = endpoint({
  method: 'POST',
  path: '/v1/webhooks/:webhookId/replay',
  access: 'steward',
  summary:
    'Sends all that a webhook has not taken since then: what failed, what waits to be tried again, what it missed.',
  params: WebhookParams,
  body: Replay,
  reply: z.object({
    /** How many are sent. */
    events: z.number(),
  }),
  problems: ['not_found', 'webhook_disabled'],
});

export const testWebhook = endpoint({
  method: 'POST',
  path: '/v1/webhooks/:webhookId/test',
  access: 'steward',
  summary: 'Sends a webhook an event of the type webhook.test.',
  params: WebhookParams,
  reply: Delivery,
  problems: ['not_found', 'webhook_disabled'],
});
