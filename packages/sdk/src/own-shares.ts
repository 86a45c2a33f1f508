import {
  getMyShareCertificate,
  getMyShares,
  giveNotice,
  takeBackNotice,
  takeBackTransfer,
  takeShares,
  transferMyShares,
  type MyShares,
  type NewNotice,
  type NewSubscription,
  type NewTransfer,
  type ShareNotice,
  type ShareTransfer,
  type Subscription,
} from '@coopkit/contract';
import type { CallOptions, Connection } from './connection.ts';

/** The shares of the member who is signed in. */
export class OwnShares {
  protected readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  /** What the signed-in member holds, on a day (today unless told), with its history and what is owed for it. */
  mine(query: { on?: string | undefined } = {}, options?: CallOptions): Promise<MyShares> {
    return this.connection.call(getMyShares, { query }, options);
  }

  /** A certificate of the signed-in member's shares on a day (today unless told): a PDF. */
  async myCertificate(
    query: { locale?: string | undefined; on?: string | undefined } = {},
    options?: CallOptions,
  ): Promise<Blob> {
    return (await this.connection.request(getMyShareCertificate, { query }, options)).blob();
  }

  /**
   * Takes more shares.
   *
   * @throws {CoopError} `shares_not_offered`, `shares_not_allowed`.
   */
  take(subscription: NewSubscription, options?: CallOptions): Promise<Subscription> {
    return this.connection.call(takeShares, { body: subscription }, options);
  }

  /**
   * Passes shares to another member: `done` at once, or `pending` until a steward approves.
   *
   * @throws {CoopError} `transfer_not_allowed`, `transfer_to_oneself`, `not_a_member`, `shares_not_held`.
   */
  transferMine(transfer: NewTransfer, options?: CallOptions): Promise<ShareTransfer> {
    return this.connection.call(transferMyShares, { body: transfer }, options);
  }

  /** Takes back a transfer that is pending. */
  takeBackTransfer(transferId: string, options?: CallOptions): Promise<ShareTransfer> {
    return this.connection.call(takeBackTransfer, { params: { transferId } }, options);
  }

  /**
   * Gives notice on shares: they are paid back on the day the rules set, or given to the co-op.
   *
   * @throws {CoopError} `shares_not_held`.
   */
  giveNotice(notice: NewNotice, options?: CallOptions): Promise<ShareNotice> {
    return this.connection.call(giveNotice, { body: notice }, options);
  }

  /** Takes a notice back before it takes effect. */
  takeBackNotice(noticeId: string, options?: CallOptions): Promise<ShareNotice> {
    return this.connection.call(takeBackNotice, { params: { noticeId } }, options);
  }
}
