import { getResult, getVote, type Result, type Vote, type VoteEvent } from '@coopkit/contract';
import type { CallOptions, Connection } from './connection.ts';
import { CoopError } from './error.ts';

/** How a vote stands: all that a page needs to show it, and no more bytes than that. */
export class Standing {
  protected readonly connection: Connection;

  constructor(connection: Connection) {
    this.connection = connection;
  }

  /** One vote. */
  get(voteId: string, options?: CallOptions): Promise<Vote> {
    return this.connection.call(getVote, { params: { voteId } }, options);
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
   * How a vote stands, now and whenever that changes: `for await (const event of coop.votes.watch(id))`. A line
   * that is lost is found again, and goes on where it was. Ends when the vote is counted or annulled, or you abort it.
   *
   * @throws {CoopError} what trying again does not mend: `not_found`, `origin_not_allowed`…
   */
  async *watch(
    voteId: string,
    { signal }: Pick<CallOptions, 'signal'> = {},
  ): AsyncGenerator<VoteEvent, void> {
    // A page that shows what is decided has nothing to watch.
    const { watch } = await import('./watch.ts').catch((cause: unknown) => {
      throw new CoopError('offline', 'A part could not be loaded.', { cause });
    });
    yield* watch(this.connection, voteId, signal);
  }
}
