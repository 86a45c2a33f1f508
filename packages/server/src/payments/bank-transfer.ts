import type { BankSettings, Instruction } from '@coopkit/contract';
import {
  creditorReference,
  epcQrText,
  isQrIban,
  printCreditorReference,
  printIban,
  printQrReference,
  qrReference,
  readIban,
  swissQrText,
} from '@coopkit/banking';
import type { PaymentProvider } from './provider.ts';

/** Payments by bank transfer: known by their reference when the bank's statement tells of them. */
export const bankTransfer: PaymentProvider = {
  method: 'bank-transfer',

  offer: ({ bankTransfer }) => (bankTransfer ? { method: 'bank-transfer' } : null),

  async begin({ store, coop, methods: { bankTransfer: bank }, amount }) {
    if (!bank) throw new TypeError('bank transfer is not set up');
    const number = await store.payments.nextNumber();
    const reference = referenceFor(bank, number);
    return {
      instruction: instructionFor(bank, reference, {
        amount,
        currency: coop.currency,
        exponent: coop.currency_exponent,
      }),
      reference,
      mandateId: null,
    };
  },

  // The steward has paid it out of the account.
  refund: () => Promise.resolve('done'),
};

/** A payment's reference: RF and check digits; for a Swiss QR-IBAN the 27 figures that belong to it. */
function referenceFor(bank: BankSettings, number: number): string {
  const iban = readIban(bank.account);
  return iban !== null && isQrIban(iban)
    ? qrReference(String(number))
    : creditorReference(String(number).padStart(8, '0'));
}

function instructionFor(
  bank: BankSettings,
  reference: string,
  money: { amount: number; currency: string; exponent: number },
): Instruction {
  const iban = readIban(bank.account);
  return {
    kind: 'transfer',
    beneficiary: bank.beneficiary,
    account: iban === null ? bank.account : printIban(iban),
    bic: bank.bic ?? null,
    reference: reference.startsWith('RF') ? printCreditorReference(reference) : printQrReference(reference),
    qr: iban === null ? null : qrFor(bank, iban, reference, money),
  };
}

/** A QR code that banks' apps read: of the European standard for euros, of the Swiss one for accounts there. */
function qrFor(
  bank: BankSettings,
  iban: string,
  reference: string,
  { amount, currency, exponent }: { amount: number; currency: string; exponent: number },
): Extract<Instruction, { kind: 'transfer' }>['qr'] {
  const { beneficiary: name, bic, postalCode, city, country } = bank;
  if (/^(?:CH|LI)/.test(iban) && (currency === 'CHF' || currency === 'EUR')) {
    // Without the town there can be no QR-bill: the figures remain.
    if (!postalCode || !city) return null;
    const creditor = { name, postCode: postalCode, town: city, country: country ?? iban.slice(0, 2) };
    return { kind: 'swiss', text: swissQrText({ creditor, iban, amount, currency, exponent, reference }) };
  }
  if (currency !== 'EUR' || exponent !== 2 || amount > 99_999_999_999) return null;
  return { kind: 'epc', text: epcQrText({ name, iban, bic, amount, currency, exponent, reference }) };
}
