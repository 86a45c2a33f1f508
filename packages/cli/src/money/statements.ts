import { basename } from 'node:path';
import type { BankTransaction, StatementReport } from '@coopkit/contract';
import type { Coop } from '@coopkit/sdk';
import { all } from '../all.ts';
import { UsageError, text, word, type Arguments } from '../command.ts';
import { withCoop } from '../coop.ts';
import { memberBy } from '../member-number.ts';
import { facts, oneLine, print } from '../output.ts';
import { readBytes } from '../read-text.ts';
import { shown } from './amount.ts';

/** As much as one call takes, which is years of a co-op's account. */
const MAX_BYTES = 3_000_000;

/** Has a bank's statement read, and booked what is certain of it. */
export async function importFile(args: Arguments): Promise<void> {
  const name = word(args, 0);
  const file = Buffer.from(readBytes(name, MAX_BYTES)).toString('base64');
  const dryRun = args.options['dry-run'] === true;
  const report = await withCoop(args, (coop) =>
    coop.payments.import({ file, name: basename(name).slice(0, 300), dryRun }),
  );
  print(args, report, () => reportWords(report, dryRun));
}

function reportWords(report: StatementReport, dryRun: boolean): string {
  const told = facts([
    ['in the file', String(report.transactions)],
    ['known already', String(report.known)],
    [dryRun ? 'would be booked' : 'booked', String(report.booked)],
    ['not recognised', String(report.unmatched)],
    [dryRun ? 'would be received' : 'received', shown(report.received)],
  ]);
  if (dryRun) return `${told}\n\nNothing is written: leave --dry-run away to book it.`;
  return report.unmatched > 0 ? `${told}\n\nWhat the rest may be: coopkit payments unmatched` : told;
}

/** Lists what no statement's reading explained, with what it may be and how to say so. */
export async function unmatched(args: Arguments): Promise<void> {
  const rows = await withCoop(args, (coop) => all(coop.payments.transactions({ state: 'unmatched' })));
  print(args, rows, () => (rows.length === 0 ? 'Everything is explained.' : rows.map(waiting).join('\n\n')));
}

function waiting({ id, on, amount, name, account, text: said, suggestions }: BankTransaction): string {
  const who = [name, account].filter((each) => each !== null).join(', ');
  const lines = [
    `${id}  ${on}  ${shown(amount)}${who ? `  ${who}` : ''}`,
    ...(said ? [`  says: ${said}`] : []),
    ...suggestions.flatMap((each) => {
      const whose = each.memberNumber === null ? each.name : `member ${each.memberNumber}, ${each.name}`;
      const as =
        each.paymentId !== null
          ? `--payment ${each.paymentId}`
          : each.memberNumber !== null
            ? `--member ${each.memberNumber}`
            : null;
      return [
        `  perhaps ${whose}, ${shown(each.amount)} (${each.because.join(', ')})`,
        ...(as === null ? [] : [`    coopkit payments match ${id} ${as}`]),
      ];
    }),
  ];
  return lines.map(oneLine).join('\n');
}

/** Says what a movement on the account is. */
export async function match(args: Arguments): Promise<void> {
  const names = ['payment', 'member', 'notice', 'account', 'set-aside'];
  const [as, another] = names.filter((name) => args.options[name] !== undefined);
  if (as === undefined || another !== undefined) {
    throw new UsageError(`Say what it is with one of --${names.join(', --')}.`);
  }
  const matched = await withCoop(args, async (coop) =>
    coop.payments.match(word(args, 0), await meant(coop, as, text(args, as) ?? '')),
  );
  print(args, matched, () => {
    const what = matched.state === 'booked' ? 'is booked' : 'is set aside: it is not the ledger’s';
    return `${matched.id}: ${shown(matched.amount)} of ${matched.on} ${what}.`;
  });
}

async function meant(
  coop: Coop,
  as: string,
  value: string,
): Promise<Parameters<Coop['payments']['match']>[1]> {
  if (as === 'payment') return { paymentId: value };
  if (as === 'member') return { memberId: (await memberBy(coop, value)).id };
  if (as === 'notice') return { noticeId: value };
  return as === 'account' ? { account: value } : { setAside: true };
}
