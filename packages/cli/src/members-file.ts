import { readFileSync, statSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { Failure } from './command.ts';

/** A row as the import takes it, and the line of the file that it begins on. */
export interface Row {
  line: number;
  values: Record<string, unknown>;
}

const MAX_BYTES = 200_000_000;

/** The names that people give the columns, and ours. */
const columns: Record<string, string> = {
  name: 'name',
  nom: 'name',
  email: 'email',
  mail: 'email',
  courriel: 'email',
  emailaddress: 'email',
  adressemail: 'email',
  class: 'memberClass',
  memberclass: 'memberClass',
  classe: 'memberClass',
  kind: 'kind',
  number: 'number',
  membernumber: 'number',
  numero: 'number',
  joinedat: 'joinedAt',
  joined: 'joinedAt',
  since: 'joinedAt',
  date: 'joinedAt',
  locale: 'locale',
  language: 'locale',
  langue: 'locale',
  signatoryname: 'signatory.name',
  signatoryrole: 'signatory.role',
};

/**
 * Reads a members' file: comma, semicolon or tab, with a line of headings.
 *
 * @param memberClass the class of every row that names none
 * @throws {Failure} with the line, where the file is not a CSV or not a members' file
 */
export function readRows(file: string, memberClass: string | undefined): Row[] {
  const text = readText(file);
  const [headings, ...records] = readCsv(file, text);
  if (!headings) throw new Failure(`${file} is empty.`, { code: 'empty_file' });
  const names = headings.cells.map(columnName);
  const missing = ['name', 'email', ...(memberClass === undefined ? ['memberClass'] : [])].filter(
    (each) => !names.includes(each),
  );
  if (missing.length > 0) {
    const hint = missing.includes('memberClass') ? ' Or give every member’s class with --class.' : '';
    throw new Failure(`${file} has no column ${missing.join(', ')} in its first line.${hint}`, {
      code: 'missing_column',
      missing,
    });
  }
  const twice = names.find((each, i) => names.indexOf(each) !== i);
  if (twice !== undefined)
    throw new Failure(`${file} has the column ${twice} twice.`, { code: 'column_twice' });
  if (records.length === 0) throw new Failure(`${file} has headings but no members.`, { code: 'empty_file' });
  return records.map(({ line, cells }) => ({ line, values: toValues(names, cells, memberClass) }));
}

function readText(file: string): string {
  let bytes: Uint8Array;
  try {
    if (statSync(file).size > MAX_BYTES) {
      throw new Failure(`${file} is larger than ${MAX_BYTES / 1e6} MB: split it.`, {
        code: 'file_too_large',
      });
    }
    bytes = readFileSync(file);
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${file} could not be read.`, { code: 'unreadable_file' });
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Failure(`${file} is not UTF-8: save it again as "CSV UTF-8".`, { code: 'not_utf8' });
  }
}

function readCsv(file: string, text: string): { line: number; cells: string[] }[] {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [';', '\t', ','].find((each) => first.includes(each)) ?? ',';
  try {
    const records = parse(text, { delimiter, info: true, skipEmptyLines: true, trim: true }) as unknown as {
      record: string[];
      info: { lines: number };
    }[];
    // The parser tells where a record ends: one that holds line breaks began before.
    return records.map(({ record, info }) => ({
      line:
        info.lines - record.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0),
      cells: record,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines ?? 0);
    throw new Failure(`${file}, line ${line}: ${error.message}`, { code: 'broken_csv', line });
  }
}

function columnName(heading: string): string {
  if (heading.startsWith('answers.')) return heading;
  const plain = heading
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
  return columns[plain] ?? `answers.${heading}`;
}

/** A cell that is empty was not given. Dotted names go into each other: `answers.home.city`. */
function toValues(
  names: string[],
  cells: string[],
  memberClass: string | undefined,
): Record<string, unknown> {
  const values = plainRecord();
  if (memberClass !== undefined) values.memberClass = memberClass;
  names.forEach((name, i) => {
    const cell = cells[i] ?? '';
    if (cell === '') return;
    const path = name.split('.');
    let at = values;
    for (const part of path.slice(0, -1)) at = (at[part] ??= plainRecord()) as Record<string, unknown>;
    at[path.at(-1) ?? name] = name === 'number' && /^\d+$/.test(cell) ? Number(cell) : cell;
  });
  return values;
}

// Without a prototype: a column may be called anything.
function plainRecord(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}
