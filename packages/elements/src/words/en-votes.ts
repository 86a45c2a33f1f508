import type { Widen } from './en.ts';

/** The sentences of the list of votes, in English. */
export const enVotes = {
  votesHeading: 'Votes',
  drafts: 'Drafts',
  openVotes: 'Open now',
  comingVotes: 'Coming',
  decidedVotes: 'Decided',
  noVotes: 'There are no votes yet.',
  noVotesHint: 'When the co-op has something to decide, it is announced here.',
  nothingOpen: 'Nothing is open now.',
  moreVotes: 'Show earlier votes',
  newlyOpen: (title: string) => `Open now: ${title}`,
  newlyDecided: (title: string) => `Decided: ${title}`,

  voteCloses: (time: string) => `closes ${time}`,
  voteOpens: (time: string) => `opens ${time}`,
  voteClosed: (date: string) => `closed on ${date}`,
  anyMoment: 'any moment now',
  votedOf: (ballots: string, roll: string) => `${ballots} of ${roll} voted`,
  beingCounted: 'Being counted',
  voteAnnulled: 'Annulled',

  waitsForYou: 'Waits for you',
  youVoted: 'You have voted',
  notOnRoll: 'You are not on the roll',
};

export type VotesWords = Widen<typeof enVotes>;
