import { dayOrderIn, readAmounts, readDays, type DayOrder, type Placed } from './csv-cells.ts';
import { cameIn, wentOut, type Column } from './csv-columns.ts';
import { findTable, type Table } from './csv-table.ts';
import type { Row } from './csv.ts';
import { BankingError } from './error.ts';
import { readIban } from './iban.ts';
import {
  fingerprint,
  keyMaker,
  periodOf,
  type AccountCurrency,
  type Statement,
  type Transaction,
} from './statement.ts';

/** How an account's amounts are read and, for a table, its days. */
export interface StatementOptions extends AccountCurrency {
  /** Which comes first in days like 03/04/2026, where somebody knows: else the table has to show it. */
  dayOrder?: DayOrder | undefined;
}

/**
 * The transactions in a bank's table (CSV). Columns are known by their names in English, German, French, Dutch, Spanish or Italian:
 * a day, and an amount or a column each for what went out and what came in; name, IBAN, purpose, references and currency where they
 * are there. The delimiter, the sign before decimals and the order of day and month are found out, never guessed.
 *
 * @throws {BankingError} `columns_unknown`, `invalid_day`, `ambiguous_day`, `invalid_amount`, `ambiguous_amount`, `wrong_currency`,
 *   `too_large`, `not_a_statement`; with the line and what to do
 */
export function readCsvStatement(
  text: string,
  { dayOrder, currency, exponent }: StatementOptions,
): Statement {
  const table = findTable(text, currency);
  const filled = table.rows.filter((row) => saysSomething(table, row));
  const rows = filled.filter((row) => !isPending(table, row));
  for (const row of rows) checkCurrency(table, row, currency);
  const own = ownAccount(table, rows);
  const booked = table.placed(rows, 'on');
  const valued = table.placed(rows, 'valueOn');
  const order = dayOrder ?? dayOrderIn([...booked, ...valued]);
  const days = readDays(booked, order);
  const valueDays = optionalDays(valued, order);
  const amounts = signedAmounts(table, rows, { currency, exponent });
  const makeKey = keyMaker();
  const transactions = rows.map((row, at): Transaction => {
    const on = days[at] ?? '';
    const amount = amounts[at] ?? 0;
    const about = aboutOf(table, row, amount);
    const key = makeKey([own, on, amount, fingerprint(Object.values(about).map(String))]);
    const money = { amount, currency };
    return {
      key,
      entryKey: key,
      on,
      valueOn: valueDays[at] ?? null,
      ...money,
      ...about,
      place: `line ${row.line}`,
    };
  });
  const moved = transactions.filter((each) => each.amount !== 0);
  return {
    format: 'csv',
    id: null,
    account: own,
    currency,
    exponent,
    ...periodOf(moved),
    opening: null,
    closing: null,
    pending: filled.length - rows.length,
    transactions: moved,
  };
}

/** Rows under the table (a total, a remark) have no day and no amount. */
function saysSomething(table: Table, row: Row): boolean {
  const money: readonly Column[] = ['amount', 'debit', 'credit'];
  return table.value(row, 'on') !== '' || money.some((column) => table.value(row, column) !== '');
}

function isPending(table: Table, row: Row): boolean {
  return /vorgemerkt|pending|en attente|pendiente|in sospeso/i.test(table.value(row, 'status'));
}

function checkCurrency(table: Table, row: Row, currency: string): void {
  const said = table.value(row, 'currency').toUpperCase().replace('€', 'EUR');
  if (said === '' || said === currency) return;
  throw new BankingError(
    'wrong_currency',
    `line ${row.line}`,
    `The row is in ${said.slice(0, 10)}, not in ${currency}.`,
  );
}

/** The account is in each row, or above the table, or nowhere. */
function ownAccount(table: Table, rows: readonly Row[]): string | null {
  const named = new Set(rows.map((row) => table.value(row, 'account')));
  const [only = ''] = named;
  if (named.size === 1 && only !== '') return readIban(only) ?? only;
  const cells = table.above.flatMap((row) => row.cells);
  const written = cells.flatMap((cell) => cell.match(/[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}/g) ?? []);
  return written.map(readIban).find((iban) => iban !== null) ?? null;
}

function optionalDays(cells: readonly Placed[], order: DayOrder | null): (string | null)[] {
  const filled = cells.filter((cell) => cell.text !== '');
  const days = new Map(readDays(filled, order).map((day, at) => [filled[at], day]));
  return cells.map((cell) => days.get(cell) ?? null);
}

/** What came in is above 0, what went out below. */
function signedAmounts(
  table: Table,
  rows: readonly Row[],
  { currency, exponent }: AccountCurrency,
): number[] {
  const amountsIn = (column: Column) => readAmounts(table.placed(rows, column), currency, exponent);
  if (!table.has('amount')) {
    const debits = amountsIn('debit');
    const credits = amountsIn('credit');
    const withMinus = debits.every((debit) => debit <= 0);
    return rows.map((row, at) => {
      const debit = debits[at] ?? 0;
      return inOrOut(credits[at] ?? 0, withMinus ? -debit : debit, row.line);
    });
  }
  const amounts = amountsIn('amount');
  for (const [at, row] of rows.entries()) {
    if (table.value(row, 'amount') !== '') continue;
    throw new BankingError(
      'invalid_amount',
      `line ${row.line}`,
      `The row has no amount${at === 0 ? '' : ' as the others have'}.`,
    );
  }
  return table.has('side')
    ? rows.map((row, at) => withSide(table.value(row, 'side'), amounts[at] ?? 0, row.line))
    : amounts;
}

/** Banks write what went out with a minus in each row, or in none. */
function inOrOut(credit: number, debit: number, line: number): number {
  if (credit >= 0 && debit >= 0 && (credit === 0 || debit === 0)) return debit === 0 ? credit : -debit;
  throw new BankingError(
    'ambiguous_amount',
    `line ${line}`,
    'It is not clear whether money came in or went out.',
  );
}

function withSide(side: string, amount: number, line: number): number {
  if (amount < 0 && wentOut.test(side)) return amount;
  if (amount >= 0 && cameIn.test(side)) return amount;
  if (amount >= 0 && wentOut.test(side)) return amount === 0 ? 0 : -amount;
  throw new BankingError(
    'ambiguous_amount',
    `line ${line}`,
    'It is not clear whether money came in or went out.',
  );
}

type About = Omit<Transaction, 'key' | 'entryKey' | 'on' | 'valueOn' | 'amount' | 'currency' | 'place'>;

function aboutOf(table: Table, row: Row, amount: number): About {
  const value = (column: Column) => table.value(row, column) || null;
  const reason = value('returnReason');
  return {
    ...partyOf(table, row, amount),
    reference: value('reference'),
    text: table.all(row, table.has('text') ? 'text' : 'kind').join('\n'),
    endToEndId: given(value('endToEndId')),
    mandateReference: given(value('mandateReference')),
    batchId: null,
    bankReference: value('bankReference'),
    kind: value('kind'),
    reversal: false,
    returned: reason === null ? null : { reason, amount: null },
  };
}

/** Some banks write the other's IBAN where others write the name. */
function partyOf(table: Table, row: Row, amount: number): Pick<Transaction, 'name' | 'iban'> {
  const [near, far] = amount > 0 ? (['payer', 'payee'] as const) : (['payee', 'payer'] as const);
  const named = (['name', near, far, 'anyName'] as const).flatMap((column) => table.all(row, column));
  const written = table.value(row, 'iban') || named.find((each) => readIban(each) !== null);
  const name = named.find((each) => readIban(each) === null) ?? null;
  return { name, iban: written === undefined ? null : (readIban(written) ?? written) };
}

function given(text: string | null): string | null {
  return text === null || /^(?:notprovided|-|n\/a)$/i.test(text) ? null : text;
}
