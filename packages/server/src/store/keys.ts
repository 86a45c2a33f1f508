import type { Kysely } from 'kysely';
import { newId, newToken } from '../ids.ts';
import { sha256 } from '../secrets.ts';
import type { Database, KeyRow } from './database.ts';

/** The co-op's publishable and secret keys. */
export function keys(db: Kysely<Database>, coopId: string) {
  const ours = () => db.selectFrom('keys').selectAll().where('coop_id', '=', coopId);
  return {
    list: (): Promise<KeyRow[]> => ours().orderBy('created_at').execute(),

    /** The key in force by its token. */
    byToken: (token: string): Promise<KeyRow | undefined> =>
      ours().where('token_hash', '=', sha256(token)).where('revoked_at', 'is', null).executeTakeFirst(),

    /** Every website that some publishable key in force allows. */
    async allowedOrigins(): Promise<string[]> {
      const rows = await ours().where('kind', '=', 'publishable').where('revoked_at', 'is', null).execute();
      return rows.flatMap((row) => JSON.parse(row.origins) as string[]);
    },

    /** The token is returned this once; its hash is kept. */
    async add(kind: KeyRow['kind'], origins: string[], at: string): Promise<{ id: string; token: string }> {
      const id = newId('key');
      const token = newToken(kind === 'secret' ? 'sk' : 'pk', coopId);
      await db
        .insertInto('keys')
        .values({
          coop_id: coopId,
          id,
          kind,
          token_hash: sha256(token),
          hint: token.slice(-4),
          origins: JSON.stringify(origins),
          created_at: at,
          revoked_at: null,
        })
        .execute();
      return { id, token };
    },

    /** Whether there was such a publishable key to change. */
    async setOrigins(keyId: string, origins: string[]): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('keys')
        .set({ origins: JSON.stringify(origins) })
        .where('coop_id', '=', coopId)
        .where('id', '=', keyId)
        .where('kind', '=', 'publishable')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** Whether there was such a key in force. */
    async revoke(keyId: string, at: string): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('keys')
        .set({ revoked_at: at })
        .where('coop_id', '=', coopId)
        .where('id', '=', keyId)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}
