import { enShares, type SharesWords } from '../words/en-shares.ts';
import type { Words } from '../words/en.ts';

export type OwnWords = Words & SharesWords;

const files: Record<string, () => Promise<SharesWords>> = {
  fr: async () => (await import('../words/fr-shares.ts')).frShares,
};

/** Adds to a language's sentences those of shares: ours in English, where it has not its own. */
export async function sharesWords(words: Words): Promise<OwnWords> {
  const own = await files[words.locale ?? '']?.().catch(() => undefined);
  return { ...enShares, ...own, ...words };
}
