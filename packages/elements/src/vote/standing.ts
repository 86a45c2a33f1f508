import type { MyVote } from '@coopkit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../form/heading.ts';
import { localized } from '../words.ts';
import { enStanding, type StandingWords } from '../words/en-standing.ts';
import { optionsOf } from './ballot.ts';
import type { Booth } from './booth.ts';
import type { Shown } from './host.ts';
import { textOf } from './question.ts';
import { standingStyles } from './standing-styles.ts';
import { dateIn, timeUntil } from './time.ts';
import type { PaperWords } from './words.ts';

export { standingStyles };

/** A vote's sentences with those of where it stands: ours in English, where the language has not its own. */
export function standingWords(words: PaperWords): PaperWords & StandingWords {
  const all = { ...enStanding, ...words };
  return { ...all, problems: { ...words.problems, ...all.proxyProblems } };
}

/** Gets what lets a member sign in right here. */
export async function getSignIn(): Promise<void> {
  await import('../define/coop-sign-in.ts');
}

/** Why the member can't vote, or what to do so that they can. */
export function standing(booth: Booth, shown: Shown): TemplateResult | typeof nothing {
  const words = standingWords(shown.words);
  const { language, level, resultUrl } = shown;
  const { vote, mine, coop } = booth;
  const title = (text: string) => heading(text, level);
  switch (vote.state) {
    case 'draft':
      return html`${title(words.draftTitle)}
        <p>${words.draft}</p>
        ${preview(booth, words, shown)}`;
    case 'scheduled':
      return html`${title(mine?.reason ? words.willNotTitle : words.scheduledTitle)}
        <div>
          <p>
            ${Date.parse(vote.opensAt) > Date.now() ? words.opens(timeUntil(vote.opensAt, language) ?? words.soon) : words.opening}
          </p>
          <time class="quiet" datetime=${vote.opensAt}>${dateIn(vote.opensAt, language)}</time>
        </div>
        ${mine?.reason ? html`<p>${whyNot(words, mine)}</p>` : nothing} ${preview(booth, words, shown)}`;
    case 'closed':
    case 'counted':
      return html`${title(words.closedTitle)}
        <div>
          <p>${vote.state === 'closed' ? words.closed : words.counted}</p>
          <time class="quiet" datetime=${vote.closesAt}>${dateIn(vote.closesAt, language)}</time>
        </div>
        <slot name="result"><a href=${resultUrl}>${words.toResult}</a></slot>`;
    case 'annulled':
      return html`${title(words.annulledTitle)}
      ${
        vote.annulment &&
        html`<div>
          <p>${words.annulled(dateIn(vote.annulment.at, language))}</p>
          <p>${vote.annulment.reason}</p>
        </div>`
      }`;
    case 'open':
      // Somebody else carries it: that is said elsewhere.
      if (mine?.proxy) return nothing;
      if (mine) {
        return html`${title(words.cannotTitle)}
          <p>${whyNot(words, mine)}</p>
          ${preview(booth, words, shown)}`;
      }
      return html`<p>${words.signInFirst}</p>
        <coop-sign-in .connectedCoop=${coop} .locale=${language} .headingLevel=${level}></coop-sign-in>
        ${preview(booth, words, shown)}`;
  }
}

function whyNot(words: StandingWords, { reason }: MyVote): string {
  return words.reasons[reason ?? ''] ?? words.anyReason;
}

/** What is on the ballot, for who can't fill one in. */
function preview({ vote }: Booth, words: StandingWords, { language, level }: Shown): TemplateResult {
  return html`${heading(words.onBallot, level)}
  ${vote.questions.map((question) => {
    const options = optionsOf(question);
    return html`<div class="preview">
      <b>${localized(question.title, language)}</b>
      ${textOf(question, language, level + 1)}
      ${
        options.length > 0
          ? html`<ul>
              ${options.map(({ name }) => html`<li>${localized(name, language)}</li>`)}
            </ul>`
          : nothing
      }
    </div>`;
  })}`;
}
