import type { Option } from '@coopkit/contract';
import { css, html, nothing, type TemplateResult } from 'lit';
import { prose } from '../prose.ts';
import { localized } from '../words.ts';
import { enOptions } from '../words/en-ballots.ts';
import { outside } from './about.ts';
import type { Ask } from './ballot.ts';

/** The name of an option, by its identifier. */
export function nameOf(options: readonly Option[], id: string, language: string): string {
  const option = options.find((each) => each.id === id);
  return option ? localized(option.name, language) : id;
}

/** What there is to know of an option beyond its name: folded away, so that the paper stays one. */
export function aboutOption(
  { words, language, coopUrl, pictures }: Pick<Ask, 'words' | 'language' | 'coopUrl' | 'pictures'>,
  { name, text, link, image }: Option,
): TemplateResult | typeof nothing {
  if (text === undefined && link === undefined && image === undefined) return nothing;
  const own = { ...enOptions, ...words };
  // From anywhere else, a picture would tell a third party who reads this.
  const shown =
    pictures &&
    image !== undefined &&
    URL.canParse(image) &&
    new URL(image).origin === new URL(coopUrl).origin;
  return html`<details class="about">
    <summary>${own.about(localized(name, language))}</summary>
    <div class="text">
      ${shown ? html`<img src=${image} alt="" loading="lazy" />` : nothing}
      ${text ? prose(localized(text, language), 5) : nothing}
      ${link === undefined ? nothing : html`<p>${outside(link, own.more)}</p>`}
      ${image === undefined || shown ? nothing : html`<p>${outside(image, own.picture)}</p>`}
    </div>
  </details>`;
}

/** How it looks, and what is said of all options together. */
export const optionStyles = css`
  .question > p:first-of-type {
    margin-block-end: 0.25rem;
  }
  .about {
    margin-inline-start: 2.75rem;
    font-size: 0.9em;
  }
  summary {
    padding-block: 0.25rem;
    cursor: pointer;
  }
  .about .text {
    padding-block: 0.5rem 0.75rem;
  }
  img {
    max-inline-size: 100%;
    border-radius: var(--radius);
  }
  .left {
    display: grid;
    gap: 0.25rem;
    position: sticky;
    inset-block-end: 0;
    padding-block: 0.5rem;
    font-variant-numeric: tabular-nums;
    backdrop-filter: blur(1rem);
  }
  progress {
    inline-size: 100%;
    block-size: 0.5rem;
    accent-color: var(--coop-color-accent, auto);
  }
  .cost {
    font-variant-numeric: tabular-nums;
  }
`;
