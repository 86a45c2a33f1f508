import type { Member } from '@coopkit/contract';
import { allocate } from '@coopkit/ledger';
import type { PaymentRow } from '../store/money-tables.ts';
import type { PaymentPart } from '../store/payments.ts';
import type { Books } from './books.ts';
import { creditOf } from './credit.ts';

/**
 * What is taken back where money of a payment goes: first what of it stands to the member's credit, or what that has paid
 * since; then what the last charges had. Shares that have gone meanwhile can't be unpaid again: what was paid for those
 * (`beyond`) is a debt of the member's, and stands against their credit.
 */
export async function wayBack(
  books: Books,
  payment: PaymentRow,
  member: Member | undefined,
  went: { amount: number; on: string },
): Promise<{ back: PaymentPart[]; credit: number; beyond: number }> {
  const { store } = books;
  const paid = (await store.payments.paidBy(payment.id)).reverse();
  const own = paid.reduce((sum, { amount }) => sum + amount, 0);
  const over = Math.min(Math.max(0, payment.received - payment.refunded - own), went.amount);
  if (!member) return { back: taking(went.amount - over, paid).back, credit: over, beyond: 0 };
  const credit = Math.min(over, await creditOf(books, member.id));
  const used = taking(over - credit, (await store.payments.paidByCredit(member.id)).reverse());
  const rest = taking(went.amount - over, paid);
  let { paidUp } = await store.shares.leastFrom(member.id, went.on);
  let beyond = used.left + rest.left;
  const back = [...used.back, ...rest.back].flatMap((part) => {
    const amount = part.purpose === 'shares' ? Math.min(part.amount, Math.max(0, paidUp)) : part.amount;
    if (part.purpose === 'shares') paidUp -= amount;
    beyond += part.amount - amount;
    return amount > 0 ? [{ ...part, amount }] : [];
  });
  return { back, credit, beyond };
}

/** An amount of what was paid, in the order given. */
function taking(amount: number, paid: readonly PaymentPart[]): { back: PaymentPart[]; left: number } {
  const { parts, rest } = allocate(
    amount,
    paid.map((part) => ({ part, open: part.amount })),
  );
  return { back: parts.map(({ of, amount }) => ({ ...of.part, amount })), left: rest };
}

/** How much of a payment may be given back: not what was paid for shares that have gone meanwhile. */
export async function refundable(
  books: Books,
  payment: PaymentRow,
  amount: number,
  on: string,
): Promise<number> {
  const member = payment.member_id === null ? undefined : await books.store.members.find(payment.member_id);
  const { beyond } = await wayBack(books, payment, member, { amount, on });
  return amount - beyond;
}
