/** What a bank says happened on an account. */
export interface Statement {
  /** Where it was read from: `camt.053` a statement, `camt.052` a report within the day, `camt.054` a notice, `csv` a table. */
  format: 'camt.052' | 'camt.053' | 'camt.054' | 'csv';
  /** The bank's name of it; null in a table. */
  id: string | null;
  /** The account's IBAN, or the bank's own number of it; null where the file does not say. */
  account: string | null;
  currency: string;
  exponent: number;
  /** The first and the last day something was booked; null where nothing was. */
  from: string | null;
  to: string | null;
  /**
   * Balances in minor units, each null where it is not said. Where a statement says both, the entries lead from the one to the
   * other. */
  opening: number | null;
  closing: number | null;
  /** How many entries the bank has announced but not booked: they are left out. */
  pending: number;
  transactions: Transaction[];
}

/** One movement of money on an account, with as much about it as the bank says. */
export interface Transaction {
  /** The same for the same movement in each file that has it; two movements of one file never share it. */
  key: string;
  /** The key of the bank's entry: the transactions of a batch share it. */
  entryKey: string;
  /** The day it was booked, and the day interest counts from. */
  on: string;
  valueOn: string | null;
  /** Minor units: above 0 came in, below 0 went out. */
  amount: number;
  currency: string;
  /** Who paid, or was paid. */
  name: string | null;
  iban: string | null;
  /** A reference in its own field, as it stands there: RF, QR, Belgian or another. */
  reference: string | null;
  /** What the payer wrote, a line for each part of it, and what the bank adds. */
  text: string;
  endToEndId: string | null;
  mandateReference: string | null;
  /** The id of the batch of our own it is a part of, or all of: direct debits are booked in one. */
  batchId: string | null;
  /** The bank's own reference. */
  bankReference: string | null;
  /** The bank's code for what it is: `PMNT-RCDT-ESCT`, or one of its own. */
  kind: string | null;
  /** It takes an earlier entry back. */
  reversal: boolean;
  /** Where it brings a payment back: the reason's code, and the amount that was paid, which fees may have been added to. */
  returned: { reason: string | null; amount: number | null } | null;
  /** Where in the file it stands. */
  place: string;
}

/** The currency that a co-op's account has, and how many decimals that currency has. */
export interface AccountCurrency {
  currency: string;
  exponent: number;
}

/** The days between which transactions were booked. */
export function periodOf(transactions: readonly Transaction[]): { from: string | null; to: string | null } {
  const days = transactions.map(({ on }) => on).sort();
  return { from: days[0] ?? null, to: days.at(-1) ?? null };
}

/** Makes keys that tell apart what is alike within one statement: the second of two twins ends in `#2`. */
export function keyMaker(): (facts: readonly (string | number | null)[]) => string {
  const seen = new Map<string, number>();
  return (facts) => {
    const key = facts.map((fact) => fact ?? '').join('|');
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? key : `${key}#${times}`;
  };
}

/** Facts of any length as sixteen characters (FNV-1a, twice 32 bits): they stand for what was written, and keep nothing secret. */
export function fingerprint(facts: readonly (string | null)[]): string {
  const text = facts.map((fact) => (fact ?? '').replace(/\s+/g, ' ').trim()).join('\u001f');
  return [0x811c9dc5, 0x01000193].map((basis) => fnv1a(text, basis)).join('');
}

function fnv1a(text: string, basis: number): string {
  let hash = basis;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >> 8), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
