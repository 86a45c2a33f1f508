import { part } from '../part.ts';
import type { JoinWords } from '../words/en-join.ts';
import type { Words } from '../words/en.ts';

export type AllWords = Words & JoinWords;

const isWhole = (words: Words): words is AllWords => words.apply !== undefined;

/**
 * A language's sentences with those of the second half: ours in English, where it has not its own.
 *
 * @throws {CoopError} `offline` where they can't be had.
 */
export async function allWords(words: Words): Promise<AllWords> {
  if (isWhole(words)) return words;
  const { enJoin } = await part(import('../words/en-join.ts'));
  return { ...enJoin, ...words };
}
