import type { Member, NewPayment } from '@coopkit/contract';
import { refuse, refuseField } from '../http/refuse.ts';
import { newId } from '../ids.ts';
import { type Books } from '../money/books.ts';
import { dayOf } from '../members/statuses.ts';
import type { Parts } from '../parts.ts';
import type { ApplicationRow } from '../store/database.ts';
import type { ChargeRow } from '../store/money-tables.ts';
import { providers } from './providers.ts';
import { methodsOf } from './settings.ts';

/**
 * Begins a payment of what a member or an applicant owes: the charges that are named, or all that are due.
 *
 * @returns its identifier
 */
export async function beginPayment(
  { secrets }: Pick<Parts, 'secrets'>,
  books: Books,
  whose: { member: Member; application: null } | { member: null; application: ApplicationRow },
  wanted: NewPayment,
  at: Date,
): Promise<string> {
  const { store, coop } = books;
  const methods = await methodsOf(store, secrets);
  const provider = providers.find(({ method }) => method === wanted.method);
  if (!provider?.offer(methods)) {
    refuse('method_not_offered', { fields: [{ field: 'method', code: 'not_an_option' }] });
  }
  const owed = await owedBy(books, whose, wanted.charges, dayOf(at));
  const amount = owed.reduce((sum, charge) => sum + charge.amount - charge.paid, 0);
  if (amount === 0) refuse('nothing_to_pay');
  const parts = owed.map((charge) => ({ chargeId: charge.id, amount: charge.amount - charge.paid }));
  const same = await sameTransfer(books, whose, wanted, parts);
  if (same !== undefined) return same;
  const paymentId = newId('pay');
  const wishes = {
    payer: wanted.payer ?? null,
    returnUrl: wanted.returnUrl ?? null,
    embedded: wanted.embedded ?? false,
    saveForLater: wanted.saveForLater ?? false,
    locale: whose.member ? whose.member.locale : whose.application.locale,
  };
  const begun = await provider.begin({ store, coop, methods, paymentId, amount, ...whose, wishes, at });
  return store.payments.add(
    {
      id: paymentId,
      member_id: whose.member?.id ?? null,
      application_id: whose.application?.id ?? null,
      method: wanted.method,
      state: 'open',
      amount,
      payer: wishes.payer ? JSON.stringify(wishes.payer) : null,
      reference: begun.reference,
      instruction: begun.instruction ? JSON.stringify(begun.instruction) : null,
      wishes: JSON.stringify(wishes),
      batch_id: null,
      mandate_id: begun.mandateId,
      parts,
    },
    at.toISOString(),
  );
}

/** A transfer for the same that is waited for already: its reference stays what the payer has been told. */
async function sameTransfer(
  { store }: Books,
  { member, application }: { member: Member | null; application: ApplicationRow | null },
  wanted: NewPayment,
  parts: readonly { chargeId: string; amount: number }[],
): Promise<string | undefined> {
  if (wanted.method !== 'bank-transfer' || wanted.payer) return undefined;
  const open = (await store.payments.openOf(member?.id ?? null, application?.id ?? null)).filter(
    ({ method, payer }) => method === 'bank-transfer' && payer === null,
  );
  const meant = Map.groupBy(
    await store.payments.parts(open.map(({ id }) => id)),
    ({ paymentId }) => paymentId,
  );
  const key = (list: readonly { chargeId: string; amount: number }[]) =>
    JSON.stringify(list.map(({ chargeId, amount }) => [chargeId, amount]).sort());
  return open.find(({ id }) => key(meant.get(id) ?? []) === key(parts))?.id;
}

async function owedBy(
  { store }: Books,
  { member, application }: { member: Member | null; application: ApplicationRow | null },
  named: readonly string[] | undefined,
  today: string,
): Promise<ChargeRow[]> {
  const all = member
    ? await store.charges.openOf(member.id)
    : application
      ? (await store.charges.ofApplication(application.id)).filter(
          ({ amount, paid, cancelled_on }) => paid < amount && cancelled_on === null,
        )
      : [];
  if (!named) return all.filter(({ due_on }) => due_on <= today);
  const chosen = all.filter(({ id }) => named.includes(id));
  if (chosen.length < new Set(named).size) refuseField('charges', 'not_an_option');
  return chosen;
}
