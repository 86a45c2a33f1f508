import { readAmounts, readDays, type Placed } from './csv-cells.ts';
import type { Column } from './csv-columns.ts';
import { findTable, type Table } from './csv-table.ts';
import type { Row } from './csv.ts';
import { BankingError } from './error.ts';
import { readIban } from './iban.ts';
import {
  fingerprint,
  keyMaker,
  type AccountCurrency,
  type Statement,
  type Transaction,
} from './statement.ts';

/**
 * The transactions in a bank's table (CSV). Columns are known by their names in English, German, French, Dutch, Spanish or Italian:
 * a day, and an amount or a column each for what went out and what came in; name, IBAN, purpose, references and currency where they
 * are there. The delimiter, the sign before decimals and the order of day and month are found out, never guessed.
 *
 * @throws {BankingError} `columns_unknown`, `invalid_day`, `ambiguous_day`, `invalid_amount`, `ambiguous_amount`, `wrong_currency`,
 *   `too_large`, `not_a_statement`; with the line and what to do
 */
export function readCsvStatement(text: string, account: AccountCurrency): Statement {
  const table = findTable(text, account.currency);
  const filled = table.rows.filter((row) => saysSomething(table, row));
  const rows = filled.filter((row) => !isPending(table, row));
  for (const row of rows) checkCurrency(table, row, account.currency);
  const own = ownAccount(table, rows);
  const days = readDays(table.placed(rows, 'on'));
  const valued = optionalDays(table.placed(rows, 'valueOn'));
  const amounts = signedAmounts(table, rows, account);
  const makeKey = keyMaker();
  const transactions = rows.map((row, at): Transaction => {
    const on = days[at] ?? '';
    const amount = amounts[at] ?? 0;
    const about = aboutOf(table, row, amount);
    const key = makeKey([own, on, amount, fingerprint(Object.values(about).map(String))]);
    const money = { amount, currency: account.currency };
    return {
      key,
      entryKey: key,
      on,
      valueOn: valued[at] ?? null,
      ...money,
      ...about,
      place: `line ${row.line}`,
    };
  });
  return {
    format: 'csv',
    id: null,
    account: own,
    ...account,
    opening: null,
    closing: null,
    pending: filled.length - rows.length,
    transactions: transactions.filter((each) => each.amount !== 0),
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

function optionalDays(cells: readonly Placed[]): (string | null)[] {
  const filled = cells.filter((cell) => cell.text !== '');
  const days = new Map(readDays(filled).map((day, at) => [filled[at], day]));
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

const cameIn = /^(?:c|cr|credit|crdt|h|haben|gutschrift|bij|crédit|haber|abono|avere|\+)$/i;
const wentOut = /^(?:d|db|dr|debit|dbit|s|soll|belastung|lastschrift|af|débit|debet|debe|cargo|dare|-)$/i;

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
  const iban = value('iban');
  const [near, far] = amount > 0 ? (['payer', 'payee'] as const) : (['payee', 'payer'] as const);
  return {
    name: value('name') ?? value(near) ?? value(far),
    iban: iban === null ? null : (readIban(iban) ?? iban),
    reference: value('reference'),
    text: table.all(row, 'text').join('\n'),
    endToEndId: given(value('endToEndId')),
    mandateReference: given(value('mandateReference')),
    bankReference: value('bankReference'),
    kind: value('kind'),
    reversal: false,
    returned: null,
  };
}

function given(text: string | null): string | null {
  return text === null || /^(?:notprovided|-|n\/a)$/i.test(text) ? null : text;
}
