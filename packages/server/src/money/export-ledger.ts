import type { exportLedger } from '@coopkit/contract';
import {
  ExportError,
  accountPlans,
  datev,
  fec,
  journalCsv,
  type JournalEntry,
  type Parties,
} from '@coopkit/ledger';
import type * as z from 'zod/mini';
import type { FileReply } from '../http/file.ts';
import { refuse, refuseField } from '../http/refuse.ts';
import { type Books } from './books.ts';
import { dayOf } from '../members/statuses.ts';

type Query = z.output<NonNullable<typeof exportLedger.query>>;

/** Which field of the query a refusal of the export is about. */
const fields: Partial<Record<string, string>> = {
  siren: 'siren',
  adviser_number: 'adviser',
  client_number: 'client',
  account_length: 'accountLength',
  fiscal_year: 'from',
};

/** The journal as a file for the accountant. */
export async function exportFile(books: Books, query: Query, at: Date): Promise<FileReply> {
  const { coop } = books;
  const year = (query.from ?? query.to ?? dayOf(at)).slice(0, 4);
  const from = query.from ?? `${year}-01-01`;
  const to = query.to ?? `${year}-12-31`;
  // The French file opens with the balances of what came before.
  const entries = await journal(books, query.format.startsWith('fec') ? undefined : from, to);
  const parties = await partiesOf(books);
  const { currency, currency_exponent: exponent } = coop;
  const common = { from, to, parties, currency, exponent };
  try {
    if (query.format === 'csv') {
      const plan = accountPlans[query.plan ?? (books.locale.startsWith('fr') ? 'generic-fr' : 'generic')];
      const body = journalCsv(entries, { plan, parties, currency, exponent });
      return { body, type: 'text/csv; charset=utf-8', name: `journal-${from}-${to}.csv` };
    }
    if (query.format !== 'datev') {
      const siren = query.siren ?? refuseField('siren', 'required');
      const written = fec(entries, { ...common, siren, plan: accountPlans[query.plan ?? 'fr-pcg'] });
      const file = query.format === 'fec' ? written.file : written.description;
      return { body: file.text, type: 'text/plain; charset=utf-8', name: file.name };
    }
    const { bytes, name } = datev(entries, {
      ...common,
      adviserNumber: Number(query.adviser ?? refuseField('adviser', 'required')),
      clientNumber: Number(query.client ?? refuseField('client', 'required')),
      fiscalYearStart: query.fiscalYearStart ?? `${from.slice(0, 4)}-01-01`,
      accountLength: Number(query.accountLength ?? 4),
      plan: accountPlans[query.plan ?? 'de-skr03'],
      createdAt: at.toISOString(),
      final: query.final === 'yes',
    });
    return { body: new Uint8Array(bytes), type: 'text/csv; charset=windows-1252', name };
  } catch (error) {
    if (!(error instanceof ExportError)) throw error;
    refuse('invalid_request', {
      detail: error.message,
      fields: [{ field: fields[error.code] ?? 'format', code: 'not_valid' }],
    });
  }
}

/** The entries of a time, in order. */
async function journal({ store }: Books, from: string | undefined, to: string): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = [];
  let cursor: [number] | undefined;
  do {
    const { items } = await store.ledger.list({ from, to }, { cursor, limit: 500 });
    entries.push(...items.map((entry) => ({ ...entry, document: entry.paymentId })));
    const last = items.at(-1);
    cursor = items.length === 500 && last ? [last.position] : undefined;
  } while (cursor);
  return entries;
}

/** Members by number and name; applicants, who have no number, by what they are called. */
async function partiesOf({ store }: Books): Promise<Parties> {
  return store.members.named();
}
