import type { Audit, Check } from '@coopkit/audit';
import { isCoopError, type CoopError } from '@coopkit/sdk';
import { css, html, nothing, type TemplateResult } from 'lit';
import { problemNotice } from '../form/notice.ts';
import { part } from '../part.ts';
import { enCheck, type CheckWords } from '../words/en-check.ts';
import { numberIn } from './numbers.ts';
import type { PartHost } from './parts.ts';
import { canVerify } from './verify.ts';
import type { VoteView } from './view.ts';

export const words = enCheck;

export const styles = [
  css`
    .checks {
      display: grid;
      gap: 0.5rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .checks li {
      display: grid;
      grid-template-columns: 1.5em minmax(0, 1fr);
    }
    .checks li::before {
      content: '✓' / '';
      font-weight: 700;
    }
    .checks .fails {
      color: var(--error);
      font-weight: 600;
    }
    .checks .fails::before {
      content: '✗' / '';
    }
    .checks li > * {
      grid-column: 2;
    }
    .verdict {
      font-size: 1.2em;
      font-weight: 700;
    }
    progress {
      inline-size: 100%;
      accent-color: var(--coop-color-accent, auto);
    }
  `,
];

/** More faults of one kind than this are only counted. */
const MANY = 5;

/** Counts again in the browser, and says what held. */
export function begin({
  element,
  connection,
  say,
}: PartHost): (view: VoteView<CheckWords>) => TemplateResult {
  let progress: { read: number; size: number } | undefined;
  let audit: Audit | undefined;
  let problem: CoopError | undefined;
  let unable = false;

  async function run({ words: said, vote }: VoteView<CheckWords>): Promise<void> {
    if (progress || !vote.record) return;
    progress = { read: 0, size: 0 };
    audit = problem = undefined;
    element.requestUpdate();
    try {
      unable = !(await canVerify());
      if (!unable) {
        const { recount } = await part(import('./recount.ts'));
        audit = await recount(connection, vote.id, vote.record, (read, size) => {
          progress = { read, size };
          element.requestUpdate();
        });
        say(audit.held ? said.allHolds : said.somethingFails);
      }
    } catch (error) {
      if (!isCoopError(error)) throw error;
      problem = error;
    } finally {
      progress = undefined;
      element.requestUpdate();
    }
  }

  return (view) => {
    const { words: said, result } = view;
    const again = () => void run(view);
    return html`<p>${result?.final ? said.checkIntro : said.checkIntroOpen}</p>
      ${unable ? html`<div class="notice"><p>${said.cannotVerify}</p></div>` : nothing}
      ${problemNotice(said, problem, again)} ${audit ? verdict(view, audit) : nothing}
      ${
        progress
          ? progressOf(view, progress)
          : html`<div class="actions">
              <button type="button" @click=${again}>
                ${result?.final ? said.countAgain : said.checkRecord}
              </button>
            </div>`
      }`;
  };
}

function progressOf(
  { words, locale }: VoteView<CheckWords>,
  { read, size }: { read: number; size: number },
): TemplateResult {
  const number = (count: number) => numberIn(locale, String(count));
  const told = size > 0 ? words.readSoFar(number(read), number(size)) : words.fetching;
  return html`<div class="field">
    <label for="progress">${told}</label>
    ${size > 0 ? html`<progress id="progress" max=${size} value=${read}></progress>` : html`<progress id="progress"></progress>`}
  </div>`;
}

function verdict(view: VoteView<CheckWords>, audit: Audit): TemplateResult {
  const { words: said } = view;
  return html`<div class="field">
    <p class="verdict">${audit.held ? said.allHolds : said.somethingFails}</p>
    <ul class="checks" role="list">
      ${audit.checks.map((check) => html`<li class=${check.held ? '' : 'fails'}>${sentence(view, audit, check)}</li>`)}
    </ul>
    ${audit.held && audit.head ? html`<p class="quiet">${said.keptForNext}</p>` : nothing}
  </div>`;
}

function sentence(
  { words: said, locale }: VoteView<CheckWords>,
  audit: Audit,
  { name, held, faults }: Check,
) {
  const number = (count: number) => numberIn(locale, String(count));
  if (held) {
    const holds = said.holds[name];
    const about = name === 'entries' ? (audit.head?.size ?? 0) : audit.ballots;
    return html`<span>${typeof holds === 'string' ? holds : holds(number(about))}</span>`;
  }
  const told = faults
    .slice(0, MANY)
    .map(({ code, position }) => (position === undefined ? code : said.atEntry(code, number(position))));
  if (faults.length > MANY) told.push(said.moreFaults(number(faults.length - MANY)));
  return html`<span>${said.fails[name]}</span> <span class="quiet">${told.join('; ')}</span>`;
}
