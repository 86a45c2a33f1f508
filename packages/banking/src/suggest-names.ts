/** Words of a text as they compare: without marks and capitals, ä like ae and a, doubled letters once. */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'a')
    .replace(/ł/g, 'l');
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).map((word) =>
    word.replace(/([aou])e/g, '$1').replace(/(.)\1+/gu, '$1'),
  );
}

/** Titles and forms of address tell nobody apart. */
const titles = new Set(
  'mr mrs ms dr prof her frau hern und and et y e en monsieur madame m mme dhr mevr sig sra'.split(' '),
);

/** The words of a name that tell people apart. */
export function nameWords(name: string): string[] {
  return [...new Set(wordsOf(name))].filter((word) => word.length > 1 && !titles.has(word));
}

/** How much of a name, from 0 to 1, stands in some words; one letter of a longer word may be wrong. */
export function likeness(name: readonly string[], words: ReadonlySet<string>): number {
  if (name.length === 0) return 0;
  const found = name.filter(
    (part) => words.has(part) || (part.length > 4 && [...words].some((word) => isNear(part, word))),
  );
  return found.length / name.length;
}

/** Whether two words differ by one letter: another one, one more, one less. */
function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const rest = (text: string, skipped: number) => text.slice(at + skipped);
  return (
    rest(one, 1) === rest(other, 1) || rest(one, 1) === rest(other, 0) || rest(one, 0) === rest(other, 1)
  );
}
