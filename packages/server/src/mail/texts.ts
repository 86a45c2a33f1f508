import { en } from './texts-en.ts';
import { fr } from './texts-fr.ts';
import type { Mail } from './mail.ts';

/** A mail's words: a line for the subject, then the text. */
export interface Words {
  subject: string;
  text: string;
}

/** The co-op, as its mails name it. */
export interface Sender {
  name: string;
  joinUrl: string;
  signInUrl: string;
  voteUrl: (voteId: string) => string;
  sharesUrl: string;
}

export type MailTexts = {
  [Kind in Mail['kind']]: (mail: Extract<Mail, { kind: Kind }>, sender: Sender) => Words;
};

const texts: Record<string, MailTexts> = { en, fr };

/** The words of a mail in its reader's language, or in English where we have not theirs. */
export function wordsOf(mail: Mail, sender: Sender): Words {
  const inLocale = texts[mail.locale] ?? texts[mail.locale.split('-')[0] ?? ''] ?? en;
  const { subject, text } = (inLocale[mail.kind] as (mail: Mail, sender: Sender) => Words)(mail, sender);
  // A name may hold anything; a subject is one line.
  return { subject: subject.replace(/\s+/g, ' '), text };
}
