import {
  addRepresentative,
  endRepresentative,
  eraseMember,
  getMe,
  getMember,
  getPersonalData,
  importMembers,
  listMembers,
  listRepresentatives,
  listStatuses,
  personalDataPath,
  setStatus,
  takeBackStatus,
  type Erasure,
  type ImportReport,
  type Member,
  type MemberFilter,
  type MemberImport,
  type NewRepresentative,
  type NewStatus,
  type PersonalData,
  type Representative,
  type StatusRecord,
} from '@coopkit/contract';
import type { CallOptions, Connection } from './connection.ts';
import { List } from './list.ts';
import { OwnMembership } from './own-membership.ts';

/** Those admitted to the co-op. */
export class Members {
  readonly #connection: Connection;
  /** The signed-in member's own. */
  readonly own: OwnMembership;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.own = new OwnMembership(connection);
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

  /** A member's statuses, in the order in which they were recorded. Stewards. */
  async statuses(memberId: string, options?: CallOptions): Promise<StatusRecord[]> {
    return (await this.#connection.call(listStatuses, { params: { memberId } }, options)).items;
  }

  /** Records a member's status from a day on; a mail tells them. Stewards. */
  setStatus(memberId: string, status: NewStatus, options?: CallOptions): Promise<StatusRecord> {
    return this.#connection.call(setStatus, { params: { memberId }, body: status }, options);
  }

  /** Takes back a status that was recorded, by its position: as if it had never held. Stewards. */
  takeBackStatus(
    memberId: string,
    position: number,
    reason: { reason?: string } = {},
    options?: CallOptions,
  ): Promise<StatusRecord> {
    return this.#connection.call(
      takeBackStatus,
      { params: { memberId, position: String(position) }, body: reason },
      options,
    );
  }

  /** Who acts, acted or will act for an organisation or household. Stewards. */
  async representatives(memberId: string, options?: CallOptions): Promise<Representative[]> {
    return (await this.#connection.call(listRepresentatives, { params: { memberId } }, options)).items;
  }

  /** Names a person who acts for an organisation or household. Stewards. */
  addRepresentative(
    memberId: string,
    representative: NewRepresentative,
    options?: CallOptions,
  ): Promise<Representative> {
    return this.#connection.call(addRepresentative, { params: { memberId }, body: representative }, options);
  }

  /** Ends that a person acts for a member: today, unless told. Stewards. */
  endRepresentative(
    memberId: string,
    representativeId: string,
    end: { on?: string } = {},
    options?: CallOptions,
  ): Promise<Representative> {
    return this.#connection.call(
      endRepresentative,
      { params: { memberId, representativeId }, body: end },
      options,
    );
  }

  /** Everything that is held on a member. Stewards. */
  export(memberId: string, query: { locale?: string } = {}, options?: CallOptions): Promise<PersonalData> {
    return this.#connection.call(getPersonalData, { params: { memberId }, query }, options);
  }

  /** The same as a page (HTML) to be read and printed. Stewards; for the signed-in member, of `me`. */
  async exportHtml(
    memberId: string,
    query: { locale?: string } = {},
    options?: CallOptions,
  ): Promise<string> {
    const file = { method: 'GET', path: personalDataPath(memberId) } as const;
    return (await this.#connection.request(file, { query }, options)).text();
  }

  /**
   * Erases for good what is held on a former member, save what must be kept, and tells both. Stewards.
   *
   * @param number the member's, to confirm who is meant
   */
  erase(memberId: string, number: number, options?: CallOptions): Promise<Erasure> {
    return this.#connection.call(eraseMember, { params: { memberId }, body: { number } }, options);
  }

  /** Brings in members from elsewhere: all of the rows, or none while one is wrong. Secret key. */
  import(rows: MemberImport, options?: CallOptions): Promise<ImportReport> {
    return this.#connection.call(importMembers, { body: rows }, options);
  }
}
