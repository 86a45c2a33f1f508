import { createContext } from '@lit/context';
import { Connection } from '@coopkit/sdk';
import { SessionStore } from './session-store.ts';

/** What the elements of one co-op share. */
export interface Coop {
  connection: Connection;
  session: SessionStore;
}

/** What a provider gives to the elements under it. */
export interface Provided {
  coop: Coop;
  /** The language it asks for, if any. */
  locale: string | undefined;
}

export const coopContext = createContext<Provided>(Symbol.for('coopkit'));

const coops = new Map<string, Coop>();

/**
 * The co-op at an address: the same for all elements of the page that name it, under a provider or
 * alone, so that who signs in in one is signed in in all.
 *
 * @throws {CoopError} `invalid_request` where the address is none.
 */
export function coopAt(url: string, key: string | undefined): Coop {
  const connection = new Connection({ url, key });
  // However the address is written: with a slash at its end, in capitals.
  const id = `${connection.url} ${key ?? ''}`;
  let coop = coops.get(id);
  if (!coop) coops.set(id, (coop = { connection, session: new SessionStore(connection) }));
  return coop;
}

/** The server that this script came from; undefined where a bundler put it elsewhere. */
export const home = /^(https?:\/\/[^/]+)\/elements\//.exec(import.meta.url)?.[1];
