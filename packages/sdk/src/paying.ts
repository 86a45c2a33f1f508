import {
  forgetMyKeptMethod,
  getApplicantPayment,
  getMyKeptMethod,
  getMyPayment,
  listMyCharges,
  listMyPayments,
  listPaymentMethods,
  startApplicantPayment,
  startPayment,
  type Charge,
  type KeptMethod,
  type NewPayment,
  type OfferedMethod,
  type Payment,
} from '@coopkit/contract';
import type { CallOptions, Connection } from './connection.ts';
import { List } from './list.ts';

/** Paying what one owes: as the member who is signed in, or as an applicant. */
export class Paying {
  protected readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  /** How the co-op can be paid. */
  async methods(options?: CallOptions): Promise<OfferedMethod[]> {
    return (await this.connection.call(listPaymentMethods, {}, options)).items;
  }

  /** What the signed-in member owes and has paid, by the day it is due. */
  charges(options?: CallOptions): List<Charge> {
    return new List((cursor) => this.connection.call(listMyCharges, { query: { cursor } }, options));
  }

  /**
   * Begins a payment of what the signed-in member owes; its instruction says what to do. Where that is null, ask again
   * with {@link Paying.get} until it is there.
   *
   * @throws {CoopError} `nothing_to_pay`, `method_not_offered`, `mandate_missing`.
   */
  start(payment: NewPayment, options?: CallOptions): Promise<Payment> {
    return this.connection.call(startPayment, { body: payment }, options);
  }

  /** One of the signed-in member's payments. */
  get(paymentId: string, options?: CallOptions): Promise<Payment> {
    return this.connection.call(getMyPayment, { params: { paymentId } }, options);
  }

  /** The signed-in member's payments, newest first. */
  mine(options?: CallOptions): List<Payment> {
    return new List((cursor) => this.connection.call(listMyPayments, { query: { cursor } }, options));
  }

  /**
   * What the signed-in member has let be kept, so that what falls due later is collected from it.
   *
   * @throws {CoopError} `not_found` where nothing is kept.
   */
  kept(options?: CallOptions): Promise<KeptMethod> {
    return this.connection.call(getMyKeptMethod, {}, options);
  }

  /** Has nothing more collected from what was kept. */
  forgetKept(options?: CallOptions): Promise<void> {
    return this.connection.call(forgetMyKeptMethod, {}, options);
  }

  /** Begins a payment of what an application asks for before anything is decided. */
  startFor(applicationId: string, payment: NewPayment, options?: CallOptions): Promise<Payment> {
    return this.connection.call(startApplicantPayment, { params: { applicationId }, body: payment }, options);
  }

  /** An applicant's payment. */
  getFor(applicationId: string, paymentId: string, options?: CallOptions): Promise<Payment> {
    return this.connection.call(getApplicantPayment, { params: { applicationId, paymentId } }, options);
  }
}
