import type { Vote } from '@coopkit/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../form/heading.ts';
import { prose } from '../prose.ts';
import { localized } from '../words.ts';
import { dateIn, timeUntil } from './time.ts';
import type { PaperWords } from './words.ts';

/** What is voted on, until when, and how many have. */
export function about(vote: Vote, words: PaperWords, language: string, level: number): TemplateResult {
  const { state, closesAt, turnout, discussion } = vote;
  const number = new Intl.NumberFormat(language);
  const links = [
    ...vote.links.map((link) => [link.url, link.name] as const),
    ...(discussion === undefined ? [] : [[discussion, words.discussion] as const]),
  ];
  return html`<div>
      ${heading(localized(vote.title, language), level)}
      <div class="facts quiet">
        ${
          state === 'open'
            ? html`<b
                  >${Date.parse(closesAt) > Date.now() ? words.closes(timeUntil(closesAt, language) ?? words.withinMinute) : words.closing}</b
                >
                <time datetime=${closesAt}>${dateIn(closesAt, language)}</time>`
            : nothing
        }
        ${turnout && html`<span>${words.haveVoted(number.format(turnout.ballots), number.format(turnout.roll))}</span>`}
      </div>
    </div>
    ${vote.text ? html`<div class="text">${prose(localized(vote.text, language), level + 1)}</div>` : nothing}
    ${
      links.length > 0
        ? html`<div class="text">
            <b id="links">${words.readFirst}</b>
            <ul aria-labelledby="links">
              ${links.map(([url, name]) => html`<li>${outside(url, name)}</li>`)}
            </ul>
          </div>`
        : nothing
    }`;
}

/** A link that leads away from the page; only to the web. */
export function outside(url: string, name: string): TemplateResult | string {
  return /^https?:/i.test(url)
    ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${name}</a>`
    : name;
}

/** What becomes of a ballot's secret. */
export function secrecyOf({ secrecy, named }: Vote, words: PaperWords): string {
  return secrecy === 'sealed' ? words.sealed : named ? words.named : words.open;
}
