import { checkPayable, writeAmount } from './amount.ts';
import { BankingError } from './error.ts';
import { isAreaIban, isSepaIban, readBic, readIban } from './iban.ts';
import { readCreditorReference } from './creditor-reference.ts';
import { utf8Length } from './text.ts';

/** A credit transfer that somebody is asked to make. */
export interface TransferRequest {
  /** Who is paid. */
  name: string;
  iban: string;
  /** Needed where the account is outside the European Economic Area. */
  bic?: string | undefined;
  /** Minor units, with their currency: euros with two decimals. */
  amount: number;
  currency: string;
  exponent: number;
  /** A code of up to four characters for what it is for, such as `CHAR`. */
  purpose?: string | undefined;
  /** An RF creditor reference; then there is no text. */
  reference?: string | undefined;
  /** Up to 140 characters. */
  text?: string | undefined;
  /** Words for the payer, up to 70 characters. */
  information?: string | undefined;
}

/**
 * What an EPC QR code for a credit transfer says: version 002, UTF-8 (EPC069-12 v2.1). It is to be drawn with error correction M
 * and at most version 13.
 *
 * @see https://www.europeanpaymentscouncil.eu/document-library/guidance-documents/quick-response-code-guidelines-enable-data-capture-initiation
 * @throws {BankingError} `wrong_currency`, `invalid_amount`, `invalid_iban`, `outside_sepa`, `invalid_bic`, `invalid_reference`, `invalid_text`,
 *   `too_long`; with the name of the field
 */
export function epcQrText(request: TransferRequest): string {
  checkPayable(request, ['EUR'], 'amount');
  const iban = readIban(request.iban);
  if (iban === null) throw new BankingError('invalid_iban', 'iban', 'It is not an IBAN.');
  if (!isSepaIban(iban))
    throw new BankingError('outside_sepa', 'iban', 'The account is in no country of SEPA.');
  const reference = request.reference ?? '';
  const text = line('text', request.text, 140);
  if (reference !== '' && text !== '') {
    throw new BankingError('invalid_text', 'text', 'There is a reference or a text, not both.');
  }
  const lines = [
    'BCD',
    '002',
    '1',
    'SCT',
    bicOf(request, iban),
    needed('name', line('name', request.name, 70)),
    iban,
    `EUR${writeAmount(request.amount, 2)}`,
    purposeOf(request),
    referenceOf(reference),
    text,
    line('information', request.information, 70),
  ];
  const written = lines.join('\n').replace(/\n+$/, '');
  if (utf8Length(written) > 331)
    throw new BankingError('too_long', 'text', 'A code holds 331 bytes: shorten the text.');
  return written;
}

function bicOf({ bic = '' }: TransferRequest, iban: string): string {
  if (bic === '' && isAreaIban(iban)) return '';
  const read = readBic(bic);
  if (read === null)
    throw new BankingError('invalid_bic', 'bic', 'It is not a BIC, and this account needs one.');
  return read;
}

function purposeOf({ purpose = '' }: TransferRequest): string {
  if (/^[A-Z0-9]{0,4}$/.test(purpose)) return purpose;
  throw new BankingError(
    'invalid_text',
    'purpose',
    'A purpose is a code of up to four capitals and figures.',
  );
}

function referenceOf(reference: string): string {
  const read = reference === '' ? '' : readCreditorReference(reference);
  if (read === null)
    throw new BankingError('invalid_reference', 'reference', 'It is not an RF creditor reference.');
  return read;
}

/** A text on one line. */
export function line(place: string, text = '', most: number): string {
  if (/\p{Surrogate}/u.test(text)) throw new BankingError('invalid_text', place, 'It has half a character.');
  const plain = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (Array.from(plain).length > most)
    throw new BankingError('too_long', place, `It has more than ${most} characters.`);
  return plain;
}

/** A text that may not be empty. */
export function needed(place: string, text: string): string {
  if (text === '') throw new BankingError('invalid_text', place, 'It is empty.');
  return text;
}
