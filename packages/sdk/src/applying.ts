import {
  createApplication,
  createChallenge,
  resendCode,
  verifyApplication,
  type ApplicationStatus,
  type Challenge,
  type NewApplication,
  type Verification,
} from '@coopkit/contract';
import type { CallOptions, Connection } from './connection.ts';

/** What a visitor does to join: all that a join form needs, and no more bytes than that. */
export class Applying {
  protected readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  /** A proof-of-work challenge, to solve before applying from a page: see `@coopkit/sdk/proof`. */
  challenge(options?: CallOptions): Promise<Challenge> {
    return this.connection.call(createChallenge, {}, options);
  }

  /**
   * Applies, and has a code sent to the e-mail address. The answer is the same whether or not the
   * address is a member's.
   *
   * @throws {CoopError} `class_closed`, `class_full`, `invitation_invalid`, `rules_changed`, `proof_invalid`, `proof_expired`.
   */
  create(application: NewApplication, options?: CallOptions): Promise<ApplicationStatus> {
    return this.connection.call(createApplication, { body: application }, options);
  }

  /** Has a new code sent; the one before is void. */
  resendCode(applicationId: string, options?: CallOptions): Promise<ApplicationStatus> {
    return this.connection.call(resendCode, { params: { applicationId } }, options);
  }

  /**
   * Proves the e-mail address: a member at once, or an applicant before the board.
   *
   * @throws {CoopError} `code_invalid`, `code_expired`, `code_locked`, `application_expired`, `already_applied`.
   */
  verify(applicationId: string, code: string, options?: CallOptions): Promise<Verification> {
    return this.connection.call(verifyApplication, { params: { applicationId }, body: { code } }, options);
  }
}
