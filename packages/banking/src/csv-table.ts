import { cameIn, columnNamed, wentOut, type Column } from './csv-columns.ts';
import type { Placed } from './csv-cells.ts';
import { readRows, type Row } from './csv.ts';
import { BankingError } from './error.ts';

const headerWithin = 60;

/** A table whose columns are known. */
export class Table {
  /** What stands above the names of the columns, and below. */
  readonly above: readonly Row[];
  readonly rows: readonly Row[];
  readonly #places: ReadonlyMap<Column, readonly number[]>;

  constructor(above: readonly Row[], rows: readonly Row[], columns: readonly (Column | null)[]) {
    this.above = above;
    this.rows = rows;
    const places = new Map<Column, number[]>();
    for (const [at, column] of columns.entries()) {
      if (column !== null) places.set(column, [...(places.get(column) ?? []), at]);
    }
    this.#places = places;
  }

  has(column: Column): boolean {
    return this.#places.has(column);
  }

  /** What the row says in the columns of a kind, without those that are empty. */
  all(row: Row, column: Column): string[] {
    return (this.#places.get(column) ?? []).map((at) => row.cells[at] ?? '').filter((cell) => cell !== '');
  }

  /** The first of them, or nothing. */
  value(row: Row, column: Column): string {
    return this.all(row, column)[0] ?? '';
  }

  /** A column with its lines. */
  placed(rows: readonly Row[], column: Column): Placed[] {
    return rows.map((row) => ({ line: row.line, text: this.value(row, column) }));
  }
}

/**
 * The table in a text: the delimiter under which a row names the most columns, among them a day and an amount.
 *
 * @throws {BankingError} `columns_unknown`
 */
export function findTable(text: string, currency: string): Table {
  let best: { delimiter: string; header: number; columns: (Column | null)[]; known: number } | null = null;
  for (const delimiter of [';', ',', '\t', '|']) {
    for (const row of readRows(text, delimiter, headerWithin)) {
      const columns = row.cells.map((cell) => columnNamed(cell, currency));
      const known = columns.filter((column) => column !== null).length;
      if (isHeader(columns) && known > (best?.known ?? 0))
        best = { delimiter, header: row.line, columns, known };
    }
  }
  if (best === null) {
    throw new BankingError(
      'columns_unknown',
      'line 1',
      'No row names a column with the day and one with the amount. Write «Date» and «Amount» above them.',
    );
  }
  const { delimiter, header, columns } = best;
  const all = readRows(text, delimiter);
  const rows = all.filter((row) => row.line > header);
  const above = all.filter((row) => row.line < header);
  return new Table(above, rows, withSides(withDays(columns, rows), rows));
}

function isHeader(columns: readonly (Column | null)[]): boolean {
  const has = (...any: Column[]) => any.some((column) => columns.includes(column));
  return has('on', 'valueOn', 'valuta') && has('amount', 'debit', 'credit');
}

/** `Valuta` is a day or a currency: its cells tell. Where no day of booking is named, the other day is the day. */
function withDays(columns: readonly (Column | null)[], rows: readonly Row[]): (Column | null)[] {
  const told = columns.map((column, at) => {
    if (column !== 'valuta') return column;
    return rows.some((row) => /\d/.test(row.cells[at] ?? '')) ? 'valueOn' : 'currency';
  });
  return told.includes('on') ? told : told.map((column) => (column === 'valueOn' ? 'on' : column));
}

/** Some tables tell in from out by a column without a name for it. To overlook it would make money of debts. */
function withSides(columns: readonly (Column | null)[], rows: readonly Row[]): (Column | null)[] {
  if (!columns.includes('amount') || columns.includes('side')) return [...columns];
  return columns.map((column, at) => {
    if (column !== null && column !== 'kind') return column;
    const cells = rows.map((row) => row.cells[at] ?? '').filter((cell) => cell !== '');
    return cells.length > 0 && cells.every((cell) => cameIn.test(cell) || wentOut.test(cell))
      ? 'side'
      : column;
  });
}
