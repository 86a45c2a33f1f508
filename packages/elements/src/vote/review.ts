import type { Vote } from '@coopkit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../form/heading.ts';
import type { CastingWords } from '../words/en-casting.ts';
import { secrecyOf } from './about.ts';
import type { Answered } from './in-words.ts';
import type { PaperWords } from './words.ts';

/** The choice, to be looked at once more before it is cast. */
export function review(
  words: PaperWords & CastingWords,
  shown: {
    vote: Vote;
    /** Who casts it, as far as is known. */
    by: string | undefined;
    answered: readonly Answered[];
    level: number;
    busy: boolean;
  },
  back: () => void,
): TemplateResult {
  const { vote, by, answered, level, busy } = shown;
  return html`${heading(words.checkTitle, level)} ${answersList(answered)}
    <p class="quiet">
      ${secrecyOf(vote, words)} ${vote.changeable ? words.changeable : words.final}
      ${by === undefined ? nothing : words.castBy(by)}
    </p>
    <div class="actions">
      <button part="submit" type="submit" aria-disabled=${busy ? 'true' : 'false'}>
        ${busy ? words.casting : words.cast}
      </button>
      ${busy ? nothing : html`<button type="button" class="secondary" @click=${back}>${words.goBack}</button>`}
    </div>`;
}

/** A ballot that cannot be sent for the time being. */
export function waiting(
  words: PaperWords & CastingWords,
  { answered, level, busy }: { answered: readonly Answered[]; level: number; busy: boolean },
  tryNow: () => void,
): TemplateResult {
  return html`${heading(words.waitingTitle, level)}
    <div class="notice" part="problem"><p>${words.waiting}</p></div>
    ${answersList(answered)}
    <div class="actions">
      <button part="submit" type="button" aria-disabled=${busy ? 'true' : 'false'} @click=${tryNow}>
        ${words.tryNow}
      </button>
    </div>`;
}

/** What was answered, question by question. */
export function answersList(answered: readonly Answered[]): TemplateResult {
  return html`<dl class="answers" part="answers">
    ${answered.map(
      ([title, lines]) =>
        html`<div>
          <dt class="quiet">${title}</dt>
          ${lines.map((line) => html`<dd>${line}</dd>`)}
        </div>`,
    )}
  </dl>`;
}
