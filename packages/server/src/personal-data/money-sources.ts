import { addMonths } from '@coopkit/ledger';
import type { Store } from '../store/store.ts';
import type { PersonalDataSource } from './source.ts';

/** What accounting law asks to be kept (ten years in France and Germany, HGB § 257, Code de commerce L123-22). */
const BOOKS = { erased: false, kept: { reason: 'It backs entries of the ledger.', until: null } };

/** A source whose rows back the books, and hold no names. */
function booked(
  name: string,
  label: PersonalDataSource['label'],
  collect: PersonalDataSource['collect'],
): PersonalDataSource {
  return { name, label, collect, erase: () => Promise.resolve(BOOKS) };
}

/** What is held on a member's shares and money. */
export const moneySources: readonly PersonalDataSource[] = [
  booked('shares', { en: 'Shares', fr: 'Parts sociales' }, async (store, { id }) =>
    (await store.shares.entriesOf(id, '9999-12-31')).map((row) => ({
      position: row.position,
      kind: row.kind,
      shares: row.shares,
      amount: row.amount,
      on: row.on_day,
      recordedAt: row.recorded_at,
    })),
  ),
  booked('notices', { en: 'Notices on shares', fr: 'Demandes de retrait' }, async (store, { id }) =>
    (await store.shareNotices.ofMember(id)).map((row) => ({
      shares: row.shares,
      outcome: row.outcome,
      on: row.effective_on,
      state: row.state,
    })),
  ),
  booked('transfers', { en: 'Transfers of shares', fr: 'Cessions de parts' }, async (store, { id }) =>
    (await store.shareTransfers.ofMember(id)).map((row) => ({
      shares: row.shares,
      from: row.number,
      to: row.to_number,
      state: row.state,
      createdAt: row.created_at,
    })),
  ),
  booked('charges', { en: 'What was owed', fr: 'Sommes dues' }, async (store, { id }) =>
    (await store.charges.ofMember(id)).map((row) => ({
      purpose: row.purpose,
      amount: row.amount,
      paid: row.paid,
      on: row.due_on,
    })),
  ),
  booked('contributions', { en: 'Contributions', fr: 'Cotisations et dons' }, async (store, { id }) =>
    (await store.contributions.ofMember(id)).map((row) => ({
      kind: row.kind,
      amount: row.amount,
      interval: row.interval,
      from: row.from_on,
      until: row.until_on,
    })),
  ),
  {
    name: 'payments',
    label: { en: 'Payments', fr: 'Paiements' },
    async collect(store, { id }) {
      const all = await paymentsOf(store, id);
      return all.map((row) => ({
        method: row.method,
        amount: row.amount,
        state: row.state,
        reference: row.reference,
        payer: row.payer,
        createdAt: row.created_at,
        on: row.received_on,
      }));
    },
    async erase(store, { id }) {
      await store.payments.forgetPayers(id);
      return { ...BOOKS, erased: true };
    },
  },
  {
    name: 'stripe',
    label: { en: 'Payments by Stripe', fr: 'Paiements par Stripe' },
    async collect(store, { id }) {
      return (await store.stripe.ofMember(id)).map((row) => ({
        payment: row.payment_id,
        session: row.session,
        intent: row.intent,
        customer: row.customer,
        method: row.shown,
      }));
    },
    async erase(store, { id }) {
      await store.stripe.forgetMember(id);
      return { ...BOOKS, erased: true };
    },
  },
  {
    name: 'mandates',
    label: { en: 'Direct debit mandates', fr: 'Mandats de prélèvement' },
    async collect(store, { id }) {
      return (await store.mandates.ofMember(id)).map((row) => ({
        reference: row.reference,
        holder: row.holder,
        account: row.account,
        text: row.text,
        createdAt: row.signed_at,
        until: row.revoked_at,
      }));
    },
    async erase(store, { id }, { at }) {
      const day = at.toISOString().slice(0, 10);
      const last = (await store.mandates.ofMember(id))
        .map((row) => row.last_collected_on ?? '')
        .sort()
        .at(-1);
      // An unauthorised debit can be claimed for thirteen months: until then the mandate is the proof.
      const until = last ? addMonths(last, 14) : '';
      if (until > day) {
        return { erased: false, kept: { reason: 'It proves debits that may still be claimed back.', until } };
      }
      await store.mandates.forget(id, at.toISOString());
      return { erased: true, kept: null };
    },
  },
];

async function paymentsOf(store: Store, memberId: string) {
  const { items } = await store.payments.list({ memberId }, { cursor: undefined, limit: 10_000 });
  return items;
}
