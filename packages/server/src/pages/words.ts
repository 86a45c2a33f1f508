/** The few words of the server's own pages. */
const words = {
  en: {
    join: (coop: string) => `Join ${coop}`,
    signIn: 'Sign in',
    shares: 'Your shares',
    noScript: 'This page needs JavaScript.',
    votes: 'Votes',
    noVotes: 'There are no votes yet.',
    noVote: 'There is no such vote',
    allVotes: (coop: string) => `All votes of ${coop}`,
    /** Where a vote stands; the date is of what comes next, or else of the close. */
    voteStates: {
      draft: (date: string) => `A draft, to open on ${date}.`,
      scheduled: (date: string) => `Voting begins on ${date}.`,
      open: (date: string) => `Open: voting closes on ${date}.`,
      closed: (date: string) => `Voting closed on ${date}. The votes are being counted.`,
      counted: (date: string) => `Voting closed on ${date}. The votes are counted.`,
      annulled: (_: string) => 'This vote was annulled.',
    },
    answers: {
      yes: 'Yes',
      no: 'No',
      abstain: 'Abstain',
      agree: 'Agree',
      disagree: 'Disagree',
      block: 'Block',
    } as Readonly<Record<string, string>>,
    passed: 'Passed.',
    notPassed: 'Not passed.',
    noQuorum: 'No decision: too few took part.',
    chosen: (names: string) => `Chosen: ${names}.`,
    nothingChosen: 'Nothing was chosen.',
    tie: (names: string) => `A tie: ${names}.`,
  },
  fr: {
    join: (coop: string) => `Rejoindre ${coop}`,
    signIn: 'Se connecter',
    shares: 'Vos parts sociales',
    noScript: 'Cette page a besoin de JavaScript.',
    votes: 'Votes',
    noVotes: 'Il n’y a pas encore de vote.',
    noVote: 'Ce vote n’existe pas',
    allVotes: (coop: string) => `Tous les votes de ${coop}`,
    voteStates: {
      draft: (date: string) => `Un brouillon, à ouvrir le ${date}.`,
      scheduled: (date: string) => `Le vote s’ouvre le ${date}.`,
      open: (date: string) => `Ouvert : le vote se clôt le ${date}.`,
      closed: (date: string) => `Le vote s’est clos le ${date}. Le dépouillement est en cours.`,
      counted: (date: string) => `Le vote s’est clos le ${date}. Les voix sont dépouillées.`,
      annulled: (_: string) => 'Ce vote a été annulé.',
    },
    answers: {
      yes: 'Oui',
      no: 'Non',
      abstain: 'Abstention',
      agree: 'D’accord',
      disagree: 'Pas d’accord',
      block: 'Veto',
    } as Readonly<Record<string, string>>,
    passed: 'Adopté.',
    notPassed: 'Rejeté.',
    noQuorum: 'Pas de décision : trop peu ont voté.',
    chosen: (names: string) => `Choix : ${names}.`,
    nothingChosen: 'Rien n’a été choisi.',
    tie: (names: string) => `Égalité : ${names}.`,
  },
};

export type PageLocale = keyof typeof words;

/** The locale to show a page in: of those that the reader prefers, the first that the co-op and we both speak. */
export function pageLocale(acceptLanguage: string | undefined, own: readonly string[]): PageLocale {
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

export const wordsIn = (locale: PageLocale) => words[locale];
