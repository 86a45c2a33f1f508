import { readBooks } from '../../money/books.ts';
import { paymentFailed } from '../../money/failed.ts';
import type { Parts } from '../../parts.ts';
import type { CoopRow, JobRow } from '../../store/database.ts';
import type { PaymentRow } from '../../store/money-tables.ts';
import { storeOf, transaction, type Store } from '../../store/store.ts';
import type { StripePaymentRow } from '../../store/stripe-tables.ts';
import { methodsOf } from '../settings.ts';
import { askFor, askForLook, type Asked, type StripeAsk, type Wanted } from './asking.ts';
import { bookFacts } from './book.ts';
import { beginCheckout, cancel, type Begun } from './checkout.ts';
import { collect } from './collect.ts';
import { connect, type StripeApi } from './connect.ts';
import { facts } from './facts.ts';
import { readEvents } from './read-events.ts';
import { refund } from './refund.ts';

/** A payment, and whom to ask about it. */
interface Task {
  coop: CoopRow;
  /** Outside of any transaction: what is read may have changed when it is written. */
  store: Store;
  api: StripeApi;
  publishableKey: string;
  payment: PaymentRow;
  row: StripePaymentRow;
  asked: Asked;
}

export function isStripeJob({ kind }: Pick<JobRow, 'kind'>): boolean {
  return kind.startsWith('stripe-');
}

/** Does what Stripe is to be asked for. */
export function stripeWorker(parts: Parts): (job: JobRow) => Promise<void> {
  const apis = new Map<string, Promise<StripeApi>>();
  const steps: Record<
    Exclude<StripeAsk, 'stripe-read-events'>,
    (parts: Parts, task: Task) => Promise<void>
  > = {
    'stripe-begin': begin,
    'stripe-collect': collectIt,
    'stripe-look': look,
    'stripe-refund': refundIt,
    'stripe-cancel': cancelIt,
  };

  async function apiOf(secretKey: string, publishableKey: string): Promise<StripeApi> {
    let api = apis.get(secretKey);
    if (!api) {
      const { stripeApi } = parts.config;
      const settings = { secretKey, publishableKey, webhookSecrets: [] };
      api = connect(stripeApi === undefined ? settings : { ...settings, apiBase: stripeApi });
      apis.set(secretKey, api);
    }
    return api;
  }

  return async (job) => {
    const store = storeOf(parts.engine.db, job.coop_id);
    const { stripe: settings } = await methodsOf(store, parts.secrets);
    // Taken away meanwhile: the job waits for a while whether it is set again.
    if (!settings) throw new Error('Stripe is not set up');
    const { secretKey, publishableKey } = settings;
    const api = await apiOf(secretKey, publishableKey);
    if (job.kind === 'stripe-read-events') return readEvents(parts, store, api);
    const asked = JSON.parse(job.payload) as Asked;
    const coop = await store.coop();
    const payment = await store.payments.find(asked.paymentId);
    const row = await store.stripe.find(asked.paymentId);
    if (!coop || !payment || !row) return;
    const step = steps[job.kind as keyof typeof steps];
    await step(parts, { coop, store, api, publishableKey, payment, row, asked });
  };
}

async function begin(parts: Parts, task: Task): Promise<void> {
  const { coop, api, payment, row } = task;
  if (row.wanted === null || payment.state !== 'open') return;
  const wanted = JSON.parse(row.wanted) as Wanted;
  const begun = await beginCheckout(api, {
    ...wanted,
    paymentId: payment.id,
    money: { amount: payment.amount, currency: coop.currency, exponent: coop.currency_exponent },
    returnUrl: wanted.returnUrl ?? parts.config.publicUrl.href,
    ...(row.customer === null ? {} : { customer: row.customer }),
  });
  await transaction(parts.engine, coop.coop_id, async (store) => {
    const now = await store.payments.lock(payment.id);
    if ('refused' in begun) {
      await store.stripe.change(payment.id, { wanted: null });
      if (now?.state === 'open') {
        await paymentFailed(await readBooks(store), now, begun.refused, parts.now());
      }
      return;
    }
    const { session, intent, customer } = begun;
    await store.stripe.change(payment.id, { wanted: null, session, intent, customer });
    await store.payments.change(payment.id, {
      provider_ref: session,
      ...(now?.state === 'open' ? { instruction: instructionOf(begun, task.publishableKey) } : {}),
    });
    // It was cancelled while Stripe was asked.
    if (now?.state !== 'open') await askFor(store, 'stripe-cancel', { paymentId: payment.id }, parts.now());
  });
}

function instructionOf({ url, clientSecret, expiresAt }: Begun, publishableKey: string): string {
  return JSON.stringify(
    clientSecret === null
      ? { kind: 'redirect', url, expiresAt }
      : { kind: 'embedded', clientSecret, publishableKey, expiresAt },
  );
}

async function collectIt(parts: Parts, task: Task): Promise<void> {
  const { coop, api, payment, row } = task;
  if (payment.state !== 'open' || row.wanted === null || row.customer === null || row.method === null) return;
  const { description } = JSON.parse(row.wanted) as Pick<Wanted, 'description'>;
  const taken = await collect(api, {
    paymentId: payment.id,
    money: { amount: payment.amount, currency: coop.currency, exponent: coop.currency_exponent },
    description,
    customer: row.customer,
    method: row.method,
    since: payment.created_at,
  });
  await transaction(parts.engine, coop.coop_id, async (store) => {
    const now = await store.payments.lock(payment.id);
    await store.stripe.change(payment.id, { wanted: null, intent: taken.intent });
    if (taken.intent === null) {
      const reason = 'refused' in taken ? taken.refused : null;
      if (now) await paymentFailed(await readBooks(store), now, reason, parts.now());
      return;
    }
    await store.payments.change(payment.id, { state: 'submitted', provider_ref: taken.intent });
    await askForLook(store, payment.id, parts.now());
  });
}

async function look(parts: Parts, { coop, store, api, payment, row }: Task): Promise<void> {
  const number = await store.stripe.beginLook(payment.id);
  const ref = row.session ?? row.intent;
  if (ref === null) return;
  const unit = { currency: coop.currency, exponent: coop.currency_exponent };
  const found = await facts(api, ref, unit);
  if (found.paymentId !== payment.id) throw new Error('Stripe knows it as another payment');
  await transaction(parts.engine, coop.coop_id, async (tx) => {
    if (await tx.stripe.endLook(payment.id, number)) await bookFacts(tx, payment.id, found, parts.now());
  });
}

async function refundIt(parts: Parts, task: Task): Promise<void> {
  const { coop, api, store, payment, row, asked } = task;
  const order = asked.refundId === undefined ? undefined : await store.refunds.find(asked.refundId);
  if (order?.state !== 'asked') return;
  const money = { amount: order.amount, currency: coop.currency, exponent: coop.currency_exponent };
  const done =
    row.intent === null
      ? { refused: 'nothing_paid' }
      : await refund(api, { refundId: order.id, intent: row.intent, money });
  await transaction(parts.engine, coop.coop_id, async (tx) => {
    if ('refused' in done) await tx.refunds.move(order.id, 'failed');
    await askForLook(tx, payment.id, parts.now());
  });
}

async function cancelIt(parts: Parts, { coop, api, payment, row }: Task): Promise<void> {
  const ref = row.session ?? row.intent;
  if (ref === null) return;
  await cancel(api, ref);
  // What was too late to be cancelled is booked when it comes.
  await transaction(parts.engine, coop.coop_id, (tx) => askForLook(tx, payment.id, parts.now()));
}
