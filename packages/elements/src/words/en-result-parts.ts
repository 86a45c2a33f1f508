import type { Widen } from './en.ts';

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
    highest: (name: string) => `${name} has the most votes, and is elected.`,
    other: (name: string) => `${name} is elected.`,
  } as Readonly<Record<string, (name: string) => string>>,
  outBecause: {
    lowest: (name: string) => `${name} has the fewest votes, and is out.`,
    batch: (name: string) => `${name} can’t catch up any more, and is out.`,
    'class-quota': (name: string) => `${name} is out: the other seats are kept for another group.`,
    other: (name: string) => `${name} is out.`,
  } as Readonly<Record<string, (name: string) => string>>,
  surplusMoves: (name: string, to: string) => `What ${name} has above that moves on: ${to}.`,
  votesMove: (name: string, to: string) => `The votes of ${name} move on: ${to}.`,
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
  even: 'even',
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
  byGreedy: 'The projects with the most supporters are funded, one after the other, as long as the money lasts.',
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
