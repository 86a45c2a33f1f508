import {
  createSession,
  createSignInCode,
  endSession,
  endSessions,
  getSession,
  type NewSession,
  type NewSignInCode,
  type Session,
  type SignIn,
  type SignInCode,
} from '@coopkit/contract';
import type { CallOptions, Connection } from './connection.ts';
import { isCoopError } from './error.ts';

/** What a member does to sign in and out. */
export class SigningIn {
  protected readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  /** Has a one-time code sent to a member. The answer is the same where no member has that address. */
  sendCode(to: NewSignInCode, options?: CallOptions): Promise<SignInCode> {
    return this.connection.call(createSignInCode, { body: to }, options);
  }

  /**
   * Signs in with the code. Does not change this connection: make a new `Coop` with the `session`.
   *
   * @throws {CoopError} `code_invalid`, `code_expired`, `code_locked`.
   */
  signIn(signIn: SignIn, options?: CallOptions): Promise<NewSession> {
    return this.connection.call(createSession, { body: signIn }, options);
  }

  /** The session in use. */
  current(options?: CallOptions): Promise<Session> {
    return this.connection.call(getSession, {}, options);
  }

  /** Signs out here. Where the session is over already, that is done. */
  end(options?: CallOptions): Promise<void> {
    return unlessOver(this.connection.call(endSession, {}, options));
  }

  /** Signs out everywhere. Where the session is over already, that is done. */
  endAll(_of: { member?: string } = {}, options?: CallOptions): Promise<void> {
    return unlessOver(this.connection.call(endSessions, {}, options));
  }
}

// A reply that was lost is asked for again, and the session that asks is the one that has ended.
function unlessOver(ending: Promise<void>): Promise<void> {
  return ending.catch((error: unknown) => {
    if (!isCoopError(error) || error.code !== 'session_ended') throw error;
  });
}
