import { CsvError, parse } from 'csv-parse/sync';
import { Failure } from './command.ts';

export interface CsvRecord {
  /** The line of the file that it begins on. */
  line: number;
  cells: string[];
}

/**
 * Reads a CSV (RFC 4180), whichever of comma, semicolon and tab it is made with. Lines without anything in them are passed over.
 *
 * @param file its name, for what is said of it
 * @throws {Failure} `broken_csv`, with the line
 */
export function readRecords(file: string, content: string): CsvRecord[] {
  // One kind of line break: lines are then counted alike within quotes and without.
  const text = content.replace(/\r\n?/g, '\n');
  const records: CsvRecord[] = [];
  // The line that the last whole record ended on.
  let ended = 0;
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      skipEmptyLines: true,
      skipRecordsWithEmptyValues: true,
      trim: true,
      onRecord(cells: string[], { lines }) {
        ended = lines;
        const line = lines - cells.reduce((breaks, cell) => breaks + breaksIn(cell), 0);
        records.push({ line, cells });
        return null;
      },
    });
    return records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = lineAfter(text, ended);
    throw new Failure(`${file}, line ${line}: ${describe(error)}`, { code: 'broken_csv', line });
  }
}

/** Of the three, the one that stands most often in the first line that has anything, outside of quotes. */
function delimiterOf(text: string): string {
  const bare = (/\S[^\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const [delimiter = ','] = [',', ';', '\t'].sort((a, b) => bare.split(b).length - bare.split(a).length);
  return delimiter;
}

function describe(error: CsvError): string {
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quote is opened here and never closed.';
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
      return 'it has more or fewer cells than the first line.';
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return 'a quote stands where none can: a cell with quotes is quoted whole, and each quote in it is doubled.';
    default:
      return error.message;
  }
}

function breaksIn(cell: string): number {
  let breaks = 0;
  for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) breaks++;
  return breaks;
}

/** The first line after this one that has anything in it. */
function lineAfter(text: string, line: number): number {
  const lines = text.split('\n');
  let next = line;
  while (next < lines.length - 1 && lines[next]?.trim() === '') next++;
  return next + 1;
}
