import type { Widen } from './en.ts';

/** The sentences of a result's downloads, in English. */
export const enFiles = {
  filesIntro: 'All that is needed to count again elsewhere.',
  certificateFile: 'The signed result',
  certificateHint: 'With every ballot, none with a name.',
  certificateHintOpen: 'With every ballot.',
  jsonFile: 'The result as JSON',
  csvFile: 'The ballots as CSV',
  bltFile: (question: string) => `Ballots as BLT: ${question}`,
  bltHint: 'For other counting programs.',
  countColumn: 'ballots',
  classColumn: 'class',
  blankColumn: 'blank',
};
export type FilesWords = Widen<typeof enFiles>;
