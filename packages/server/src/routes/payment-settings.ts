import {
  changePaymentSettings,
  getPaymentSettings,
  type BankSettings,
  type DebitSettings,
  type PaymentSettings,
} from '@coopkit/contract';
import { readCreditorIdentifier, readIban } from '@coopkit/banking';
import type { Hono } from 'hono';
import type { Env } from '../http/env.ts';
import { handle } from '../http/handle.ts';
import { refuse } from '../http/refuse.ts';
import { readBooks, type Books } from '../money/books.ts';
import type { Parts } from '../parts.ts';
import { methodsOf } from '../payments/settings.ts';
import type { Store } from '../store/store.ts';

/** How the co-op is paid. */
export function paymentSettings(app: Hono<Env>, parts: Parts): void {
  handle(app, parts, getPaymentSettings, (_, { store }) => describe(parts, store));

  handle(app, parts, changePaymentSettings, async ({ body }, { store }) => {
    const books = await readBooks(store);
    const { bankTransfer, directDebit, stripe } = body;
    const set = (method: 'bank-transfer' | 'direct-debit' | 'stripe', settings: unknown, sealed: unknown) =>
      store.paymentSettings.set(
        method,
        settings === null
          ? null
          : {
              settings: JSON.stringify(settings),
              sealed: sealed === null ? null : parts.secrets.seal(JSON.stringify(sealed)),
            },
      );
    if (bankTransfer !== undefined) {
      await set('bank-transfer', bankTransfer && checkBank(bankTransfer), null);
    }
    if (directDebit !== undefined) {
      await set('direct-debit', directDebit && checkDebit(books, directDebit), null);
    }
    if (stripe !== undefined) {
      await set('stripe', stripe && { publishableKey: stripe.publishableKey }, stripe);
    }
    return describe(parts, store);
  });
}

/** What begins like an IBAN must be one; other countries' numbers are taken as they are. */
function checkBank(bank: BankSettings): BankSettings {
  if (!/^[A-Z]{2}\d\d/i.test(bank.account)) return bank;
  return { ...bank, account: checkIban(bank.account, 'bankTransfer.account') };
}

function checkDebit({ coop }: Books, debit: DebitSettings): DebitSettings {
  if (coop.currency !== 'EUR') refuse('wrong_currency', { detail: 'SEPA direct debits are in euros.' });
  const identifier =
    readCreditorIdentifier(debit.identifier) ??
    refuse('creditor_identifier_invalid', {
      fields: [{ field: 'directDebit.identifier', code: 'not_valid' }],
    });
  return { ...debit, identifier, iban: checkIban(debit.iban, 'directDebit.iban') };
}

function checkIban(text: string, field: string): string {
  return readIban(text) ?? refuse('iban_invalid', { fields: [{ field, code: 'not_valid' }] });
}

async function describe(parts: Parts, store: Store): Promise<PaymentSettings> {
  const { bankTransfer, directDebit, stripe } = await methodsOf(store, parts.secrets);
  return {
    bankTransfer,
    directDebit,
    stripe: stripe && {
      publishableKey: stripe.publishableKey,
      secretKey: stripe.secretKey.slice(-4),
      eventsUrl: `${parts.config.publicUrl.origin}/v1/payments/stripe/${store.coopId}/events`,
    },
  };
}
