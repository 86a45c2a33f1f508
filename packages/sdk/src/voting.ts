import {
  castBallot,
  getMyVote,
  getReceipt,
  getResult,
  getVote,
  giveProxy,
  listMyVotes,
  listVotes,
  revokeProxy,
  type MyVote,
  type NewBallot,
  type NewProxy,
  type Receipt,
  type Result,
  type Vote,
  type VoteEvent,
  type VoteFilter,
  type VoteSummary,
} from '@coopkit/contract';
import type { CallOptions, Connection } from './connection.ts';
import { List } from './list.ts';
import { newNonce } from './nonce.ts';
import { watch } from './watch.ts';

/** What a member, or a page that shows them a vote, does with votes. */
export class Voting {
  protected readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  /** The votes, the latest to close first: `for await (const vote of coop.votes.list({ state: 'open' }))`. */
  list(filter: Omit<VoteFilter, 'cursor'> = {}, options?: CallOptions): List<VoteSummary> {
    return new List((cursor) => this.connection.call(listVotes, { query: { ...filter, cursor } }, options));
  }

  /** The scheduled and open votes, and whether the signed-in member may vote and has. */
  async listMine(options?: CallOptions): Promise<{ voteId: string; onRoll: boolean; voted: boolean }[]> {
    return (await this.connection.call(listMyVotes, {}, options)).items;
  }

  /** One vote. */
  get(voteId: string, options?: CallOptions): Promise<Vote> {
    return this.connection.call(getVote, { params: { voteId } }, options);
  }

  /** How a vote stands for the signed-in member: whether they may vote, have, and for whom else. */
  mine(voteId: string, options?: CallOptions): Promise<MyVote> {
    return this.connection.call(getMyVote, { params: { voteId } }, options);
  }

  /**
   * Casts a ballot. It is answered when the ballot is durable and on the record. The same nonce sent again is
   * the same ballot. Keep it: a sealed ballot can be told from others, and changed, by its nonce alone.
   *
   * @throws {CoopError} `not_on_roll`, `vote_not_open`, `vote_closed`, `vote_annulled`, `ballot_invalid`,
   * `already_voted`, `ballot_replaced`, `not_your_proxy`.
   */
  async cast(
    voteId: string,
    { nonce = newNonce(), ...ballot }: Omit<NewBallot, 'nonce'> & { nonce?: string | undefined },
    options?: CallOptions,
  ): Promise<{ receipt: Receipt; nonce: string }> {
    const receipt = await this.connection.call(
      castBallot,
      { params: { voteId }, body: { ...ballot, nonce } },
      options,
    );
    return { receipt, nonce };
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
