import type { Widen } from './en.ts';

/** The sentences of joining after its first steps, in English: they are not needed before those. */
export const enJoin = {
  rules: (coop: string) => `The rules of ${coop}`,
  rulesText: (version: number) => `Text of the rules, version ${version}`,
  agree: (coop: string, version: number) =>
    `I have read and accept version ${version} of the rules of ${coop}.`,
  apply: 'Send the application',
  sending: 'Sending…',

  codeSent: (email: string) => `We have sent a code of six digits to ${email}. It is good for ten minutes.`,
  confirm: 'Confirm',
  newCode: 'Send a new code',
  newCodeSent: 'A new code is on its way. The one before is void.',
  startAgain: 'Begin again',

  welcome: (name: string) => `Welcome, ${name}!`,
  admitted: (coop: string, number: number) => `You are member no. ${number} of ${coop}.`,
  thanks: (name: string) => `Thank you, ${name}.`,
  pending: 'Your application is with the board. You will hear by e-mail what is decided.',
  payLater: 'Where you are admitted, that mail says how to pay.',
  thenBoard: 'The board then decides on your application.',
  thenMember: 'You are then a member.',
  mailComes: 'A mail with your member number is on its way to you.',

  /** Why an application was refused, by the code of the contract; `must_agree` is our own. */
  joinProblems: {
    must_agree: 'To join, accept the rules.',
    invitation_invalid: 'This invitation code is not valid, or was used up.',
    rules_changed:
      'The rules have just changed. Here is the new version: please read it and accept it again.',
    spam_suspected: 'A hidden field was filled in. Please send it once more.',
    application_expired: 'This application was not confirmed within a day. Please begin again.',
    already_applied: 'There is an application with this address already. The board will decide on it.',
    already_member: 'You are a member already: sign in instead.',
    already_decided: 'This application was confirmed already.',
  } as Readonly<Record<string, string>>,
};

export type JoinWords = Widen<typeof enJoin>;
