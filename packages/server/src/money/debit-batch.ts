import type { Member } from '@coopkit/contract';
import { creditorReference, writePain008, type SequenceType } from '@coopkit/banking';
import { addDays } from '@coopkit/ledger';
import { refuse } from '../http/refuse.ts';
import { newId } from '../ids.ts';
import { MAIL_JOB } from '../mail/mail.ts';
import type { Parts } from '../parts.ts';
import { LEAD_DAYS } from '../payments/lead-days.ts';
import { methodsOf } from '../payments/settings.ts';
import type { ChargeRow, MandateRow } from '../store/money-tables.ts';
import { type Books } from './books.ts';
import { dayOf } from '../members/statuses.ts';
import { paymentCame } from './paid.ts';

/** Gathers what is due by a day from all who gave a mandate, and makes the bank's file of it. @returns its identifier */
export async function makeBatch(parts: Parts, books: Books, collectOn: string, at: Date): Promise<string> {
  const { store, coop } = books;
  const settings = (await methodsOf(store, parts.secrets)).directDebit ?? refuse('method_not_offered');
  if (collectOn < addDays(dayOf(at), LEAD_DAYS)) {
    refuse('day_too_soon', {
      detail: `The first that can be is ${addDays(dayOf(at), LEAD_DAYS)}.`,
      fields: [{ field: 'collectOn', code: 'too_small' }],
    });
  }
  const charges = await free(books, await store.charges.openWithMandate(collectOn));
  const byMember = Map.groupBy(charges, ({ member_id }) => member_id ?? '');
  if (byMember.size === 0) refuse('nothing_to_pay');
  const mandates = await store.mandates.active([...byMember.keys()]);
  const id = newId('deb');
  const debits: { mandate: MandateRow; reference: string; amount: number }[] = [];
  for (const mandate of mandates) {
    const owed = byMember.get(mandate.member_id) ?? [];
    const amount = owed.reduce((sum, charge) => sum + charge.amount - charge.paid, 0);
    const reference = creditorReference(String(await store.payments.nextNumber()).padStart(8, '0'));
    await replaceOpen(books, mandate.member_id);
    await store.payments.add(
      {
        member_id: mandate.member_id,
        application_id: null,
        method: 'direct-debit',
        state: 'submitted',
        amount,
        payer: JSON.stringify({ name: mandate.holder }),
        reference,
        instruction: null,
        wishes: null,
        batch_id: id,
        mandate_id: mandate.id,
        parts: owed.map((charge) => ({ chargeId: charge.id, amount: charge.amount - charge.paid })),
      },
      at.toISOString(),
    );
    debits.push({ mandate, reference, amount });
    const member = await store.members.find(mandate.member_id);
    if (member) await announce(books, member, mandate, { amount, collectOn, at });
  }
  const file = writePain008({
    id: fileId(id),
    createdAt: at.toISOString(),
    creditor: {
      name: settings.creditor,
      iban: settings.iban,
      bic: settings.bic,
      identifier: settings.identifier,
    },
    currency: coop.currency,
    exponent: coop.currency_exponent,
    batches: (['FRST', 'RCUR'] as const).flatMap((sequence) => {
      const of = debits.filter(({ mandate }) => sequenceOf(mandate) === sequence);
      if (of.length === 0) return [];
      return [
        {
          id: `${fileId(id)}-${sequence}`,
          sequence,
          on: collectOn,
          debits: of.map(({ mandate, reference, amount }) => ({
            endToEndId: reference,
            amount,
            mandate: { reference: mandate.reference, signedOn: mandate.signed_at.slice(0, 10) },
            debtor: { name: mandate.holder, iban: parts.secrets.unseal(mandate.sealed_iban) },
            text: coop.name,
          })),
        },
      ];
    }),
  });
  await store.debitBatches.add({
    id,
    collect_on: collectOn,
    created_at: at.toISOString(),
    total: debits.reduce((sum, { amount }) => sum + amount, 0),
    payments: debits.length,
    sealed_file: parts.secrets.seal(file.xml),
  });
  await store.mandates.collected(
    debits.map(({ mandate }) => mandate.id),
    collectOn,
  );
  return id;
}

/** The bank has collected a batch: each of its payments came. */
export async function collectBatch(
  books: Books,
  batchId: string,
  { on, at, fact }: { on: string; at: Date; fact?: string | undefined },
): Promise<boolean> {
  const { store } = books;
  if (!(await store.debitBatches.move(batchId, 'collected'))) return false;
  for (const payment of await store.payments.ofBatch(batchId)) {
    if (payment.state !== 'submitted') continue;
    await paymentCame(books, payment, {
      amount: payment.amount,
      on,
      at,
      account: 'bank',
      fact: fact === undefined ? `debit:${payment.id}` : `${fact}:${payment.id}`,
    });
  }
  return true;
}

/** A batch that was not given to the bank is cancelled: what it held is due as before. */
export async function cancelBatch(books: Books, batchId: string): Promise<boolean> {
  const { store } = books;
  if (!(await store.debitBatches.move(batchId, 'cancelled'))) return false;
  for (const payment of await store.payments.ofBatch(batchId)) {
    if (payment.state === 'submitted') await store.payments.change(payment.id, { state: 'cancelled' });
  }
  return true;
}

/** The bank's identifiers have no underscore. */
export function fileId(batchId: string): string {
  return batchId.replace('_', '-').slice(0, 30);
}

const sequenceOf = (mandate: MandateRow): SequenceType =>
  mandate.last_collected_on === null ? 'FRST' : 'RCUR';

/** What no debit that is with the bank collects already. */
async function free({ store }: Books, charges: readonly ChargeRow[]): Promise<ChargeRow[]> {
  const submitted = (await store.payments.unsettled('direct-debit')).filter(
    ({ state }) => state === 'submitted',
  );
  const taken = new Set(
    (await store.payments.parts(submitted.map(({ id }) => id))).map(({ chargeId }) => chargeId),
  );
  return charges.filter(({ id }) => !taken.has(id));
}

/** What a member has begun to pay by debit is in this file now. */
async function replaceOpen({ store }: Books, memberId: string): Promise<void> {
  for (const payment of await store.payments.unsettled('direct-debit')) {
    if (payment.member_id === memberId && payment.state === 'open') {
      await store.payments.change(payment.id, { state: 'cancelled', instruction: null });
    }
  }
}

/** The scheme asks that a debit is announced before its day. */
async function announce(
  { store, money }: Books,
  member: Member,
  mandate: MandateRow,
  { amount, collectOn, at }: { amount: number; collectOn: string; at: Date },
): Promise<void> {
  const { email: to, name, locale } = member;
  await store.jobs.add(
    MAIL_JOB,
    {
      kind: 'debit-announced',
      to,
      name,
      locale,
      amount: money(amount),
      on: collectOn,
      mandate: mandate.reference,
      account: mandate.account,
    },
    at.toISOString(),
  );
}
