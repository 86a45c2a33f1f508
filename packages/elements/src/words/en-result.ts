import type { Widen } from './en.ts';

/** The sentences of a vote's result up to its first view, in English: its parts bring their own. */
export const enResult = {
  draftVote: 'This vote is a draft: only stewards see it.',
  votingBegins: (time: string, date: string) => `Voting begins ${time}, on ${date}.`,
  resultAtClose: 'The result appears here when the vote closes.',
  votingEnds: (time: string, date: string) => `Voting closes ${time}, on ${date}.`,
  votingEnded: 'Voting is over. The votes are being counted.',
  standing: 'How it stands now. This may change until the vote closes.',
  countedOn: (date: string) => `Counted on ${date}.`,
  wasAnnulled: 'This vote was annulled.',
  annulledBecause: (reason: string, date: string) => `On ${date}: ${reason}`,
  now: 'any moment now',

  /** Answers that are not options of the vote's own. */
  answerOf: {
    yes: 'Yes',
    no: 'No',
    abstain: 'Abstain',
    agree: 'Agree',
    disagree: 'Disagree',
    block: 'Block',
  } as Readonly<Record<string, string>>,

  passed: 'Passed',
  notPassed: 'Not passed',
  wouldPass: 'Would pass',
  wouldNotPass: 'Would not pass',
  blocked: (blocks: number) => (blocks === 1 ? 'Blocked by one member' : `Blocked by ${blocks} members`),
  noQuorum: 'No decision: too few took part',
  noQuorumYet: 'Too few have taken part so far',
  wins: (name: string) => `${name} wins`,
  chosenAre: (names: string) => `Chosen: ${names}`,
  chosenCount: (count: number) => `${count} are chosen`,
  elected: (names: string) => `Elected: ${names}`,
  electedCount: (count: number) => `${count} are elected`,
  leads: (name: string) => `${name} leads`,
  lead: (names: string) => `In the lead: ${names}`,
  tieBetween: (names: string) => `A tie: ${names}`,
  tieHint: 'The rules cannot tell them apart.',
  nothingChosen: 'Nothing was chosen',
  noneYet: 'No votes yet',
  funded: (count: number, of: number) => `${count} of ${of} projects are funded`,
  wouldFund: (count: number, of: number) => `${count} of ${of} projects would be funded`,
  spent: (spent: string, budget: string) => `${spent} of ${budget} are spent.`,

  /** How many votes something has; `share` is of all that were counted, `32.5 %`. */
  votesOf: (votes: string, share: string) =>
    votes === '1' ? `1 vote (${share})` : `${votes} votes (${share})`,
  votes: (votes: string) => (votes === '1' ? '1 vote' : `${votes} votes`),
  pointsOf: (points: string) => (points === '1' ? '1 point' : `${points} points`),
  supporters: (votes: string) => (votes === '1' ? '1 supporter' : `${votes} supporters`),
  /** How many others an option is placed above, in pairs. */
  standsAbove: (options: string) => `above ${options}`,
  aheadFor: (votes: string) => `${votes} more for than against.`,
  aheadAgainst: (votes: string) => `${votes} more against than for.`,
  seatNeeds: (votes: string) => `${votes} votes were needed for a seat.`,
  ahead: (votes: string, name: string) => `${votes} ahead of ${name}`,
  inRound: (round: number) => (round === 1 ? 'In the first round.' : `In round ${round}.`),
  beatsAll: 'Preferred to each other option, one against one.',
  runoff: (name: string, votes: string, other: string, otherVotes: string) =>
    `In the run-off ${votes} prefer ${name}, and ${otherVotes} prefer ${other}.`,
  isChosen: 'chosen',
  isElected: 'elected',
  isFunded: 'funded',
  outInRound: (round: number) => `out in round ${round}`,
  itCosts: (cost: string) => `costs ${cost}`,
  showAll: (count: number) => `Show all ${count}`,

  /** Why a result can't be had, by the code of the contract. */
  resultProblems: {
    not_found: 'There is no such vote.',
    no_vote: 'Which vote? Set the vote attribute.',
  } as Readonly<Record<string, string>>,
};

export type ResultWords = Widen<typeof enResult>;
