import { writeFileSync } from 'node:fs';
import { MemberStatus, type Application, type Member } from '@coopkit/contract';
import type { Coop } from '@coopkit/sdk';
import { flatAnswers } from '../answers.ts';
import { Failure, UsageError, oneOf, text, word, type Arguments, type Command } from '../command.ts';
import { coopOptions, withCoop } from '../coop.ts';
import { toCsv } from '../csv.ts';
import { dayOption } from '../day.ts';
import { memberBy } from '../member-number.ts';
import { facts, note, print, table } from '../output.ts';

export const members: Command = {
  usage: `  coopkit members list [--class ID] [--email E-MAIL] [--status STATUS] [--on 2026-12-31]
  coopkit members show ID|E-MAIL
  coopkit members status NUMBER STATUS [--on 2026-12-31] [--reason TEXT]
                         [--decision TEXT --meeting 2026-12-31|--vote ID]
                                            records what a member is from a day on: active, suspended,
                                            paused, investing, left, expelled, died; a mail tells them
  coopkit members erase NUMBER              erases for good what is held on a former member, save what
                                            must be kept
  coopkit members approve APPLICATION [--message TEXT]
  coopkit members reject APPLICATION [--message TEXT]
                                            decides an application; a mail tells the applicant
  coopkit members export [--class ID] [--out FILE.csv]
                                            every member, as CSV (or JSON)`,
  options: {
    ...coopOptions,
    class: { type: 'string' },
    email: { type: 'string' },
    message: { type: 'string' },
    status: { type: 'string' },
    on: { type: 'string' },
    reason: { type: 'string' },
    decision: { type: 'string' },
    meeting: { type: 'string' },
    vote: { type: 'string' },
    out: { type: 'string' },
  },
  run: oneOf({
    list: { run: list },
    show: { takes: ['member'], run: show },
    status: { takes: ['member', 'status'], run: setStatus },
    erase: { takes: ['member'], run: erase },
    approve: {
      takes: ['application'],
      run: (args) => decide(args, (coop, id, decision) => coop.applications.approve(id, decision)),
    },
    reject: {
      takes: ['application'],
      run: (args) => decide(args, (coop, id, decision) => coop.applications.reject(id, decision)),
    },
    export: { run: exportAll },
  }),
};

async function list(args: Arguments): Promise<void> {
  const rows = await withCoop(args, (coop) => read(args, coop));
  print(args, rows, () =>
    table(
      ['NUMBER', 'NAME', 'CLASS', 'STATUS', 'E-MAIL', 'ROLE', 'SINCE', 'ID'],
      rows.map((m) => [
        m.number,
        m.name,
        m.memberClass,
        m.status,
        m.email,
        m.role,
        m.joinedAt.slice(0, 10),
        m.id,
      ]),
    ),
  );
}

async function show(args: Arguments): Promise<void> {
  const asked = word(args, 0);
  const member = await withCoop(args, async (coop) => {
    if (!asked.includes('@')) return coop.members.get(asked);
    const [found] = (await coop.members.list({ email: asked }).page()).items;
    return found;
  });
  if (!member) throw new Failure(`There is no member with the address ${asked}.`, { code: 'not_found' });
  const { consent } = member;
  print(args, member, () =>
    facts([
      ['id', member.id],
      ['number', member.number],
      ['class', member.memberClass],
      ['kind', member.kind],
      ['name', member.name],
      ['signatory', member.signatory?.name],
      ['signatory’s role', member.signatory?.role],
      ['e-mail', member.email],
      ['language', member.locale],
      ['role', member.role],
      ['joined at', member.joinedAt],
      ['status', member.status],
      ...flatAnswers(member.answers),
      [
        'agreed to rules',
        consent && `version ${consent.rulesVersion} in ${consent.locale} at ${consent.agreedAt}`,
      ],
    ]),
  );
}

async function setStatus(args: Arguments): Promise<void> {
  const status = statusOf(word(args, 1));
  const on = dayOption(args, 'on');
  const meetingOn = dayOption(args, 'meeting');
  const reason = text(args, 'reason');
  const [decided, voteId] = [text(args, 'decision'), text(args, 'vote')];
  if (decided !== undefined && (voteId === undefined) === (meetingOn === undefined)) {
    throw new UsageError('Say where it was decided: --meeting 2026-12-31 or --vote ID.');
  }
  const { member, record } = await withCoop(args, async (coop) => {
    const member = await memberBy(coop, word(args, 0));
    const record = await coop.members.setStatus(member.id, {
      status,
      ...(on === undefined ? {} : { on }),
      ...(reason === undefined ? {} : { reason }),
      ...(decided === undefined
        ? {}
        : {
            decision:
              voteId === undefined
                ? { text: decided, meetingOn: meetingOn ?? '' }
                : { text: decided, voteId },
          }),
    });
    return { member, record };
  });
  print(args, record, () => `${member.name} is ${status} from ${record.on} on.`);
}

async function erase(args: Arguments): Promise<void> {
  const { member, erasure } = await withCoop(args, async (coop) => {
    const member = await memberBy(coop, word(args, 0));
    return { member, erasure: await coop.members.erase(member.id, member.number) };
  });
  print(args, erasure, () =>
    [
      `Member ${member.number}: erased at ${erasure.at}: ${erasure.erased.join(', ')}.`,
      ...erasure.kept.map(
        ({ name, reason, until }) => `Kept: ${name}${until ? ` until ${until}` : ''}. ${reason}`,
      ),
    ].join('\n'),
  );
}

function statusOf(given: string | undefined): MemberStatus {
  const read = MemberStatus.safeParse(given);
  if (read.success) return read.data;
  throw new UsageError(`"${given ?? ''}" is none of ${MemberStatus.options.join(', ')}.`);
}

async function decide(
  args: Arguments,
  act: (coop: Coop, id: string, decision: { message?: string }) => Promise<Application>,
): Promise<void> {
  const message = text(args, 'message');
  const application = await withCoop(args, (coop) =>
    act(coop, word(args, 0), message === undefined ? {} : { message }),
  );
  print(args, application, () => `${application.name} is ${application.state}; a mail tells them.`);
}

async function exportAll(args: Arguments): Promise<void> {
  const rows = await withCoop(args, (coop) => read(args, coop));
  const content = args.options.json ? `${JSON.stringify(rows, null, 2)}\n` : toCsv(rows);
  const out = text(args, 'out');
  if (out === undefined) process.stdout.write(content);
  else {
    // Members' addresses: for the steward's eyes alone.
    writeFileSync(out, content, { mode: 0o600 });
    note(args, `${rows.length} members are in ${out}`);
  }
}

async function read(args: Arguments, coop: Coop): Promise<Member[]> {
  const rows: Member[] = [];
  const filter = {
    memberClass: text(args, 'class'),
    email: text(args, 'email'),
    ...(args.options.status === undefined ? {} : { status: statusOf(text(args, 'status')) }),
    on: dayOption(args, 'on'),
  };
  for await (const member of coop.members.list({ ...filter, limit: 500 })) rows.push(member);
  return rows;
}
