import type { LedgerEntry, Reconciliation } from '@coopkit/contract';
import { all } from '../all.ts';
import {
  Failure,
  UsageError,
  choice,
  oneOf,
  text,
  whole,
  word,
  type Arguments,
  type Command,
} from '../command.ts';
import { coopOptions, withCoop } from '../coop.ts';
import { dayOption } from '../day.ts';
import { memberFilter, numbersOf } from '../member-number.ts';
import { column, readAmount, shown } from '../money/amount.ts';
import { print, table, tableWithText } from '../output.ts';
import { writeOut } from '../write-file.ts';

const formats = ['csv', 'fec', 'fec-description', 'datev'] as const;
const plans = ['fr-pcg', 'de-skr03', 'de-skr04', 'generic', 'generic-fr'] as const;

export const ledger: Command = {
  usage: `  coopkit ledger entries [--from 2026-01-01] [--to 2026-12-31] [--member NUMBER] [--payment ID]
                                            the journal
  coopkit ledger balances [--on 2026-12-31] the balance of each account
  coopkit ledger export --format ${formats.join('|')} [--from DAY] [--to DAY] [--out FILE]
                        [--plan ${plans.join('|')}]
                        [--siren N] [--adviser N --client N] [--fiscal-year-start DAY] [--account-length N] [--final]
                                            the journal for the accountant
  coopkit ledger reconcile [--on 2026-12-31]
                                            holds the register, payments and the bank against the ledger:
                                            status 1 where they differ
  coopkit ledger add DEBIT CREDIT AMOUNT --text TEXT [--on 2026-12-31]
                                            books what nothing else books: provider-fees bank 4.90
  coopkit ledger reverse ENTRY --text TEXT [--on 2026-12-31]
                                            reverses an entry that was added by hand`,
  options: {
    ...coopOptions,
    from: { type: 'string' },
    to: { type: 'string' },
    on: { type: 'string' },
    member: { type: 'string' },
    payment: { type: 'string' },
    text: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
    plan: { type: 'string' },
    siren: { type: 'string' },
    adviser: { type: 'string' },
    client: { type: 'string' },
    'fiscal-year-start': { type: 'string' },
    'account-length': { type: 'string' },
    final: { type: 'boolean' },
  },
  run: oneOf({
    entries: { run: entries },
    balances: { run: balances },
    export: { run: exportJournal },
    reconcile: { run: reconcile },
    add: { takes: ['account to debit', 'account to credit', 'amount'], run: add },
    reverse: { takes: ['entry'], run: reverse },
  }),
};

async function entries(args: Arguments): Promise<void> {
  const between = { from: dayOption(args, 'from'), to: dayOption(args, 'to') };
  const paymentId = text(args, 'payment');
  const { rows, number } = await withCoop(args, async (coop) => {
    const filter = { ...between, paymentId, ...(await memberFilter(args, coop)), limit: 500 };
    const rows = await all(coop.ledger.entries(filter));
    const parties = rows.flatMap(({ postings }) => postings.flatMap((p) => [p.debitParty, p.creditParty]));
    return { rows, number: await numbersOf(coop, parties) };
  });
  print(args, rows, () => journalTable(rows, number));
}

/** A line for each posting; an account that is kept by member has the member's number after it. */
function journalTable(rows: readonly LedgerEntry[], number: (id: string | null) => number | null): string {
  const lines = rows.flatMap((entry) =>
    entry.postings.map((posting, i) => ({ entry, posting, first: i === 0 })),
  );
  const amounts = column(lines.map(({ posting }) => posting.amount));
  const side = (account: string, party: string | null) => {
    const whose = number(party);
    return whose === null ? account : `${account} ${whose}`;
  };
  return tableWithText(
    ['ENTRY', 'DAY', 'DEBIT', 'CREDIT', 'AMOUNT', 'TEXT'],
    lines.map(({ entry, posting, first }, i) => [
      first ? entry.position : '',
      first ? entry.on : '',
      side(posting.debit, posting.debitParty),
      side(posting.credit, posting.creditParty),
      amounts[i] ?? '',
      first ? entry.text : '',
    ]),
  );
}

async function balances(args: Arguments): Promise<void> {
  const on = dayOption(args, 'on');
  const found = await withCoop(args, (coop) => coop.ledger.balances({ on }));
  print(args, found, () => {
    const { items } = found;
    const [debit, credit, balance] = (['debit', 'credit', 'balance'] as const).map((side) =>
      column(items.map((each) => each[side])),
    );
    return table(
      ['ACCOUNT', 'DEBIT', 'CREDIT', 'BALANCE', 'NAME'],
      items.map((each, i) => [
        each.account,
        debit?.[i] ?? '',
        credit?.[i] ?? '',
        balance?.[i] ?? '',
        each.name,
      ]),
    );
  });
}

async function exportJournal(args: Arguments): Promise<void> {
  const format = choice(args, 'format', formats);
  if (!format) throw new UsageError(`Say in which form with --format: ${formats.join(', ')}.`);
  if (args.options.json) throw new UsageError('The journal as JSON is: coopkit ledger entries --json.');
  const siren = text(args, 'siren');
  if (format.startsWith('fec') && siren === undefined)
    throw new UsageError('A FEC needs the company’s --siren.');
  const adviser = digits(args, 'adviser');
  const client = digits(args, 'client');
  if (format === 'datev' && (adviser === undefined || client === undefined)) {
    throw new UsageError('DATEV needs the numbers of the adviser and the client: --adviser N --client N.');
  }
  const query = {
    format,
    from: dayOption(args, 'from'),
    to: dayOption(args, 'to'),
    plan: choice(args, 'plan', plans),
    siren,
    adviser,
    client,
    fiscalYearStart: dayOption(args, 'fiscal-year-start'),
    accountLength: digits(args, 'account-length'),
    ...(args.options.final === true ? { final: 'yes' as const } : {}),
  };
  writeOut(args, await withCoop(args, (coop) => coop.ledger.export(query)), 'The journal');
}

function digits(args: Arguments, name: string): string | undefined {
  const given = whole(args, name, 1);
  return given === undefined ? undefined : String(given);
}

async function reconcile(args: Arguments): Promise<void> {
  const on = dayOption(args, 'on');
  const found = await withCoop(args, (coop) => coop.ledger.reconcile({ on }));
  print(args, found, () => reconciliation(found));
  const { length } = found.differences;
  if (length > 0) {
    throw new Failure(`The books do not agree: ${length === 1 ? '1 difference' : `${length} differences`}.`, {
      code: 'differences',
    });
  }
}

function reconciliation({ on, checked, differences, unmatched }: Reconciliation): string {
  const theirs = column(differences.map((each) => each.theirs));
  const ours = column(differences.map((each) => each.ours));
  return [
    `Held against each other, up to ${on}: ${checked.members} members, ${checked.payments} payments, ${checked.statements} statements.`,
    differences.length === 0
      ? 'They agree.'
      : `\n${tableWithText(
          ['WHERE', 'ABOUT', 'THEIRS', 'OURS', 'WHAT'],
          differences.map((each, i) => [each.between, each.about, theirs[i] ?? '', ours[i] ?? '', each.text]),
        )}`,
    ...(unmatched.count > 0
      ? [
          `\nNot explained yet: ${unmatched.count} on the account, ${shown(unmatched.total)} together. See: coopkit payments unmatched`,
        ]
      : []),
  ].join('\n');
}

async function add(args: Arguments): Promise<void> {
  const words = wordsOf(args);
  const on = dayOption(args, 'on') ?? new Date().toISOString().slice(0, 10);
  const entry = await withCoop(args, async (coop) => {
    const { currency } = await coop.profile.get();
    const [debit, credit] = [word(args, 0), word(args, 1)];
    const amount = readAmount(word(args, 2), currency);
    return coop.ledger.add({ on, text: words, postings: [{ debit, credit, amount }] });
  });
  tell(args, entry);
}

async function reverse(args: Arguments): Promise<void> {
  const given = word(args, 0);
  if (!/^[1-9]\d{0,8}$/.test(given)) throw new UsageError(`"${given}" is not the number of an entry.`);
  const words = wordsOf(args);
  const on = dayOption(args, 'on');
  tell(args, await withCoop(args, (coop) => coop.ledger.reverse(Number(given), { text: words, on })));
}

function wordsOf(args: Arguments): string {
  const words = text(args, 'text');
  if (words === undefined) throw new UsageError('Say what it is with --text TEXT.');
  return words;
}

function tell(args: Arguments, entry: LedgerEntry): void {
  print(args, entry, () => journalTable([entry], () => null));
}
