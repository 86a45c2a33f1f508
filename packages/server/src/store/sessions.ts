import type { ActingRepresentative, Member } from '@coopkit/contract';
import type { Kysely } from 'kysely';
import { newId, newToken } from '../ids.ts';
import { sha256 } from '../secrets.ts';
import type { Database } from './database.ts';

export interface KeptSession {
  id: string;
  memberId: string;
  /** Who acts for the member in it. */
  representative: ActingRepresentative | null;
  origin: string | null;
  createdAt: string;
  expiresAt: string;
}

/** Who is signed in by a token. */
export interface SignedIn {
  session: KeptSession;
  member: Member;
}

/** Who is signed in, where, and until when. A session that ends is gone. */
export function sessions(db: Kysely<Database>, coopId: string) {
  return {
    async add(session: Omit<KeptSession, 'id'>): Promise<KeptSession & { token: string }> {
      const id = newId('ses');
      const token = newToken('st', coopId);
      await db
        .insertInto('sessions')
        .values({
          coop_id: coopId,
          id,
          token_hash: sha256(token),
          member_id: session.memberId,
          representative_id: session.representative?.id ?? null,
          origin: session.origin,
          created_at: session.createdAt,
          expires_at: session.expiresAt,
        })
        .execute();
      return { ...session, id, token };
    },

    /** A member's, without their tokens. */
    async of(memberId: string): Promise<Omit<KeptSession, 'memberId' | 'representative'>[]> {
      const rows = await db
        .selectFrom('sessions')
        .select(['id', 'origin', 'created_at', 'expires_at'])
        .where('coop_id', '=', coopId)
        .where('member_id', '=', memberId)
        .orderBy('created_at')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        origin: row.origin,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
      }));
    },

    async end(sessionId: string): Promise<void> {
      await db.deleteFrom('sessions').where('coop_id', '=', coopId).where('id', '=', sessionId).execute();
    },

    async endAllOf(memberId: string): Promise<void> {
      await db
        .deleteFrom('sessions')
        .where('coop_id', '=', coopId)
        .where('member_id', '=', memberId)
        .execute();
    },

    async endAllOfRepresentative(representativeId: string): Promise<void> {
      await db
        .deleteFrom('sessions')
        .where('coop_id', '=', coopId)
        .where('representative_id', '=', representativeId)
        .execute();
    },

    async forget(before: string): Promise<void> {
      await db
        .deleteFrom('sessions')
        .where('coop_id', '=', coopId)
        .where('expires_at', '<', before)
        .execute();
    },
  };
}
