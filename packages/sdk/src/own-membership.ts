import {
  addMyRepresentative,
  endMyRepresentative,
  getMyPersonalData,
  leave,
  listMyRepresentatives,
  listMyStatuses,
  stay,
  type NewLeaving,
  type NewRepresentative,
  type PersonalData,
  type Representative,
  type StatusRecord,
} from '@coopkit/contract';
import type { CallOptions, Connection } from './connection.ts';

/** The membership of the signed-in member. */
export class OwnMembership {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Their statuses, in the order in which they were recorded. */
  async statuses(options?: CallOptions): Promise<StatusRecord[]> {
    return (await this.#connection.call(listMyStatuses, {}, options)).items;
  }

  /** Leaves the co-op: on the earliest day that the rules allow, unless told. */
  leave(leaving: NewLeaving = {}, options?: CallOptions): Promise<StatusRecord> {
    return this.#connection.call(leave, { body: leaving }, options);
  }

  /** Takes the leaving back, before its day. */
  stay(options?: CallOptions): Promise<StatusRecord> {
    return this.#connection.call(stay, {}, options);
  }

  /** Who acts, acted or will act for them, where they are an organisation or household. */
  async representatives(options?: CallOptions): Promise<Representative[]> {
    return (await this.#connection.call(listMyRepresentatives, {}, options)).items;
  }

  /** Names a person who acts for them. */
  addRepresentative(representative: NewRepresentative, options?: CallOptions): Promise<Representative> {
    return this.#connection.call(addMyRepresentative, { body: representative }, options);
  }

  /** Ends that a person acts for them: today, unless told. */
  endRepresentative(
    representativeId: string,
    end: { on?: string } = {},
    options?: CallOptions,
  ): Promise<Representative> {
    return this.#connection.call(endMyRepresentative, { params: { representativeId }, body: end }, options);
  }

  /** Everything that is held on them. */
  export(query: { locale?: string } = {}, options?: CallOptions): Promise<PersonalData> {
    return this.#connection.call(getMyPersonalData, { query }, options);
  }
}
