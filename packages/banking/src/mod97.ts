/** The remainder by 97 of a text of figures and capitals, A = 10 … Z = 35 (ISO/IEC 7064, as IBAN and RF use it). */
export function mod97(text: string): number {
  let rest = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** The two check digits that follow `prefix` and stand before `body`. They are 02 to 98, never 00, 01 or 99. */
export function checkDigits(prefix: string, body: string): string {
  return String(98 - mod97(`${body}${prefix}00`)).padStart(2, '0');
}

/** A text without what people put between its characters, in capitals; null where it has other than letters and figures. */
export function compact(text: string): string | null {
  const bare = text.replace(/[\s.\-/:+*_]/gu, '');
  return /^[A-Za-z0-9]+$/.test(bare) ? bare.toUpperCase() : null;
}
