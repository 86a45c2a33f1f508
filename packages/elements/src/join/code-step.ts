import { html } from 'lit';
import { codeControl } from '../form/control.ts';
import type { AllWords } from './later-words.ts';
import type { Step } from './step.ts';

/** Where an applicant proves their address. */
export function codeStep(
  words: AllWords,
  email: string,
  entry: { value: string; fault: string | undefined },
  act: { expired: boolean; resend: () => void; startAgain: () => void },
): Step {
  return {
    title: words.checkMail,
    body: codeControl(words, words.codeSent(email), entry),
    submit: words.confirm,
    more: html`<button type="button" class="secondary" @click=${act.resend}>${words.newCode}</button>
      <button type="button" class="secondary" @click=${act.startAgain}>
        ${act.expired ? words.startAgain : words.otherEmail}
      </button>`,
  };
}
