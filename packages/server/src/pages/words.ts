/** The few words of the server's own pages. */
const words = {
  en: {
    join: (coop: string) => `Join ${coop}`,
    signIn: 'Sign in',
    noScript: 'This page needs JavaScript.',
  },
  fr: {
    join: (coop: string) => `Rejoindre ${coop}`,
    signIn: 'Se connecter',
    noScript: 'Cette page a besoin de JavaScript.',
  },
};

/** The locale to show a page in: of those that the reader prefers, the first that the co-op and we both speak. */
export function pageLocale(acceptLanguage: string | undefined, own: readonly string[]): keyof typeof words {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((each) => each.split(';')[0]?.trim().split('-')[0] ?? '');
  const spoken = own.filter((locale): locale is keyof typeof words => locale in words);
  return (
    spoken.find((locale) => wanted[0] === locale) ??
    spoken.find((locale) => wanted.includes(locale)) ??
    spoken[0] ??
    'en'
  );
}

export const wordsIn = (locale: keyof typeof words) => words[locale];
