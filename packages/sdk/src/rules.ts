import { getCurrentRules, getRules, publishRules, type NewRules, type Rules } from '@coopkit/contract';
import type { CallOptions, Connection } from './connection.ts';

/** The co-op's rules: versioned texts, each with the hash that a consent names. */
export class RulesResource {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Those in force, in this language or else the co-op's own. */
  current(query: { locale?: string | undefined } = {}, options?: CallOptions): Promise<Rules> {
    return this.#connection.call(getCurrentRules, { query }, options);
  }

  /** One version, past or present. */
  get(version: number, query: { locale?: string | undefined } = {}, options?: CallOptions): Promise<Rules> {
    return this.#connection.call(getRules, { params: { version: String(version) }, query }, options);
  }

  /** Publishes the next version. Stewards. */
  publish(rules: NewRules, options?: CallOptions): Promise<Rules> {
    return this.#connection.call(publishRules, { body: rules }, options);
  }
}
