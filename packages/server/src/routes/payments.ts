import {
  cancelPayment,
  confirmPayment,
  getApplicantPayment,
  getMyPayment,
  getPayment,
  listMyPayments,
  listPaymentMethods,
  listPayments,
  recordPayment,
  refundPayment,
  returnPayment,
  startApplicantPayment,
  startPayment,
  type Payment,
} from '@coopkit/contract';
import type { Hono } from 'hono';
import type { Env } from '../http/env.ts';
import { handle } from '../http/handle.ts';
import { pageOf } from '../http/page.ts';
import { perNetwork } from '../http/rate-limit.ts';
import { refuse, refuseField } from '../http/refuse.ts';
import { openBooks, readBooks, type Books } from '../money/books.ts';
import { factDay } from '../money/fact-day.ts';
import { toPayments } from '../money/describe.ts';
import { paymentCame } from '../money/paid.ts';
import { refund } from '../money/refund.ts';
import { debitReturned } from '../money/returned.ts';
import type { Parts } from '../parts.ts';
import { providers } from '../payments/providers.ts';
import { methodsOf } from '../payments/settings.ts';
import { beginPayment } from '../payments/start-payment.ts';
import type { PaymentRow } from '../store/money-tables.ts';
import { signedInMember } from './signed-in.ts';

/** Paying, and what stewards see and do of payments. */
export function payments(app: Hono<Env>, parts: Parts): void {
  handle(app, parts, listPaymentMethods, async (_, { store }) => {
    const methods = await methodsOf(store, parts.secrets);
    return { items: providers.flatMap((provider) => provider.offer(methods) ?? []) };
  });

  handle(app, parts, startPayment, async ({ body }, context) => {
    const { store, at } = context;
    const books = await openBooks(store);
    const whose = { member: signedInMember(context), application: null };
    return paymentBy(books, await beginPayment(parts, books, whose, body, at));
  });

  handle(app, parts, listMyPayments, async ({ query }, context) => {
    const { store } = context;
    const filter = { memberId: signedInMember(context).id };
    const { items, next } = await store.payments.list(filter, pageOf(query, ['string', 'string']));
    return { items: await toPayments(await readBooks(store), items), next };
  });

  handle(app, parts, getMyPayment, async ({ params }, context) => {
    const { store } = context;
    const row = await store.payments.find(params.paymentId);
    if (row?.member_id !== signedInMember(context).id) refuse('not_found');
    return paymentBy(await readBooks(store), row.id);
  });

  handle(
    app,
    parts,
    startApplicantPayment,
    async ({ params, body }, { store, at }) => {
      const books = await openBooks(store);
      const application = (await store.applications.find(params.applicationId)) ?? refuse('not_found');
      if (application.state !== 'unpaid') refuse('already_decided');
      const whose = { member: null, application };
      return paymentBy(books, await beginPayment(parts, books, whose, body, at));
    },
    (_, network) => [perNetwork('payments of applicants', network, 200)],
  );

  handle(app, parts, getApplicantPayment, async ({ params }, { store }) => {
    const row = await store.payments.find(params.paymentId);
    if (row?.application_id !== params.applicationId) refuse('not_found');
    return paymentBy(await readBooks(store), row.id);
  });

  handle(app, parts, listPayments, async ({ query }, { store }) => {
    const { items, next } = await store.payments.list(query, pageOf(query, ['string', 'string']));
    return { items: await toPayments(await readBooks(store), items), next };
  });

  handle(app, parts, getPayment, async ({ params }, { store }) =>
    paymentBy(await readBooks(store), params.paymentId),
  );

  handle(app, parts, recordPayment, async ({ body }, { store, at }) => {
    const books = await openBooks(store);
    books.own(body.currency);
    const member = (await store.members.find(body.memberId)) ?? refuseField('memberId', 'not_an_option');
    const chosen = body.charges ? await store.charges.find(body.charges) : [];
    if (
      chosen.some(({ member_id }) => member_id !== member.id) ||
      chosen.length < (body.charges?.length ?? 0)
    ) {
      refuseField('charges', 'not_an_option');
    }
    const id = await store.payments.add(
      {
        member_id: member.id,
        application_id: null,
        method: body.method,
        state: 'open',
        amount: body.amount,
        payer: body.payer ? JSON.stringify(body.payer) : null,
        reference: null,
        instruction: null,
        wishes: null,
        batch_id: null,
        mandate_id: null,
        parts: chosen.map((charge) => ({ chargeId: charge.id, amount: charge.amount - charge.paid })),
      },
      at.toISOString(),
    );
    const account = body.method === 'cash' ? 'cash' : 'bank';
    await paymentCame(books, await rowBy(books, id), {
      amount: body.amount,
      on: factDay(body.on, at),
      at,
      account,
    });
    return paymentBy(books, id);
  });

  handle(app, parts, confirmPayment, async ({ params, body }, { store, at }) => {
    const books = await openBooks(store);
    books.own(body.currency);
    const row = await rowBy(books, params.paymentId);
    // Stripe says by itself what came; a debit that is with the bank comes with its file.
    if (!['open', 'cancelled', 'expired'].includes(row.state) || row.method === 'stripe')
      refuse('payment_not_open');
    await paymentCame(books, row, {
      amount: body.amount ?? row.amount,
      on: factDay(body.on, at),
      at,
      account: row.method === 'cash' ? 'cash' : 'bank',
    });
    return paymentBy(books, row.id);
  });

  handle(app, parts, cancelPayment, async ({ params }, { store, at }) => {
    const books = await openBooks(store);
    const row = await rowBy(books, params.paymentId);
    if (row.state !== 'open') refuse('payment_not_open');
    await store.payments.change(row.id, { state: 'cancelled', instruction: null });
    await providers.find(({ method }) => method === row.method)?.cancel?.(store, row, at);
    return paymentBy(books, row.id);
  });

  handle(app, parts, refundPayment, async ({ params, body }, { store, at }) => {
    const books = await openBooks(store);
    books.own(body.currency);
    const row = await rowBy(books, params.paymentId);
    await refund(books, row, { ...body, on: factDay(body.on, at), at });
    return paymentBy(books, row.id);
  });

  handle(app, parts, returnPayment, async ({ params, body }, { store, at }) => {
    const books = await openBooks(store);
    const row = await rowBy(books, params.paymentId);
    await debitReturned(books, row, {
      reason: body.reason,
      fee: body.fee ?? 0,
      on: factDay(body.on, at),
      at,
    });
    return paymentBy(books, row.id);
  });
}

async function rowBy(books: Books, id: string): Promise<PaymentRow> {
  return (await books.store.payments.lock(id)) ?? refuse('not_found');
}

async function paymentBy(books: Books, id: string): Promise<Payment> {
  const row = (await books.store.payments.find(id)) ?? refuse('not_found');
  const [payment] = await toPayments(books, [row]);
  return payment ?? refuse('not_found');
}
