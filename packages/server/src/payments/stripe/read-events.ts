import type { Parts } from '../../parts.ts';
import { transaction, type Store } from '../../store/store.ts';
import { askForLook } from './asking.ts';
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

/** Reads Stripe's own list of what has happened since it was last read: so it does no harm if a webhook never comes. */
export async function readEvents(parts: Parts, store: Store, api: StripeApi): Promise<void> {
  const at = parts.now();
  const last = Date.parse((await store.stripe.lastReading())?.read_until ?? new Date(0).toISOString());
  const since = new Date(Math.max(last - OVERLAP_MS, at.getTime() - LISTED_MS));
  for await (const event of eventsSince(api, since.toISOString())) {
    await transaction(parts.engine, store.coopId, (tx) => takeEvent(tx, event, at));
  }
  const coop = await store.coop();
  if (!coop) return;
  const { currency, currency_exponent: exponent } = coop;
  const theirs = await balanceAt(api, { currency, exponent });
  const { debit, credit } = (await store.ledger.totals('9999-12-31')).get('stripe') ?? {
    debit: 0,
    credit: 0,
  };
  await store.stripe.setReading({ read_until: at.toISOString(), theirs, ours: debit - credit });
}
