import {
  annulVote,
  closeVote,
  confirmPaperBallots,
  createVote,
  discardPaperBallots,
  enterPaperBallots,
  getRoll,
  listPaperBallots,
  listVoters,
  openVote,
  replaceVote,
  type Annulment,
  type NewPaperBatch,
  type NewVote,
  type PaperBatch,
  type RollEntry,
  type Vote,
  type Voter,
} from '@coopkit/contract';
import type { CallOptions } from './connection.ts';
import { List } from './list.ts';
import { recordFile } from './record-file.ts';
import { Voting } from './voting.ts';

/** Votes: what members do, and what the stewards decide of them. */
export class Votes extends Voting {
  /** Puts a vote to the members: scheduled to open by itself, or a draft. Stewards. */
  create(vote: NewVote, options?: CallOptions): Promise<Vote> {
    return this.connection.call(createVote, { body: vote }, options);
  }

  /**
   * Changes a vote that is not open yet. Stewards.
   *
   * @throws {CoopError} `vote_opened`.
   */
  replace(voteId: string, vote: NewVote, options?: CallOptions): Promise<Vote> {
    return this.connection.call(replaceVote, { params: { voteId }, body: vote }, options);
  }

  /**
   * Opens a vote now: its roll is fixed. Stewards.
   *
   * @throws {CoopError} `vote_opened`, `roll_empty`.
   */
  open(voteId: string, options?: CallOptions): Promise<Vote> {
    return this.connection.call(openVote, { params: { voteId } }, options);
  }

  /**
   * Closes a vote now, before its time. Stewards.
   *
   * @throws {CoopError} `vote_not_open`, `vote_closed`, `vote_annulled`.
   */
  close(voteId: string, options?: CallOptions): Promise<Vote> {
    return this.connection.call(closeVote, { params: { voteId } }, options);
  }

  /**
   * Annuls a vote, for a reason that is told. Stewards.
   *
   * @throws {CoopError} `vote_annulled`.
   */
  annul(voteId: string, annulment: Annulment, options?: CallOptions): Promise<Vote> {
    return this.connection.call(annulVote, { params: { voteId }, body: annulment }, options);
  }

  /**
   * A file of the vote's record, for whoever checks it: `checkpoint`, `roll`, `participation`, `certificate`, `tile/…`.
   *
   * @returns null where there is none of that name
   */
  record(voteId: string, name: string, options?: CallOptions): Promise<Uint8Array | null> {
    return recordFile(this.connection, voteId, name, options);
  }

  /** The published roll, by key. */
  roll(voteId: string, options?: CallOptions): List<RollEntry> {
    return new List((cursor) =>
      this.connection.call(getRoll, { params: { voteId }, query: { cursor } }, options),
    );
  }

  /** Who is on the roll and whether they voted, by member number; never what. Stewards. */
  voters(voteId: string, options?: CallOptions): List<Voter> {
    return new List((cursor) =>
      this.connection.call(listVoters, { params: { voteId }, query: { cursor } }, options),
    );
  }

  /** The batches of paper ballots that wait for another steward. Stewards. */
  async paperBallots(voteId: string, options?: CallOptions): Promise<PaperBatch[]> {
    return (await this.connection.call(listPaperBallots, { params: { voteId } }, options)).items;
  }

  /**
   * Enters ballots that were cast on paper: they count when another steward has entered the same. Stewards who are
   * signed in.
   *
   * @throws {CoopError} `not_on_roll`, `already_voted`, `ballot_invalid`.
   */
  enterPaperBallots(voteId: string, batch: NewPaperBatch, options?: CallOptions): Promise<PaperBatch> {
    return this.connection.call(enterPaperBallots, { params: { voteId }, body: batch }, options);
  }

  /**
   * Enters the same ballots again, as another steward: then they are on the record.
   *
   * @throws {CoopError} `paper_same_steward`, `paper_differs`, `already_voted`.
   */
  confirmPaperBallots(
    voteId: string,
    batchId: string,
    batch: NewPaperBatch,
    options?: CallOptions,
  ): Promise<PaperBatch> {
    return this.connection.call(confirmPaperBallots, { params: { voteId, batchId }, body: batch }, options);
  }

  /** Discards a batch that was not confirmed. Stewards. */
  discardPaperBallots(voteId: string, batchId: string, options?: CallOptions): Promise<void> {
    return this.connection.call(discardPaperBallots, { params: { voteId, batchId } }, options);
  }
}
