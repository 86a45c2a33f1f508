import type { Widen } from './en.ts';

const monthly = { month: 'monthly', quarter: 'quarterly', year: 'yearly' };
const each = { once: 'once', month: 'each month', quarter: 'each quarter', year: 'each year' };

/** The sentences of shares and contributions, in English: only classes that have such terms need them. */
export const enTerms = {
  sharesTitle: 'Your shares',
  givingTitle: 'Your contribution',
  sharesAndGivingTitle: 'Shares and contribution',

  howManyShares: 'How many shares do you take?',
  shareCosts: (sum: string) => `One share is ${sum}.`,
  capitalHint:
    'Shares are your capital in the co-op. You can get it back when you leave, as the rules say. If the co-op fails, it can be lost.',
  investing:
    'These shares are for investors: for those who put in money, and do not use what the co-op offers.',
  sharesCount: (count: number) => (count === 0 ? 'No shares' : count === 1 ? '1 share' : `${count} shares`),
  sharesAndSum: (shares: string, sum: string) => `${shares}: ${sum}`,
  anotherNumber: 'Another number',
  numberOfShares: 'Number of shares',
  fewest: (count: number) => `At least ${count}.`,
  most: (count: number) => `At most ${count}.`,
  between: (least: number, most: number) => `From ${least} to ${most}.`,

  howToPay: 'When do you pay for them?',
  allAtOnce: (sum: string) => `All at once: ${sum}`,
  inParts: (count: number, every: keyof typeof monthly, sum: string) =>
    `${count} ${monthly[every]} parts of ${sum}`,
  inUnequalParts: (count: number, every: keyof typeof monthly, first: number, more: string, sum: string) =>
    `${count} ${monthly[every]} parts: ${first === 1 ? 'the first' : `the first ${first}`} of ${more}, then of ${sum}`,

  dues: 'Dues',
  donation: 'A donation',
  duesHint: 'Dues pay for what the co-op does. They are not capital, and are not given back.',
  donationHint: 'A gift to the co-op. It is not capital, and is not given back.',
  noDues: 'No dues',
  noDonation: 'No donation',
  amountEach: (sum: string, interval: keyof typeof each) => `${sum} ${each[interval]}`,
  anotherAmount: (interval: keyof typeof each) =>
    interval === 'once' ? 'Another amount, once' : `Another amount ${each[interval]}`,
  amountLabel: (interval: keyof typeof each) => (interval === 'once' ? 'Amount' : `Amount ${each[interval]}`),
  atLeastAmount: (sum: string) => `At least ${sum}.`,
  noAmount: (example: string) => `Write an amount, such as ${example}.`,
  noNumber: 'Write a whole number.',

  summary: 'What you pay, and what it is',
  what: 'What',
  now: 'Now',
  onceAdmitted: 'Once admitted',
  later: 'Later',
  entryFee: 'Entry fee',
  whatItIs: {
    shares: 'your capital',
    'entry-fee': 'not capital, not given back',
    dues: 'not capital, not given back',
    donation: 'a gift, not given back',
  },
  everyPart: monthly,
  perInterval: each,
  sum: 'Sum',
  nothingToPay: 'Nothing to pay.',
  payLast: 'You pay in the last step.',
  payBefore: 'You pay in the last step. Then your application is decided on.',
  payAfter: 'You pay only once the board has admitted you: we then send you a link by e-mail.',

  termsChanged: 'The terms have just changed. Please choose again.',
};

export type TermsWords = Widen<typeof enTerms>;
