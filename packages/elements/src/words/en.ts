import type { BallotWords } from './en-ballots.ts';
import type { CastingWords } from './en-casting.ts';
import type { JoinWords } from './en-join.ts';
import type { PayWords } from './en-pay.ts';
import type { ResultWords } from './en-result.ts';
import type { AllPartWords } from './en-result-parts.ts';
import type { SharesWords } from './en-shares.ts';
import type { SharesPartsWords } from './en-shares-parts.ts';
import type { SignInWords } from './en-sign-in.ts';
import type { StandingWords } from './en-standing.ts';
import type { TermsWords } from './en-terms.ts';
import type { VoteWords } from './en-vote.ts';
import type { VotesWords } from './en-votes.ts';

/** The sentences of the elements, in English. A locale's own file has the same, each of the same form. */
export const en = {
  loading: 'Loading…',
  working: 'Still working…',
  retry: 'Try again',
  back: 'Back',
  next: 'Continue',
  optional: '(optional)',
  choose: 'Choose…',
  stepOf: (step: number, steps: number) => `Step ${step} of ${steps}`,
  faults: (count: number) =>
    count === 1 ? 'One answer needs your attention.' : `${count} answers need your attention.`,

  chooseClass: 'How do you want to join?',
  approval: 'The board decides on each application.',
  intake: {
    open: '',
    invitation: 'By invitation',
    closed: 'Closed at present',
    full: 'Full at present',
  },
  noClass: (coop: string) => `${coop} takes no new members at present.`,

  details: 'Your details',
  kind: 'Who is joining?',
  person: 'A person',
  organisation: 'An organisation',
  household: 'A household',
  nameOf: { person: 'Name', organisation: 'Name of the organisation', household: 'Name of the household' },
  signatoryName: 'Who signs for it',
  signatoryRole: 'Their role in it',
  email: 'E-mail address',
  emailHint: 'We send a code there to check that it is yours.',
  invitationCode: 'Invitation code',
  street: 'Street and number',
  postalCode: 'Postal code',
  city: 'Town or city',
  country: 'Country',

  checkMail: 'Check your e-mail',
  code: 'Code',
  codeHint: 'Nothing there? Look among the unwanted mails.',
  otherEmail: 'Use another address',

  /** Why something was refused, by the code of the contract. */
  problems: {
    offline: 'The co-op can’t be reached. Are you online? What you typed is kept.',
    timeout: 'No answer came in time. What you typed is kept.',
    too_busy: 'The server is busy. Try again in a moment.',
    internal: 'Something went wrong on the co-op’s side. What you typed is kept.',
    invalid_request: 'Something in the form is not right yet.',
    class_closed: 'This kind of membership takes no new members at present.',
    class_full: 'This kind of membership is full at present.',
    rate_limited: 'Too many tries. Wait a little, then try again.',
    code_invalid: 'This is not the code that was sent. Check it and try again.',
    code_expired: 'This code is too old, or none was sent. Ask for a new one.',
    code_locked: 'Too many wrong codes. Ask for a new one.',
    origin_not_allowed: 'This website may not use this co-op yet.',
  } as Readonly<Record<string, string>>,
  /** In place of `rate_limited`, where the server says how long. */
  waitFor: (time: string) => `Too many tries. Try again in ${time}.`,
  anyProblem: 'That did not work. What you typed is kept.',

  /** What is wrong with one field, by its code. */
  faultOf: {
    required: 'Please fill this in.',
    invalid_email: 'Write the whole address, such as name@example.org.',
    invalid_date: 'Write a date that exists.',
    not_an_option: 'Please choose one of these.',
    invalid_format: 'It holds a character that can’t be used here.',
    not_valid: 'This is not valid.',
  } as Readonly<Record<string, string>>,
  tooLong: (limit: number) => `At most ${limit} characters, please.`,
  anyFault: 'This is not right yet.',
};

/** The form of a language's sentences: the same names, any words. */
export type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widen<T[K]> };

/**
 * The sentences of one language. Those of signing in, of the second half of joining, and of votes are where they
 * are needed.
 */
export type Words = Widen<typeof en> &
  Partial<SignInWords> &
  Partial<JoinWords & TermsWords & PayWords> &
  Partial<VoteWords & CastingWords & StandingWords & BallotWords> &
  Partial<VotesWords> &
  Partial<SharesWords & SharesPartsWords> &
  Partial<ResultWords> &
  Partial<AllPartWords> & {
    /** The language they are in. */
    readonly locale?: string;
  };
