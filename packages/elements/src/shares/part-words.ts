import { enSharesParts, type SharesPartsWords } from '../words/en-shares-parts.ts';

const files: Record<string, () => Promise<SharesPartsWords>> = {
  fr: async () => (await import('../words/fr-shares-parts.ts')).frSharesParts,
};

/** The sentences of what one does with shares, in a language; in English where it has none, or where they can't be had. */
export async function partWordsIn(language: string): Promise<SharesPartsWords> {
  return (await files[language]?.().catch(() => undefined)) ?? enSharesParts;
}
