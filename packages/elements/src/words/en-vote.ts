import type { Widen } from './en.ts';

/** The sentences of a vote up to its ballot paper, in English: those of what comes after are in `en-casting`. */
export const enVote = {
  /** `in 2 days`. */
  closes: (when: string) => `Closes ${when}`,
  closing: 'Closing now…',
  withinMinute: 'in less than a minute',
  haveVoted: (ballots: string, roll: string) => `${ballots} of ${roll} have voted`,
  readFirst: 'Read this first',
  discussion: 'Where it is discussed',
  sealed: 'Sealed: your choice is published after the close, among all the others, without your name.',
  open: 'Open: your choice is published under a pseudonym.',
  named: 'Open: your choice is published with your name.',

  yourBallot: 'Your ballot',
  ballotOf: (name: string) => `The ballot of ${name}`,
  questionOf: (question: number, questions: number) => `Question ${question} of ${questions}`,
  yes: 'Yes',
  no: 'No',
  abstain: 'Abstain',
  leaveBlank: 'Leave this question blank',
  answerOrBlank: 'Please answer, or leave it blank.',
  check: 'Check my ballot',

  voteProblems: { not_found: 'There is no such vote.' } as Readonly<Record<string, string>>,
};

export type VoteWords = Widen<typeof enVote>;
