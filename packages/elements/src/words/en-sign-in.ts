import type { Widen } from './en.ts';

/** The sentences of signing in, in English: no other element pays for them. */
export const enSignIn = {
  signIn: 'Sign in',
  sendCode: 'Send me a code',
  signInSent: (email: string) =>
    `If ${email} is a member’s address, a code of six digits is on its way there. It is good for ten minutes.`,
  staySignedIn: 'Stay signed in on this device',
  staySignedInHint: 'For thirty days. Not on a device that others use.',
  signedInAs: (name: string, number: number) => `Signed in as ${name}, member no. ${number}`,
  signOut: 'Sign out',
  signOutEverywhere: 'Sign out on all devices',
  sessionEnded: 'You have been signed out.',
};

export type SignInWords = Widen<typeof enSignIn>;
