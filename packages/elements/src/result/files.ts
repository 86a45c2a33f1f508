import { recordFile, isCoopError, type CoopError } from '@coopkit/sdk';
import { css, html, nothing, type TemplateResult } from 'lit';
import { problemNotice } from '../form/notice.ts';
import { part } from '../part.ts';
import { localized } from '../words.ts';
import { enFiles, type FilesWords } from '../words/en-files.ts';
import type { PartHost } from './parts.ts';
import type { VoteView } from './view.ts';

export const words = enFiles;

export const styles = [
  css`
    .files {
      display: grid;
      gap: 0.25rem;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .files button {
      text-align: start;
    }
    .files li {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1rem;
      align-items: center;
    }
  `,
];

/** What can be taken home of a counted vote: made here, of what the record has. */
export function begin({ element, connection }: PartHost): (view: VoteView<FilesWords>) => TemplateResult {
  let problem: CoopError | undefined;
  let again: (() => void) | undefined;

  /** Gets the certificate and hands over what is made of it. */
  async function hand(
    { vote }: VoteView,
    name: string,
    type: string,
    make: (certificate: string) => string | Promise<string>,
  ): Promise<void> {
    again = () => void hand({ vote } as VoteView, name, type, make);
    problem = undefined;
    try {
      const bytes = await recordFile(connection, vote.id, 'certificate');
      if (bytes) save(`${vote.id}${name}`, type, await make(new TextDecoder().decode(bytes)));
    } catch (error) {
      if (!isCoopError(error)) throw error;
      problem = error;
    }
    element.requestUpdate();
  }

  const ballotFiles = () => part(import('./ballot-files.ts'));

  return (view) => {
    const { words: said, language, vote, result } = view;
    const button = (label: string, hint: string, act: () => void) =>
      html`<li>
        <button type="button" class="secondary" @click=${act}>${label}</button>
        ${hint ? html`<span class="quiet">${hint}</span>` : nothing}
      </li>`;
    return html`<p>${said.filesIntro}</p>
      ${problemNotice(said, problem, again)}
      <ul class="files" role="list">
        ${button(
          said.certificateFile,
          vote.secrecy === 'sealed' ? said.certificateHint : said.certificateHintOpen,
          () => void hand(view, '.certificate.txt', 'text/plain', (text) => text),
        )}
        ${button(said.jsonFile, '', () => save(`${vote.id}.json`, 'application/json', `${JSON.stringify(result, null, 2)}\n`))}
        ${button(
          said.csvFile,
          '',
          () =>
            void hand(view, '.csv', 'text/csv', async (text) =>
              (await ballotFiles()).csvOf(text, said, language),
            ),
        )}
        ${vote.questions
          .filter(({ method }) => method === 'ranked')
          .map((question) =>
            button(
              said.bltFile(localized(question.title, language)),
              said.bltHint,
              () =>
                void hand(view, `.${question.id}.blt`, 'text/plain', async (text) =>
                  (await ballotFiles()).bltOf(text, question.id, language),
                ),
            ),
          )}
      </ul>`;
  };
}

function save(name: string, type: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
