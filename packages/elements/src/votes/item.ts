import type { VoteSummary } from '@coopkit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { dayIn, untilIn } from '../result/times.ts';
import type { VotesWords } from '../words/en-votes.ts';
import { localized } from '../words.ts';

/** How one vote stands for the signed-in member. */
export interface Own {
  readonly onRoll: boolean;
  readonly voted: boolean;
}

/** A vote in the list: its title, when, how many took part, and what the member has to do with it. */
export function item(
  words: VotesWords,
  { locale, language, href }: { locale: string; language: string; href: string },
  vote: VoteSummary,
  own: Own | undefined,
): TemplateResult {
  const { turnout } = vote;
  const number = (count: number) => new Intl.NumberFormat(locale).format(count);
  const facts = [
    whenOf(words, locale, vote),
    turnout && turnout.roll > 0 ? words.votedOf(number(turnout.ballots), number(turnout.roll)) : '',
  ];
  const [tag, look] = tagOf(words, vote, own);
  return html`<li part="vote">
    <a href=${href}>${localized(vote.title, language)}</a>
    <p class="quiet">${facts.filter(Boolean).join(' · ')}</p>
    ${tag ? html`<span class="tag ${look}">${tag}</span>` : nothing}
  </li>`;
}

function whenOf(words: VotesWords, locale: string, { state, opensAt, closesAt }: VoteSummary): string {
  if (state === 'open') return words.voteCloses(untilIn(locale, closesAt, words.anyMoment));
  if (state === 'scheduled' || state === 'draft')
    return words.voteOpens(untilIn(locale, opensAt, words.anyMoment));
  return words.voteClosed(dayIn(locale, closesAt));
}

function tagOf(words: VotesWords, { state }: VoteSummary, own: Own | undefined): [tag: string, look: string] {
  if (state === 'closed') return [words.beingCounted, ''];
  if (state === 'annulled') return [words.voteAnnulled, ''];
  if (!own) return ['', ''];
  if (!own.onRoll) return [words.notOnRoll, 'quiet'];
  if (state !== 'open') return ['', ''];
  return own.voted ? [words.youVoted, 'done'] : [words.waitsForYou, 'waits'];
}
