import {
  getReceipt,
  giveProxy,
  listMyVotes,
  listVotes,
  revokeProxy,
  type MyVote,
  type NewProxy,
  type Receipt,
  type VoteFilter,
  type VoteSummary,
} from '@coopkit/contract';
import { Casting } from './casting.ts';
import type { CallOptions } from './connection.ts';
import { List } from './list.ts';

/** What a member, or a page that shows them votes, does with them. */
export class Voting extends Casting {
  /** The votes, the latest to close first: `for await (const vote of coop.votes.list({ state: 'open' }))`. */
  list(filter: Omit<VoteFilter, 'cursor'> = {}, options?: CallOptions): List<VoteSummary> {
    return new List((cursor) => this.connection.call(listVotes, { query: { ...filter, cursor } }, options));
  }

  /** The scheduled and open votes, and whether the signed-in member may vote and has. */
  async listMine(options?: CallOptions): Promise<{ voteId: string; onRoll: boolean; voted: boolean }[]> {
    return (await this.connection.call(listMyVotes, {}, options)).items;
  }

  /** The receipt of an entry of the record, by the hash of its leaf in hexadecimal, against the latest checkpoint. */
  receipt(voteId: string, entryHash: string, options?: CallOptions): Promise<Receipt> {
    return this.connection.call(getReceipt, { params: { voteId, entryHash } }, options);
  }

  /**
   * Lets another member carry one’s vote.
   *
   * @throws {CoopError} `not_on_roll`, `already_voted`, `proxy_not_allowed`, `proxy_limit`.
   */
  giveProxy(voteId: string, to: NewProxy, options?: CallOptions): Promise<MyVote> {
    return this.connection.call(giveProxy, { params: { voteId }, body: to }, options);
  }

  /** Takes one’s vote back from who carries it. */
  revokeProxy(voteId: string, options?: CallOptions): Promise<MyVote> {
    return this.connection.call(revokeProxy, { params: { voteId } }, options);
  }
}
