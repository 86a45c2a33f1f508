import type { Account } from '@coopkit/ledger';
import { isAccount, registerAccounts } from '@coopkit/ledger';
import { refuse } from '../http/refuse.ts';
import type { BankTransactionRow } from '../store/money-tables.ts';
import type { Books } from './books.ts';
import { paymentCame } from './paid.ts';
import { payOut } from './pass-on.ts';

/** What a steward says that a movement on the account is. */
export type Explanation =
  | { paymentId: string }
  | { memberId: string }
  | { noticeId: string }
  | { account: string }
  | { setAside: true };

/** Books a movement as what a steward says it is. */
export async function explain(
  books: Books,
  row: BankTransactionRow,
  as: Explanation,
  at: Date,
): Promise<void> {
  const { store } = books;
  if (row.state !== 'unmatched') refuse('already_decided');
  const paymentId =
    'paymentId' in as
      ? await asPayment(books, row, as.paymentId, at)
      : 'memberId' in as
        ? await asMembers(books, row, as.memberId, at)
        : null;
  let position: number | null = null;
  if ('noticeId' in as) await asPayout(books, row, as.noticeId, at);
  if ('account' in as) position = await asAccount(books, row, as.account, at);
  const state = 'setAside' in as ? 'set-aside' : 'booked';
  await store.bankTransactions.explain(row.id, { state, payment_id: paymentId, ledger_position: position });
}

/** A payment that was waited for, whatever its amount. */
async function asPayment(
  books: Books,
  row: BankTransactionRow,
  paymentId: string,
  at: Date,
): Promise<string> {
  const payment = (await books.store.payments.lock(paymentId)) ?? refuse('not_found');
  const waits = ['open', 'submitted', 'cancelled', 'expired'].includes(payment.state);
  if (!waits || payment.method === 'stripe' || row.amount <= 0) refuse('payment_not_open');
  await paymentCame(books, payment, came(row, at));
  return payment.id;
}

/** Money of a member that nothing was asked for: it pays what they owe. */
async function asMembers(books: Books, row: BankTransactionRow, memberId: string, at: Date): Promise<string> {
  const { store } = books;
  const member = (await store.members.find(memberId)) ?? refuse('not_found');
  if (row.amount <= 0) refuse('payment_not_open');
  const id = await store.payments.add(
    {
      member_id: member.id,
      application_id: null,
      method: 'bank-transfer',
      state: 'open',
      amount: row.amount,
      payer: row.name ? JSON.stringify({ name: row.name }) : null,
      reference: null,
      instruction: null,
      wishes: null,
      batch_id: null,
      mandate_id: null,
      parts: [],
    },
    at.toISOString(),
  );
  await paymentCame(books, (await store.payments.lock(id)) ?? refuse('not_found'), came(row, at));
  return id;
}

/** The shares of a notice were paid out. */
async function asPayout(books: Books, row: BankTransactionRow, noticeId: string, at: Date): Promise<void> {
  const { store } = books;
  const notice = (await store.shareNotices.find(noticeId)) ?? refuse('not_found');
  const member = (await store.members.find(notice.member_id)) ?? refuse('not_found');
  if (-row.amount !== notice.shares * notice.nominal) {
    refuse('invalid_request', { fields: [{ field: 'noticeId', code: 'not_an_option' }] });
  }
  await payOut(books, notice, member, { on: row.on_day, at, from: 'bank' });
}

/** Something of the co-op's own: bank charges, a payout of the provider's. */
async function asAccount(books: Books, row: BankTransactionRow, code: string, at: Date): Promise<number> {
  const account = ownAccount(code, 'account');
  if (account === 'bank')
    refuse('invalid_request', { fields: [{ field: 'account', code: 'not_an_option' }] });
  const bank = { account: 'bank' as const, party: null };
  const other = { account, party: null };
  const posting =
    row.amount > 0
      ? { debit: bank, credit: other, amount: row.amount }
      : { debit: other, credit: bank, amount: -row.amount };
  const { coop, store } = books;
  return store.ledger.add(
    { kind: 'by-hand', postings: [posting], shares: [] },
    {
      on: row.on_day,
      at: at.toISOString(),
      text: row.text.slice(0, 200) || row.id,
      currency: coop.currency,
      exponent: coop.currency_exponent,
      fact: `bank:${row.key}`,
    },
  );
}

/** An account of the chart that may be booked on by hand; refuses those that the register backs. */
export function ownAccount(code: string, field: string): Account {
  if (!isAccount(code)) refuse('account_unknown', { fields: [{ field, code: 'not_an_option' }] });
  if (registerAccounts.includes(code))
    refuse('account_of_register', { fields: [{ field, code: 'not_an_option' }] });
  return code;
}

function came(row: BankTransactionRow, at: Date) {
  return { amount: row.amount, on: row.on_day, at, account: 'bank' as const, fact: `bank:${row.key}` };
}
