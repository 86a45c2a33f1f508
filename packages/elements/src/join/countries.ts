/** Regions that have a two-letter code and a name, but are no country one lives in. */
const NONE = 'AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ';

const known = new Map<string, { value: string; label: string }[]>();

/** Every country by its name in a language, in that language's order: the browser knows them all. */
export function countries(language: string): { value: string; label: string }[] {
  const list = known.get(language) ?? named(language);
  known.set(language, list);
  return list;
}

function named(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([language, 'en'], { type: 'region' });
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .filter(({ value, label }) => label !== value && !NONE.includes(value) && !isFormer(value))
    .sort((a, b) => a.label.localeCompare(b.label, [language, 'en']));
}

// A code that was given up is an alias of another: BU of MM.
function isFormer(value: string): boolean {
  return new Intl.Locale(`und-${value}`).region !== value;
}
