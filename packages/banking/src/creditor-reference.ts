import { BankingError } from './error.ts';
import { checkDigits, compact, mod97 } from './mod97.ts';

const shortest = 5;
const longest = 25;

/**
 * The RF creditor reference of a body of 1 to 21 letters and figures (ISO 11649): `539007547034` gives `RF18539007547034`.
 *
 * @throws {BankingError} `invalid_reference`
 */
export function creditorReference(body: string): string {
  const bare = compact(body);
  if (bare === null || bare.length > longest - 4) {
    throw new BankingError('invalid_reference', 'body', 'A reference has 1 to 21 letters and figures.');
  }
  return `RF${checkDigits('RF', bare)}${bare}`;
}

/** An RF creditor reference without spaces and in capitals, however it was typed; null where a character is wrong. */
export function readCreditorReference(text: string): string | null {
  const bare = text.length > 100 ? null : compact(text);
  return bare !== null && isCreditorReference(bare) ? bare : null;
}

function isCreditorReference(bare: string): boolean {
  return (
    /^RF\d\d[A-Z0-9]+$/.test(bare) &&
    bare.length <= longest &&
    checkDigits('RF', bare.slice(4)) === bare.slice(2, 4)
  );
}

/** An RF creditor reference as it is printed: in groups of four. */
export function printCreditorReference(reference: string): string {
  return reference.replace(/.{4}(?=.)/g, '$& ');
}

/**
 * The RF creditor references in what a payer wrote, whatever stands between their characters: spaces, points, new lines, small
 * letters. What follows a reference may continue it and pass the check by chance, once in 97: each possibility is given; first
 * those that end where a word ends, then the longer ones.
 */
export function findCreditorReferences(text: string): string[] {
  const { bare, ends } = squeeze(text);
  const found = new Map<string, boolean>();
  for (let at = bare.indexOf('RF'); at !== -1; at = bare.indexOf('RF', at + 1)) {
    const check = bare.slice(at + 2, at + 4);
    if (!/^\d\d$/.test(check)) continue;
    const last = Math.min(bare.length, at + longest);
    for (let end = at + shortest; end <= last; end += 1) {
      const reference = bare.slice(at, end);
      if (isCreditorReference(reference)) {
        found.set(reference, ends.has(end) || found.get(reference) === true);
      }
    }
  }
  return [...found]
    .sort(([a, endsA], [b, endsB]) => Number(endsB) - Number(endsA) || b.length - a.length)
    .map(([reference]) => reference);
}

/** Letters and figures alone, in capitals; and after how many of them a word begins or ends. */
export function squeeze(text: string): { bare: string; ends: Set<number> } {
  const ends = new Set<number>([0]);
  let bare = '';
  for (const word of text.match(/[A-Za-z0-9]+/g) ?? []) {
    bare += word;
    ends.add(bare.length);
  }
  return { bare: bare.toUpperCase(), ends };
}

/** Whether the two last of twelve figures are the rest of the others by 97, or 97 where that is 0. */
function isBelgian(figures: string): boolean {
  const rest = mod97(figures.slice(0, 10)) || 97;
  return figures.length === 12 && Number(figures.slice(10)) === rest;
}

/**
 * The structured communication of Belgian banks for a number of up to ten figures, as twelve figures.
 *
 * @throws {BankingError} `invalid_reference`
 */
export function belgianReference(body: string): string {
  if (!/^\d{1,10}$/.test(body)) {
    throw new BankingError('invalid_reference', 'body', 'A structured communication has up to ten figures.');
  }
  const figures = body.padStart(10, '0');
  return figures + String(mod97(figures) || 97).padStart(2, '0');
}

/** A structured communication as twelve figures, from `+++090/9337/55493+++` or figures alone; null where one is wrong. */
export function readBelgianReference(text: string): string | null {
  const figures = text.length > 100 ? '' : (compact(text) ?? '');
  return /^\d{12}$/.test(figures) && isBelgian(figures) ? figures : null;
}

/** A structured communication as it is printed: `+++090/9337/55493+++`. */
export function printBelgianReference(figures: string): string {
  return `+++${figures.slice(0, 3)}/${figures.slice(3, 7)}/${figures.slice(7)}+++`;
}
