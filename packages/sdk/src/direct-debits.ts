import {
  cancelDebitBatch,
  confirmDebitBatch,
  getDebitFile,
  listDebitBatches,
  makeDebitBatch,
  type DebitBatch,
} from '@coopkit/contract';
import type { CallOptions, Connection } from './connection.ts';
import { List } from './list.ts';

/** Files of SEPA direct debits for the bank. Stewards. */
export class DirectDebits {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /**
   * Gathers what is due by the day from all who gave a mandate.
   *
   * @throws {CoopError} `nothing_to_pay`, `day_too_soon`, `method_not_offered`.
   */
  make(batch: { collectOn: string }, options?: CallOptions): Promise<DebitBatch> {
    return this.#connection.call(makeDebitBatch, { body: batch }, options);
  }

  list(options?: CallOptions): List<DebitBatch> {
    return new List((cursor) => this.#connection.call(listDebitBatches, { query: { cursor } }, options));
  }

  /** The pain.008 file, as the bank takes it. */
  async file(batchId: string, options?: CallOptions): Promise<string> {
    return (await this.#connection.request(getDebitFile, { params: { batchId } }, options)).text();
  }

  /** Records that the bank has collected it. */
  confirm(
    batchId: string,
    receipt: { on?: string | undefined } = {},
    options?: CallOptions,
  ): Promise<DebitBatch> {
    return this.#connection.call(confirmDebitBatch, { params: { batchId }, body: receipt }, options);
  }

  /** Cancels a file that was not given to the bank. */
  cancel(batchId: string, options?: CallOptions): Promise<DebitBatch> {
    return this.#connection.call(cancelDebitBatch, { params: { batchId } }, options);
  }
}
