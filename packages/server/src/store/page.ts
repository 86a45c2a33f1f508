import type {
  ExpressionBuilder,
  ExpressionWrapper,
  SelectQueryBuilder,
  SqlBool,
  StringReference,
} from 'kysely';
import type { Database } from './database.ts';

/** Which page is asked for: after the place that the cursor names. */
export interface PageOf {
  cursor: readonly (string | number)[] | undefined;
  limit: number;
}

/** A cursor that was not made by {@link toPage}. */
export const BAD_CURSOR = Symbol('bad cursor');

/** The place a cursor names: what the list is ordered by, as the last row had it. */
export function readCursor(
  cursor: string | undefined,
  form: readonly ('string' | 'number')[],
): PageOf['cursor'] | typeof BAD_CURSOR {
  if (cursor === undefined) return undefined;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const right =
      Array.isArray(place) &&
      place.length === form.length &&
      place.every((part: unknown, i) => typeof part === form[i] && isOrdinary(part));
    return right ? (place as (string | number)[]) : BAD_CURSOR;
  } catch {
    return BAD_CURSOR;
  }
}

// What no database chokes on: a cursor comes from outside.
function isOrdinary(part: unknown): boolean {
  return typeof part === 'string'
    ? /^[\x20-\x7e]{0,100}$/.test(part)
    : Number.isInteger(part) && Math.abs(Number(part)) < 2 ** 31;
}

/** The condition "comes after the cursor" in the order of these columns; in the other order where it is the latest first. */
export function after<Table extends keyof Database>(
  e: ExpressionBuilder<Database, Table>,
  cursor: PageOf['cursor'],
  columns: readonly StringReference<Database, Table>[],
  order: 'asc' | 'desc' = 'asc',
): ExpressionWrapper<Database, Table, SqlBool> {
  if (!cursor) return e.and([]);
  return e.or(
    columns.map((column, i) =>
      e.and([
        ...columns.slice(0, i).map((equal, j) => e(equal, '=', cursor[j] as never)),
        e(column, order === 'asc' ? '>' : '<', cursor[i] as never),
      ]),
    ),
  );
}

/** One page of rows, of which one more than the limit was asked for. */
export function toPage<Row, Item>(
  rows: Row[],
  limit: number,
  place: (row: Row) => readonly (string | number)[],
  toItem: (row: Row) => Item,
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined;
  return {
    items: shown.map(toItem),
    next: next ? Buffer.from(JSON.stringify(place(last))).toString('base64url') : null,
  };
}

/** A page of a table's rows in the order of these columns, which name each row's place. */
export async function readPage<Table extends keyof Database, Row extends object>(
  query: SelectQueryBuilder<Database, Table, Row>,
  columns: readonly (string & keyof Row & StringReference<Database, Table>)[],
  page: PageOf,
  order: 'asc' | 'desc' = 'asc',
): Promise<{ items: Row[]; next: string | null }> {
  let ordered = query.where((e) => after(e, page.cursor, columns, order));
  for (const column of columns) ordered = ordered.orderBy(column, order);
  const rows = await ordered.limit(page.limit + 1).execute();
  return toPage(
    rows as Row[],
    page.limit,
    (row) => columns.map((column) => row[column] as string | number),
    (row) => row,
  );
}
