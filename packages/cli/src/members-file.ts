import { Failure } from './command.ts';
import { readRecords } from './csv-records.ts';
import { unguarded } from './formula.ts';
import { readText } from './read-text.ts';

/** A row as the import takes it, and the line of the file that it begins on. */
export interface Row {
  line: number;
  values: Record<string, unknown>;
}

/** Some 350,000 members, who take 1 GB of memory while they are looked at. */
const MAX_BYTES = 20_000_000;

/** The names that people give the columns, and ours: letters alone, without accents. */
const columns: Record<string, string> = {
  name: 'name',
  nom: 'name',
  fullname: 'name',
  nomcomplet: 'name',
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
  signatory: 'signatory.name',
  signataire: 'signatory.name',
  signatoryname: 'signatory.name',
  signatoryrole: 'signatory.role',
};

/** What `members export` writes and no import may set: roles, statuses and consents are given in the co-op itself. */
const notTaken = ['role', 'status', 'rulesVersion', 'agreedAt'];

/**
 * Reads a members' file: a CSV whose first line names the columns.
 *
 * @param memberClass the class of every row that names none
 * @returns the rows, and the columns that were passed over
 * @throws {Failure} with the line, where the file is not a CSV or not a members' file
 */
export function readMembersFile(
  file: string,
  memberClass: string | undefined,
): { rows: Row[]; passedOver: string[] } {
  const [headings, ...records] = readRecords(file, readText(file, MAX_BYTES));
  if (!headings) throw new Failure(`${file} is empty.`, { code: 'empty_file' });
  const at = `${file}, line ${headings.line}:`;
  const names = headings.cells.map(columnName);
  const missing = ['name', 'email', ...(memberClass === undefined ? ['memberClass'] : [])].filter(
    (each) => !names.includes(each),
  );
  if (missing.length > 0) {
    const hint = missing.includes('memberClass') ? ' Or give every member’s class with --class.' : '';
    throw new Failure(`${at} there is no column ${missing.join(', ')}.${hint}`, {
      code: 'missing_column',
      line: headings.line,
      missing,
    });
  }
  const twice = names.find((each, i) => each !== null && names.indexOf(each) !== i);
  if (twice) throw new Failure(`${at} the column ${twice} is there twice.`, { code: 'column_twice' });
  const unnamed = headings.cells.indexOf('');
  if (unnamed >= 0) throw new Failure(`${at} column ${unnamed + 1} has no name.`, { code: 'unnamed_column' });
  if (records.length === 0) throw new Failure(`${file} has headings but no members.`, { code: 'empty_file' });
  return {
    rows: records.map(({ line, cells }) => ({ line, values: toValues(names, cells, memberClass) })),
    passedOver: headings.cells.filter((_, i) => names[i] === null),
  };
}

/** What a column is to us; null where it is passed over. */
function columnName(heading: string): string | null {
  if (notTaken.includes(heading)) return null;
  if (heading.startsWith('answers.')) return heading;
  const plain = heading
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
  return Object.hasOwn(columns, plain) ? (columns[plain] ?? null) : `answers.${heading}`;
}

/** A cell that is empty was not given. Dotted names go into each other: `answers.home.city`. */
function toValues(
  names: (string | null)[],
  cells: string[],
  memberClass: string | undefined,
): Record<string, unknown> {
  const values = plainRecord();
  if (memberClass !== undefined) values.memberClass = memberClass;
  names.forEach((name, i) => {
    const cell = unguarded(cells[i] ?? '');
    if (name === null || cell === '') return;
    const path = name.split('.');
    let at = values;
    for (const part of path.slice(0, -1)) {
      const inner = at[part];
      // Both "home" and "home.city" are columns: the server says of "home" that it has no such form.
      if (typeof inner === 'string') return;
      at = (at[part] = inner ?? plainRecord()) as Record<string, unknown>;
    }
    at[path.at(-1) ?? name] = name === 'number' && /^\d+$/.test(cell) ? Number(cell) : cell;
  });
  return values;
}

// Without a prototype: a column may be called anything.
function plainRecord(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}
