import { writeFileSync } from 'node:fs';
import type { PersonalData } from '@coopkit/contract';
import type { Coop } from '@coopkit/sdk';
import { UsageError, takeWords, text, whole, type Arguments, type Command } from '../command.ts';
import { coopOptions, withCoop } from '../coop.ts';
import { memberBy } from '../member-number.ts';
import { facts, note } from '../output.ts';

export const exportMember: Command = {
  usage: `  coopkit export --member NUMBER [--html] [--locale fr] [--out FILE]
                                            everything that is held on a member: as text, JSON, or a
                                            page to be read and printed`,
  options: {
    ...coopOptions,
    member: { type: 'string' },
    html: { type: 'boolean' },
    locale: { type: 'string' },
    out: { type: 'string' },
  },
  run: exportOne,
};

async function exportOne(args: Arguments): Promise<void> {
  takeWords(args.words, []);
  const number = whole(args, 'member', 1);
  if (number === undefined) throw new UsageError('Say whose with --member NUMBER.');
  if (args.options.html && args.options.json) throw new UsageError('Give one of --html, --json.');
  const content = await withCoop(args, (coop) => read(args, coop, number));
  const out = text(args, 'out');
  if (out === undefined) process.stdout.write(content);
  else {
    // All of a person's data: for the steward's eyes, and theirs.
    writeFileSync(out, content, { mode: 0o600 });
    note(args, `All that is held on member ${number} is in ${out}`);
  }
}

async function read(args: Arguments, coop: Coop, number: number): Promise<string> {
  const member = await memberBy(coop, String(number));
  const locale = text(args, 'locale');
  const query = locale === undefined ? {} : { locale };
  if (args.options.html) return coop.members.exportHtml(member.id, query);
  const data = await coop.members.export(member.id, query);
  return args.options.json ? `${JSON.stringify(data, null, 2)}\n` : asText(data);
}

function asText({ sections }: PersonalData): string {
  return sections
    .map(({ label, rows }) => {
      const each = rows.map((row) => facts(Object.entries(row).map(([name, value]) => [name, said(value)])));
      return `${[label.toUpperCase(), ...each].join('\n\n')}\n`;
    })
    .join('\n');
}

function said(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
