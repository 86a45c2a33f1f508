import type { SignInWords } from './en-sign-in.ts';

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

  join: (coop: string) => `Join ${coop}`,
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
  name: 'Name',
  organisationName: 'Name of the organisation',
  signatoryName: 'Who signs for it',
  signatoryRole: 'Their role in it',
  email: 'E-mail address',
  emailHint: 'We send a code there to check that it is yours.',
  invitationCode: 'Invitation code',
  street: 'Street and number',
  postalCode: 'Postal code',
  city: 'Town or city',
  country: 'Country',

  rules: (coop: string) => `The rules of ${coop}`,
  rulesText: (version: number) => `Text of the rules, version ${version}`,
  agree: (coop: string, version: number) =>
    `I have read and accept version ${version} of the rules of ${coop}.`,
  mustAgree: 'To join, accept the rules.',
  apply: 'Send the application',
  sending: 'Sending…',

  checkMail: 'Check your e-mail',
  codeSent: (email: string) => `We have sent a code of six digits to ${email}. It is good for ten minutes.`,
  code: 'Code',
  codeHint: 'Nothing there? Look among the unwanted mails.',
  confirm: 'Confirm',
  newCode: 'Send a new code',
  newCodeSent: 'A new code is on its way. The one before is void.',
  otherEmail: 'Use another address',
  startAgain: 'Begin again',

  welcome: (name: string) => `Welcome, ${name}!`,
  admitted: (coop: string, number: number) => `You are member no. ${number} of ${coop}.`,
  thanks: (name: string) => `Thank you, ${name}.`,
  pending: 'Your application is with the board. You will hear by e-mail what is decided.',

  /** Why something was refused, by the code of the contract. */
  problems: {
    offline: 'The co-op can’t be reached. Are you online? What you typed is kept.',
    timeout: 'No answer came in time. What you typed is kept.',
    too_busy: 'The server is busy. Try again in a moment.',
    internal: 'Something went wrong on the co-op’s side. What you typed is kept.',
    invalid_request: 'Something in the form is not right yet.',
    class_closed: 'This kind of membership takes no new members at present.',
    class_full: 'This kind of membership is full at present.',
    invitation_invalid: 'This invitation code is not valid, or was used up.',
    rules_changed:
      'The rules have just changed. Here is the new version: please read it and accept it again.',
    spam_suspected: 'A hidden field was filled in. Please send it once more.',
    rate_limited: 'Too many tries. Wait a little, then try again.',
    code_invalid: 'This is not the code that was sent. Check it and try again.',
    code_expired: 'This code is too old, or none was sent. Ask for a new one.',
    code_locked: 'Too many wrong codes. Ask for a new one.',
    application_expired: 'This application was not confirmed within a day. Please begin again.',
    already_applied: 'There is an application with this address already. The board will decide on it.',
    already_member: 'You are a member already: sign in instead.',
    already_decided: 'This application was confirmed already.',
    origin_not_allowed: 'This website may not use this co-op yet.',
  } as Readonly<Record<string, string>>,
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

/** The sentences of one language. Those of signing in are with `<coop-sign-in>`, where they are needed. */
export type Words = Widen<typeof en> & Partial<SignInWords>;
