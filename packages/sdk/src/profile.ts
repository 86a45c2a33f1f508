import { getProfile, type Profile } from '@coopkit/contract';
import type { CallOptions, Connection } from './connection.ts';

/** What is public of the co-op. */
export class ProfileResource {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Its name, languages, currency and member classes. */
  get(options?: CallOptions): Promise<Profile> {
    return this.#connection.call(getProfile, {}, options);
  }
}
