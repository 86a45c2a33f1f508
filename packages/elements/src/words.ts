import type { FieldProblem } from '@coopkit/contract';
import type { CoopError } from '@coopkit/sdk';
import { en, type Words } from './words/en.ts';

/** The languages that have a file of their own: each is loaded where it is spoken, and no other. */
const files: Record<string, () => Promise<Words>> = {
  fr: async () => (await import('./words/fr.ts')).fr,
};

const overrides = new Map<string, Partial<Words>>();

/** Gives a language of your own, or other sentences in place of ours. Call it before the elements are shown. */
export function setWords(locale: string, words: Partial<Words>): void {
  overrides.set(locale, { ...overrides.get(locale), ...words });
}

/** The sentences of a language; of its main language, or else English, where it has none. */
export async function wordsIn(locale: string): Promise<Words> {
  const spoken =
    [locale, locale.split('-')[0] ?? ''].find((each) => each in files || overrides.has(each)) ?? 'en';
  // Where the file can't be had, English is better than nothing.
  const words = await files[spoken]?.().catch(() => undefined);
  const ours = spoken in files && !words ? 'en' : spoken;
  return { ...(words ?? en), ...overrides.get(spoken), locale: ours };
}

/** The sentence for an error. */
export function problemWords(words: Words, { code, retryAfter }: CoopError): string {
  if (code === 'rate_limited' && retryAfter) return words.waitFor(timeIn(words.locale, retryAfter));
  return refusal(words, code) ?? words.anyProblem;
}

function refusal({ problems, joinProblems }: Words, code: string): string | undefined {
  return problems[code] ?? joinProblems?.[code];
}

function timeIn(locale: string | undefined, seconds: number): string {
  const [unit, count] = seconds > 90 ? ['minute', seconds / 60] : ['second', seconds];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.ceil(count));
}

/** The sentence for what is wrong with a field. */
export function faultWords(words: Words, { code, limit }: FieldProblem): string {
  if (code === 'too_long' && limit !== undefined) return words.tooLong(limit);
  return words.faultOf[code] ?? refusal(words, code) ?? words.anyFault;
}

/** A co-op's own text in a language, or in the first that it has. */
export function localized(text: Readonly<Record<string, string>>, locale: string): string {
  return text[locale] ?? text[locale.split('-')[0] ?? ''] ?? Object.values(text)[0] ?? '';
}

/** How numbers and dates are written beside sentences in their own language: `fr-CA` beside French, `en` beside English. */
export function localeOf({ locale = 'en' }: { locale?: string }, language: string): string {
  return language.split('-')[0] === locale.split('-')[0] ? language : locale;
}
