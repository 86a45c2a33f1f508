import { MAIL_JOB } from '../mail/mail.ts';
import { refuse } from '../http/refuse.ts';
import type { PaymentRow } from '../store/money-tables.ts';
import type { Books } from './books.ts';
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
  if (back.fee > 0) {
    await store.ledger.add(
      {
        kind: 'by-hand',
        postings: [
          {
            debit: { account: 'provider-fees', party: null },
            credit: { account: 'bank', party: null },
            amount: back.fee,
          },
        ],
        shares: [],
      },
      {
        on,
        at: at.toISOString(),
        text: `${reason} ${payment.reference ?? payment.id}`,
        currency: books.coop.currency,
        exponent: books.coop.currency_exponent,
        paymentId: payment.id,
      },
    );
  }
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
