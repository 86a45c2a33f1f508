import type { Parts } from '../parts.ts';
import { sweepPeople } from '../personal-data/sweep-people.ts';
import { coops } from '../store/coops.ts';
import { storeOf } from '../store/store.ts';

const HOUR = 3_600_000;
/** How long an application may wait for its address to be proved. */
export const UNVERIFIED_MS = 24 * HOUR;
/** How long the answer to a write is kept for its Idempotency-Key. */
const REPLIES_MS = 24 * HOUR;

/** How long an event of Stripe's is known again: longer than Stripe sends it, or lists it. */
const STRIPE_EVENTS_MS = 40 * 24 * HOUR;

/** How long a job that was given up is kept for a steward to see. */
const FAILED_MS = 30 * 24 * HOUR;

/** How long it is kept what happened, and how webhooks were told of it. */
const EVENTS_MS = 30 * 24 * HOUR;

/** Forgets what has had its time: codes, sessions, spent proofs, counts, replies, applications, former members, mails. */
export async function sweep(parts: Pick<Parts, 'engine' | 'now'>): Promise<void> {
  const { engine, now } = parts;
  const at = now().getTime();
  const before = (ms: number) => new Date(at - ms).toISOString();
  for (const { coop_id } of await coops(engine.db).list()) {
    const store = storeOf(engine.db, coop_id);
    await store.codes.forget(before(UNVERIFIED_MS));
    await store.sessions.forget(before(0));
    await store.challenges.forget(before(0));
    await store.rateLimits.forget(before(0));
    await store.idempotency.forget(before(REPLIES_MS));
    await store.jobs.forgetFailed(before(FAILED_MS));
    await store.events.forget(before(EVENTS_MS));
    await store.applications.forgetUnverified(before(UNVERIFIED_MS));
    await sweepPeople(parts, coop_id);
    await store.stripe.forgetEvents(before(STRIPE_EVENTS_MS));
  }
}
