import type { SignInWords } from './en-sign-in.ts';

/** The sentences of signing in, in French. */
export const frSignIn: SignInWords = {
  signIn: 'Se connecter',
  sendCode: 'M’envoyer un code',
  signInSent: (email) =>
    `Si ${email} est l’adresse d’un membre, un code à six chiffres y est en route. Il est valable dix minutes.`,
  staySignedIn: 'Rester connecté sur cet appareil',
  staySignedInHint: 'Pendant trente jours. Pas sur un appareil que d’autres utilisent.',
  signedInAs: (name, number) => `Connecté : ${name}, membre nº ${number}`,
  signOut: 'Se déconnecter',
  signOutEverywhere: 'Se déconnecter de tous les appareils',
  sessionEnded: 'Vous avez été déconnecté.',
};
