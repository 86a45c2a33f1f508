import type { Widen } from './en.ts';

/** The sentences of the count that is made again in the browser, in English. */
export const enCheck = {
  checkIntro:
    'Your browser fetches the record of this vote, checks it from the first entry to the last, and counts again. It takes nothing on trust that the server says of it.',
  checkIntroOpen:
    'Your browser fetches the record of this vote as far as it goes, and checks it from the first entry to the last. It can count when the vote is closed.',
  countAgain: 'Count again',
  checkRecord: 'Check the record',
  fetching: 'Fetching the record…',
  readSoFar: (read: string, size: string) => `${read} of ${size} entries read`,
  allHolds: 'Everything holds.',
  somethingFails: 'Something does not hold.',
  cannotVerify:
    'This browser can’t check signatures here: it needs a secure page (https), and a version of the last years.',

  /** Each check where it held. */
  holds: {
    checkpoint: 'The head of the record is signed with its key.',
    growth: 'Since this browser last looked, the record has only grown.',
    entries: (size: string) => `All ${size} entries are under that head: none was changed, dropped or moved.`,
    roll: 'The roll is the one that was fixed when the vote opened.',
    ballots: (ballots: string) => `Every entry is one that the rules allow: ${ballots} ballots.`,
    close: 'The close tells the record as it was before it.',
    participation: 'As many voted as there are ballots, and each of them is on the roll.',
    certificate: 'The result is the one that is on the record, and signed.',
    count: (ballots: string) => `Counted again, the ${ballots} ballots give the same result.`,
  },
  /** Each check where it did not. */
  fails: {
    checkpoint: 'The head of the record is not signed with its key.',
    growth:
      'The record is not what it was when this browser last looked: something before was changed or taken away.',
    entries: 'The entries are not those under the head: something was changed, dropped or moved.',
    roll: 'The roll is not the one that was fixed when the vote opened.',
    ballots: 'There are entries that the rules do not allow.',
    close: 'The close does not tell the record as it was before it.',
    participation: 'Who voted and how many ballots there are do not agree.',
    certificate: 'The result is not the one that is on the record.',
    count: 'Counted again, the ballots give another result.',
  },
  atEntry: (code: string, position: string) => `${code}, entry ${position}`,
  moreFaults: (count: string) => `and ${count} more`,
  keptForNext: 'This browser keeps the head of the record, and compares it the next time.',
};
export type CheckWords = Widen<typeof enCheck>;
