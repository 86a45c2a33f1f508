import { addDays } from '@coopkit/ledger';
import { refuse } from '../http/refuse.ts';
import { creditorReference } from '@coopkit/banking';
import { dayOf } from '../members/statuses.ts';
import { LEAD_DAYS } from './lead-days.ts';
import type { PaymentProvider } from './provider.ts';

/** Payments by SEPA direct debit: gathered into a file for the bank when a steward makes it. */
export const directDebit: PaymentProvider = {
  method: 'direct-debit',

  offer: ({ directDebit: settings }) =>
    settings
      ? { method: 'direct-debit', creditor: { name: settings.creditor, identifier: settings.identifier } }
      : null,

  async begin({ store, member, at }) {
    const mandate = (member && (await store.mandates.activeOf(member.id))) ?? refuse('mandate_missing');
    return {
      instruction: {
        kind: 'debit',
        mandate: mandate.reference,
        account: mandate.account,
        collectedFrom: addDays(dayOf(at), LEAD_DAYS),
      },
      reference: creditorReference(String(await store.payments.nextNumber()).padStart(8, '0')),
      mandateId: mandate.id,
    };
  },

  refund: () => Promise.resolve('done'),
};
