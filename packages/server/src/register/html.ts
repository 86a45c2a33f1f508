import type { Movement, RegisterLine } from '@coopkit/contract';
import { html } from 'hono/html';
import { isOut } from '../members/statuses.ts';
import { DOCUMENT_END, documentHead } from '../pages/document.ts';
import type { PageLocale } from '../pages/words.ts';
import { decisionText, figure } from './csv.ts';
import { registerWords } from './words.ts';

export interface RegisterPage {
  coop: string;
  on: string;
  locale: PageLocale;
  /** The classes' names, by identifier. */
  classNames: ReadonlyMap<string, string>;
}

/** The register as a page to be printed: the members by number, then all entries and exits in order. */
export async function* registerHtml(
  page: RegisterPage,
  lines: AsyncIterable<readonly RegisterLine[]>,
): AsyncGenerator<string> {
  const words = registerWords[page.locale];
  const { headings } = words;
  const movements: { line: RegisterLine; movement: Movement }[] = [];
  const count = { members: 0, former: 0 };
  yield documentHead(words.title(page.coop), words.asOf(page.on), page.locale);
  yield '<table>';
  yield html`<thead>
    <tr>
      <th scope="col" class="n">${headings.number}</th>
      <th scope="col">${headings.member}</th>
      <th scope="col">${headings.memberClass}</th>
      <th scope="col">${headings.movements}</th>
      <th scope="col">${headings.status}</th>
      <th scope="col">${headings.rules}</th>
      <th scope="col" class="n">${headings.shares}</th>
      <th scope="col" class="n">${headings.subscribed}</th>
      <th scope="col" class="n">${headings.paidUp}</th>
    </tr>
  </thead>`;
  yield '<tbody>';
  for await (const some of lines) {
    yield (await Promise.all(some.map((line) => row(page, line)))).join('');
    for (const line of some) {
      count[isOut(line.status) ? 'former' : 'members']++;
      movements.push(...line.movements.map((movement) => ({ line, movement })));
    }
  }
  yield '</tbody></table>';
  yield html`<p>${words.count(count.members, count.former)}</p>
    <h2>${words.inOrder}</h2>`;
  yield '<table>';
  yield html`<thead>
    <tr>
      <th scope="col">${headings.day}</th>
      <th scope="col" class="n">${headings.number}</th>
      <th scope="col">${headings.member}</th>
      <th scope="col">${headings.movement}</th>
      <th scope="col">${headings.reason}</th>
    </tr>
  </thead>`;
  yield '<tbody>';
  // By the day, and within a day by number; a member's own are in order already, and sorting keeps that.
  movements.sort((a, b) => (a.movement.on < b.movement.on ? -1 : a.movement.on > b.movement.on ? 1 : 0));
  for (const { line, movement } of movements) {
    yield html`<tr>
      <td class="d">${movement.on}</td>
      <td class="n">${line.number}</td>
      <td>${line.name}</td>
      <td>${said(page, movement)}</td>
      <td>${why(movement)}</td>
    </tr>`;
  }
  yield `</tbody></table>${DOCUMENT_END}`;
}

async function row({ locale, classNames, ...page }: RegisterPage, line: RegisterLine): Promise<string> {
  const words = registerWords[locale];
  const { address, signatory, consent, holding } = line;
  const acting = line.representatives.map(({ name, role }) => (role === null ? name : `${name} (${role})`));
  return html`<tr>
    <td class="n">${line.number}</td>
    <td>
      <strong>${line.name}</strong>
      ${address ? html`<p>${address.street}, ${address.postalCode} ${address.city}, ${address.country}</p>` : ''}
      ${line.email === '' ? '' : html`<p>${line.email}</p>`}
      ${signatory ? html`<p>${words.signedBy([signatory.name, signatory.role].filter(Boolean).join(', '))}</p>` : ''}
      ${acting.length > 0 ? html`<p>${words.actedFor(acting.join(', '))}</p>` : ''}
    </td>
    <td>${classNames.get(line.memberClass) ?? line.memberClass}</td>
    <td>
      <ul>
        ${line.movements.map(
          (each) =>
            html`<li>
              <span class="d">${each.on}</span>
              ${said({ ...page, locale, classNames }, each)}${why(each) && `: ${why(each)}`}
            </li>`,
        )}
      </ul>
    </td>
    <td>${words.statuses[line.status]}, <span class="d">${words.since(line.since)}</span></td>
    <td>${consent ? words.version(consent.rulesVersion, consent.agreedAt.slice(0, 10)) : ''}</td>
    <td class="n">${holding?.shares ?? ''}</td>
    <td class="n">${holding ? `${figure(holding.subscribed)} ${holding.subscribed.currency}` : ''}</td>
    <td class="n">${holding ? `${figure(holding.paidUp)} ${holding.paidUp.currency}` : ''}</td>
  </tr>`;
}

function said({ locale, classNames }: RegisterPage, { kind, status, memberClass }: Movement): string {
  const words = registerWords[locale];
  if (kind === 'exit') return words.statuses[status];
  return memberClass === null
    ? words.entry
    : `${words.entry} (${classNames.get(memberClass) ?? memberClass})`;
}

function why({ reason, decision }: Movement): string {
  return [reason, decision && decisionText(decision)].filter((each) => each !== null).join('; ');
}
