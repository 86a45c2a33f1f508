import type { Hono } from 'hono';
import { readBytes } from '../http/body.ts';
import type { Env } from '../http/env.ts';
import { refuse } from '../http/refuse.ts';
import type { Parts } from '../parts.ts';
import { methodsOf } from '../payments/settings.ts';
import { readEvent } from '../payments/stripe/events.ts';
import { takeEvent } from '../payments/stripe/read-events.ts';
import { storeOf, transaction } from '../store/store.ts';

/** Stripe's own are a few kilobytes. */
const BODY_LIMIT = 1_048_576;

const codes = { forged: 'webhook_forged', too_old: 'webhook_too_old', malformed: 'malformed_body' } as const;

/**
 * Takes Stripe's events in. It is called by Stripe and in Stripe's words, so it is none of the contract's endpoints. It
 * answers at once: what the event is about is looked at by a job.
 */
export function stripeEvents(app: Hono<Env>, parts: Parts): void {
  app.post('/v1/payments/stripe/:coopId/events', async (c) => {
    const body = await readBytes(c.req.raw, BODY_LIMIT);
    const store = storeOf(parts.engine.db, c.req.param('coopId'));
    const { stripe } = await methodsOf(store, parts.secrets);
    if (!stripe) refuse('not_found');
    c.set('coopId', store.coopId);
    const at = parts.now();
    const event = readEvent(body, c.req.header('stripe-signature'), stripe.webhookSecrets, at);
    if ('refused' in event) refuse(codes[event.refused]);
    await transaction(parts.engine, store.coopId, (tx) => takeEvent(tx, event, at));
    parts.wakeJobs();
    return c.json({ received: true });
  });
}
