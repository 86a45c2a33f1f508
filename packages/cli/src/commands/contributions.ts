import { all } from '../all.ts';
import { oneOf, type Arguments, type Command } from '../command.ts';
import { coopOptions, withCoop } from '../coop.ts';
import { memberFilter, numbersOf } from '../member-number.ts';
import { column } from '../money/amount.ts';
import { print, table } from '../output.ts';

export const contributions: Command = {
  usage: `  coopkit contributions list [--member NUMBER]
                                            the dues and donations that members have promised`,
  options: { ...coopOptions, member: { type: 'string' } },
  run: oneOf({ list: { run: list } }),
};

async function list(args: Arguments): Promise<void> {
  const { rows, number } = await withCoop(args, async (coop) => {
    const rows = await all(coop.contributions.list(await memberFilter(args, coop)));
    const number = await numbersOf(
      coop,
      rows.map(({ memberId }) => memberId),
    );
    return { rows, number };
  });
  print(args, rows, () => {
    const amounts = column(rows.map(({ amount }) => amount));
    return table(
      ['MEMBER', 'WHAT', 'TERMS', 'AMOUNT', 'EVERY', 'FROM', 'UNTIL', 'NEXT'],
      rows.map((row, i) => [
        number(row.memberId),
        row.kind,
        row.terms,
        amounts[i] ?? '',
        row.interval,
        row.from,
        row.until,
        row.nextOn,
      ]),
    );
  });
}
