import { decimalText } from './decimals.ts';
import type { PabulibFile } from './pabulib.ts';

/** The file as text, with LF at the ends of lines; what {@link readPabulib} makes of it is the same again. */
export function writePabulib(file: PabulibFile): string {
  const meta = new Map(file.meta)
    .set('num_projects', file.projects.length.toString())
    .set('num_votes', file.votes.length.toString())
    .set('budget', decimalText(file.budget, file.decimals))
    .set('vote_type', file.voteType);
  const projectColumns = columnsOf(file.projects);
  const voteColumns = columnsOf(file.votes);
  const pointed = file.votes.some(({ points }) => points !== null);
  const rows = [
    ['META'],
    ['key', 'value'],
    ...meta,
    ['PROJECTS'],
    ['project_id', 'cost', ...projectColumns],
    ...file.projects.map(({ id, cost, fields }) => [
      id,
      decimalText(cost, file.decimals),
      ...projectColumns.map((column) => fields.get(column) ?? ''),
    ]),
    ['VOTES'],
    ['voter_id', 'vote', ...(pointed ? ['points'] : []), ...voteColumns],
    ...file.votes.map(({ voter, projects, points, fields }) => [
      voter,
      projects.map((project) => file.projects[project]?.id ?? '').join(','),
      ...(pointed
        ? [(points ?? []).map((each) => decimalText(BigInt(each), file.pointDecimals)).join(',')]
        : []),
      ...voteColumns.map((column) => fields.get(column) ?? ''),
    ]),
  ];
  return rows.map((cells) => `${cells.map(quoted).join(';')}\n`).join('');
}

function columnsOf(rows: readonly { readonly fields: ReadonlyMap<string, string> }[]): string[] {
  return [...new Set(rows.flatMap(({ fields }) => [...fields.keys()]))];
}

function quoted(cell: string): string {
  return /[;"\n\r]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
