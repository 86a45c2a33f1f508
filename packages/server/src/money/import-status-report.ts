import { BankingError, readPain002 } from '@coopkit/banking';
import { refuse } from '../http/refuse.ts';
import type { Books } from './books.ts';
import { fileId } from './debit-batch.ts';

/** Whether a file is a bank's answer to a file of debits (pain.002), and not a statement. */
export function isStatusReport(file: Buffer): boolean {
  return file.subarray(0, 4_000).includes('pain.002');
}

/**
 * Reads which debits the bank did not take: those payments have failed, and what they were for is due as before. Nothing
 * was booked of them, so it may be read again.
 *
 * @returns how many were refused
 */
export async function importStatusReport(books: Books, file: Buffer): Promise<number> {
  const { store, coop } = books;
  const report = read(file, { currency: coop.currency, exponent: coop.currency_exponent });
  const batch = (await store.debitBatches.made()).find(({ id }) => fileId(id) === report.messageId);
  let refused = 0;
  const fail = async (paymentId: string, reason: string | null) => {
    await store.payments.change(paymentId, { state: 'failed', reason, instruction: null });
    refused++;
  };
  if (batch && report.rejected) {
    for (const payment of await store.payments.ofBatch(batch.id)) {
      if (payment.state === 'submitted') await fail(payment.id, report.reason);
    }
    await store.debitBatches.move(batch.id, 'cancelled');
    return refused;
  }
  for (const { endToEndId, reason } of report.payments) {
    const payment = endToEndId === null ? undefined : await store.payments.byReference(endToEndId);
    if (payment?.method === 'direct-debit' && payment.state === 'submitted') await fail(payment.id, reason);
  }
  return refused;
}

function read(file: Buffer, account: { currency: string; exponent: number }) {
  try {
    return readPain002(file.toString('utf8'), account);
  } catch (error) {
    if (!(error instanceof BankingError)) throw error;
    refuse('statement_unreadable', { detail: error.message, fields: [{ field: 'file', code: error.code }] });
  }
}
