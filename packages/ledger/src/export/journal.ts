/** The accounts of a co-op's ledger: what its business events book, and nothing else. */
export const ACCOUNT_CODES = [
  'bank',
  'stripe',
  'debits',
  'cash',
  'share-capital-unpaid',
  'share-capital',
  'gifts',
  'redemptions-payable',
  'deposits',
  'member-credit',
  'unallocated',
  'entry-fees',
  'dues',
  'donations',
  'provider-fees',
] as const;

/** One account of {@link ACCOUNT_CODES}. */
export type AccountCode = (typeof ACCOUNT_CODES)[number];

/** One side of a posting. */
export interface PostingSide {
  account: AccountCode;
  /** The member or applicant whose account it is, or null. */
  party: string | null;
}

/** Moves an amount, greater than zero, from the credited account to the debited one: it cannot be out of balance. */
export interface JournalPosting {
  debit: PostingSide;
  credit: PostingSide;
  /** Whole minor units. */
  amount: number;
}

/** An entry of the journal as the exports need it. */
export interface JournalEntry {
  /** 1, 2, 3… in the order in which entries were recorded, without gaps. */
  position: number;
  /** The day on which it takes effect, `YYYY-MM-DD`. */
  on: string;
  /** The instant at which it was written, ISO 8601 in UTC. */
  recordedAt: string;
  kind: string;
  text: string;
  /** The reference of the document that it rests on, or null. */
  document: string | null;
  postings: readonly JournalPosting[];
}

/** How an export names a party. */
export interface PartyLabel {
  /** The member number; null for an applicant. */
  number: number | null;
  name: string;
}

/** The parties that entries name, by id. Whoever is missing is named by the id. */
export type Parties = ReadonlyMap<string, PartyLabel>;

/** Entries in the order in which they were recorded. */
export function inOrder(entries: readonly JournalEntry[]): JournalEntry[] {
  return [...entries].sort((a, b) => a.position - b.position);
}

/** How an entry without a document is referred to: its place in the journal. */
export function placeOf({ position }: JournalEntry): string {
  return `J${position}`;
}
