import type { VotesWords } from './en-votes.ts';

/** The sentences of the list of votes, in French. */
export const frVotes: VotesWords = {
  votesHeading: 'Votes',
  drafts: 'Brouillons',
  openVotes: 'Ouverts',
  comingVotes: 'À venir',
  decidedVotes: 'Décidés',
  noVotes: 'Il n’y a pas encore de vote.',
  noVotesHint: 'Quand la coopérative aura quelque chose à décider, ce sera annoncé ici.',
  nothingOpen: 'Rien n’est ouvert en ce moment.',
  moreVotes: 'Afficher les votes précédents',
  newlyOpen: (title) => `Vote ouvert : ${title}`,
  newlyDecided: (title) => `Vote décidé : ${title}`,

  voteCloses: (time) => `se clôt ${time}`,
  voteOpens: (time) => `s’ouvre ${time}`,
  voteClosed: (date) => `clos le ${date}`,
  anyMoment: 'd’un instant à l’autre',
  votedOf: (ballots, roll) => `${ballots} votants sur ${roll}`,
  beingCounted: 'Dépouillement en cours',
  voteAnnulled: 'Annulé',

  waitsForYou: 'Vous attend',
  youVoted: 'Vous avez voté',
  notOnRoll: 'Vous n’êtes pas sur la liste',
};
