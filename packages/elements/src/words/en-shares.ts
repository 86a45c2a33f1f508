import type { Widen } from './en.ts';

/** The sentences of a member's shares up to the first view, in English: those of what one does with them are in `en-shares-parts`. */
export const enShares = {
  sharesHeading: 'Your shares',
  sharesSignIn: 'Sign in to see your shares.',
  noShares: 'You hold no shares yet.',
  noTerms: 'Your membership goes without shares.',
  shareCount: (count: number, written: string) => `${written} ${count === 1 ? 'share' : 'shares'}`,
  nominalEach: (amount: string) => `${amount} a share`,
  nominalValue: 'Nominal value',
  paidUp: 'Paid up',
  paidInFull: 'in full',

  dueNow: 'Due now',
  payNow: (amount: string) => `Pay ${amount}`,
  payRest: (amount: string) => `Pay all that is left: ${amount}`,
  stillMember: 'You stay a member: nothing ends because a payment is late.',
  voteWaits: (days: string) => `If it is more than ${days} days late, you cannot vote until it is paid.`,
  onItsWay: 'On its way',
  nothingDue: 'Nothing is due now.',
  stillToCome: 'Still to come',
  showAllSums: (count: number) => `Show all ${count}`,
  purposes: {
    shares: 'Shares',
    'entry-fee': 'Entry fee',
    dues: 'Dues',
    donation: 'Donation',
  } as Readonly<Record<string, string>>,
  instalmentOf: (number: number, of: number) => `part ${number} of ${of}`,
  chargeStates: {
    upcoming: (day: string) => `on ${day}`,
    due: (day: string) => `due since ${day}`,
    overdue: (day: string) => `overdue since ${day}`,
  } as Readonly<Record<string, (day: string) => string>>,
  partPaid: (paid: string, amount: string) => `${paid} of ${amount} paid`,
  paidBy: {
    'bank-transfer': 'Bank transfer',
    'direct-debit': 'Direct debit',
    stripe: 'Online payment',
    cash: 'Cash',
  } as Readonly<Record<string, string>>,
  openPayment: 'waits for your payment',
  submittedPayment: 'being collected',
  debitFrom: (day: string) => `is collected from ${day} on`,
  howToPayIt: 'How to pay',
};

export type SharesWords = Widen<typeof enShares>;
