import { enTerms, type TermsWords } from '../words/en-terms.ts';
import type { Words } from '../words/en.ts';

const files: Record<string, () => Promise<TermsWords>> = {
  fr: async () => (await import('../words/fr-terms.ts')).frTerms,
};

/** The sentences of shares and contributions in a language: ours in English, where it has not its own. */
export async function termsWords(words: Words): Promise<Words & TermsWords> {
  const own = await files[words.locale?.split('-')[0] ?? '']?.().catch(() => undefined);
  const all = { ...(own ?? enTerms), ...words };
  return { ...all, problems: { ...words.problems, ...all.termsProblems } };
}
