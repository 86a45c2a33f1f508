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
  type Delivery,
  type DeliveryDetails,
  type DeliveryFilter,
  type NewWebhook,
  type Webhook,
  type WebhookChange,
  type WebhookWithSecret,
} from '@coopkit/contract';
import type { CallOptions, Connection } from './connection.ts';
import { List } from './list.ts';
import { verifyWebhook, type SignedWebhookEvent, type WebhookRequest } from './verify-webhook.ts';

/** Your programs that are told of what happens in the co-op. Stewards, but for {@link Webhooks.verify}. */
export class Webhooks {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Checks a request that your program got, and reads its event: {@link verifyWebhook}. */
  verify(
    request: WebhookRequest,
    secret: string | readonly string[],
    options?: { now?: Date },
  ): Promise<SignedWebhookEvent> {
    return verifyWebhook(request, secret, options);
  }

  /** All webhooks, oldest first, without their secrets. */
  async list(options?: CallOptions): Promise<Webhook[]> {
    return (await this.#connection.call(listWebhooks, {}, options)).items;
  }

  /** One webhook. */
  get(webhookId: string, options?: CallOptions): Promise<Webhook> {
    return this.#connection.call(getWebhook, { params: { webhookId } }, options);
  }

  /** Has an address told of what happens. Keep the `secret`: it is shown this once. */
  create(webhook: NewWebhook, options?: CallOptions): Promise<WebhookWithSecret> {
    return this.#connection.call(createWebhook, { body: webhook }, options);
  }

  /** Changes its address or events, or switches it off and on. */
  update(webhookId: string, change: WebhookChange, options?: CallOptions): Promise<Webhook> {
    return this.#connection.call(updateWebhook, { params: { webhookId }, body: change }, options);
  }

  /** Removes it with its deliveries. */
  remove(webhookId: string, options?: CallOptions): Promise<void> {
    return this.#connection.call(deleteWebhook, { params: { webhookId } }, options);
  }

  /** Makes a new secret, shown this once; messages are signed with the old one too for 24 hours. */
  rotateSecret(webhookId: string, options?: CallOptions): Promise<WebhookWithSecret> {
    return this.#connection.call(rotateWebhookSecret, { params: { webhookId } }, options);
  }

  /** What it was told of in the last 30 days, the latest first. */
  deliveries(
    webhookId: string,
    filter: Omit<DeliveryFilter, 'cursor'> = {},
    options?: CallOptions,
  ): List<Delivery> {
    return new List((cursor) =>
      this.#connection.call(listDeliveries, { params: { webhookId }, query: { ...filter, cursor } }, options),
    );
  }

  /** One delivery: what is sent, and how each try ended. */
  delivery(webhookId: string, eventId: string, options?: CallOptions): Promise<DeliveryDetails> {
    return this.#connection.call(getDelivery, { params: { webhookId, eventId } }, options);
  }

  /**
   * Sends one event again, whatever became of it.
   *
   * @throws {CoopError} `webhook_disabled`.
   */
  replay(webhookId: string, eventId: string, options?: CallOptions): Promise<Delivery> {
    return this.#connection.call(replayDelivery, { params: { webhookId, eventId } }, options);
  }

  /**
   * Sends all that it has not taken since then: what failed, what waits to be tried again, what it missed.
   *
   * @returns how many events that are
   * @throws {CoopError} `webhook_disabled`.
   */
  async replaySince(webhookId: string, since: Date, options?: CallOptions): Promise<number> {
    const body = { since: since.toISOString() };
    return (await this.#connection.call(replayDeliveries, { params: { webhookId }, body }, options)).events;
  }

  /**
   * Sends it an event of the type `webhook.test`.
   *
   * @throws {CoopError} `webhook_disabled`.
   */
  test(webhookId: string, options?: CallOptions): Promise<Delivery> {
    return this.#connection.call(testWebhook, { params: { webhookId } }, options);
  }
}
