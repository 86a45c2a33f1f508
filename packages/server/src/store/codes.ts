import { sql, type Kysely } from 'kysely';
import type { Database } from './database.ts';

/** How many times a code may be tried. */
const TRIES = 5;

/** One-time codes sent by e-mail: single use, five tries, ten minutes. */
export function codes(db: Kysely<Database>, coopId: string) {
  const one = (id: string) => db.updateTable('codes').where('coop_id', '=', coopId).where('id', '=', id);
  return {
    /** Keeps a code, and voids the one before by the same name. */
    async put(code: {
      id: string;
      hash: string | null;
      memberId: string | null;
      representativeId: string | null;
      expiresAt: string;
    }): Promise<void> {
      const values = {
        code_hash: code.hash,
        member_id: code.memberId,
        representative_id: code.representativeId,
        tries: 0,
        expires_at: code.expiresAt,
      };
      await db
        .insertInto('codes')
        .values({ coop_id: coopId, id: code.id, ...values })
        .onConflict((c) => c.columns(['coop_id', 'id']).doUpdateSet(values))
        .execute();
    },

    /** Counts a try, before anything is compared: tries made at once are counted one by one. */
    async countTry(
      id: string,
      at: string,
    ): Promise<
      | { hash: string | null; memberId: string | null; representativeId: string | null }
      | 'code_expired'
      | 'code_locked'
    > {
      const row = await one(id)
        .set({ tries: sql`tries + 1` })
        .returning(['code_hash', 'member_id', 'representative_id', 'tries', 'expires_at'])
        .executeTakeFirst();
      if (!row || row.expires_at <= at) return 'code_expired';
      if (row.tries > TRIES) return 'code_locked';
      return { hash: row.code_hash, memberId: row.member_id, representativeId: row.representative_id };
    },

    /** Uses a code up; false where it was used already. */
    async use(id: string): Promise<boolean> {
      const { numDeletedRows } = await db
        .deleteFrom('codes')
        .where('coop_id', '=', coopId)
        .where('id', '=', id)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },

    /** Voids what was sent to a member to sign in with. */
    async voidOf(memberId: string): Promise<void> {
      await db.deleteFrom('codes').where('coop_id', '=', coopId).where('member_id', '=', memberId).execute();
    },

    async voidOfRepresentative(representativeId: string): Promise<void> {
      await db
        .deleteFrom('codes')
        .where('coop_id', '=', coopId)
        .where('representative_id', '=', representativeId)
        .execute();
    },

    async expiresAt(id: string): Promise<string | null> {
      const row = await db
        .selectFrom('codes')
        .select('expires_at')
        .where('coop_id', '=', coopId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.expires_at ?? null;
    },

    async forget(before: string): Promise<void> {
      await db.deleteFrom('codes').where('coop_id', '=', coopId).where('expires_at', '<', before).execute();
    },
  };
}
