import {
  getReceipt,
  getResult,
  giveProxy,
  listMyVotes,
  listVotes,
  revokeProxy,
  type MyVote,
  type NewProxy,
  type Receipt,
  type Result,
  type VoteEvent,
  type VoteFilter,
  type VoteSummary,
} from '@coopkit/contract';
import { Casting } from './casting.ts';
import type { CallOptions } from './connection.ts';
import { List } from './list.ts';
import { watch } from './watch.ts';

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
   * The certified result; while the vote is open how it stands, where that is shown.
   *
   * @throws {CoopError} `vote_not_counted`.
   */
  result(voteId: string, options?: CallOptions): Promise<Result> {
    return this.connection.call(getResult, { params: { voteId } }, options);
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

  /**
   * How a vote stands, now and whenever that changes: `for await (const event of coop.votes.watch(id))`. A line
   * that is lost is found again, and goes on where it was. Ends when the vote is counted or annulled, or you abort it.
   *
   * @throws {CoopError} what trying again does not mend: `not_found`, `origin_not_allowed`…
   */
  watch(voteId: string, options: Pick<CallOptions, 'signal'> = {}): AsyncGenerator<VoteEvent, void> {
    return watch(this.connection, voteId, options.signal);
  }
}
