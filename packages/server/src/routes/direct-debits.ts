import {
  cancelDebitBatch,
  confirmDebitBatch,
  getDebitFile,
  listDebitBatches,
  makeDebitBatch,
  type DebitBatch,
} from '@coopkit/contract';
import type { Hono } from 'hono';
import type { Env } from '../http/env.ts';
import { handleFile } from '../http/file.ts';
import { handle } from '../http/handle.ts';
import { pageOf } from '../http/page.ts';
import { refuse } from '../http/refuse.ts';
import { openBooks, readBooks, type Books } from '../money/books.ts';
import { dayOf } from '../members/statuses.ts';
import { cancelBatch, collectBatch, makeBatch } from '../money/debit-batch.ts';
import { factDay } from '../money/fact-day.ts';
import type { Parts } from '../parts.ts';
import type { DebitBatchRow } from '../store/money-tables.ts';

/** Files of direct debits for the bank. */
export function directDebits(app: Hono<Env>, parts: Parts): void {
  handle(app, parts, makeDebitBatch, async ({ body }, { store, at }) => {
    const books = await openBooks(store);
    return batchBy(books, await makeBatch(parts, books, body.collectOn, at));
  });

  handle(app, parts, listDebitBatches, async ({ query }, { store }) => {
    const books = await readBooks(store);
    const { items, next } = await store.debitBatches.list(pageOf(query, ['string', 'string']));
    return { items: items.map((row) => toBatch(books, row)), next };
  });

  handleFile(app, parts, getDebitFile, async ({ params }, { store }) => {
    const row = (await store.debitBatches.find(params.batchId)) ?? refuse('not_found');
    return {
      body: parts.secrets.unseal(row.sealed_file),
      type: 'application/xml; charset=utf-8',
      name: `direct-debits-${row.collect_on}.xml`,
    };
  });

  handle(app, parts, confirmDebitBatch, async ({ params, body }, { store, at }) => {
    const books = await openBooks(store);
    const row = (await store.debitBatches.find(params.batchId)) ?? refuse('not_found');
    const collected = row.collect_on < dayOf(at) ? row.collect_on : dayOf(at);
    const day = factDay(body.on ?? collected, at);
    if (!(await collectBatch(books, row.id, { on: day, at }))) refuse('already_decided');
    return batchBy(books, row.id);
  });

  handle(app, parts, cancelDebitBatch, async ({ params }, { store }) => {
    const books = await openBooks(store);
    const row = (await store.debitBatches.find(params.batchId)) ?? refuse('not_found');
    if (!(await cancelBatch(books, row.id))) refuse('already_decided');
    return batchBy(books, row.id);
  });
}

async function batchBy(books: Books, id: string): Promise<DebitBatch> {
  return toBatch(books, (await books.store.debitBatches.find(id)) ?? refuse('not_found'));
}

function toBatch({ money }: Books, row: DebitBatchRow): DebitBatch {
  return {
    id: row.id,
    collectOn: row.collect_on,
    createdAt: row.created_at,
    total: money(row.total),
    payments: row.payments,
    state: row.state,
  };
}
