import type { StatementReport } from '@coopkit/contract';
import {
  BankingError,
  readIban,
  readStatement,
  suggest,
  type OpenPayment,
  type Statement,
  type Transaction,
} from '@coopkit/banking';
import { refuse } from '../http/refuse.ts';
import { newId } from '../ids.ts';
import type { Parts } from '../parts.ts';
import { methodsOf } from '../payments/settings.ts';
import { createHash } from 'node:crypto';
import type { PaymentRow } from '../store/money-tables.ts';
import type { Books } from './books.ts';
import { collectBatch } from './debit-batch.ts';
import { paymentCame } from './paid.ts';
import { importStatusReport, isStatusReport } from './import-status-report.ts';
import { debitReturned } from './returned.ts';

/**
 * Reads a bank's statement and books what is certain: payments by their reference and amount, debits that were collected
 * and debits that came back. The rest waits for a steward. What an earlier statement told of is not booked again.
 */
export async function importStatement(
  parts: Parts,
  books: Books,
  file: Buffer,
  { at, dryRun }: { at: Date; dryRun: boolean },
): Promise<StatementReport> {
  const { store, coop } = books;
  const fileHash = createHash('sha256').update(file).digest('hex');
  if (await store.statements.isImported(fileHash)) refuse('statement_imported');
  const rejected = isStatusReport(file) ? await importStatusReport(books, file) : undefined;
  if (rejected !== undefined) return reportOf(books, at, { transactions: rejected, booked: rejected });
  const statements = read(file, { currency: coop.currency, exponent: coop.currency_exponent });
  await checkAccount(parts, books, statements);
  const all = statements.flatMap(({ transactions }) => transactions);
  const known = await store.bankTransactions.known(
    'key',
    all.map(({ key }) => key),
  );
  // An entry that one file has whole and another in parts is booked once.
  const entries = await store.bankTransactions.known(
    'entry_key',
    all.map(({ entryKey }) => entryKey),
  );
  const fresh = all.filter(({ key, entryKey }) => !known.has(key) && !entries.has(entryKey));
  const open = await openPayments(books);
  const matches = new Map(
    suggest(fresh, await toMatch(books, open)).map(({ key, matched }) => [key, matched]),
  );
  const last = statements.findLast(({ closing }) => closing !== null);
  const id = newId('sta');
  const report = reportOf(books, at, { transactions: all.length, known: all.length - fresh.length, id });
  if (dryRun) {
    report.booked = fresh.filter(({ key }) => matches.get(key)).length;
    report.unmatched = fresh.length - report.booked;
    report.received = books.money(
      fresh.reduce((sum, { key, amount }) => sum + (matches.get(key) ? amount : 0), 0),
    );
    return report;
  }
  await store.statements.add({
    id,
    file_hash: fileHash,
    imported_at: at.toISOString(),
    closes_on: lastDay(last),
    closing: last?.closing ?? null,
  });
  let received = 0;
  for (const each of fresh) {
    const transactionId = await store.bankTransactions.add({
      key: each.key,
      entry_key: each.entryKey,
      statement_id: id,
      on_day: each.on,
      amount: each.amount,
      name: each.name,
      account: each.iban && `${each.iban.slice(0, 2)} … ${each.iban.slice(-4)}`,
      account_hash: each.iban && parts.secrets.hash('account', each.iban),
      text: each.text,
      details: JSON.stringify(each),
      state: 'unmatched',
    });
    const paymentId = await book(books, each, matches.get(each.key) ?? null, open, at);
    if (paymentId === null) {
      report.unmatched++;
      continue;
    }
    await store.bankTransactions.explain(transactionId, {
      state: 'booked',
      payment_id: paymentId === '' ? null : paymentId,
      ledger_position: null,
    });
    report.booked++;
    received += Math.max(0, each.amount);
  }
  report.received = books.money(received);
  await store.statements.report(id, JSON.stringify(report));
  return report;
}

/** Open payments as the matching sees them. */
export async function toMatch({ store }: Books, open: readonly PaymentRow[]): Promise<OpenPayment[]> {
  const memberIds = [...new Set(open.flatMap(({ member_id }) => member_id ?? []))];
  const members = await store.members.named(memberIds);
  return open.map((payment) => {
    const member = payment.member_id === null ? undefined : members.get(payment.member_id);
    const payer = payment.payer ? (JSON.parse(payment.payer) as { name: string }).name : null;
    return {
      paymentId: payment.id,
      amount: payment.amount,
      reference: payment.reference,
      payerName: payer ?? member?.name ?? null,
      memberNumber: member === undefined ? null : String(member.number),
    };
  });
}

/** Payments by transfer that may still come: those given up, too, for who is late pays all the same. */
export async function openPayments({ store }: Books): Promise<PaymentRow[]> {
  return store.payments.unsettled('bank-transfer');
}

/** Books one movement; the payment it was, an empty text where it was many, or null where it is not certain. */
async function book(
  books: Books,
  transaction: Transaction,
  matched: string | null,
  open: readonly PaymentRow[],
  at: Date,
): Promise<string | null> {
  const { store } = books;
  const { amount, on, key, endToEndId, returned } = transaction;
  const fact = `bank:${key}`;
  const debit = endToEndId === null ? undefined : await store.payments.byReference(endToEndId);
  if (returned !== null || (amount < 0 && debit?.method === 'direct-debit')) {
    if (debit?.state !== 'received') return null;
    const paid = debit.received - debit.refunded;
    const fee = Math.max(0, -amount - paid);
    const reason = returned?.reason ?? 'MS03';
    return (await debitReturned(books, debit, { reason, fee, on, at, fact })) ? debit.id : null;
  }
  if (matched !== null) {
    const payment = open.find(({ id }) => id === matched);
    if (!payment) return null;
    return (await paymentCame(books, payment, { amount, on, at, account: 'bank', fact })) ? payment.id : null;
  }
  if (amount <= 0) return null;
  if (debit?.state === 'submitted' && debit.amount === amount) {
    return (await paymentCame(books, debit, { amount, on, at, account: 'bank', fact })) ? debit.id : null;
  }
  // A batch that the bank books as one sum: of what it has not refused.
  const batches: string[] = [];
  for (const { id, collect_on } of await store.debitBatches.made()) {
    if (collect_on > on) continue;
    const left = (await store.payments.ofBatch(id)).filter(({ state }) => state === 'submitted');
    if (left.reduce((sum, payment) => sum + payment.amount, 0) === amount) batches.push(id);
  }
  const [batch] = batches;
  if (batches.length !== 1 || batch === undefined) return null;
  return (await collectBatch(books, batch, { on, at, fact })) ? '' : null;
}

function reportOf(
  books: Books,
  at: Date,
  figures: { transactions: number; known?: number; booked?: number; id?: string },
): StatementReport {
  const { id = newId('sta'), transactions, known = 0, booked = 0 } = figures;
  return {
    id,
    importedAt: at.toISOString(),
    transactions,
    known,
    booked,
    unmatched: 0,
    received: books.money(0),
  };
}

function read(file: Buffer, account: { currency: string; exponent: number }): Statement[] {
  try {
    return readStatement(new Uint8Array(file), account);
  } catch (error) {
    if (!(error instanceof BankingError)) throw error;
    if (error.code === 'wrong_currency') refuse('wrong_currency', { detail: error.message });
    refuse('statement_unreadable', { detail: error.message, fields: [{ field: 'file', code: error.code }] });
  }
}

/** A statement of another account than those that money is sent to would be booked wrongly. */
async function checkAccount(parts: Parts, books: Books, statements: readonly Statement[]): Promise<void> {
  const { bankTransfer, directDebit } = await methodsOf(books.store, parts.secrets);
  const ours = [bankTransfer?.account, directDebit?.iban].flatMap((text) =>
    text ? (readIban(text) ?? []) : [],
  );
  if (ours.length === 0) return;
  const other = statements.find(({ account }) => {
    const iban = account === null ? null : readIban(account);
    return iban !== null && !ours.includes(iban);
  });
  if (other)
    refuse('wrong_account', { detail: `It is of an account that ends in ${other.account?.slice(-4)}.` });
}

function lastDay(statement: Statement | undefined): string | null {
  return (
    statement?.transactions
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? null
  );
}
