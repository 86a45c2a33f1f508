import type { ClassChange, MemberClass, Profile, ShareTerms } from '@coopkit/contract';
import { readTerms } from '../classes-file.ts';
import { Failure, oneOf, text, whole, word, type Arguments, type Command } from '../command.ts';
import { coopOptions, withCoop } from '../coop.ts';
import { dayOption } from '../day.ts';
import { shown } from '../money/amount.ts';
import { print, table } from '../output.ts';

export const classes: Command = {
  usage: `  coopkit classes list                      the member classes
  coopkit classes open CLASS [--by-invitation] [--capacity N|none]
  coopkit classes close CLASS
  coopkit classes set FILE.json             sets what members hold and give: the share terms and contributions
                                            of each class in the file; what it does not name stays
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
    set: { takes: ['file'], run: setTerms },
    invite: { takes: ['class'], run: invite },
  }),
};

async function list(args: Arguments): Promise<void> {
  const { rows, currency } = await withCoop(args, async (coop) => {
    const { currency } = await coop.profile.get();
    return { rows: await coop.classes.list(), currency };
  });
  print(args, rows, () =>
    table(
      ['CLASS', 'NAME', 'ADMISSION', 'TAKES', 'WHO', 'SHARES', 'GIVES', 'ASKS'],
      rows.map((c) => [
        c.id,
        nameOf(c),
        c.admission,
        c.intake,
        c.applicants.join(', '),
        c.shares ? sharesOf(c.shares, currency) : '',
        (c.contributions ?? []).map(({ id }) => id).join(', '),
        c.fields.map(({ name }) => name).join(', '),
      ]),
    ),
  );
}

/** How many shares of how much: `2 to 100 of 25.00 EUR`. */
function sharesOf(
  { nominal, minimum, maximum }: ShareTerms,
  { code, exponent }: Profile['currency'],
): string {
  const many = maximum === null ? `from ${minimum}` : `${minimum} to ${maximum}`;
  return `${many} of ${shown({ amount: nominal, currency: code, exponent })}`;
}

async function setTerms(args: Arguments): Promise<void> {
  const file = word(args, 0);
  const set = await withCoop(args, async (coop) => {
    const { locales, classes } = await coop.profile.get();
    const terms = readTerms(file, locales[0] ?? 'en');
    // All are looked at before the first is set.
    const unknown = terms.find(({ id }) => !classes.some((each) => each.id === id));
    if (unknown) {
      const known = classes.map(({ id }) => id).join(', ');
      throw new Failure(`${file}: there is no class "${unknown.id}". There are: ${known}.`, {
        code: 'not_found',
      });
    }
    const changed: MemberClass[] = [];
    for (const { id, ...change } of terms) changed.push(await coop.classes.update(id, change));
    return changed;
  });
  print(args, set, () => set.map((each) => `${nameOf(each)} (${each.id}): ${termsWords(each)}.`).join('\n'));
}

function termsWords({ shares, contributions = [] }: MemberClass): string {
  const gives = contributions.map(({ id, kind }) => `${id} (${kind})`).join(', ');
  return [shares ? 'shares' : 'no shares', gives || 'no contributions'].join('; ');
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
