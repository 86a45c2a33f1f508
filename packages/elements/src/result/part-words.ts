const files: Record<string, () => Promise<object>> = {
  fr: async () => (await import('../words/fr-result-parts.ts')).frResultParts,
};

/** The sentences of all parts in a language that has its own: each part brings the English. */
export async function partWordsIn(language: string): Promise<object> {
  return (await files[language.split('-')[0] ?? '']?.().catch(() => undefined)) ?? {};
}
