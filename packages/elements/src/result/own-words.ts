import { enResult, type ResultWords } from '../words/en-result.ts';

const files: Record<string, () => Promise<ResultWords>> = {
  fr: async () => (await import('../words/fr-result.ts')).frResult,
};

/** A result's sentences in a language; in English where it has none, or where they can't be had. */
export async function resultWordsIn(language: string): Promise<ResultWords> {
  return (await files[language.split('-')[0] ?? '']?.().catch(() => undefined)) ?? enResult;
}
