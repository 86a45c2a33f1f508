import { BankingError } from './error.ts';

/** A row of a table, and the line of the file it begins on. */
export interface Row {
  line: number;
  cells: string[];
}

const longestRow = 100_000;
const mostCells = 500;
const mostRows = 250_000;

/**
 * The rows of a table with quotes as RFC 4180 has them; a quote inside a cell that does not begin with one is a character.
 * Empty rows are left out.
 *
 * @throws {BankingError} `too_large` for a row longer than 100,000 characters or more than 250,000 rows, `not_a_statement` for a quote that is never closed
 */
export function readRows(text: string, delimiter: string, most = Infinity): Row[] {
  const rows: Row[] = [];
  let line = 1;
  for (let at = 0; at < text.length && rows.length < most;) {
    if (text[at] === '\n') {
      line += 1;
      at += 1;
      continue;
    }
    if (rows.length === mostRows) {
      throw new BankingError(
        'too_large',
        `line ${line}`,
        'The table has too many rows. Export a shorter period.',
      );
    }
    const row = rowAt(text, at, delimiter, line);
    if (row.cells.some((cell) => cell !== '')) rows.push({ line, cells: row.cells });
    line += row.lines;
    at = row.next;
  }
  return rows;
}

function rowAt(
  text: string,
  start: number,
  delimiter: string,
  line: number,
): { cells: string[]; next: number; lines: number } {
  const cells: string[] = [];
  let lines = 0;
  for (let at = start; ;) {
    const cell = text[at] === '"' ? quotedCell(text, at, line) : plainCell(text, at, delimiter);
    cells.push(cell.value.trim());
    lines += cell.lines;
    at = cell.next;
    if (at - start > longestRow || cells.length > mostCells) {
      throw new BankingError('too_large', `line ${line}`, 'The row is too long for a table of transactions.');
    }
    if (text[at] !== delimiter) return { cells, next: afterNewline(text, at), lines: lines + 1 };
    at += 1;
  }
}

interface Cell {
  value: string;
  next: number;
  lines: number;
}

function plainCell(text: string, at: number, delimiter: string): Cell {
  let next = at;
  while (next < text.length && next - at <= longestRow && !isEnd(text[next], delimiter)) next += 1;
  return { value: text.slice(at, next), next, lines: 0 };
}

function isEnd(character: string | undefined, delimiter: string): boolean {
  return character === delimiter || character === '\n' || character === '\r';
}

function quotedCell(text: string, at: number, line: number): Cell {
  let value = '';
  for (let from = at + 1; ;) {
    const quote = text.indexOf('"', from);
    if (quote === -1 || quote - at > longestRow) {
      throw new BankingError('not_a_statement', `line ${line}`, 'A quote is opened and never closed.');
    }
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      return { value, next: quote + 1, lines: value.split('\n').length - 1 };
    }
    value += '"';
    from = quote + 2;
  }
}

function afterNewline(text: string, at: number): number {
  if (text[at] === '\r' && text[at + 1] === '\n') return at + 2;
  return text[at] === '\n' || text[at] === '\r' ? at + 1 : at;
}
