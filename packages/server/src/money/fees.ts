import type { PaymentRow } from '../store/money-tables.ts';
import type { Books } from './books.ts';

/** What a bank or a provider took for a payment; or, below 0, gave back. */
export interface Fee {
  account: 'bank' | 'stripe';
  amount: number;
  on: string;
  at: Date;
  /** What of the outside it is: booked once. */
  fact?: string | undefined;
}

/** Books a fee: the co-op bears it, and not who paid. */
export async function bookFee(books: Books, payment: PaymentRow, fee: Fee): Promise<void> {
  const { store, coop } = books;
  if (fee.amount === 0 || (fee.fact !== undefined && (await store.ledger.has(fee.fact)))) return;
  const cost = { account: 'provider-fees', party: null } as const;
  const from = { account: fee.account, party: null };
  const [debit, credit] = fee.amount > 0 ? [cost, from] : [from, cost];
  await store.ledger.add(
    { kind: 'by-hand', postings: [{ debit, credit, amount: Math.abs(fee.amount) }], shares: [] },
    {
      on: fee.on,
      at: fee.at.toISOString(),
      text: payment.reference ?? payment.id,
      currency: coop.currency,
      exponent: coop.currency_exponent,
      paymentId: payment.id,
      fact: fee.fact,
    },
  );
}
