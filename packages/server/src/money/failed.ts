import type { PaymentRow } from '../store/money-tables.ts';
import type { Books } from './books.ts';

/** Nothing came of a payment: what it was for is owed as before, and other programs are told. */
export async function paymentFailed(
  books: Books,
  payment: PaymentRow,
  reason: string | null,
  at: Date,
): Promise<void> {
  await books.store.payments.change(payment.id, { state: 'failed', reason, instruction: null });
  const event = { paymentId: payment.id, memberId: payment.member_id, amount: books.money(payment.amount) };
  await books.store.events.add('payment.failed', event, at.toISOString());
}
