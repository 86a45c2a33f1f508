import { CountError } from '../count.ts';

export interface PabulibRow {
  readonly fields: ReadonlyMap<string, string>;
  readonly line: number;
}

export interface PabulibSections {
  readonly meta: ReadonlyMap<string, { readonly value: string; readonly line: number }>;
  readonly projects: readonly PabulibRow[];
  readonly votes: readonly PabulibRow[];
}

const SECTIONS = ['META', 'PROJECTS', 'VOTES'] as const;
type Section = (typeof SECTIONS)[number];

const REQUIRED: Record<Section, readonly string[]> = {
  META: ['key', 'value'],
  PROJECTS: ['project_id', 'cost'],
  VOTES: ['voter_id', 'vote'],
};

/** Splits a `.pb` file into its three sections; columns may stand in any order. */
export function pabulibSections(text: string): PabulibSections {
  const found: Record<Section, { header: readonly string[] | null; rows: PabulibRow[] } | null> = {
    META: null,
    PROJECTS: null,
    VOTES: null,
  };
  let here: (typeof found)[Section] = null;
  let name: Section = 'META';
  for (const { cells, line } of rowsOf(text)) {
    const title = SECTIONS.find((section) => section === cells[0]?.toUpperCase());
    if (title !== undefined && cells.slice(1).every((cell) => cell === '')) {
      if (found[title] !== null) throw new CountError('repeated_section', `${title} is there twice.`, line);
      name = title;
      here = { header: null, rows: [] };
      found[title] = here;
      continue;
    }
    if (here === null) throw new CountError('missing_section', 'The file begins with META.', line);
    if (here.header === null) {
      here.header = headerOf(name, cells, line);
      continue;
    }
    here.rows.push({ fields: fieldsOf(name, here.header, cells, line), line });
  }
  for (const section of SECTIONS) {
    if (found[section]?.header == null) throw new CountError('missing_section', `There is no ${section}.`);
  }
  const meta = new Map<string, { value: string; line: number }>();
  for (const { fields, line } of found.META?.rows ?? []) {
    const key = fields.get('key') ?? '';
    if (meta.has(key)) throw new CountError('repeated_key', `${JSON.stringify(key)} is there twice.`, line);
    meta.set(key, { value: fields.get('value') ?? '', line });
  }
  return { meta, projects: found.PROJECTS?.rows ?? [], votes: found.VOTES?.rows ?? [] };
}

function headerOf(section: Section, cells: readonly string[], line: number): readonly string[] {
  const header = cells.map((cell) => cell.toLowerCase());
  if (section === 'META' && header[0] !== 'key')
    throw new CountError('missing_column', 'META begins with the column key.', line);
  for (const column of REQUIRED[section]) {
    if (!header.includes(column))
      throw new CountError('missing_column', `${section} has no column ${column}.`, line);
  }
  const named = header.filter((column) => column !== '');
  if (new Set(named).size < named.length)
    throw new CountError('repeated_column', `${section} has a column twice.`, line);
  return header;
}

function fieldsOf(
  section: Section,
  header: readonly string[],
  cells: readonly string[],
  line: number,
): ReadonlyMap<string, string> {
  // A value is often a sentence, and not every writer quotes its semicolons.
  const kept = section === 'META' ? [cells[0] ?? '', cells.slice(1).join(';')] : cells;
  if (kept.slice(header.length).some((cell) => cell !== ''))
    throw new CountError('too_many_fields', `There are more fields than columns in ${section}.`, line);
  return new Map(header.flatMap((column, i) => (column === '' ? [] : [[column, kept[i] ?? '']])));
}

/** Rows of fields between semicolons; a field may stand in quotes, and then hold semicolons and ends of lines. */
function* rowsOf(text: string): Generator<{ readonly cells: readonly string[]; readonly line: number }> {
  let line = 1;
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const { cells, end, lines } = rowAt(text, at, line);
    if (cells.some((cell) => cell !== '')) yield { cells, line };
    line += lines;
    at = end + 1;
  }
}

function rowAt(text: string, from: number, line: number): { cells: string[]; end: number; lines: number } {
  const found = text.indexOf('\n', from);
  const lineEnd = found === -1 ? text.length : found;
  const plain = text.slice(from, lineEnd);
  if (!plain.includes('"'))
    return { cells: plain.split(';').map((cell) => cell.trim()), end: lineEnd, lines: 1 };
  const cells: string[] = [];
  let lines = 1;
  for (let at = from; ;) {
    const { cell, end, lines: within } = cellAt(text, at, line + lines - 1);
    cells.push(cell);
    lines += within;
    if (text[end] !== ';') return { cells, end, lines };
    at = end + 1;
  }
}

/** The field that begins here, without the spaces around it, and where the `;` or the line's end after it stands. */
function cellAt(text: string, from: number, line: number): { cell: string; end: number; lines: number } {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  if (text[at] !== '"') {
    const end = endOf(text, at);
    return { cell: text.slice(at, end).trim(), end, lines: 0 };
  }
  const parts: string[] = [];
  let lines = 0;
  for (at += 1; ; at += 1) {
    const close = text.indexOf('"', at);
    if (close < 0) throw new CountError('unclosed_quote', 'A quote is opened and not closed.', line);
    const part = text.slice(at, close);
    lines += part.split('\n').length - 1;
    parts.push(part);
    if (text[close + 1] !== '"') {
      const end = endOf(text, close + 1);
      return { cell: (parts.join('"') + text.slice(close + 1, end)).trim(), end, lines };
    }
    at = close + 1;
  }
}

function endOf(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const letter = text[at];
    if (letter === ';' || letter === '\n') return at;
  }
  return text.length;
}
