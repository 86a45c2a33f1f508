import { sql, type Kysely } from 'kysely';
import { newId } from '../ids.ts';
import type { Database } from './database.ts';
import type { PaymentRow } from './money-tables.ts';
import { readPage, type PageOf } from './page.ts';

export interface NewPayment extends Pick<
  PaymentRow,
  | 'member_id'
  | 'application_id'
  | 'method'
  | 'state'
  | 'amount'
  | 'payer'
  | 'reference'
  | 'instruction'
  | 'wishes'
  | 'batch_id'
  | 'mandate_id'
> {
  id?: string;
  /** Which charges it is for, and how much of each. */
  parts: readonly { chargeId: string; amount: number }[];
}

/** What a payment is for, or what it paid; without one, what a member's credit paid. */
export interface PaymentPart {
  paymentId: string | null;
  chargeId: string;
  purpose: 'shares' | 'entry-fee' | 'dues' | 'donation';
  amount: number;
}

/** Payments: what they are for, and what of them each charge got. */
export function payments(db: Kysely<Database>, coopId: string) {
  const ours = () => db.selectFrom('payments').selectAll().where('coop_id', '=', coopId);
  const one = (id: string) => db.updateTable('payments').where('coop_id', '=', coopId).where('id', '=', id);

  return {
    /** The number of the next payment: for its reference. */
    async nextNumber(): Promise<number> {
      const { last_payment } = await db
        .updateTable('coops')
        .set({ last_payment: sql`last_payment + 1` })
        .where('coop_id', '=', coopId)
        .returning('last_payment')
        .executeTakeFirstOrThrow();
      return last_payment;
    },

    async add({ parts, id = newId('pay'), ...payment }: NewPayment, at: string): Promise<string> {
      await db
        .insertInto('payments')
        .values({
          coop_id: coopId,
          id,
          ...payment,
          provider_ref: null,
          reason: null,
          created_at: at,
          received_on: null,
        })
        .execute();
      if (parts.length > 0) {
        await db
          .insertInto('payment_parts')
          .values(
            parts.map(({ chargeId, amount }) => ({
              coop_id: coopId,
              payment_id: id,
              charge_id: chargeId,
              amount,
            })),
          )
          .execute();
      }
      return id;
    },

    find: (id: string): Promise<PaymentRow | undefined> => ours().where('id', '=', id).executeTakeFirst(),

    findAll: (ids: readonly string[]): Promise<PaymentRow[]> =>
      ids.length === 0 ? Promise.resolve([]) : ours().where('id', 'in', ids).execute(),

    /** Takes the payment's row, so that what follows happens to it one transaction at a time. */
    lock: (id: string): Promise<PaymentRow | undefined> =>
      one(id)
        .set((e) => ({ state: e.ref('state') }))
        .returningAll()
        .executeTakeFirst(),

    byReference: (reference: string): Promise<PaymentRow | undefined> =>
      ours().where('reference', '=', reference).executeTakeFirst(),

    byProviderRef: (ref: string): Promise<PaymentRow | undefined> =>
      ours().where('provider_ref', '=', ref).executeTakeFirst(),

    ofApplication: (applicationId: string): Promise<PaymentRow[]> =>
      ours().where('application_id', '=', applicationId).orderBy('created_at').execute(),

    /** Those of a member or an applicant that are waited for. */
    openOf(memberId: string | null, applicationId: string | null): Promise<PaymentRow[]> {
      const query = ours().where('state', '=', 'open').orderBy('created_at').orderBy('id');
      return memberId === null
        ? query.where('application_id', '=', applicationId).execute()
        : query.where('member_id', '=', memberId).execute();
    },

    ofBatch: (batchId: string): Promise<PaymentRow[]> =>
      ours().where('batch_id', '=', batchId).orderBy('id').execute(),

    /** Those of a method that have not come to an end. */
    unsettled: (method: PaymentRow['method']): Promise<PaymentRow[]> =>
      ours()
        .where('state', 'in', ['open', 'submitted'])
        .where('method', '=', method)
        .orderBy('created_at')
        .execute(),

    /** What came of each payment that anything came of, less what went back. */
    async came(): Promise<{ id: string; net: number }[]> {
      const rows = await db
        .selectFrom('payments')
        .select(['id', 'received', 'refunded'])
        .where('coop_id', '=', coopId)
        .where('received', '>', 0)
        .execute();
      return rows.map(({ id, received, refunded }) => ({ id, net: received - refunded }));
    },

    /** Forgets who paid for a member, and what the bank told of them: the amounts stay. */
    async forgetPayers(memberId: string): Promise<void> {
      const theirs = db
        .selectFrom('payments')
        .select('id')
        .where('coop_id', '=', coopId)
        .where('member_id', '=', memberId);
      await db
        .updateTable('bank_transactions')
        .set({ name: null, account: null, account_hash: null, text: '', details: '{}' })
        .where('coop_id', '=', coopId)
        .where('payment_id', 'in', theirs)
        .execute();
      await db
        .updateTable('payments')
        .set({ payer: null, wishes: null, instruction: null })
        .where('coop_id', '=', coopId)
        .where('member_id', '=', memberId)
        .execute();
    },

    async change(
      id: string,
      change: Partial<
        Pick<
          PaymentRow,
          | 'state'
          | 'amount'
          | 'instruction'
          | 'provider_ref'
          | 'reason'
          | 'received'
          | 'refunded'
          | 'received_on'
          | 'batch_id'
          | 'member_id'
        >
      >,
    ): Promise<void> {
      await one(id).set(change).execute();
    },

    async list(
      filter: {
        memberId?: string | undefined;
        state?: PaymentRow['state'] | undefined;
        method?: PaymentRow['method'] | undefined;
      },
      page: PageOf,
    ): Promise<{ items: PaymentRow[]; next: string | null }> {
      let query = ours();
      if (filter.memberId) query = query.where('member_id', '=', filter.memberId);
      if (filter.state) query = query.where('state', '=', filter.state);
      if (filter.method) query = query.where('method', '=', filter.method);
      return readPage(query, ['created_at', 'id'], page, 'desc');
    },

    /** What payments are for. */
    async parts(paymentIds: readonly string[]): Promise<PaymentPart[]> {
      if (paymentIds.length === 0) return [];
      const rows = await db
        .selectFrom('payment_parts as p')
        .innerJoin('charges as c', (join) =>
          join.onRef('c.coop_id', '=', 'p.coop_id').onRef('c.id', '=', 'p.charge_id'),
        )
        .select(['p.payment_id', 'p.charge_id', 'p.amount', 'c.purpose', 'c.due_on'])
        .where('p.coop_id', '=', coopId)
        .where('p.payment_id', 'in', paymentIds)
        .orderBy('c.due_on')
        .orderBy('c.id')
        .execute();
      return rows.map((row) => ({
        paymentId: row.payment_id,
        chargeId: row.charge_id,
        purpose: row.purpose,
        amount: row.amount,
      }));
    },

    /** What of a payment each charge has now. */
    paidBy: (paymentId: string): Promise<PaymentPart[]> =>
      paid(paymentId, (query) => query.where('a.payment_id', '=', paymentId)),

    /** What of a member's credit each charge has now. */
    paidByCredit: (memberId: string): Promise<PaymentPart[]> =>
      paid(null, (query) => query.where('a.payment_id', 'is', null).where('c.member_id', '=', memberId)),

    /** Writes what charges got by an entry of the ledger. */
    async allocate(ledgerPosition: number, parts: readonly Omit<PaymentPart, 'purpose'>[]): Promise<void> {
      if (parts.length === 0) return;
      await db
        .insertInto('allocations')
        .values(
          parts.map(({ paymentId, chargeId, amount }, i) => ({
            coop_id: coopId,
            ledger_position: ledgerPosition,
            line: i + 1,
            payment_id: paymentId,
            charge_id: chargeId,
            amount,
          })),
        )
        .execute();
    },
  };

  async function paid(
    paymentId: string | null,
    of: (query: ReturnType<typeof allocated>) => ReturnType<typeof allocated>,
  ): Promise<PaymentPart[]> {
    const rows = await of(allocated())
      .select(['a.charge_id', 'c.purpose', 'c.due_on', sql<number>`cast(sum(a.amount) as bigint)`.as('sum')])
      .groupBy(['a.charge_id', 'c.purpose', 'c.due_on'])
      .orderBy('c.due_on')
      .orderBy('a.charge_id')
      .execute();
    return rows
      .filter(({ sum }) => sum > 0)
      .map((row) => ({ paymentId, chargeId: row.charge_id, purpose: row.purpose, amount: row.sum }));
  }

  function allocated() {
    return db
      .selectFrom('allocations as a')
      .innerJoin('charges as c', (join) =>
        join.onRef('c.coop_id', '=', 'a.coop_id').onRef('c.id', '=', 'a.charge_id'),
      )
      .where('a.coop_id', '=', coopId);
  }
}
