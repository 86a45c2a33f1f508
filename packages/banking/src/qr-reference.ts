import { BankingError } from './error.ts';

/** The table of modulo 10, recursive (Swiss Implementation Guidelines QR-bill, annex on the check digit). */
const table = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];

function checkDigit(figures: string): number {
  let carry = 0;
  for (const figure of figures) carry = table[(carry + Number(figure)) % 10] ?? 0;
  return (10 - carry) % 10;
}

/**
 * The Swiss QR reference of a number of up to 26 figures: 27 figures, zeros before, the check digit last.
 *
 * @throws {BankingError} `invalid_reference`
 */
export function qrReference(body: string): string {
  if (!/^\d{1,26}$/.test(body) || /^0+$/.test(body)) {
    throw new BankingError(
      'invalid_reference',
      'body',
      'A QR reference is made of up to 26 figures, not all of them 0.',
    );
  }
  const figures = body.padStart(26, '0');
  return figures + String(checkDigit(figures));
}

/** A QR reference as 27 figures, however it was spaced; null where a figure is wrong. */
export function readQrReference(text: string): string | null {
  const figures = text.length > 100 ? '' : text.replace(/[\s.\-]/g, '');
  const right = /^\d{27}$/.test(figures) && !/^0+$/.test(figures);
  return right && checkDigit(figures.slice(0, 26)) === Number(figures[26]) ? figures : null;
}

/** A QR reference as it is printed: two figures, then groups of five. */
export function printQrReference(figures: string): string {
  return [figures.slice(0, 2), ...(figures.slice(2).match(/.{1,5}/g) ?? [])].join(' ');
}
