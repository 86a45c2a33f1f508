import type { Widen } from './en.ts';

/** The sentences of a vote's result up to its first view, in English: its parts bring their own. */
export const enResult = {
  resultOf: (title: string) => `Result: ${title}`,
  noResultLink: 'This result can’t be shown here.',

  draftVote: 'This vote is a draft: only stewards see it.',
  votingBegins: (time: string, date: string) => `Voting begins ${time}, on ${date}.`,
  resultAtClose: 'The result appears here when the vote closes.',
  votingEnds: (time: string, date: string) => `Voting closes ${time}, on ${date}.`,
  votingEnded: 'Voting is over. The votes are being counted.',
  standing: 'How it stands now. This may change until the vote closes.',
  counted: (date: string) => `Counted on ${date}.`,
  annulled: 'This vote was annulled.',
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
  chosen: (names: string) => `Chosen: ${names}`,
  elected: (names: string) => `Elected: ${names}`,
  leads: (name: string) => `${name} leads`,
  lead: (names: string) => `In the lead: ${names}`,
  tieBetween: (names: string) => `A tie: ${names}`,
  tieHint: 'The rules cannot tell them apart.',
  tieDecided: (names: string, decided: string, over: string, way: string) =>
    `${names} are level: ${way}, ${decided} ${over}.`,
  tieOver: {
    election: 'goes first',
    elimination: 'is the one to go out',
    surplus: 'is the first whose votes move on',
  } as Readonly<Record<string, string>>,
  /** What broke a tie, by its code. */
  tieBy: {
    backwards: 'by the votes of the rounds before',
    forwards: 'by the votes of the first rounds',
    'head-to-head': 'one against one',
    'top-scores': 'by the number of best scores',
    score: 'by their scores',
    cost: 'by the lower cost',
    votes: 'by the number of votes',
    lot: 'by lot',
  } as Readonly<Record<string, string>>,
  lotSeed: (seed: string) => `The lot was drawn from the seed ${seed}: anyone can draw it again.`,
  nothingChosen: 'Nothing was chosen',
  noneYet: 'No votes yet',
  funded: (count: number, of: number) => `${count} of ${of} projects are funded`,
  wouldFund: (count: number, of: number) => `${count} of ${of} projects would be funded`,
  spent: (spent: string, budget: string) => `${spent} of ${budget} are spent.`,

  /** How many votes something has; `share` is of all that were counted, `32.5 %`. */
  votesOf: (votes: string, share: string) => `${votes} votes (${share})`,
  votes: (votes: string) => (votes === '1' ? '1 vote' : `${votes} votes`),
  points: (points: string) => (points === '1' ? '1 point' : `${points} points`),
  supporters: (votes: string) => (votes === '1' ? '1 supporter' : `${votes} supporters`),
  /** Pairs that an option has won. */
  pairsWon: (pairs: string) => `wins ${pairs} pairs`,
  ahead: (votes: string, name: string) => `${votes} ahead of ${name}`,
  inRound: (round: number) => (round === 1 ? 'In the first round.' : `After ${round} rounds.`),
  beatsAll: 'Preferred to each other option, one against one.',
  runoff: (name: string, votes: string, other: string, otherVotes: string) =>
    `In the run-off ${votes} prefer ${name}, and ${otherVotes} prefer ${other}.`,
  isChosen: 'chosen',
  isFunded: 'funded',
  outInRound: (round: number) => `out in round ${round}`,
  costs: (cost: string) => `costs ${cost}`,
  showAll: (count: number) => `Show all ${count}`,

  turnout: 'Turnout',
  turnoutOf: (ballots: string, roll: string, share: string) => `${ballots} of ${roll} voted (${share})`,
  quorum: 'Quorum',
  threshold: 'Threshold',
  reached: 'Reached',
  notReached: 'Not reached',
  quorumNeeds: (required: string) => `At least ${required} needed.`,
  /** `of` is a key of `bases`; `ratio` is worded by `ratioOf`, or `3/5`. */
  thresholdNeeds: (strict: boolean, ratio: string, of: string) =>
    `${strict ? 'More than' : 'At least'} ${ratio} of ${of} needed.`,
  ratioOf: { '1/2': 'half', '2/3': 'two thirds', '3/4': 'three quarters', '1/1': 'all' } as Readonly<
    Record<string, string>
  >,
  bases: {
    'votes-cast': 'the votes for and against',
    'votes-cast-with-abstentions': 'the votes with abstentions',
    roll: 'all on the roll',
  } as Readonly<Record<string, string>>,
  reachedOf: (reached: string, of: string, share: string) => `${reached} of ${of} (${share})`,
  inClasses: 'Each member class by itself, too: see below.',
  valid: (valid: string, blank: string, spoilt: string) =>
    `${valid} valid, ${blank} blank, ${spoilt} spoilt.`,

  roundsPart: 'Round by round',
  pairsPart: 'One against one',
  projectsPart: 'Projects and money',
  classesPart: 'By member class',
  reasonsPart: (count: number) => (count === 1 ? 'The reason for the block' : 'The reasons for the blocks'),
  checkPart: 'Count it again here',
  filesPart: 'Downloads',

  /** Why a result can't be had, by the code of the contract. */
  resultProblems: {
    not_found: 'There is no such vote.',
    no_vote: 'Which vote? Set the vote attribute.',
  } as Readonly<Record<string, string>>,
};

export type ResultWords = Widen<typeof enResult>;
