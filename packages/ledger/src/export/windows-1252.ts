/*
 * Windows-1252 as the WHATWG writes it down (https://encoding.spec.whatwg.org/index-windows-1252.txt): Latin-1, with letters
 * and signs in place of most control characters from 0x80 to 0x9F.
 */
const FROM_0X80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const BYTES = new Map<string, number>([
  ...Array.from(FROM_0X80, (char, i): [string, number] => [char, 0x80 + i]),
  ...Array.from({ length: 0x60 }, (_, i): [string, number] => [String.fromCodePoint(0xa0 + i), 0xa0 + i]),
  ...Array.from({ length: 0x5f }, (_, i): [string, number] => [String.fromCodePoint(0x20 + i), 0x20 + i]),
]);

/** Letters that are no letter of Windows-1252 with an accent, and signs that have a plainer one. */
const PLAINER = new Map<string, string>(
  Object.entries({
    ...spelt('łđħıŧŋəĸ', 'l d h i t ng e q'),
    ...spelt('абвгґдђѓеєжзѕиіјйкќлљмнњопрстћуўфхцчџшщъыьэюя', cyrillic()),
    ...spelt('αβγδεζηθικλμνξοπρςστυφχψω', 'a v g d e z i th i k l m n x o p r s s t y f ch ps o'),
    ...{ ẞ: 'SS', '‐': '-', '‑': '-', '‒': '-', '―': '-', '−': '-', '′': "'", '″': '"' },
  }),
);

function cyrillic(): string {
  const first = 'a b v g g d dj g e ye zh z dz i i j y k k l lj m n nj o p r s t';
  return `${first} c u u f kh ts ch dz sh shch - y - e yu ya`;
}

function spelt(letters: string, latin: string): Record<string, string> {
  const syllables = latin.split(' ').map((syllable) => (syllable === '-' ? '' : syllable));
  const pairs = Array.from(letters, (letter, i): [string, string] => [letter, syllables[i] ?? '?']);
  const capitals = pairs
    .filter(([letter]) => letter.toUpperCase() !== letter)
    .map(([letter, syllable]): [string, string] => [
      letter.toUpperCase(),
      syllable.charAt(0).toUpperCase() + syllable.slice(1),
    ]);
  // A capital that is Latin already, as ı's, stays what it is.
  return Object.fromEntries([...capitals.filter(([letter]) => !BYTES.has(letter)), ...pairs]);
}

/**
 * The text in the characters of Windows-1252 alone, one code unit each: other letters become the nearest Latin ones, control
 * characters spaces, and what has no likeness a question mark.
 */
export function inWindows1252(text: string): string {
  if (/^[ -~\u00a0-\u00ff]*$/.test(text)) return text;
  return Array.from(text.normalize('NFC'), (char) => nearest(char) ?? decomposed(char)).join('');
}

function nearest(char: string): string | undefined {
  if (/\p{Cc}|\p{Zl}|\p{Zp}/u.test(char)) return ' ';
  return BYTES.has(char) ? char : PLAINER.get(char);
}

function decomposed(char: string): string {
  const parts = Array.from(char.normalize('NFKD')).filter((part) => !/\p{M}|\p{Cf}/u.test(part));
  return parts.map((part) => nearest(part) ?? '?').join('');
}

/** Bytes of a text that {@link inWindows1252} has made; whatever else it holds becomes a question mark. */
export function windows1252Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    bytes[i] = code < 0x80 ? code : (BYTES.get(text.charAt(i)) ?? 0x3f);
  }
  return bytes;
}
