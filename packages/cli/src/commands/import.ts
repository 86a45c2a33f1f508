import type { FieldProblem, ImportReport } from '@coopkit/contract';
import type { Coop } from '@coopkit/sdk';
import { Failure, UsageError, text, word, type Arguments, type Command } from '../command.ts';
import { coopOptions, withCoop } from '../coop.ts';
import { readRows, type Row } from '../members-file.ts';
import { print } from '../output.ts';

/** Rows sent at a time. */
const CHUNK = 500;

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
    const rows = readRows(word(args, 1, 'file'), text(args, 'class'));
    await withCoop(args, (coop) => importRows(args, coop, rows));
  },
};

interface Line {
  line: number;
  outcome: ImportReport['rows'][number]['outcome'];
  fields: FieldProblem[];
}

async function importRows(args: Arguments, coop: Coop, rows: Row[]): Promise<void> {
  // The whole file is looked at before any of it is written.
  const lines = markRepeats(rows, await send(coop, rows, true));
  const invalid = lines.filter(({ outcome }) => outcome === 'invalid');
  const good = rows.filter((_, i) => lines[i]?.outcome === 'added');
  const write =
    args.options.write === true && (invalid.length === 0 || args.options['skip-invalid'] === true);
  if (write && good.length > 0) await send(coop, good, false);
  const count = (outcome: Line['outcome']) => lines.filter((line) => line.outcome === outcome).length;
  const summary = {
    written: write,
    added: count('added'),
    alreadyMembers: count('already_member'),
    invalid: invalid.length,
  };
  print(args, { ...summary, lines }, () => describe(lines, summary));
  if (invalid.length > 0 && !write)
    throw new Failure(`${invalid.length} of ${lines.length} lines are wrong; nothing was written.`, summary);
}

async function send(coop: Coop, rows: Row[], dryRun: boolean): Promise<Line[]> {
  const lines: Line[] = [];
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK);
    const report = await coop.members.import({ dryRun, rows: chunk.map(({ values }) => values) });
    report.rows.forEach((row, i) => lines.push({ line: chunk[i]?.line ?? 0, ...row }));
    if (!dryRun && report.rows.some(({ outcome }) => outcome === 'invalid')) {
      throw new Failure(
        `The co-op changed meanwhile: lines up to ${chunk[0]?.line ?? 0} were written. Run it again.`,
      );
    }
    if (process.stderr.isTTY && rows.length > CHUNK) {
      process.stderr.write(`\r${dryRun ? 'checked' : 'written'} ${lines.length} of ${rows.length} `);
      if (lines.length === rows.length) process.stderr.write('\n');
    }
  }
  return lines;
}

/** The server sees a part of the file at a time; what stands twice in two parts is found here. */
function markRepeats(rows: Row[], lines: Line[]): Line[] {
  const seen = { email: new Map<unknown, number>(), number: new Map<unknown, number>() };
  return lines.map((line, i) => {
    const fields = [...line.fields];
    for (const name of ['email', 'number'] as const) {
      const given = rows[i]?.values[name];
      const value = typeof given === 'string' ? given.trim().toLowerCase() : given;
      if (value === undefined) continue;
      const first = seen[name].get(value);
      if (first === undefined) seen[name].set(value, line.line);
      else if (line.outcome === 'added') fields.push({ field: name, code: 'twice' });
    }
    return { ...line, fields, outcome: fields.length > 0 ? 'invalid' : line.outcome };
  });
}

function describe(
  lines: Line[],
  summary: { written: boolean; added: number; alreadyMembers: number; invalid: number },
): string {
  const words = lines.flatMap(({ line, outcome, fields }) => {
    if (outcome === 'already_member') return [`line ${line}: a member already`];
    if (outcome === 'invalid')
      return [`line ${line}: ${fields.map(({ field, code }) => `${field} ${code}`).join(', ')}`];
    return [];
  });
  const { written, added, alreadyMembers, invalid } = summary;
  const end = written
    ? `${added} members added, ${alreadyMembers} were members already, ${invalid} skipped.`
    : `${added} members would be added, ${alreadyMembers} are members already, ${invalid} lines are wrong.${
        invalid === 0 && added > 0 ? ' To do it, add --write.' : ''
      }`;
  return [...words, end].join('\n');
}
