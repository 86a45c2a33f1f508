import {
  getMe,
  getMember,
  importMembers,
  listMembers,
  type ImportReport,
  type Member,
  type MemberFilter,
  type MemberImport,
} from '@coopkit/contract';
import type { CallOptions, Connection } from './connection.ts';
import { List } from './list.ts';

/** Those admitted to the co-op. */
export class Members {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** All members, by number: `for await (const member of coop.members.list())`. Stewards. */
  list(filter: Omit<MemberFilter, 'cursor'> = {}, options?: CallOptions): List<Member> {
    return new List((cursor) =>
      this.#connection.call(listMembers, { query: { ...filter, cursor } }, options),
    );
  }

  /** One member. Stewards. */
  get(memberId: string, options?: CallOptions): Promise<Member> {
    return this.#connection.call(getMember, { params: { memberId } }, options);
  }

  /** The signed-in member. */
  me(options?: CallOptions): Promise<Member> {
    return this.#connection.call(getMe, {}, options);
  }

  /** Brings in members from elsewhere: all of the rows, or none while one is wrong. Secret key. */
  import(rows: MemberImport, options?: CallOptions): Promise<ImportReport> {
    return this.#connection.call(importMembers, { body: rows }, options);
  }
}
