import type { Member } from '@coopkit/contract';
import { isCoopError, type Connection } from '@coopkit/sdk';

/**
 * Who is signed in at one co-op, for all elements of the page. The token is in memory; only where the
 * member asks to stay signed in is it in this website's own storage. Fires `change`.
 */
export class SessionStore extends EventTarget {
  /** The signed-in member, as far as is known. */
  member: Member | undefined;
  readonly #connection: Connection;
  readonly #key: string;
  readonly #channel: BroadcastChannel | undefined;

  constructor(connection: Connection) {
    super();
    this.#connection = connection;
    this.#key = `coopkit:session:${connection.url}`;
    connection.session ??= this.#kept();
    if (typeof BroadcastChannel !== 'undefined') {
      this.#channel = new BroadcastChannel(this.#key);
      this.#channel.onmessage = ({ data }) => {
        if (data === 'signed out') this.#forget();
      };
    }
  }

  /** Whether there is a token: the member may still have to be asked for. */
  get hasToken(): boolean {
    return this.#connection.session !== undefined;
  }

  /** Whose token it is that is there. */
  found(member: Member): void {
    this.member = member;
    this.#changed();
  }

  begin(session: { token: string; member: Member }, stay: boolean): void {
    this.#connection.session = session.token;
    this.member = session.member;
    if (stay) this.#keep(session.token);
    this.#changed();
  }

  /** Whether an error says that the session is over; then it is here too. */
  lost(error: unknown): boolean {
    if (!isCoopError(error) || error.status !== 401) return false;
    this.end();
    return true;
  }

  /** Signed out: in every element and tab at once. */
  end(): void {
    this.#channel?.postMessage('signed out');
    this.#forget();
  }

  #forget(): void {
    this.#connection.session = undefined;
    this.member = undefined;
    this.#keep(undefined);
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }

  // A page may forbid its storage, or have none: then the session lasts as long as the page.
  #kept(): string | undefined {
    try {
      return localStorage.getItem(this.#key) ?? undefined;
    } catch {
      return undefined;
    }
  }

  #keep(token: string | undefined): void {
    try {
      if (token === undefined) localStorage.removeItem(this.#key);
      else localStorage.setItem(this.#key, token);
    } catch {
      // As above.
    }
  }
}
