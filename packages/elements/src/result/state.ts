import type { Result, Vote } from '@coopkit/contract';
import { html, type TemplateResult } from 'lit';
import type { ResultWords } from '../words/en-result.ts';
import { dateIn, untilIn } from './times.ts';

/** Where a vote stands: what has happened, or when what comes next will. */
export function stateOf(
  words: ResultWords,
  locale: string,
  { state, opensAt, closesAt, annulment }: Vote,
  result: Result | undefined,
): TemplateResult {
  const ends = words.votingEnds(untilIn(locale, closesAt, words.now), dateIn(locale, closesAt));
  switch (state) {
    case 'draft':
      return said(words.draftVote);
    case 'scheduled':
      return said(words.votingBegins(untilIn(locale, opensAt, words.now), dateIn(locale, opensAt)));
    case 'open':
      return said(ends, result ? words.standing : words.resultAtClose);
    case 'closed':
      return said(words.votingEnded);
    case 'counted':
      return said(result?.countedAt ? words.countedOn(dateIn(locale, result.countedAt)) : '');
    case 'annulled':
      return html`<div class="notice">
        <p><strong>${words.wasAnnulled}</strong></p>
        <p>${annulment ? words.annulledBecause(annulment.reason, dateIn(locale, annulment.at)) : ''}</p>
      </div>`;
  }
}

const said = (...sentences: string[]) =>
  html`${sentences.map((sentence) => html`<p class="quiet">${sentence}</p>`)}`;
