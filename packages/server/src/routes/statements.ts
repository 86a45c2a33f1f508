import {
  importStatement as importEndpoint,
  listBankTransactions,
  matchBankTransaction,
  type BankTransaction,
} from '@coopkit/contract';
import { suggest, type Transaction } from '@coopkit/banking';
import type { Hono } from 'hono';
import type { Env } from '../http/env.ts';
import { handle } from '../http/handle.ts';
import { pageOf } from '../http/page.ts';
import { refuse } from '../http/refuse.ts';
import { openBooks, readBooks, type Books } from '../money/books.ts';
import { explain } from '../money/explain-transaction.ts';
import { importStatement, openPayments, toMatch } from '../money/import-statement.ts';
import type { Parts } from '../parts.ts';
import type { BankTransactionRow } from '../store/money-tables.ts';

/** What the bank says, and what it means. */
export function statements(app: Hono<Env>, parts: Parts): void {
  handle(app, parts, importEndpoint, async ({ body }, { store, at }) => {
    const books = await openBooks(store);
    return importStatement(parts, books, Buffer.from(body.file, 'base64'), { at, dryRun: body.dryRun });
  });

  handle(app, parts, listBankTransactions, async ({ query }, { store }) => {
    const books = await readBooks(store);
    const { items, next } = await store.bankTransactions.list(query, pageOf(query, ['string', 'string']));
    return { items: await describe(books, items), next };
  });

  handle(app, parts, matchBankTransaction, async ({ params, body }, { store, at }) => {
    const books = await openBooks(store);
    const row = (await store.bankTransactions.find(params.transactionId)) ?? refuse('not_found');
    await explain(books, row, body, at);
    const [told] = await describe(books, [
      (await store.bankTransactions.find(row.id)) ?? refuse('not_found'),
    ]);
    return told ?? refuse('not_found');
  });
}

/** Movements as they are told: those that wait with what they may be. */
async function describe(books: Books, rows: readonly BankTransactionRow[]): Promise<BankTransaction[]> {
  const { store, money } = books;
  const waiting = rows.filter(({ state }) => state === 'unmatched');
  const transactions = waiting.map((row) => JSON.parse(row.details) as Transaction);
  const open = waiting.length > 0 ? await openPayments(books) : [];
  const found = new Map(
    suggest(transactions, await toMatch(books, open)).map(({ key, candidates }) => [key, candidates]),
  );
  const payments = new Map(open.map((payment) => [payment.id, payment]));
  const members = await store.members.named([...new Set(open.flatMap(({ member_id }) => member_id ?? []))]);
  // Who paid from an account once is known again.
  const payers = await store.bankTransactions.membersByAccount(
    waiting.flatMap(({ account_hash }) => account_hash ?? []),
  );
  const names = await store.members.named([...new Set(payers.values())]);
  return rows.map((row) => {
    const payer = row.state === 'unmatched' && row.account_hash ? payers.get(row.account_hash) : undefined;
    const known = payer === undefined ? undefined : names.get(payer);
    return {
      id: row.id,
      on: row.on_day,
      amount: money(row.amount),
      name: row.name,
      account: row.account,
      text: row.text,
      state: row.state,
      paymentId: row.payment_id,
      suggestions: [
        ...(row.state === 'unmatched' ? (found.get(row.key) ?? []) : []).flatMap(({ paymentId, reasons }) => {
          const payment = payments.get(paymentId);
          if (!payment) return [];
          const member = payment.member_id === null ? undefined : members.get(payment.member_id);
          return [
            {
              paymentId,
              memberId: payment.member_id,
              memberNumber: member?.number ?? null,
              name: member?.name ?? '',
              amount: money(payment.amount),
              because: reasons,
            },
          ];
        }),
        ...(payer !== undefined && known
          ? [
              {
                paymentId: null,
                memberId: payer,
                memberNumber: known.number,
                name: known.name,
                amount: money(row.amount),
                because: ['account'],
              },
            ]
          : []),
      ],
    };
  });
}
