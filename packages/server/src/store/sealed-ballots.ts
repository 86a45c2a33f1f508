import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import { keyIn, rowsFrom } from './engine.ts';

/** A sealed ballot: what is published at the close, and the commitment to it that is on the record. */
export interface SealedBallot {
  commitment: string;
  nonce: string;
  /** Canonical JSON. */
  opening: string;
}

const COLUMNS = ['coop_id', 'vote_id', 'commitment', 'nonce', 'opening'] as const;

/** The sealed ballots of votes that are not closed yet, each without its voter. */
export function sealedBallots(db: Kysely<Database>, coopId: string) {
  const of = (voteId: string) =>
    db.selectFrom('sealed_ballots').where('coop_id', '=', coopId).where('vote_id', '=', voteId);
  const among = (voteId: string, column: 'commitment' | 'nonce', values: readonly string[]) =>
    db
      .selectFrom('sealed_ballots')
      .select(['commitment', 'nonce', 'opening'])
      .where(keyIn(db, { coop_id: coopId, vote_id: voteId }, column, values))
      .execute();
  return {
    async find(voteId: string, commitments: readonly string[]): Promise<SealedBallot[]> {
      if (commitments.length === 0) return [];
      return among(voteId, 'commitment', commitments);
    },

    async byNonce(voteId: string, nonces: readonly string[]): Promise<SealedBallot[]> {
      if (nonces.length === 0) return [];
      return among(voteId, 'nonce', nonces);
    },

    async add(voteId: string, ballots: readonly SealedBallot[]): Promise<void> {
      if (ballots.length === 0) return;
      await db
        .insertInto('sealed_ballots')
        .columns(COLUMNS)
        .expression(
          rowsFrom(
            db,
            'sealed_ballots',
            COLUMNS,
            ballots.map((ballot) => ({ coop_id: coopId, vote_id: voteId, ...ballot })),
          ),
        )
        .execute();
    },

    async remove(voteId: string, commitments: readonly string[]): Promise<void> {
      if (commitments.length === 0) return;
      await db
        .deleteFrom('sealed_ballots')
        .where(keyIn(db, { coop_id: coopId, vote_id: voteId }, 'commitment', commitments))
        .execute();
    },

    /** All of them, in the order in which they are opened. */
    inOrder(voteId: string): Promise<SealedBallot[]> {
      return of(voteId).select(['commitment', 'nonce', 'opening']).orderBy('commitment').execute();
    },

    /** Once they are on the record. */
    async removeAll(voteId: string): Promise<void> {
      await db
        .deleteFrom('sealed_ballots')
        .where('coop_id', '=', coopId)
        .where('vote_id', '=', voteId)
        .execute();
    },
  };
}
