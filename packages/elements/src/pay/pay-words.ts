import { part } from '../part.ts';
import type { PayWords } from '../words/en-pay.ts';
import type { Words } from '../words/en.ts';

const files: Record<string, () => Promise<PayWords>> = {
  fr: async () => (await import('../words/fr-pay.ts')).frPay,
};
const english = async () => (await import('../words/en-pay.ts')).enPay;

/**
 * Adds to a language's sentences those of paying: ours in English, where it has not its own.
 *
 * @throws {CoopError} `offline` where they can't be had.
 */
export async function payWords(words: Words): Promise<Words & PayWords> {
  const file = files[words.locale?.split('-')[0] ?? ''] ?? english;
  const all = { ...(await part(file().catch(english))), ...words };
  return { ...all, problems: { ...words.problems, ...all.payProblems } };
}
