import type { ClassChange, MemberClass } from '@coopkit/contract';
import { oneOf, text, whole, word, type Arguments, type Command } from '../command.ts';
import { coopOptions, withCoop } from '../coop.ts';
import { dayOption } from '../day.ts';
import { print, table } from '../output.ts';

export const classes: Command = {
  usage: `  coopkit classes list                      the member classes
  coopkit classes open CLASS [--by-invitation] [--capacity N|none]
  coopkit classes close CLASS
  coopkit classes invite CLASS [--uses N] [--until 2026-12-31]
                                            makes an invitation code, shown this once`,
  options: {
    ...coopOptions,
    'by-invitation': { type: 'boolean' },
    capacity: { type: 'string' },
    uses: { type: 'string' },
    until: { type: 'string' },
  },
  run: oneOf({
    list: { run: list },
    open: {
      takes: ['class'],
      run: (args) =>
        change(args, {
          intake: args.options['by-invitation'] === true ? 'invitation' : 'open',
          ...(text(args, 'capacity') === undefined ? {} : { capacity: capacityOf(args) }),
        }),
    },
    close: { takes: ['class'], run: (args) => change(args, { intake: 'closed' }) },
    invite: { takes: ['class'], run: invite },
  }),
};

async function list(args: Arguments): Promise<void> {
  const rows = await withCoop(args, (coop) => coop.classes.list());
  print(args, rows, () =>
    table(
      ['CLASS', 'NAME', 'ADMISSION', 'TAKES', 'WHO', 'ASKS'],
      rows.map((c) => [
        c.id,
        nameOf(c),
        c.admission,
        c.intake,
        c.applicants.join(', '),
        c.fields.map(({ name }) => name).join(', '),
      ]),
    ),
  );
}

async function change(args: Arguments, to: ClassChange): Promise<void> {
  const changed = await withCoop(args, (coop) => coop.classes.update(word(args, 0), to));
  print(args, changed, () => `${nameOf(changed)} (${changed.id}) is now: ${changed.intake}.`);
}

async function invite(args: Arguments): Promise<void> {
  const uses = whole(args, 'uses', 1) ?? 1;
  const expiresAt = endOfDay(dayOption(args, 'until'));
  const invitation = await withCoop(args, (coop) =>
    coop.classes.invite(word(args, 0), { uses, ...(expiresAt === undefined ? {} : { expiresAt }) }),
  );
  print(
    args,
    invitation,
    () =>
      `${invitation.code}\n\nGood for ${uses === 1 ? 'one new member' : `${uses} new members`} of ${invitation.memberClass}${
        invitation.expiresAt ? `, until ${invitation.expiresAt}` : ''
      }. It is shown this once.`,
  );
}

function capacityOf(args: Arguments): number | null {
  return text(args, 'capacity') === 'none' ? null : (whole(args, 'capacity', 0) ?? null);
}

function endOfDay(day: string | undefined): string | undefined {
  return day === undefined ? undefined : `${day}T23:59:59.999Z`;
}

function nameOf({ id, name }: MemberClass): string {
  return Object.values(name)[0] ?? id;
}
