import { refuse, refuseField } from '../http/refuse.ts';
import { newId } from '../ids.ts';
import { providers } from '../payments/providers.ts';
import type { PaymentRow } from '../store/money-tables.ts';
import type { Books } from './books.ts';
import { takePaymentBack } from './settle.ts';
import { refundable } from './way-back.ts';

/** Has money of a payment given back: at once where a steward has paid it out, else when the provider has. */
export async function refund(
  books: Books,
  payment: PaymentRow,
  { amount, reason, on, at }: { amount: number; reason: string; on: string; at: Date },
): Promise<void> {
  const { store } = books;
  if (payment.state !== 'received') refuse('payment_not_received');
  if (payment.received_on !== null && on < payment.received_on) refuseField('on', 'too_early');
  const left = payment.received - payment.refunded - (await store.refunds.asked(payment.id));
  if (amount > left) {
    refuse('refund_too_big', { fields: [{ field: 'amount', code: 'too_big', limit: left }] });
  }
  const ours = await refundable(books, payment, amount, on);
  if (ours < amount) {
    refuse('refund_too_big', {
      detail: 'Shares that it paid have been passed on or given back.',
      fields: [{ field: 'amount', code: 'too_big', limit: ours }],
    });
  }
  const provider = providers.find(({ method }) => method === payment.method);
  const id = newId('ref');
  const state = (await provider?.refund({ store, payment, refundId: id, at })) ?? 'done';
  await store.refunds.add({ id, paymentId: payment.id, amount, reason, state }, at.toISOString());
  if (state === 'asked') return;
  await takePaymentBack(books, payment, {
    kind: 'payment-refunded',
    amount,
    on,
    at,
    account: payment.method === 'cash' ? 'cash' : 'bank',
    fact: `refund:${id}`,
    reason,
  });
}
