import {
  approveTransfer,
  cancelShares,
  getShareCertificate,
  getShares,
  issueShares,
  listHoldings,
  listNotices,
  listShareEntries,
  listTransfers,
  payOutNotice,
  recordNotice,
  refuseTransfer,
  transferShares,
  type Holding,
  type MyShares,
  type NewNotice,
  type NewSubscription,
  type NewTransfer,
  type ShareEntry,
  type ShareNotice,
  type ShareTransfer,
  type Subscription,
} from '@coopkit/contract';
import type { CallOptions } from './connection.ts';
import { List } from './list.ts';
import { OwnShares } from './own-shares.ts';

/** Shares: a member's own, and the register of all. */
export class Shares extends OwnShares {
  /** What each member holds on a day (today unless told), by number. Stewards. */
  list(query: { on?: string | undefined } = {}, options?: CallOptions): List<Holding> {
    return new List((cursor) => this.connection.call(listHoldings, { query: { ...query, cursor } }, options));
  }

  /** All that ever happened to shares, in order. Stewards. */
  entries(query: { memberId?: string | undefined } = {}, options?: CallOptions): List<ShareEntry> {
    return new List((cursor) =>
      this.connection.call(listShareEntries, { query: { ...query, cursor } }, options),
    );
  }

  /** A member's shares on a day. Stewards. */
  of(memberId: string, query: { on?: string | undefined } = {}, options?: CallOptions): Promise<MyShares> {
    return this.connection.call(getShares, { params: { memberId }, query }, options);
  }

  /** A certificate of a member's shares on a day (today unless told): a PDF. Stewards. */
  async certificate(
    memberId: string,
    query: { locale?: string | undefined; on?: string | undefined } = {},
    options?: CallOptions,
  ): Promise<Blob> {
    const call = { params: { memberId }, query };
    return (await this.connection.request(getShareCertificate, call, options)).blob();
  }

  /**
   * Issues shares to a member. Stewards.
   *
   * @throws {CoopError} `shares_not_offered`, `shares_not_allowed`, `not_a_member`.
   */
  issue(
    memberId: string,
    subscription: NewSubscription & { on?: string | undefined },
    options?: CallOptions,
  ): Promise<Subscription> {
    return this.connection.call(issueShares, { params: { memberId }, body: subscription }, options);
  }

  /** Cancels shares that were never paid. Stewards. */
  cancel(
    memberId: string,
    cancellation: { shares: number; reason: string },
    options?: CallOptions,
  ): Promise<MyShares> {
    return this.connection.call(cancelShares, { params: { memberId }, body: cancellation }, options);
  }

  /** Passes a member's shares to another. Stewards. */
  transfer(
    memberId: string,
    transfer: NewTransfer & { on?: string | undefined },
    options?: CallOptions,
  ): Promise<ShareTransfer> {
    return this.connection.call(transferShares, { params: { memberId }, body: transfer }, options);
  }

  /** Transfers, oldest first. Stewards. */
  transfers(
    query: { state?: ShareTransfer['state'] | undefined } = {},
    options?: CallOptions,
  ): List<ShareTransfer> {
    return new List((cursor) =>
      this.connection.call(listTransfers, { query: { ...query, cursor } }, options),
    );
  }

  /** Approves a transfer that waits. Stewards. */
  approveTransfer(transferId: string, options?: CallOptions): Promise<ShareTransfer> {
    return this.connection.call(approveTransfer, { params: { transferId } }, options);
  }

  /** Refuses a transfer that waits. Stewards. */
  refuseTransfer(transferId: string, options?: CallOptions): Promise<ShareTransfer> {
    return this.connection.call(refuseTransfer, { params: { transferId } }, options);
  }

  /** Records a member's notice on shares. Stewards. */
  recordNotice(
    memberId: string,
    notice: NewNotice & { effectiveOn?: string | undefined },
    options?: CallOptions,
  ): Promise<ShareNotice> {
    return this.connection.call(recordNotice, { params: { memberId }, body: notice }, options);
  }

  /** Notices on shares, by the day they take effect. Stewards. */
  notices(
    query: { state?: ShareNotice['state'] | undefined } = {},
    options?: CallOptions,
  ): List<ShareNotice> {
    return new List((cursor) => this.connection.call(listNotices, { query: { ...query, cursor } }, options));
  }

  /**
   * Records that the shares of a notice were paid out. Stewards.
   *
   * @throws {CoopError} `not_effective_yet`, `already_decided`.
   */
  payOut(
    noticeId: string,
    payout: { on?: string | undefined; from?: 'bank' | 'cash' | undefined } = {},
    options?: CallOptions,
  ): Promise<ShareNotice> {
    return this.connection.call(payOutNotice, { params: { noticeId }, body: payout }, options);
  }
}
