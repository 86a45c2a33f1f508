import { html, nothing } from 'lit';
import { linesControl } from '../form/control.ts';
import { enConsent } from '../words/en-ballots.ts';
import type { AnswerWith, Ballot, QuestionBy } from './ballot.ts';
import { radios } from './radios.ts';
import type { PaperWords } from './words.ts';

const wordsOf = (words: PaperWords) => ({ ...enConsent, ...words });

/** Agree, abstain, disagree, or block for a reason. */
export const ballot: Ballot<QuestionBy<'consent'>, AnswerWith<'choice'>> = {
  paper: (ask) => {
    const { question, answer, invalid, change } = ask;
    const words = wordsOf(ask.words);
    const choice = (id: string, label: string, hint: string) => ({
      id,
      label: html`<b>${label}</b> <span class="quiet">${hint}</span>`,
    });
    const control = {
      name: `${question.id}-reason`,
      label: words.blockReason,
      hint: words.blockReasonHint,
      value: answer?.reason ?? '',
      words: ask.words,
      fault: invalid ? words.blockNeedsReason : undefined,
    };
    const onReason = ({ target }: Event) =>
      change({ choice: 'block', reason: (target as HTMLTextAreaElement).value });
    return html`${radios(ask, [
      choice('agree', words.consentAgree, words.agreeHint),
      choice('abstain', words.consentAbstain, words.abstainHint),
      choice('disagree', words.consentDisagree, words.disagreeHint),
      choice('block', words.consentBlock, words.blockHint),
    ])}
    ${answer?.choice === 'block' ? html`<div @input=${onReason}>${linesControl(control)}</div>` : nothing}`;
  },
  fault: (_, { choice, reason }, words) =>
    choice === 'block' && !reason?.trim() ? wordsOf(words).blockNeedsReason : undefined,
  lines: ({ words }, { choice, reason }) => {
    const { consentAgree, consentAbstain, consentDisagree, consentBlock } = wordsOf(words);
    const names: Record<string, string> = {
      agree: consentAgree,
      abstain: consentAbstain,
      disagree: consentDisagree,
      block: consentBlock,
    };
    return [names[choice] ?? choice, ...(reason ? [reason] : [])];
  },
};
