import { readCamt } from './camt.ts';
import { readCsvStatement, type StatementOptions } from './csv-statement.ts';
import { BankingError } from './error.ts';
import type { Statement } from './statement.ts';
import { readText } from './text.ts';

/**
 * The statements in a file from the bank, whichever of the two it is: camt.052, 053 or 054 (XML), or a table (CSV).
 *
 * @throws {BankingError} as {@link readCamt} and {@link readCsvStatement}; `too_large` beyond 16 MiB, `not_text`
 */
export function readStatement(bytes: Uint8Array, options: StatementOptions): Statement[] {
  const text = readText(bytes);
  if (text.trim() === '') throw new BankingError('not_a_statement', 'file', 'It is empty.');
  return /^\s*</.test(text) ? readCamt(text, options) : [readCsvStatement(text, options)];
}
