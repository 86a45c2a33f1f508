import { enVote, type VoteWords } from '../words/en-vote.ts';
import type { Words } from '../words/en.ts';

/** The sentences of a vote; those of its parts may still be ours in English, which come with each. */
export type PaperWords = Words & VoteWords;

const files: Record<string, () => Promise<Partial<PaperWords>>> = {
  fr: async () => (await import('../words/fr-vote.ts')).frVote,
};

/** Adds to a language's sentences those of votes: ours in English, where it has not its own. */
export async function paperWords(words: Words): Promise<PaperWords> {
  const own = await files[words.locale ?? '']?.().catch(() => undefined);
  const all = { ...enVote, ...own, ...words };
  return { ...all, problems: { ...words.problems, ...all.voteProblems } };
}
