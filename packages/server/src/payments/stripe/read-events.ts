import type { Parts } from '../../parts.ts';
import { transaction, type Store } from '../../store/store.ts';
import { askForLook, stripeLane } from './asking.ts';
import { balanceAt } from './balance.ts';
import type { StripeApi } from './connect.ts';
import { eventsSince, type StripeEvent } from './events.ts';

/** As far back as Stripe lists its events. */
const LISTED_MS = 30 * 86_400_000;
/** An event may be listed a little later than it says it happened. */
const OVERLAP_MS = 3_600_000;

/** Takes an event in, by webhook or from the list: once, and only as a hint where to look. */
export async function takeEvent(store: Store, event: StripeEvent, at: Date): Promise<void> {
  // What happens on accounts that are connected to the co-op's is theirs.
  if (!event.about || event.account !== null) return;
  if (!(await store.stripe.keepEvent(event.id, at.toISOString()))) return;
  const paymentId = await store.stripe.about(event.about);
  if (paymentId !== undefined) await askForLook(store, paymentId, at);
}

/**
 * Reads Stripe's own list of what has happened since it was last read: so it does no harm if a webhook never comes.
 * Then its balance is held against ours, if nothing was on its way meanwhile that one of them had and the other not yet.
 */
export async function readEvents(parts: Parts, store: Store, api: StripeApi): Promise<void> {
  const at = parts.now();
  const last = Date.parse((await store.stripe.lastReading())?.read_until ?? new Date(0).toISOString());
  const since = new Date(Math.max(last - OVERLAP_MS, at.getTime() - LISTED_MS));
  const coop = await store.coop();
  if (!coop) return;
  const before = await balanceHere(store);
  const theirs = await balanceAt(api, { currency: coop.currency, exponent: coop.currency_exponent });
  for await (const event of eventsSince(api, since.toISOString())) {
    await transaction(parts.engine, store.coopId, (tx) => takeEvent(tx, event, at));
  }
  const ours = await balanceHere(store);
  // This reading is a job of the lane itself.
  const isQuiet = ours === before && (await store.jobs.countInLane(stripeLane(store))) <= 1;
  await store.stripe.setReading({ read_until: at.toISOString(), theirs: isQuiet ? theirs : null, ours });
}

async function balanceHere(store: Store): Promise<number> {
  const { debit = 0, credit = 0 } = (await store.ledger.totals('9999-12-31')).get('stripe') ?? {};
  return debit - credit;
}
