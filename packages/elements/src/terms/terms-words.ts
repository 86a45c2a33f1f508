import { part } from '../part.ts';
import type { TermsWords } from '../words/en-terms.ts';
import type { Words } from '../words/en.ts';

const files: Record<string, () => Promise<TermsWords>> = {
  fr: async () => (await import('../words/fr-terms.ts')).frTerms,
};
/** Where the server does not take what was chosen, the terms are not any more what they were shown as. */
const CODES = [
  'shares_not_allowed',
  'shares_not_offered',
  'contribution_not_offered',
  'amount_not_allowed',
  'wrong_currency',
];
const english = async () => (await import('../words/en-terms.ts')).enTerms;

/**
 * Adds to a language's sentences those of shares and contributions: ours in English, where it has not its own.
 *
 * @throws {CoopError} `offline` where they can't be had.
 */
export async function termsWords(words: Words): Promise<Words & TermsWords> {
  const file = files[words.locale?.split('-')[0] ?? ''] ?? english;
  const all = { ...(await part(file().catch(english))), ...words };
  return {
    ...all,
    problems: { ...Object.fromEntries(CODES.map((code) => [code, all.termsChanged])), ...words.problems },
  };
}
