import { enJoin, type JoinWords } from '../words/en-join.ts';
import type { Words } from '../words/en.ts';

export type AllWords = Words & JoinWords;

/** A language's sentences with those of the second half: ours in English, where it has not its own. */
export function allWords(words: Words): AllWords {
  return { ...enJoin, ...words };
}
