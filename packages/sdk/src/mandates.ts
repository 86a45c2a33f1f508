import {
  getMandateText,
  getMyMandate,
  listMandates,
  revokeMandate,
  signMandate,
  type Mandate,
  type MandateText,
  type NewMandate,
} from '@coopkit/contract';
import type { CallOptions, Connection } from './connection.ts';
import { List } from './list.ts';

/** SEPA direct debit mandates. */
export class Mandates {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** What the signed-in member would sign. */
  text(query: { locale?: string | undefined } = {}, options?: CallOptions): Promise<MandateText> {
    return this.#connection.call(getMandateText, { query }, options);
  }

  /**
   * Signs a mandate for the signed-in member.
   *
   * @throws {CoopError} `iban_invalid`, `method_not_offered`.
   */
  sign(mandate: NewMandate, options?: CallOptions): Promise<Mandate> {
    return this.#connection.call(signMandate, { body: mandate }, options);
  }

  /** The signed-in member's mandate. */
  mine(options?: CallOptions): Promise<Mandate> {
    return this.#connection.call(getMyMandate, {}, options);
  }

  /** Revokes the signed-in member's mandate. */
  revoke(options?: CallOptions): Promise<Mandate> {
    return this.#connection.call(revokeMandate, {}, options);
  }

  /** All mandates, oldest first. Stewards. */
  list(query: { memberId?: string | undefined } = {}, options?: CallOptions): List<Mandate> {
    return new List((cursor) =>
      this.#connection.call(listMandates, { query: { ...query, cursor } }, options),
    );
  }
}
