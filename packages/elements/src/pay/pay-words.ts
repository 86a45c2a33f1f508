import { enPay, type PayWords } from '../words/en-pay.ts';
import type { Words } from '../words/en.ts';

const files: Record<string, () => Promise<PayWords>> = {
  fr: async () => (await import('../words/fr-pay.ts')).frPay,
};

/** Adds to a language's sentences those of paying: ours in English, where it has not its own. */
export async function payWords(words: Words): Promise<Words & PayWords> {
  const own = await files[words.locale?.split('-')[0] ?? '']?.().catch(() => undefined);
  const all = { ...(own ?? enPay), ...words };
  return { ...all, problems: { ...words.problems, ...all.payProblems } };
}
