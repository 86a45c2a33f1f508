import type { PersonalData } from '@coopkit/contract';
import { html } from 'hono/html';
import { DOCUMENT_END, documentHead } from '../pages/document.ts';
import type { PageLocale } from '../pages/words.ts';
import { personalDataWords } from './words.ts';

/** What is held on a member, to be read and printed. */
export async function personalDataHtml(
  data: PersonalData,
  { name, coop, locale }: { name: string; coop: string; locale: PageLocale },
): Promise<string> {
  const words = personalDataWords[locale];
  const sections = data.sections.map(
    ({ label, rows }) =>
      html`<h2>${label}</h2>
        ${rows.length === 0 ? html`<p>${words.nothing}</p>` : ''}
        ${rows.map(
          (row) =>
            html`<table>
              <tbody>
                ${Object.entries(row).map(
                  ([field, value]) =>
                    html`<tr>
                      <th scope="row">${words.fields[field] ?? spaced(field)}</th>
                      <td>${said(value, locale)}</td>
                    </tr>`,
                )}
              </tbody>
            </table>`,
        )}`,
  );
  const head = await documentHead(
    words.title(name, coop),
    words.asOf(data.at.slice(0, 10), data.number),
    locale,
  );
  return `${head}${(await html`${sections}`).toString()}${DOCUMENT_END}`;
}

function said(value: unknown, locale: PageLocale): string {
  const words = personalDataWords[locale];
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (Array.isArray(value)) return value.map((each) => said(each, locale)).join(', ');
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([field, inner]) => `${words.fields[field] ?? spaced(field)}: ${said(inner, locale)}`)
      .join(', ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A field's name as words: `joinedAt` is "joined at". */
function spaced(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
