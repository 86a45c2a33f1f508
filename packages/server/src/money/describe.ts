import type {
  Charge,
  Contribution,
  Holding,
  Instruction,
  Member,
  Payment,
  ShareEntry,
  ShareNotice,
  ShareTransfer,
} from '@coopkit/contract';
import type { Holding as Held } from '@coopkit/ledger';
import type { ChargeRow, ContributionRow, PaymentRow, ShareNoticeRow } from '../store/money-tables.ts';
import type { PaymentPart } from '../store/payments.ts';
import type { ListedShareEntry } from '../store/shares.ts';
import type { Store } from '../store/store.ts';
import type { Books } from './books.ts';

/* Rows as the contract tells them. */

export function toCharge({ money }: Books, row: ChargeRow, today: string): Charge {
  return {
    id: row.id,
    memberId: row.member_id,
    purpose: row.purpose,
    amount: money(row.amount),
    paid: money(row.paid),
    dueOn: row.due_on,
    state: chargeState(row, today),
    instalment: row.parts > 1 ? { number: row.number, of: row.parts } : null,
    source: row.source,
  };
}

function chargeState(row: ChargeRow, today: string): Charge['state'] {
  if (row.paid >= row.amount) return 'paid';
  if (row.cancelled_on !== null) return 'cancelled';
  if (row.due_on > today) return 'upcoming';
  return row.due_on < today ? 'overdue' : 'due';
}

export function toHolding({ money }: Books, member: Member, held: Held, on: string): Holding {
  return {
    memberId: member.id,
    memberNumber: member.number,
    memberName: member.name,
    memberClass: member.memberClass,
    on,
    shares: held.shares,
    subscribed: money(held.subscribed),
    paidUp: money(held.paidUp),
  };
}

export function toShareEntry({ money }: Books, row: ListedShareEntry): ShareEntry {
  return {
    position: row.position,
    memberId: row.member_id,
    memberNumber: row.member_number,
    memberClass: row.class_id,
    kind: row.kind as ShareEntry['kind'],
    shares: row.shares,
    amount: money(row.amount),
    on: row.on_day,
    counterparty: row.counterparty_number,
    ledgerPosition: row.ledger_position,
    recordedAt: row.recorded_at,
  };
}

export function toNotice({ money }: Books, row: ShareNoticeRow & { member_number: number }): ShareNotice {
  return {
    id: row.id,
    memberId: row.member_id,
    memberNumber: row.member_number,
    shares: row.shares,
    outcome: row.outcome,
    amount: money(row.shares * row.nominal),
    givenOn: row.given_on,
    effectiveOn: row.effective_on,
    payOn: row.pay_on,
    state: row.state,
  };
}

type ListedTransfer = NonNullable<Awaited<ReturnType<Store['shareTransfers']['find']>>>;

export function toTransfer(row: ListedTransfer): ShareTransfer {
  return {
    id: row.id,
    from: { memberId: row.member_id, number: row.number, name: row.name },
    to: { memberId: row.to_member_id, number: row.to_number, name: row.to_name },
    shares: row.shares,
    state: row.state,
    createdAt: row.created_at,
  };
}

export function toContribution({ money }: Books, row: ContributionRow): Contribution {
  return {
    id: row.id,
    memberId: row.member_id,
    terms: row.terms,
    kind: row.kind,
    interval: row.interval,
    amount: money(row.amount),
    from: row.from_on,
    until: row.until_on,
    nextOn: row.next_on,
  };
}

/** Payments, each with what it is for: before it comes what it is meant for, then what it paid. */
export async function toPayments(books: Books, rows: readonly PaymentRow[]): Promise<Payment[]> {
  const parts = Map.groupBy(
    await books.store.payments.parts(rows.map(({ id }) => id)),
    ({ paymentId }) => paymentId,
  );
  return Promise.all(
    rows.map(async (row) => {
      const paid = row.received > 0 ? await books.store.payments.paidBy(row.id) : [];
      return toPayment(books, row, paid.length > 0 ? paid : (parts.get(row.id) ?? []));
    }),
  );
}

function toPayment({ money }: Books, row: PaymentRow, parts: readonly PaymentPart[]): Payment {
  return {
    id: row.id,
    memberId: row.member_id,
    method: row.method,
    state: row.state,
    amount: money(row.received > 0 ? row.received : row.amount),
    refunded: money(row.refunded),
    payer: row.payer ? (JSON.parse(row.payer) as Payment['payer']) : null,
    charges: parts.map(({ chargeId, purpose, amount }) => ({ chargeId, purpose, amount: money(amount) })),
    instruction: row.instruction ? (JSON.parse(row.instruction) as Instruction) : null,
    createdAt: row.created_at,
    receivedOn: row.received_on,
    reason: row.reason,
  };
}
