import type { PaymentRow } from '../store/money-tables.ts';
import type { Books } from './books.ts';

/** Nothing came of a payment: what it was for is owed as before, and other programs are told. */
export async function paymentFailed(
  { store, money }: Books,
  payment: PaymentRow,
  reason: string | null,
  at: Date,
): Promise<void> {
  await store.payments.change(payment.id, { state: 'failed', reason, instruction: null });
  const event = { paymentId: payment.id, memberId: payment.member_id, amount: money(payment.amount) };
  await store.events.add('payment.failed', event, at.toISOString());
}
