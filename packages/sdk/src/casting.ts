import { castBallot, getMyVote, type MyVote, type NewBallot, type Receipt } from '@coopkit/contract';
import type { CallOptions } from './connection.ts';
import { newNonce } from './nonce.ts';
import { Standing } from './standing.ts';

/** What a member does to cast a ballot: all that a ballot paper needs, and no more bytes than that. */
export class Casting extends Standing {
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
}
