import type { Member } from '@coopkit/contract';
import { allocate, receive, takeBack, type Booking, type MoneyAccount, type Part } from '@coopkit/ledger';
import { refuse } from '../http/refuse.ts';
import type { ChargeRow, PaymentRow } from '../store/money-tables.ts';
import type { PaymentPart } from '../store/payments.ts';
import type { Books } from './books.ts';
import { creditOf, debtOf } from './credit.ts';
import { wayBack } from './way-back.ts';

/** Money that came, or that went back. */
export interface Movement {
  amount: number;
  on: string;
  at: Date;
  /** Where it came to, or is taken from. */
  account: MoneyAccount;
  /** What of the outside it is: booked once. */
  fact?: string | undefined;
  /** Whether it is money that had gone back before: a dispute that was won, a refund that did not arrive. */
  again?: boolean | undefined;
}

/**
 * Books money that came for a payment: it pays what the payment is for, then what the member owes besides, the oldest
 * first; what is over stands to their credit. Booked once for a fact, however often that is told.
 *
 * @returns false where the fact was booked already
 */
export async function receivePayment(books: Books, payment: PaymentRow, came: Movement): Promise<boolean> {
  const { store } = books;
  if (came.fact !== undefined && (await store.ledger.has(came.fact))) return false;
  const member = payment.member_id === null ? undefined : await memberOf(books, payment.member_id);
  const owed = await owedBy(books, payment, came.on);
  const debt = came.again && member ? Math.min(came.amount, await debtOf(books, member.id)) : 0;
  const { got, rest } = await shareOut(books, member, came.amount - debt, owed, came.on);
  const position = await books.book(
    { kind: 'payment-received', ...received(payment, member, came, got, rest + debt) },
    {
      on: came.on,
      at: came.at,
      facts: { member: member?.number, payment: payment.reference ?? payment.id },
      paymentId: payment.id,
      fact: came.fact,
      members: member ? [member] : [],
    },
  );
  await give(books, position, toAllocate(payment.id, got));
  const total = came.again
    ? { refunded: Math.max(0, payment.refunded - came.amount) }
    : { received: payment.received + came.amount, received_on: came.on };
  await store.payments.change(payment.id, { state: 'received', ...total, instruction: null, reason: null });
  await tell(books, 'payment.received', payment, came);
  return true;
}

/**
 * Books money that went back of a payment: a refund, or one that the bank or the provider took. What stood to the
 * member's credit goes first, then what the last charges had: those are owed again.
 *
 * @returns false where the fact was booked already
 */
export async function takePaymentBack(
  books: Books,
  payment: PaymentRow,
  told: Movement & { kind: 'payment-refunded' | 'payment-returned'; reason: string | null },
): Promise<boolean> {
  const { store } = books;
  // Whoever dates it earlier than what it takes back is not followed: nothing can go before it came.
  const { received_on: cameOn } = payment;
  const went = cameOn !== null && told.on < cameOn ? { ...told, on: cameOn } : told;
  if (went.fact !== undefined && (await store.ledger.has(went.fact))) return false;
  const member = payment.member_id === null ? undefined : await memberOf(books, payment.member_id);
  const { back, credit, beyond } = await wayBack(books, payment, member, went);
  const position = await books.book(
    { kind: went.kind, ...takenBack(payment, member, went, back, credit + beyond) },
    {
      on: went.on,
      at: went.at,
      facts: { member: member?.number, payment: payment.reference ?? payment.id },
      paymentId: payment.id,
      fact: went.fact,
      members: member ? [member] : [],
    },
  );
  await give(
    books,
    position,
    back.map((part) => ({ ...part, amount: -part.amount })),
  );
  // A bank may take back what was refunded in part already.
  const refunded = Math.min(payment.received, payment.refunded + went.amount);
  await store.payments.change(payment.id, {
    refunded,
    ...(went.kind === 'payment-returned' ? { state: 'returned', reason: went.reason } : {}),
  });
  await tell(
    books,
    went.kind === 'payment-returned' ? 'payment.returned' : 'payment.refunded',
    payment,
    went,
  );
  return true;
}

/** Pays what a member owes from what stands to their credit. */
export async function useCredit(books: Books, member: Member, on: string, at: Date): Promise<void> {
  const { store } = books;
  const credit = await creditOf(books, member.id);
  if (credit === 0) return;
  const { got } = await shareOut(books, member, credit, await store.charges.openOf(member.id, on), on);
  if (got.length === 0) return;
  const position = await books.book(
    {
      kind: 'credit-used',
      ...receive(member.id, { account: 'member-credit', party: member.id }, toParts(got), 0),
    },
    { on, at, facts: { member: member.number }, members: [member] },
  );
  await give(books, position, toAllocate(null, got));
}

/** Shares out an amount over what is owed. Shares are paid from the day on which they are there: what came before waits. */
async function shareOut(
  { store }: Books,
  member: Member | undefined,
  total: number,
  owed: readonly ChargeRow[],
  on: string,
): Promise<{ got: { charge: ChargeRow; amount: number }[]; rest: number }> {
  let unpaid = member ? (await store.shares.leastFrom(member.id, on)).unpaid : Infinity;
  const open = owed.map((charge) => {
    const left = charge.amount - charge.paid;
    if (charge.purpose !== 'shares') return { charge, open: left };
    const share = Math.max(0, Math.min(left, unpaid));
    unpaid -= share;
    return { charge, open: share };
  });
  const { parts, rest } = allocate(total, open);
  return { got: parts.map(({ of, amount }) => ({ charge: of.charge, amount })), rest };
}

/** What a payment may pay: what it is for first, then the rest that is due. */
async function owedBy(books: Books, payment: PaymentRow, on: string): Promise<ChargeRow[]> {
  const { store } = books;
  const meant = (await store.payments.parts([payment.id])).map(({ chargeId }) => chargeId);
  const first = (await store.charges.find(meant)).filter(
    (charge) => charge.cancelled_on === null && charge.paid < charge.amount,
  );
  if (payment.member_id === null) return first;
  const named = new Set(meant);
  const others = await store.charges.openOf(payment.member_id, on);
  return [...first, ...others.filter(({ id }) => !named.has(id))];
}

function received(
  payment: PaymentRow,
  member: Member | undefined,
  came: Movement,
  got: readonly { charge: ChargeRow; amount: number }[],
  rest: number,
): Pick<Booking, 'postings' | 'shares'> {
  const from = { account: came.account, party: null };
  if (member) return receive(member.id, from, toParts(got), rest);
  // An applicant's money stays theirs until they are admitted.
  return {
    postings: [
      { debit: from, credit: { account: 'deposits', party: payment.application_id }, amount: came.amount },
    ],
    shares: [],
  };
}

function takenBack(
  payment: PaymentRow,
  member: Member | undefined,
  went: Movement,
  back: readonly PaymentPart[],
  rest: number,
): Pick<Booking, 'postings' | 'shares'> {
  const to = { account: went.account, party: null };
  if (member) {
    const parts = back.map(({ chargeId, purpose, amount }) => ({ charge: chargeId, purpose, amount }));
    return takeBack(member.id, to, parts, rest);
  }
  return {
    postings: [
      { debit: { account: 'deposits', party: payment.application_id }, credit: to, amount: went.amount },
    ],
    shares: [],
  };
}

/** Tells other programs what became of a payment. */
function tell(
  { store, money }: Books,
  type: 'payment.received' | 'payment.returned' | 'payment.refunded',
  payment: PaymentRow,
  { amount, at }: Pick<Movement, 'amount' | 'at'>,
): Promise<void> {
  const event = { paymentId: payment.id, memberId: payment.member_id, amount: money(amount) };
  return store.events.add(type, event, at.toISOString());
}

async function give(
  { store }: Books,
  position: number,
  got: readonly Omit<PaymentPart, 'purpose'>[],
): Promise<void> {
  await store.payments.allocate(position, got);
  for (const { chargeId, amount } of got) await store.charges.pay(chargeId, amount);
}

const toAllocate = (paymentId: string | null, got: readonly { charge: ChargeRow; amount: number }[]) =>
  got.map(({ charge, amount }) => ({ paymentId, chargeId: charge.id, amount }));

const toParts = (got: readonly { charge: ChargeRow; amount: number }[]): Part[] =>
  got.map(({ charge, amount }) => ({ charge: charge.id, purpose: charge.purpose, amount }));

async function memberOf(books: Books, memberId: string): Promise<Member> {
  return (await books.store.members.find(memberId)) ?? refuse('not_found');
}
