import type { Account } from '../accounts.ts';
import type { JournalEntry } from './journal.ts';

/** A journal of French bookkeeping: `BQ`, Banque. */
export interface FecJournal {
  code: string;
  label: string;
}

/** Where the balances of the year before are taken up. */
export const OPENING: FecJournal = { code: 'AN', label: 'À nouveaux' };

const OTHER: FecJournal = { code: 'OD', label: 'Opérations diverses' };

/** Each account's own journal. An entry belongs to the first whose account it touches. */
const JOURNALS: [Account, FecJournal][] = [
  ['bank', { code: 'BQ', label: 'Banque' }],
  ['cash', { code: 'CS', label: 'Caisse' }],
  ['stripe', { code: 'PS', label: 'Prestataire de services de paiement' }],
  ['debits', { code: 'PR', label: 'Prélèvements' }],
  ['share-capital', { code: 'CA', label: 'Capital' }],
];

export const FEC_JOURNALS: readonly FecJournal[] = [
  OPENING,
  ...JOURNALS.map(([, journal]) => journal),
  OTHER,
];

/** The journal of an entry: where money moved its money's, else capital, else other operations. */
export function journalOf({ postings }: JournalEntry): FecJournal {
  const touched = new Set(postings.flatMap(({ debit, credit }) => [debit.account, credit.account]));
  return JOURNALS.find(([account]) => touched.has(account))?.[1] ?? OTHER;
}
