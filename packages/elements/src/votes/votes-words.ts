import { enVotes, type VotesWords } from '../words/en-votes.ts';

const files: Record<string, () => Promise<VotesWords>> = {
  fr: async () => (await import('../words/fr-votes.ts')).frVotes,
};

/** The sentences of the list in a language; in English where it has none, or where they can't be had. */
export async function votesWordsIn(language: string): Promise<VotesWords> {
  return (await files[language.split('-')[0] ?? '']?.().catch(() => undefined)) ?? enVotes;
}
