import type { CheckWords } from './en-check.ts';
import type { Widen } from './en.ts';
import type { FilesWords } from './en-files.ts';

/** What follows a result's first view at once, in English: its facts, and what its parts are called. */
export const enMore = {
  participation: 'Turnout',
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
  askedPart: 'What was asked',
  checkPart: 'Count it again here',
  checkRecordPart: 'Check the record here',
  filesPart: 'Downloads',
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
    'most-top-scores': 'by the number of best scores',
    score: 'by their scores',
    'lowest-cost': 'by the lower cost',
    'most-votes': 'by the number of votes',
    order: 'by their order on the ballot',
    lot: 'by lot',
  } as Readonly<Record<string, string>>,
  lotSeed: (seed: string) => `The lot was drawn from the seed ${seed}: anyone can draw it again.`,
};
export type MoreWords = Widen<typeof enMore>;

/** The sentences of the round-by-round part, in English. */
export const enRounds = {
  flowOf: (options: number, rounds: number) =>
    `How the votes of ${options} options moved in ${rounds} rounds. The table below tells the same.`,
  roundsTable: 'Votes by option and round',
  option: 'Option',
  round: (round: number) => `Round ${round}`,
  noLonger: 'With no option',
  quota: 'Votes needed',
  earlierRounds: 'Earlier rounds',
  laterRounds: 'Later rounds',
  roundsShown: (from: number, to: number, of: number) => `Rounds ${from} to ${to} of ${of}`,
  electedMark: 'elected',
  outMark: 'out',
  inWords: 'In words',

  electedBecause: {
    quota: (name: string) => `${name} has as many votes as are needed, and is elected.`,
    majority: (name: string) => `${name} has more than half of the votes, and is elected.`,
    remaining: (name: string) => `${name} is elected: as many are left as there are seats.`,
    threshold: (name: string) => `${name} has as many votes as are asked for, and is elected.`,
    highest: (name: string) => `${name} has the most votes, and is elected.`,
    other: (name: string) => `${name} is elected.`,
  } as Readonly<Record<string, (name: string) => string>>,
  outBecause: {
    lowest: (name: string) => `${name} has the fewest votes, and is out.`,
    'seats-filled': (name: string) => `${name} is out: all seats are filled.`,
    cutoff: (name: string) => `${name} is not among the first, and is out.`,
    minimum: (name: string) => `${name} has too few votes, and is out.`,
    batch: (name: string) => `${name} can’t catch up any more, and is out.`,
    'class-quota': (name: string) => `${name} is out: the other seats are kept for another group.`,
    other: (name: string) => `${name} is out.`,
  } as Readonly<Record<string, (name: string) => string>>,
  surplusMoves: (name: string, to: string) => `What ${name} has above that moves on: ${to}.`,
  votesMove: (name: string, to: string) => `The votes of ${name} move on: ${to}.`,
  nothingMoves: (name: string) => `${name} has no votes to pass on.`,
  each: (value: string) => `Each of these votes is worth ${value} from now on.`,
  toOption: (votes: string, name: string) => `${votes} to ${name}`,
  toNone: (votes: string) => `${votes} to nobody`,
};
export type RoundsWords = Widen<typeof enRounds>;

/** Those of the matrix of pairs. */
export const enPairs = {
  pairsTable: 'How many prefer the option of the row to that of the column',
  pairsHint: (rowName: string, votes: string, columnName: string, against: string) =>
    `${votes} prefer ${rowName} to ${columnName}, ${against} the other way round.`,
  prefer: 'Prefer ↓ to →',
  pairs: 'Pairs won',
  won: 'won',
};
export type PairsWords = Widen<typeof enPairs>;

/** Those of a budget's projects. */
export const enProjects = {
  projectsTable: 'Projects, in the order in which they were funded',
  project: 'Project',
  cost: 'Cost',
  support: 'Supporters',
  spentSoFar: 'Spent so far',
  notFunded: 'not funded',
  left: (amount: string) => `${amount} are left.`,
  byEqualShares:
    'Each member has an equal share of the budget. A project is funded where its supporters can pay for it together; the one that costs its supporters least goes first.',
  byGreedy:
    'The projects with the most supporters are funded, one after the other, as long as the money lasts.',
};
export type ProjectsWords = Widen<typeof enProjects>;

/** Those of the votes by member class. */
export const enClasses = {
  classesTable: 'By member class',
  memberClass: 'Member class',
  voted: 'Voted',
  quorumOfClass: 'Quorum',
  thresholdOfClass: 'Threshold',
  outOf: (part: string, whole: string) => `${part} of ${whole}`,
  weighs: 'Part of the whole',
};
export type ClassesWords = Widen<typeof enClasses>;

/** Those of what was put to the members. */
export const enAsked = { discussedAt: 'Discussion' };
export type AskedWords = Widen<typeof enAsked>;

/** Those of all that follows a result's first view. */
export type AllPartWords = MoreWords &
  RoundsWords &
  PairsWords &
  ProjectsWords &
  ClassesWords &
  AskedWords &
  CheckWords &
  FilesWords;
