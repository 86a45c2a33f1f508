import type { Webhook, WebhookFault } from '@coopkit/contract';
import { MAIL_JOB, type Mail } from '../mail/mail.ts';
import type { Parts } from '../parts.ts';
import type { JobRow } from '../store/database.ts';
import type { Outgoing, WebhookJob } from '../store/deliveries.ts';
import { storeOf, transaction, type Store } from '../store/store.ts';
import { post, type Answered } from './post.ts';
import { nextTry, retryAfter } from './retries.ts';
import { signedHeaders } from './sign.ts';

const TIMEOUT_MS = 15_000;
/** A webhook that takes nothing for so long is switched off: shorter than all tries of one event take. */
const FAILING_MS = 3 * 24 * 3_600_000;
const GONE = 410;

/**
 * Sends an event to a webhook. How it went and what follows are one transaction: a crash before it has the event sent
 * again, with the same identifier.
 *
 * @param stopping breaks off what is being sent, which is then sent another time
 */
export async function deliver(parts: Parts, job: JobRow, stopping: AbortSignal): Promise<void> {
  const what = JSON.parse(job.payload) as WebhookJob;
  const store = storeOf(parts.engine.db, job.coop_id);
  const event = await store.deliveries.due(job.id, what);
  const webhook = await store.webhooks.find(what.webhookId);
  if (!event || !webhook) return;
  const sentAt = parts.now();
  if (!webhook.enabled) return store.deliveries.end(job.id, what, 'failed', sentAt.toISOString());
  const quietUntil = await store.webhooks.quietUntil(webhook.id, sentAt.toISOString());
  if (quietUntil !== undefined) {
    return transaction(parts.engine, job.coop_id, (tx) => tx.deliveries.again(job.id, what, quietUntil));
  }

  const secrets = (await store.webhooks.secrets(webhook.id, sentAt.toISOString())).map(({ sealed }) =>
    parts.secrets.unseal(sealed),
  );
  const body = bodyOf(event);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Coopkit',
    ...signedHeaders({ id: event.eventId, sentAt, body }, secrets),
  };
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(TIMEOUT_MS)]);
  const answered = await post(webhook.url, { headers, body }, signal);
  if (answered.status === null) stopping.throwIfAborted();

  await transaction(parts.engine, job.coop_id, async (tx) => {
    const standing = await tx.webhooks.lock(webhook.id);
    // Removed while it was sent.
    if (!standing) return;
    const { retryAfter: _retryAfter, ...attempt } = answered;
    await tx.deliveries.tried(what, { at: sentAt.toISOString(), ...attempt });
    await settle(parts, tx, { job, what, webhook: standing, answered });
  });
}

/** The same bytes at every try. */
function bodyOf({ type, at, data }: Outgoing): string {
  return `{"type":${JSON.stringify(type)},"timestamp":${JSON.stringify(at)},"data":${data}}`;
}

/** What follows from an answer: done, another try, or none any more. */
async function settle(
  parts: Parts,
  store: Store,
  told: { job: JobRow; what: WebhookJob; webhook: Webhook; answered: Answered },
): Promise<void> {
  const { job, what, webhook, answered } = told;
  const at = parts.now();
  const now = at.toISOString();
  const { status, error } = answered;
  if (status !== null && status >= 200 && status < 300) {
    if (webhook.failingSince !== null) await store.webhooks.failing(webhook.id, null);
    return store.deliveries.end(job.id, what, 'delivered', now);
  }
  parts.log('warn', 'webhook not delivered', {
    coop: job.coop_id,
    webhook: webhook.id,
    status,
    reason: error,
  });
  const since = webhook.failingSince ?? now;
  if (webhook.failingSince === null) await store.webhooks.failing(webhook.id, since);
  const fault = faultOf(status, at.getTime() - Date.parse(since));
  if (fault && webhook.enabled) await switchOff(store, webhook, fault, now);
  const asked = retryAfter(answered.retryAfter, at);
  if (asked) await store.webhooks.leaveAlone(webhook.id, asked.toISOString());
  const next = fault ? null : nextTry(what.tries, asked, at);
  if (next) await store.deliveries.again(job.id, { ...what, tries: what.tries + 1 }, next.toISOString());
  else await store.deliveries.end(job.id, what, 'failed', now);
}

function faultOf(status: number | null, failingMs: number): WebhookFault | null {
  if (status === GONE) return 'gone';
  return failingMs >= FAILING_MS ? 'failing' : null;
}

async function switchOff(store: Store, webhook: Webhook, because: WebhookFault, at: string): Promise<void> {
  await store.webhooks.disable(webhook.id, because);
  for (const { name, email, locale } of await store.members.stewards()) {
    // The host alone: what follows it may be a secret of the receiver's.
    const { host } = new URL(webhook.url);
    const mail: Mail = {
      kind: 'webhook-disabled',
      to: email,
      locale,
      name,
      webhookId: webhook.id,
      host,
      because,
    };
    await store.jobs.add(MAIL_JOB, mail, at);
  }
}
