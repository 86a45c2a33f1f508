import { css, html, nothing, type TemplateResult } from 'lit';
import { prose } from '../prose.ts';
import { outside } from '../vote/about.ts';
import { localized } from '../words.ts';
import { enAsked, type AskedWords } from '../words/en-result-parts.ts';
import { optionsOf, type VoteView } from './view.ts';

export const words = enAsked;

export const styles = [
  css`
    .prose {
      line-height: 1.55;
    }
    .prose :is(p, ul, ol) {
      margin-block: 0 0.75em;
    }
    .prose :is(ul, ol) {
      padding-inline-start: 1.5em;
    }
    .prose [role='heading'] {
      margin-block: 1.25em 0.5em;
      font-weight: 700;
    }
    .prose strong {
      font-weight: 600;
    }
    .prose a {
      color: inherit;
    }
  `,
];

/** What was put to the members, in full. */
export function begin(): (view: VoteView<AskedWords>) => TemplateResult {
  return ({ words: said, language, level, vote }) => {
    const text = (texts: Readonly<Record<string, string>> | undefined) =>
      texts ? prose(localized(texts, language), level) : nothing;
    const links = [
      ...vote.links,
      ...(vote.discussion === undefined ? [] : [{ name: said.discussedAt, url: vote.discussion }]),
    ];
    return html`<div class="prose">
      ${text(vote.text)}
      ${
        links.length > 0
          ? html`<ul>
              ${links.map(({ name, url }) => html`<li>${outside(url, name)}</li>`)}
            </ul>`
          : nothing
      }
      ${vote.questions.map(
        (question) =>
          html`<div role="heading" aria-level=${level}>${localized(question.title, language)}</div>
            ${text(question.text)}
            ${optionsOf(question)
              .filter((option) => option.text ?? option.link)
              .map(
                (option) =>
                  html`<p>
                      <strong
                        >${option.link ? outside(option.link, localized(option.name, language)) : localized(option.name, language)}</strong
                      >
                    </p>
                    ${text(option.text)}`,
              )}`,
      )}
    </div>`;
  };
}
