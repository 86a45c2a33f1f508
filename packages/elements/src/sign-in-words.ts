import { enSignIn, type SignInWords } from './words/en-sign-in.ts';
import type { Words } from './words/en.ts';

const files: Record<string, () => Promise<SignInWords>> = {
  fr: async () => (await import('./words/fr-sign-in.ts')).frSignIn,
};

/** Adds to a language's sentences those of signing in: ours in English, where it has not its own. */
export async function signInWords(words: Words): Promise<Words & SignInWords> {
  const own = await files[words.locale?.split('-')[0] ?? '']?.().catch(() => undefined);
  return { ...(own ?? enSignIn), ...words };
}
