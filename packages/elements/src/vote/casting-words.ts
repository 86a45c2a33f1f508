import { enCasting, type CastingWords } from '../words/en-casting.ts';
import type { PaperWords } from './words.ts';

/** A vote's sentences with those of casting: ours in English, where the language has not its own. */
export function castingWords(words: PaperWords): PaperWords & CastingWords {
  const all = { ...enCasting, ...words };
  return { ...all, problems: { ...words.problems, ...all.castProblems } };
}
