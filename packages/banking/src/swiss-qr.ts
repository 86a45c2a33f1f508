import { checkPayable, writeAmount } from './amount.ts';
import { readCreditorReference } from './creditor-reference.ts';
import { line, needed } from './epc-qr.ts';
import { BankingError } from './error.ts';
import { isQrIban, readIban } from './iban.ts';
import { readQrReference } from './qr-reference.ts';
import { sepaText } from './sepa-text.ts';

/** A name with a structured address: since November 2025 no other is taken. */
export interface SwissParty {
  name: string;
  street?: string | undefined;
  building?: string | undefined;
  postCode: string;
  town: string;
  /** Two capitals (ISO 3166-1). */
  country: string;
}

/** A payment with a QR-bill. */
export interface SwissRequest {
  creditor: SwissParty;
  /** A Swiss or Liechtenstein IBAN; a QR-IBAN goes with a QR reference, and only it. */
  iban: string;
  /** Minor units, or null where the payer writes it. */
  amount: number | null;
  currency: 'CHF' | 'EUR';
  exponent: number;
  debtor?: SwissParty | undefined;
  /** A QR reference (27 figures), an RF creditor reference, or none. */
  reference?: string | undefined;
  /** Up to 140 characters, the bill information counted with them. */
  text?: string | undefined;
  /** For the payer's programs, such as the `//S1` of Swico. */
  billInformation?: string | undefined;
}

const none = ['', '', '', '', '', '', ''];

/**
 * What a Swiss QR code says: `SPC`, version 0200, structured addresses (Swiss Implementation Guidelines QR-bill v2.3). It is to be
 * drawn with error correction M, with the Swiss cross in its middle.
 *
 * @see https://www.six-group.com/en/products-services/banking-services/payment-standardization/standards/qr-bill.html
 * @throws {BankingError} `wrong_currency`, `invalid_amount`, `invalid_iban`, `invalid_reference`, `invalid_text`, `too_long`; with the
 *   name of the field
 */
export function swissQrText(request: SwissRequest): string {
  const iban = readIban(request.iban);
  if (iban === null || !/^(?:CH|LI)/.test(iban)) {
    throw new BankingError('invalid_iban', 'iban', 'It is not a Swiss or Liechtenstein IBAN.');
  }
  checkPayable({ ...request, amount: request.amount ?? 1 }, ['CHF', 'EUR'], 'amount');
  const text = field('text', request.text, 140);
  const information = field('billInformation', request.billInformation, 140 - text.length);
  const lines = [
    'SPC',
    '0200',
    '1',
    iban,
    ...partyLines('creditor', request.creditor),
    ...none,
    request.amount === null ? '' : writeAmount(request.amount, 2),
    request.currency,
    ...(request.debtor === undefined ? none : partyLines('debtor', request.debtor)),
    ...referenceLines(request.reference ?? '', iban),
    text,
    'EPD',
    ...(information === '' ? [] : [information]),
  ];
  return lines.join('\n');
}

function partyLines(place: string, party: SwissParty): string[] {
  if (!/^[A-Z]{2}$/.test(party.country)) {
    throw new BankingError('invalid_text', `${place}.country`, 'A country is two capitals.');
  }
  return [
    'S',
    needed(`${place}.name`, field(`${place}.name`, party.name, 70)),
    field(`${place}.street`, party.street, 70),
    field(`${place}.building`, party.building, 16),
    needed(`${place}.postCode`, field(`${place}.postCode`, party.postCode, 16)),
    needed(`${place}.town`, field(`${place}.town`, party.town, 35)),
    party.country,
  ];
}

function referenceLines(reference: string, iban: string): [string, string] {
  const figures = readQrReference(reference);
  if (isQrIban(iban) !== (figures !== null)) {
    throw new BankingError(
      'invalid_reference',
      'reference',
      'A QR-IBAN goes with a QR reference, and another IBAN without.',
    );
  }
  if (figures !== null) return ['QRR', figures];
  if (reference === '') return ['NON', ''];
  const creditor = readCreditorReference(reference);
  if (creditor === null) {
    throw new BankingError(
      'invalid_reference',
      'reference',
      'It is neither a QR reference nor an RF creditor reference.',
    );
  }
  return ['SCOR', creditor];
}

/** The letters of Western and Central Europe are taken as they are; others are written in Latin. */
function field(place: string, text: string | undefined, most: number): string {
  const plain = line(place, text, Infinity);
  const taken = plain.replace(/[^\u0020-\u007e\u00a0-\u017f\u0218-\u021b€]/gu, (character) =>
    sepaText(character),
  );
  return line(place, taken, most);
}
