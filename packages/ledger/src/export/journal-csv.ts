import type { Side } from '../entry.ts';
import { decimal } from '../money.ts';
import type { AccountPlan } from './account-plan.ts';
import { csvLine } from './csv.ts';
import { inOrder, type JournalEntry, type Parties } from './journal.ts';

const columns = [
  'entry',
  'on',
  'recordedAt',
  'kind',
  'text',
  'document',
  'account',
  'accountNumber',
  'accountLabel',
  'party',
  'partyNumber',
  'partyName',
  'debit',
  'credit',
  'currency',
];

/** What the journal is written with. */
export interface JournalCsvOptions {
  plan: AccountPlan;
  parties: Parties;
  /** ISO 4217. */
  currency: string;
  /** Decimals of the currency's minor unit. */
  exponent: number;
}

/**
 * The journal as CSV for any program: a line for each side of each posting, in the order of recording, amounts with a point
 * and all decimals. Write it as UTF-8. Cells that begin like a formula have an apostrophe before them.
 */
export function journalCsv(entries: readonly JournalEntry[], options: JournalCsvOptions): string {
  const { plan, parties, currency, exponent } = options;

  function lineOf(entry: JournalEntry, side: Side, debit: string, credit: string): string {
    const { number, label } = plan.accounts[side.account];
    const party = side.party === null ? undefined : parties.get(side.party);
    return csvLine([
      String(entry.position),
      entry.on,
      entry.recordedAt,
      entry.kind,
      entry.text,
      entry.document ?? '',
      side.account,
      number,
      label,
      side.party ?? '',
      String(party?.number ?? ''),
      party?.name ?? '',
      debit,
      credit,
      currency,
    ]);
  }

  const lines = inOrder(entries).flatMap((entry) =>
    entry.postings.flatMap(({ debit, credit, amount }) => {
      const figures = decimal(amount, exponent);
      return [lineOf(entry, debit, figures, ''), lineOf(entry, credit, '', figures)];
    }),
  );
  return csvLine(columns) + lines.join('');
}
