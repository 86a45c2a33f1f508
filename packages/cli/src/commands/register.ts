import { writeFileSync } from 'node:fs';
import type { RegisterLine } from '@coopkit/contract';
import type { Coop } from '@coopkit/sdk';
import { UsageError, takeWords, text, type Arguments, type Command } from '../command.ts';
import { coopOptions, withCoop } from '../coop.ts';
import { dayOption } from '../day.ts';
import { note, print, table } from '../output.ts';

export const register: Command = {
  usage: `  coopkit register [--on 2026-12-31] [--csv|--html] [--locale fr] [--out FILE]
                                            the register of members as of a day: as a table, CSV,
                                            JSON, or a page to be printed`,
  options: {
    ...coopOptions,
    on: { type: 'string' },
    csv: { type: 'boolean' },
    html: { type: 'boolean' },
    locale: { type: 'string' },
    out: { type: 'string' },
  },
  run: show,
};

async function show(args: Arguments): Promise<void> {
  takeWords(args.words, []);
  const on = dayOption(args, 'on');
  const forms = (['csv', 'html', 'json'] as const).filter((form) => args.options[form] === true);
  const [form, another] = forms;
  if (another) throw new UsageError(`Give one of --${forms.join(', --')}.`);
  const day = on === undefined ? {} : { on };
  const locale = text(args, 'locale');
  if (form === 'csv' || form === 'html') {
    const query = { ...day, ...(locale === undefined ? {} : { locale }) };
    write(args, await withCoop(args, (coop) => coop.register[form](query)));
    return;
  }
  const lines = await withCoop(args, (coop) => read(coop, day));
  if (text(args, 'out') !== undefined) {
    if (form !== 'json') throw new UsageError('--out keeps --csv, --html or --json.');
    write(args, `${JSON.stringify(lines, null, 2)}\n`);
    return;
  }
  print(args, lines, () =>
    table(
      ['NUMBER', 'NAME', 'CLASS', 'STATUS', 'SINCE', 'ENTRIES AND EXITS', 'SHARES'],
      lines.map((line) => [
        line.number,
        line.name,
        line.memberClass,
        line.status,
        line.since,
        line.movements.map(({ kind, on }) => `${kind === 'entry' ? '+' : '-'}${on}`).join(' '),
        line.holding?.shares ?? null,
      ]),
    ),
  );
}

async function read(coop: Coop, day: { on?: string }): Promise<RegisterLine[]> {
  const lines: RegisterLine[] = [];
  for await (const line of coop.register.list({ ...day, limit: 500 })) lines.push(line);
  return lines;
}

/** Members' addresses: for the steward's eyes alone. */
function write(args: Arguments, content: string): void {
  const out = text(args, 'out');
  if (out === undefined) process.stdout.write(content);
  else {
    writeFileSync(out, content, { mode: 0o600 });
    note(args, `The register is in ${out}`);
  }
}
