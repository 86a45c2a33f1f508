import { MAIL_JOB } from '../mail/mail.ts';
import { refuse } from '../http/refuse.ts';
import type { PaymentRow } from '../store/money-tables.ts';
import type { Books } from './books.ts';
import { bookFee } from './fees.ts';
import { takePaymentBack } from './settle.ts';

/** The bank took a direct debit back: what it paid is owed again, and the member stays one. */
export async function debitReturned(
  books: Books,
  payment: PaymentRow,
  back: { reason: string; fee: number; on: string; at: Date; fact?: string | undefined },
): Promise<boolean> {
  const { store } = books;
  if (payment.state !== 'received') refuse('payment_not_received');
  const amount = payment.received - payment.refunded;
  if (amount === 0) refuse('payment_not_received');
  const { reason, on, at, fact } = back;
  const booked = await takePaymentBack(books, payment, {
    kind: 'payment-returned',
    amount,
    on,
    at,
    account: 'bank',
    fact,
    reason,
  });
  if (!booked) return false;
  await bookFee(books, payment, { account: 'bank', amount: back.fee, on, at });
  const member = payment.member_id === null ? undefined : await store.members.find(payment.member_id);
  if (member) {
    const { email: to, name, locale } = member;
    await store.jobs.add(
      MAIL_JOB,
      { kind: 'payment-returned', to, name, locale, amount: books.money(amount) },
      at.toISOString(),
    );
  }
  return true;
}
