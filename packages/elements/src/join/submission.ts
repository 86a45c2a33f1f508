import {
  getCurrentRules,
  type ApplicationStatus,
  type NewApplication,
  type Proof,
  type Rules,
  type Verification,
} from '@coopkit/contract';
import { Applying, isCoopError, newIdempotencyKey, type Connection } from '@coopkit/sdk';
import { prove } from './proof.ts';

/** One application on its way: its proof of work, and the key by which it is sent once, however often it is tried. */
export class Submission {
  readonly #connection: Connection;
  readonly #worker: boolean;
  #proof: Promise<Proof> | undefined;
  #sent = { body: '', key: '' };

  constructor(connection: Connection, worker: boolean) {
    this.#connection = connection;
    this.#worker = worker;
  }

  /** The rules to agree to. */
  rules(locale: string, signal: AbortSignal): Promise<Rules> {
    return this.#connection.call(getCurrentRules, { query: { locale } }, { signal });
  }

  /** Begins the proof of work; its failure matters only when the application is sent, and is tried again then. */
  prepare(signal: AbortSignal): void {
    this.#prove(signal).catch(() => undefined);
  }

  /** Sends it; once more with a new proof where the server does not take the one that it has. */
  async send(application: NewApplication, signal: AbortSignal): Promise<ApplicationStatus> {
    try {
      return await this.#send(application, signal);
    } catch (error) {
      if (!isCoopError(error) || !/^proof_/.test(error.code)) throw error;
      this.#sent = { body: '', key: '' };
      this.#proof = undefined;
      return await this.#send(application, signal);
    }
  }

  async #send(application: NewApplication, signal: AbortSignal): Promise<ApplicationStatus> {
    const body = JSON.stringify(application);
    if (this.#sent.body !== body) this.#sent = { body, key: newIdempotencyKey() };
    const proof = await (this.#proof ?? this.#prove(signal));
    const idempotencyKey = this.#sent.key;
    const status = await new Applying(this.#connection).create(
      { ...application, proof },
      { signal, idempotencyKey },
    );
    this.#sent = { body: '', key: '' };
    this.#proof = undefined;
    return status;
  }

  /** Has a new code sent; the one before is void. */
  async resendCode(applicationId: string, signal: AbortSignal): Promise<void> {
    await new Applying(this.#connection).resendCode(applicationId, { signal });
  }

  verify(applicationId: string, code: string, signal: AbortSignal): Promise<Verification> {
    return new Applying(this.#connection).verify(applicationId, code, { signal });
  }

  #prove(signal: AbortSignal): Promise<Proof> {
    const applying = new Applying(this.#connection);
    const proof = prove(applying, this.#worker, signal);
    this.#proof = proof;
    proof.catch(() => (this.#proof = undefined));
    return proof;
  }
}
