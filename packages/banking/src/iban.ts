import { isValidIBAN } from 'ibantools';
import { compact } from './mod97.ts';

/** An IBAN without its spaces and in capitals, or null where its country, length or check digits are wrong (ISO 13616). */
export function readIban(text: string): string | null {
  const iban = text.length > 100 ? null : compact(text);
  if (iban === null || /^..(?:00|01|99)/.test(iban)) return null;
  return isValidIBAN(iban) ? iban : null;
}

/** An IBAN as it is printed: in groups of four. */
export function printIban(iban: string): string {
  return iban.replace(/.{4}(?=.)/g, '$& ');
}

/**
 * Whether it is a QR-IBAN: a Swiss or Liechtenstein one whose institution has a number from 30000 to 31999. It takes
 * payments with a QR reference only.
 */
export function isQrIban(iban: string): boolean {
  return /^(?:CH|LI)..3[01]/.test(iban);
}

/** Countries of the European Economic Area, as their IBANs begin. */
const area =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ');

/** Those that are in SEPA beside them (EPC409-09, list of SEPA scheme countries, 2025). */
const beside = 'AD AL CH GB GI MC MD ME MK RS SM VA'.split(' ');

/** Whether the account is in the European Economic Area, where an IBAN alone is enough. */
export function isAreaIban(iban: string): boolean {
  return area.includes(iban.slice(0, 2));
}

/** Whether the account is in a country of SEPA: elsewhere no SEPA transfer or direct debit reaches it. */
export function isSepaIban(iban: string): boolean {
  return isAreaIban(iban) || beside.includes(iban.slice(0, 2));
}

/** A BIC in capitals, or null where it has not the form of ISO 9362: 8 or 11 characters. Whether a bank has it is not asked. */
export function readBic(text: string): string | null {
  const bic = text.trim().toUpperCase();
  return /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(bic) ? bic : null;
}
