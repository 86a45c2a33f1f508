import type { DebitBatch } from '@coopkit/contract';
import type { Coop } from '@coopkit/sdk';
import { all } from '../all.ts';
import { UsageError, oneOf, word, type Action, type Arguments, type Command } from '../command.ts';
import { coopOptions, withCoop } from '../coop.ts';
import { dayOption } from '../day.ts';
import { column, shown } from '../money/amount.ts';
import { print, table } from '../output.ts';
import { writeOut } from '../write-file.ts';

export const debits: Command = {
  usage: `  coopkit debits make --on 2026-12-31       gathers what is due by that day from all who gave a mandate
  coopkit debits list
  coopkit debits file BATCH [--out FILE.xml]
                                            the file for the bank (pain.008)
  coopkit debits confirm BATCH [--on 2026-12-31]
                                            records that the bank has collected it
  coopkit debits cancel BATCH               cancels one that the bank was not given`,
  options: { ...coopOptions, on: { type: 'string' }, out: { type: 'string' } },
  run: oneOf({
    make: { run: make },
    list: { run: list },
    file: { takes: ['batch'], run: file },
    confirm: settling((coop, id, on) => coop.directDebits.confirm(id, { on }), 'is in the books'),
    cancel: settling(
      (coop, id) => coop.directDebits.cancel(id),
      'is cancelled: what it held is due as before',
    ),
  }),
};

async function make(args: Arguments): Promise<void> {
  const collectOn = dayOption(args, 'on');
  if (collectOn === undefined) throw new UsageError('Say when the bank is to collect: --on 2026-12-31.');
  const batch = await withCoop(args, (coop) => coop.directDebits.make({ collectOn }));
  print(
    args,
    batch,
    () => `${describe(batch)}, and each payer hears of it by mail.

Get the file for the bank:  coopkit debits file ${batch.id} --out debits.xml
Once the bank has paid:     coopkit debits confirm ${batch.id}`,
  );
}

async function list(args: Arguments): Promise<void> {
  const rows = await withCoop(args, (coop) => all(coop.directDebits.list()));
  print(args, rows, () => {
    const totals = column(rows.map(({ total }) => total));
    return table(
      ['BATCH', 'COLLECT ON', 'PAYMENTS', 'TOTAL', 'STATE'],
      rows.map((row, i) => [row.id, row.collectOn, row.payments, totals[i] ?? '', row.state]),
    );
  });
}

async function file(args: Arguments): Promise<void> {
  if (args.options.json) throw new UsageError('The file is XML: --json is for the other commands.');
  writeOut(args, await withCoop(args, (coop) => coop.directDebits.file(word(args, 0))), 'The file');
}

function settling(
  settle: (coop: Coop, id: string, on: string | undefined) => Promise<DebitBatch>,
  words: string,
): Action {
  return {
    takes: ['batch'],
    async run(args) {
      const on = dayOption(args, 'on');
      const batch = await withCoop(args, (coop) => settle(coop, word(args, 0), on));
      print(args, batch, () => `${describe(batch)}, ${words}.`);
    },
  };
}

function describe({ id, payments, total, collectOn }: DebitBatch): string {
  const many = payments === 1 ? '1 debit' : `${payments} debits`;
  return `${id}: ${many} of ${shown(total)}, to be collected on ${collectOn}`;
}
