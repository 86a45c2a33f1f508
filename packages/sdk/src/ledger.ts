import {
  addLedgerEntry,
  exportLedger,
  getTrialBalance,
  listLedgerEntries,
  reconcile,
  reverseLedgerEntry,
  type AccountBalance,
  type LedgerEntry,
  type LedgerFilter,
  type NewLedgerEntry,
  type Reconciliation,
} from '@coopkit/contract';
import type * as z from 'zod/mini';
import type { CallOptions, Connection } from './connection.ts';
import { List } from './list.ts';

/** The co-op's ledger: double entry, written once and never changed. Stewards. */
export class Ledger {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The journal, in order. */
  entries(filter: Omit<LedgerFilter, 'cursor'> = {}, options?: CallOptions): List<LedgerEntry> {
    return new List((cursor) =>
      this.#connection.call(listLedgerEntries, { query: { ...filter, cursor } }, options),
    );
  }

  /** The balance of each account on a day; today unless told. */
  balances(
    query: { on?: string | undefined } = {},
    options?: CallOptions,
  ): Promise<{ on: string; items: AccountBalance[] }> {
    return this.#connection.call(getTrialBalance, { query }, options);
  }

  /**
   * Books what no other part books.
   *
   * @throws {CoopError} `account_unknown`, `account_of_register`.
   */
  add(entry: NewLedgerEntry, options?: CallOptions): Promise<LedgerEntry> {
    return this.#connection.call(addLedgerEntry, { body: entry }, options);
  }

  /** Reverses an entry that was added by hand. */
  reverse(
    position: number,
    reversal: { text: string; on?: string | undefined },
    options?: CallOptions,
  ): Promise<LedgerEntry> {
    const params = { position: String(position) };
    return this.#connection.call(reverseLedgerEntry, { params, body: reversal }, options);
  }

  /** The journal for the accountant: the file's bytes. */
  async export(
    query: z.input<NonNullable<typeof exportLedger.query>>,
    options?: CallOptions,
  ): Promise<Uint8Array> {
    const response = await this.#connection.request(exportLedger, { query }, options);
    return new Uint8Array(await response.arrayBuffer());
  }

  /** Holds the register, the bank and the provider against the ledger. */
  reconcile(query: { on?: string | undefined } = {}, options?: CallOptions): Promise<Reconciliation> {
    return this.#connection.call(reconcile, { query }, options);
  }
}
