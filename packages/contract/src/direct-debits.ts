import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { Money } from './money.ts';
import { page, pageQuery } from './page.ts';
import { Day, Id, Instant } from './text.ts';

/** Debits that the bank is asked to collect in one file (pain.008). */
export const DebitBatch = z.object({
  id: Id,
  collectOn: Day,
  createdAt: Instant,
  total: Money,
  payments: z.number(),
  /** `made`: the file is there; `collected`: the bank has paid it. */
  state: z.enum(['made', 'collected', 'cancelled']),
});
export type DebitBatch = z.infer<typeof DebitBatch>;

const BatchParams = z.object({ batchId: Id });

export const makeDebitBatch = endpoint({
  method: 'POST',
  path: '/v1/direct-debits',
  access: 'steward',
  summary: 'Gathers what is due by the day from all who gave a mandate, and makes the bank’s file.',
  body: z.strictObject({ collectOn: Day }),
  reply: DebitBatch,
  problems: ['method_not_offered', 'nothing_to_pay', 'day_too_soon'],
});

export const listDebitBatches = endpoint({
  method: 'GET',
  path: '/v1/direct-debits',
  access: 'steward',
  summary: 'The files of direct debits, newest first.',
  query: z.object(pageQuery),
  reply: page(DebitBatch),
  problems: [],
});

/** Its answer is the file itself: `application/xml`. */
export const getDebitFile = endpoint({
  method: 'GET',
  path: '/v1/direct-debits/:batchId/file',
  access: 'steward',
  summary: 'The pain.008 file for the bank.',
  params: BatchParams,
  problems: ['not_found'],
});

export const confirmDebitBatch = endpoint({
  method: 'POST',
  path: '/v1/direct-debits/:batchId/receipt',
  access: 'steward',
  summary: 'Records that the bank has collected it; what comes back is returned one by one.',
  params: BatchParams,
  body: z.strictObject({ on: z.optional(Day) }),
  reply: DebitBatch,
  problems: ['not_found', 'already_decided'],
});

export const cancelDebitBatch = endpoint({
  method: 'POST',
  path: '/v1/direct-debits/:batchId/cancellation',
  access: 'steward',
  summary: 'Cancels a file that was not given to the bank: what it held is due as before.',
  params: BatchParams,
  reply: DebitBatch,
  problems: ['not_found', 'already_decided'],
});
