import { addDays } from '@coopkit/ledger';
import { refuse } from '../http/refuse.ts';
import { dayOf } from '../money/books.ts';
import type { PaymentProvider } from './provider.ts';

/** How many days the bank needs between the file and the day it collects: five and one to hand it in. */
export const LEAD_DAYS = 6;

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
      reference: null,
      mandateId: mandate.id,
    };
  },

  refund: () => 'done',
};
