import { chart, type Account } from './accounts.ts';
import type { Day } from './day.ts';
import type { Side } from './entry.ts';
import type { JournalEntry } from './export/journal.ts';

const order = Object.keys(chart);

/** An account, or one party's part of it, over a period. Balances are debits less credits: a negative one is a credit balance. */
export interface BalanceLine {
  account: Account;
  /** The member or applicant, or null where the account has none. */
  party: string | null;
  /** The balance at the end of the day before the period, in minor units. */
  opening: number;
  /** What was debited in the period. */
  debit: number;
  /** What was credited in the period. */
  credit: number;
  /** The balance at the end of the period's last day. */
  closing: number;
}

/**
 * Opening balance, movements and closing balance of every account and party that entries up to the period's end name, in the
 * order of the chart and then of the parties' ids. Who has neither a balance nor a movement is left out.
 *
 * @param period its first and last day
 * @throws RangeError where a sum passes what a number holds exactly
 */
export function trialBalance(
  entries: Iterable<Pick<JournalEntry, 'on' | 'postings'>>,
  period: { from: Day; to: Day },
): BalanceLine[] {
  const lines = new Map<string, BalanceLine>();
  for (const { on, postings } of entries) {
    if (on > period.to) continue;
    for (const { debit, credit, amount } of postings) {
      move(lineOf(lines, debit), 'debit', amount, on < period.from);
      move(lineOf(lines, credit), 'credit', amount, on < period.from);
    }
  }
  return [...lines.values()].filter(stirs).sort(byChart);
}

/**
 * The balances at the end of a day, of every account and party that has one.
 */
export function balancesOn(
  entries: Iterable<Pick<JournalEntry, 'on' | 'postings'>>,
  on: Day,
): { account: Account; party: string | null; balance: number }[] {
  return trialBalance(entries, { from: '', to: on })
    .filter(({ closing }) => closing !== 0)
    .map(({ account, party, closing }) => ({ account, party, balance: closing }));
}

/** The lines of a trial balance with the parties of each account added up. */
export function byAccount(lines: Iterable<BalanceLine>): BalanceLine[] {
  const sums = new Map<string, BalanceLine>();
  for (const line of lines) {
    const sum = lineOf(sums, { account: line.account, party: null });
    for (const column of ['opening', 'debit', 'credit', 'closing'] as const) {
      sum[column] = exact(sum[column] + line[column]);
    }
  }
  return [...sums.values()].sort(byChart);
}

function lineOf(lines: Map<string, BalanceLine>, { account, party }: Side): BalanceLine {
  const key = `${account} ${party ?? ''}`;
  const line = lines.get(key) ?? { account, party, opening: 0, debit: 0, credit: 0, closing: 0 };
  lines.set(key, line);
  return line;
}

function move(line: BalanceLine, side: 'debit' | 'credit', amount: number, before: boolean): void {
  const signed = side === 'debit' ? amount : -amount;
  if (before) line.opening = exact(line.opening + signed);
  else line[side] = exact(line[side] + amount);
  line.closing = exact(line.closing + signed);
}

function exact(sum: number): number {
  if (!Number.isSafeInteger(sum)) throw new RangeError('A sum is greater than a number can hold exactly.');
  return sum;
}

function stirs({ opening, debit, credit }: BalanceLine): boolean {
  return opening !== 0 || debit !== 0 || credit !== 0;
}

function byChart(a: BalanceLine, b: BalanceLine): number {
  const accounts = order.indexOf(a.account) - order.indexOf(b.account);
  if (accounts !== 0) return accounts;
  const [left, right] = [a.party ?? '', b.party ?? ''];
  return left < right ? -1 : left > right ? 1 : 0;
}
