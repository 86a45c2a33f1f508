import { BankingError } from './error.ts';
import { checkDigits, compact } from './mod97.ts';

/**
 * A SEPA creditor identifier (EPC262-08): country, check digits, a business code that the check leaves out, the national number.
 *
 * @param businessCode three letters or figures the creditor chooses; `ZZZ` where it chooses none
 * @throws {BankingError} `invalid_creditor_identifier`
 */
export function creditorIdentifier(country: string, national: string, businessCode = 'ZZZ'): string {
  const number = compact(national);
  if (!/^[A-Z]{2}$/.test(country) || !/^[A-Z0-9]{3}$/.test(businessCode) || !number || number.length > 28) {
    throw new BankingError(
      'invalid_creditor_identifier',
      'national',
      'A part of the identifier has not its form.',
    );
  }
  return country + checkDigits(country, number) + businessCode + number;
}

/** A creditor identifier without spaces and in capitals, or null where a character or its form is wrong (EPC262-08). */
export function readCreditorIdentifier(text: string): string | null {
  const bare = text.length > 100 ? null : compact(text);
  const parts = bare === null ? null : /^([A-Z]{2})(\d\d)[A-Z0-9]{3}([A-Z0-9]{1,28})$/.exec(bare);
  if (bare === null || parts === null) return null;
  const [, country = '', check, national = ''] = parts;
  return checkDigits(country, national) === check ? bare : null;
}

/**
 * A unique mandate reference, without the spaces around it; null where it is empty, longer than 35, has a character outside the
 * SEPA set, begins or ends with a slash or has two in a row (EPC130-08, EPC217-08). Banks take capitals and small letters as one.
 */
export function readMandateReference(text: string): string | null {
  const reference = text.trim();
  return isSepaId(reference) ? reference : null;
}

/** Whether a bank takes this as an identification: 1 to 35 characters of the SEPA set, with no slash at an end or doubled. */
export function isSepaId(text: string): boolean {
  return /^[A-Za-z0-9+?/:().,' -]{1,35}$/.test(text) && !/^\/|\/$|\/\//.test(text);
}
