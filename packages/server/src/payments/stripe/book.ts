import { MAIL_JOB } from '../../mail/mail.ts';
import { openBooks, type Books } from '../../money/books.ts';
import { bookFee } from '../../money/fees.ts';
import { paymentFailed } from '../../money/failed.ts';
import { paymentCame } from '../../money/paid.ts';
import { takePaymentBack } from '../../money/settle.ts';
import type { PaymentRow } from '../../store/money-tables.ts';
import type { Store } from '../../store/store.ts';
import type { Facts } from './facts.ts';
import type { Moved } from './movements.ts';

/** Money that has moved, with what it is called for ever. */
interface Movement extends Moved {
  key: string;
  kind: 'came' | 'refunded' | 'withdrawn' | 'came-again';
  reason: string | null;
}

/**
 * Books what is true of a payment and is not booked yet, in the order in which it happened. What it leaves depends on
 * the facts alone: it may be called for each event, for some of them, or once at the end.
 */
export async function bookFacts(store: Store, paymentId: string, facts: Facts, at: Date): Promise<void> {
  const books = await openBooks(store);
  for (const movement of movementsOf(facts)) {
    // Each changes what is left of the payment.
    const payment = await store.payments.lock(paymentId);
    if (payment) await book(books, payment, movement, at);
  }
  await bookCosts(books, paymentId, facts, at);
  await endRefunds(store, facts);
  await keepNames(store, paymentId, facts);
  const payment = await store.payments.find(paymentId);
  const change = payment && stateOf(payment, facts);
  if (!payment || !change) return;
  if (change.state === 'failed' && payment.state !== 'failed') {
    await paymentFailed(books, payment, change.reason ?? null, at);
  } else await store.payments.change(paymentId, change);
}

function movementsOf({ receipts, refunds, disputes }: Facts): Movement[] {
  const list: Movement[] = [];
  const add = (moved: Moved | null, rest: Pick<Movement, 'key' | 'kind' | 'reason'>) => {
    if (moved && moved.amount > 0) list.push({ ...moved, ...rest });
  };
  for (const receipt of receipts) add(receipt, { key: receipt.key, kind: 'came', reason: null });
  for (const { key, taken, returned } of refunds) {
    add(taken, { key, kind: 'refunded', reason: null });
    add(returned, { key: `${key}:returned`, kind: 'came-again', reason: null });
  }
  for (const { key, withdrawn, reinstated, reason } of disputes) {
    add(withdrawn, { key: `${key}:withdrawn`, kind: 'withdrawn', reason });
    add(reinstated, { key: `${key}:reinstated`, kind: 'came-again', reason: null });
  }
  // Sorting keeps those of one second as they are: money comes before it goes, and goes before it comes again.
  return list.sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

async function book(books: Books, payment: PaymentRow, movement: Movement, at: Date): Promise<void> {
  const { key, kind, amount, on, fee, reason } = movement;
  const moved = { amount, on, at, account: 'stripe', fact: `stripe:${key}` } as const;
  if (kind === 'came' || kind === 'came-again') {
    await paymentCame(books, payment, { ...moved, again: kind === 'came-again' });
  } else {
    const returned = kind === 'withdrawn';
    const booked = await takePaymentBack(books, payment, {
      ...moved,
      kind: returned ? 'payment-returned' : 'payment-refunded',
      reason,
    });
    if (booked && returned) await tell(books, payment, amount, at);
  }
  if (fee !== null)
    await bookFee(books, payment, { account: 'stripe', amount: fee, on, at, fact: `stripe:${key}:fee` });
}

/** What failed has cost the co-op, and pays nothing. */
async function bookCosts(books: Books, paymentId: string, { costs }: Facts, at: Date): Promise<void> {
  const payment = await books.store.payments.find(paymentId);
  if (!payment) return;
  for (const { key, fee, on } of costs) {
    await bookFee(books, payment, { account: 'stripe', amount: fee, on, at, fact: `stripe:${key}:failed` });
  }
}

/** Says to the member that what was paid is owed again. */
async function tell(books: Books, { member_id }: PaymentRow, amount: number, at: Date): Promise<void> {
  const member = member_id === null ? undefined : await books.store.members.find(member_id);
  if (!member) return;
  const { email: to, name, locale } = member;
  await books.store.jobs.add(
    MAIL_JOB,
    { kind: 'payment-returned', to, name, locale, amount: books.money(amount) },
    at.toISOString(),
  );
}

/** What was asked for here is done when it is booked; or it could not be. */
async function endRefunds(store: Store, { refunds }: Facts): Promise<void> {
  for (const { refundId, status, taken, returned } of refunds) {
    if (refundId === null || !(await store.refunds.find(refundId))) continue;
    if (returned || status === 'failed' || status === 'canceled')
      await store.refunds.move(refundId, 'failed');
    else if (taken) await store.refunds.move(refundId, 'done');
  }
}

async function keepNames(store: Store, paymentId: string, facts: Facts): Promise<void> {
  const { intent, customer, method, saved, mandate } = facts;
  const row = await store.stripe.find(paymentId);
  await store.stripe.change(paymentId, {
    ...(intent === null || row?.intent === intent ? {} : { intent, customer }),
    // Kept once: what a member has had forgotten since is not kept again.
    ...(saved && facts.state === 'received' && row?.shown === null
      ? { method: saved.method, shown: JSON.stringify({ ...method, mandate }) }
      : {}),
  });
}

/** The state follows from what is true, and not from what it was; but what was cancelled here and never paid stays so. */
function stateOf(
  payment: PaymentRow,
  facts: Facts,
): Partial<Pick<PaymentRow, 'state' | 'reason' | 'instruction' | 'refunded'>> | undefined {
  const { state, reason, disputes } = facts;
  const withdrawn = disputes.find((dispute) => dispute.withdrawn && !dispute.reinstated);
  switch (state) {
    case 'received':
      return {
        state: withdrawn ? 'returned' : 'received',
        reason: withdrawn?.reason ?? null,
        instruction: null,
        refunded: Math.min(payment.received, wentBack(facts)),
      };
    case 'processing':
      return { state: 'submitted', instruction: null };
    case 'open':
      return undefined;
    case 'failed':
    case 'expired':
      return payment.state === 'cancelled' ? undefined : { state, reason, instruction: null };
  }
}

function wentBack(facts: Facts): number {
  return movementsOf(facts).reduce((sum, { kind, amount }) => {
    if (kind === 'came') return sum;
    return kind === 'came-again' ? sum - amount : sum + amount;
  }, 0);
}
