import type { FieldProblem, ImportReport } from '@coopkit/contract';
import { isCoopError, type Coop } from '@coopkit/sdk';
import { Failure, UsageError, takeWords, text, word, type Arguments, type Command } from '../command.ts';
import { coopOptions, withCoop } from '../coop.ts';
import { readMembersFile, type Row } from '../members-file.ts';
import { note, oneLine, print } from '../output.ts';

/** Rows sent at a time: as many as the server takes, and fewer where they are long. */
const CHUNK_ROWS = 500;
const CHUNK_CHARACTERS = 500_000;

export const importMembers: Command = {
  usage: `  coopkit import members FILE.csv [--class ID] [--write [--skip-invalid]]
                                            tells what would be added and what is wrong, line by line; --write does it`,
  options: {
    ...coopOptions,
    class: { type: 'string' },
    write: { type: 'boolean' },
    'skip-invalid': { type: 'boolean' },
  },
  async run(args) {
    if (args.words[0] !== 'members')
      throw new UsageError('What is there to import? Members: coopkit import members FILE.csv');
    takeWords(args.words, ['members', 'file']);
    const { rows, passedOver } = readMembersFile(word(args, 1), text(args, 'class'));
    await withCoop(args, (coop) => importRows(args, coop, rows, passedOver));
  },
};

interface Line {
  line: number;
  outcome: ImportReport['rows'][number]['outcome'];
  fields: FieldProblem[];
}

interface Summary {
  written: boolean;
  added: number;
  alreadyMembers: number;
  invalid: number;
}

async function importRows(args: Arguments, coop: Coop, rows: Row[], passedOver: string[]): Promise<void> {
  if (passedOver.length > 0) note(args, `Not taken from the file: ${passedOver.map(oneLine).join(', ')}.`);
  // The whole file is looked at before any of it is written.
  const lines = markRepeats(rows, await look(coop, rows));
  const count = (outcome: Line['outcome']) => lines.filter((line) => line.outcome === outcome).length;
  const invalid = count('invalid');
  const written = args.options.write === true && (invalid === 0 || args.options['skip-invalid'] === true);
  if (written)
    await write(
      coop,
      rows.filter((_, i) => lines[i]?.outcome === 'added'),
    );
  const summary = { written, added: count('added'), alreadyMembers: count('already_member'), invalid };
  print(args, { ...summary, passedOver, lines }, () => describe(rows, lines, summary));
  if (invalid > 0 && !written) {
    throw new Failure(`${invalid} of ${lines.length} members are wrong; nothing was written.`, {
      code: 'invalid_lines',
      ...summary,
    });
  }
}

async function look(coop: Coop, rows: Row[]): Promise<Line[]> {
  const lines: Line[] = [];
  for (const chunk of chunks(rows)) {
    const report = await coop.members.import({ dryRun: true, rows: chunk.map(({ values }) => values) });
    report.rows.forEach((row, i) => lines.push({ line: chunk[i]?.line ?? 0, ...row }));
    progress('checked', lines.length, rows.length);
  }
  return lines;
}

async function write(coop: Coop, rows: Row[]): Promise<void> {
  // Those with a number go first: whoever has none then gets one that nobody in the file has.
  const numbered = rows.filter(({ values }) => values.number !== undefined);
  const others = rows.filter(({ values }) => values.number === undefined);
  let done = 0;
  const stopped = (why: string, facts: object) =>
    new Failure(`${why} ${done} members were written before that; run it again for the others.`, {
      ...facts,
      written: done,
    });
  for (const chunk of chunks([...numbered, ...others])) {
    const body = { dryRun: false, rows: chunk.map(({ values }) => values) };
    const report = await coop.members.import(body).catch((error: unknown) => {
      if (!isCoopError(error)) throw error;
      throw stopped(`${error.message} (${error.code}).`, { code: error.code, requestId: error.requestId });
    });
    const wrong = report.rows.findIndex(({ outcome }) => outcome === 'invalid');
    if (wrong >= 0)
      throw stopped(`The co-op changed meanwhile: line ${chunk[wrong]?.line ?? 0} is wrong now.`, {
        code: 'changed',
      });
    done += chunk.length;
    progress('written', done, rows.length);
  }
}

function* chunks(rows: Row[]): Generator<Row[]> {
  let chunk: Row[] = [];
  let characters = 0;
  for (const row of rows) {
    const length = JSON.stringify(row.values).length;
    if (chunk.length === CHUNK_ROWS || (chunk.length > 0 && characters + length > CHUNK_CHARACTERS)) {
      yield chunk;
      chunk = [];
      characters = 0;
    }
    chunk.push(row);
    characters += length;
  }
  if (chunk.length > 0) yield chunk;
}

function progress(what: string, done: number, all: number): void {
  if (!process.stderr.isTTY || all <= CHUNK_ROWS) return;
  process.stderr.write(`\r${what} ${done} of ${all} ${done === all ? '\n' : ''}`);
}

/** The server sees a part of the file at a time; what stands twice in two parts is found here. */
function markRepeats(rows: Row[], lines: Line[]): Line[] {
  const seen = { email: new Set<unknown>(), number: new Set<unknown>() };
  return lines.map((line, i) => {
    const fields = [...line.fields];
    for (const name of ['email', 'number'] as const) {
      const given = rows[i]?.values[name];
      const value = typeof given === 'string' ? given.trim().toLowerCase() : given;
      if (value === undefined) continue;
      if (seen[name].has(value) && line.outcome === 'added') fields.push({ field: name, code: 'twice' });
      seen[name].add(value);
    }
    return { ...line, fields, outcome: fields.length > 0 ? 'invalid' : line.outcome };
  });
}

function describe(rows: Row[], lines: Line[], summary: Summary): string {
  const { written, added, alreadyMembers, invalid } = summary;
  const each = lines.map(({ line, outcome, fields }, i) => {
    const { name = '', email = '' } = rows[i]?.values ?? {};
    const who = oneLine(`${String(name)} <${String(email)}>`);
    if (outcome === 'invalid')
      return `line ${line}: wrong: ${fields.map(({ field, code }) => `${oneLine(field)}: ${code}`).join(', ')}`;
    if (outcome === 'already_member') return `line ${line}: a member already: ${who}`;
    return `line ${line}: ${written ? 'added' : 'would be added'}: ${who}`;
  });
  const end = written
    ? `${added} added, ${alreadyMembers} were members already, ${invalid} left out.`
    : `${added} would be added, ${alreadyMembers} are members already, ${invalid} are wrong.${
        invalid === 0 && added > 0 ? ' To do it, add --write.' : ''
      }`;
  return [...each, '', end].join('\n');
}
