import type { Widen } from './en.ts';

/** The sentences of where a vote stands, and of why one cannot vote, in English. */
export const enStanding = {
  scheduledTitle: 'Not open yet',
  /** `in 2 days`. */
  opens: (when: string) => `It opens ${when}`,
  opening: 'Opening now…',
  draftTitle: 'A draft',
  draft: 'Only stewards see it.',
  closedTitle: 'Closed',
  closed: 'No more ballots are taken. They are being counted.',
  ballotsCounted: 'The ballots are counted.',
  toResult: 'See the result',
  annulledTitle: 'Annulled',
  annulledOn: (date: string) => `This vote was annulled on ${date}:`,

  signInFirst: 'Sign in to vote:',
  cannotTitle: 'You can’t vote here',
  willNotTitle: 'You won’t be able to vote here',
  reasons: {
    joined_too_late: 'You became a member too late for this vote.',
    no_vote_in_status:
      'As your membership stands there is no vote: it is suspended or paused, say, or a payment is long overdue.',
    not_in_class: 'This vote is for other kinds of membership than yours.',
  } as Readonly<Record<string, string>>,
  anyReason: 'You are not on the roll of this vote.',

  onBallot: 'On the ballot',

  proxyTitle: (name: string) => `${name} carries your vote`,
  proxy: 'They cast it in your place. You can take it back while it is not cast.',
  proxyCast: 'They have cast it in your place.',
  takeBack: 'Take my vote back',
  give: 'Can’t take part? Let another member carry your vote',
  giveNow: 'Give them my vote',
  memberNumber: 'Their member number',
  giveHint: 'It stands on the record. You can take it back while it is not cast.',
  notANumber: 'Write a member number, such as 12.',
  carries: 'Votes you carry',
  voteFor: (name: string) => `Vote for ${name}`,
  hasVoted: 'cast',
  voteAsSelf: 'My own vote',

  /** Why a proxy was refused, by the code of the contract. */
  proxyProblems: {
    proxy_not_allowed:
      'This is not possible: who carries votes keeps their own, and who gave theirs away carries none.',
    not_oneself: 'This is your own number.',
    proxy_limit: 'This member carries as many votes as one may.',
    already_voted: 'The ballot is cast already.',
    not_on_roll: 'This is not the number of a member on the roll.',
    not_found: 'There is no member with this number.',
  } as Readonly<Record<string, string>>,
};

export type StandingWords = Widen<typeof enStanding>;
