import {
  createMemberSession,
  createSession,
  createSignInCode,
  endMemberSessions,
  endSession,
  endSessions,
  getSession,
  type HostSession,
  type NewSession,
  type NewSignInCode,
  type Session,
  type SignIn,
  type SignInCode,
} from '@coopkit/contract';
import type { CallOptions, Connection } from './connection.ts';

/** Members signed in. */
export class Sessions {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Has a one-time code sent to a member. The answer is the same where no member has that address. */
  sendCode(to: NewSignInCode, options?: CallOptions): Promise<SignInCode> {
    return this.#connection.call(createSignInCode, { body: to }, options);
  }

  /**
   * Signs in with the code. Does not change this connection: make a new `Coop` with the `session`.
   *
   * @throws {CoopError} `code_invalid`, `code_expired`, `code_locked`.
   */
  signIn(signIn: SignIn, options?: CallOptions): Promise<NewSession> {
    return this.#connection.call(createSession, { body: signIn }, options);
  }

  /** Signs in a member whom your website has identified itself. Secret key; hand the token to your page. */
  create({ member, ...session }: HostSession & { member: string }, options?: CallOptions): Promise<NewSession> {
    return this.#connection.call(createMemberSession, { params: { memberId: member }, body: session }, options);
  }

  /** The session in use. */
  current(options?: CallOptions): Promise<Session> {
    return this.#connection.call(getSession, {}, options);
  }

  /** Signs out here. */
  end(options?: CallOptions): Promise<void> {
    return this.#connection.call(endSession, {}, options);
  }

  /** Signs out everywhere; of another member, where a steward names one. */
  endAll(of: { member?: string } = {}, options?: CallOptions): Promise<void> {
    return of.member === undefined
      ? this.#connection.call(endSessions, {}, options)
      : this.#connection.call(endMemberSessions, { params: { memberId: of.member } }, options);
  }
}
