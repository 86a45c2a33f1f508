import { writeFileSync } from 'node:fs';
import type { Application, Member } from '@coopkit/contract';
import type { Coop } from '@coopkit/sdk';
import { UsageError, text, word, type Arguments, type Command } from '../command.ts';
import { coopOptions, withCoop } from '../coop.ts';
import { toCsv } from '../csv.ts';
import { print, table } from '../output.ts';

export const members: Command = {
  usage: `  coopkit members list [--class ID] [--email E-MAIL]
  coopkit members list --pending            the applications before the board
  coopkit members approve APPLICATION [--message TEXT]
  coopkit members reject APPLICATION [--message TEXT]
  coopkit members export [--out FILE.csv]   every member, as CSV (or JSON)`,
  options: {
    ...coopOptions,
    class: { type: 'string' },
    email: { type: 'string' },
    pending: { type: 'boolean' },
    message: { type: 'string' },
    out: { type: 'string' },
  },
  run(args) {
    const action = word(args, 0, 'action: list, approve, reject or export');
    return withCoop(args, (coop) => {
      switch (action) {
        case 'list':
          return args.options.pending ? listPending(args, coop) : list(args, coop);
        case 'approve':
          return decide(args, (id, decision) => coop.applications.approve(id, decision));
        case 'reject':
          return decide(args, (id, decision) => coop.applications.reject(id, decision));
        case 'export':
          return exportAll(args, coop);
        default:
          throw new UsageError(`There is no "members ${action}".`);
      }
    });
  },
};

async function list(args: Arguments, coop: Coop): Promise<void> {
  const rows: Member[] = [];
  for await (const member of coop.members.list({
    memberClass: text(args, 'class'),
    email: text(args, 'email'),
    limit: 500,
  })) {
    rows.push(member);
  }
  print(args, rows, () =>
    table(
      ['NUMBER', 'NAME', 'CLASS', 'E-MAIL', 'ROLE', 'SINCE', 'ID'],
      rows.map((m) => [m.number, m.name, m.memberClass, m.email, m.role, m.joinedAt.slice(0, 10), m.id]),
    ),
  );
}

async function listPending(args: Arguments, coop: Coop): Promise<void> {
  const rows: Application[] = [];
  for await (const application of coop.applications.list({ state: 'pending', limit: 500 }))
    rows.push(application);
  print(args, rows, () =>
    table(
      ['APPLICATION', 'NAME', 'CLASS', 'E-MAIL', 'SINCE'],
      rows.map((a) => [a.id, a.name, a.memberClass, a.email, a.createdAt.slice(0, 10)]),
    ),
  );
}

async function decide(
  args: Arguments,
  act: (id: string, decision: { message?: string }) => Promise<Application>,
): Promise<void> {
  const message = text(args, 'message');
  const application = await act(word(args, 1, 'application'), message === undefined ? {} : { message });
  print(args, application, () => `${application.name} is ${application.state}; a mail tells them.`);
}

async function exportAll(args: Arguments, coop: Coop): Promise<void> {
  const rows: Member[] = [];
  for await (const member of coop.members.list({ limit: 500 })) rows.push(member);
  const content = args.options.json ? `${JSON.stringify(rows, null, 2)}\n` : toCsv(rows);
  const out = text(args, 'out');
  if (out === undefined) process.stdout.write(content);
  else {
    // Members' addresses: for the steward's eyes alone.
    writeFileSync(out, content, { mode: 0o600 });
    process.stderr.write(`${rows.length} members are in ${out}\n`);
  }
}
