import { electronicFormatIBAN, isValidIBAN } from 'ibantools';

/** An IBAN without its spaces and in capitals, or null where its country, length or check digits are wrong (ISO 13616). */
export function readIban(text: string): string | null {
  const iban = electronicFormatIBAN(text);
  return iban !== null && isValidIBAN(iban) ? iban : null;
}
