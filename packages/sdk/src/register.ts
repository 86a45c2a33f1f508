import {
  getRegister,
  getRetention,
  registerPath,
  setRetention,
  type RegisterFileQuery,
  type RegisterFilter,
  type RegisterLine,
  type Retention,
} from '@coopkit/contract';
import type { CallOptions, Connection } from './connection.ts';
import { List } from './list.ts';

/** The register of members, as the law has a co-op keep it. Stewards. */
export class Register {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Who is a member and who was, as of a day, by number. */
  list(filter: Omit<RegisterFilter, 'cursor'> = {}, options?: CallOptions): List<RegisterLine> {
    return new List((cursor) =>
      this.#connection.call(getRegister, { query: { ...filter, cursor } }, options),
    );
  }

  /** The same as CSV (RFC 4180): a line for each membership. */
  csv(query: RegisterFileQuery = {}, options?: CallOptions): Promise<string> {
    return this.#file('csv', query, options);
  }

  /** The same as a page (HTML) to be printed. */
  html(query: RegisterFileQuery = {}, options?: CallOptions): Promise<string> {
    return this.#file('html', query, options);
  }

  /** How long what is held on people is kept. */
  retention(options?: CallOptions): Promise<Retention> {
    return this.#connection.call(getRetention, {}, options);
  }

  /** Says how long it is kept. */
  setRetention(retention: Retention, options?: CallOptions): Promise<Retention> {
    return this.#connection.call(setRetention, { body: retention }, options);
  }

  async #file(format: 'csv' | 'html', query: RegisterFileQuery, options?: CallOptions): Promise<string> {
    const file = { method: 'GET', path: registerPath(format) } as const;
    return (await this.#connection.request(file, { query }, options)).text();
  }
}
