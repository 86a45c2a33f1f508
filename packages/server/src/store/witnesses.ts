import type { Kysely } from 'kysely';
import type { Database } from './database.ts';

/** Another server that signs that our records only grew. */
export interface Witness {
  /** The name in its key. */
  name: string;
  /** Where it takes checkpoints, without `/add-checkpoint`. */
  url: string;
  /** Its verifier key. */
  key: string;
}

/** A head that we have signed as a witness. */
export interface WitnessedHead {
  size: number;
  /** In hexadecimal. */
  root: string;
}

/** Who signs our records, whose records we sign, and what was signed. */
export function witnesses(db: Kysely<Database>, coopId: string) {
  return {
    list(): Promise<Witness[]> {
      return db
        .selectFrom('witnesses')
        .select(['name', 'url', 'key'])
        .where('coop_id', '=', coopId)
        .orderBy('name')
        .execute();
    },

    async add(witness: Witness): Promise<void> {
      await db
        .insertInto('witnesses')
        .values({ coop_id: coopId, ...witness })
        .onConflict((c) => c.columns(['coop_id', 'name']).doUpdateSet({ url: witness.url, key: witness.key }))
        .execute();
    },

    /** Whether there was one. */
    async remove(name: string): Promise<boolean> {
      const { numDeletedRows } = await db
        .deleteFrom('witnesses')
        .where('coop_id', '=', coopId)
        .where('name', '=', name)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },

    /** The latest signature of each witness on a vote's record: a line of the note. */
    cosignatures(voteId: string): Promise<{ witness: string; size: number; line: string }[]> {
      return db
        .selectFrom('cosignatures')
        .select(['witness', 'size', 'line'])
        .where('coop_id', '=', coopId)
        .where('vote_id', '=', voteId)
        .orderBy('witness')
        .execute();
    },

    async cosigned(voteId: string, signed: { witness: string; size: number; line: string }): Promise<void> {
      await db
        .insertInto('cosignatures')
        .values({ coop_id: coopId, vote_id: voteId, ...signed })
        .onConflict((c) =>
          c.columns(['coop_id', 'vote_id', 'witness']).doUpdateSet({ size: signed.size, line: signed.line }),
        )
        .execute();
    },

    /** The public key by which a host signs its records, where we are its witness: base64url. */
    async publicKeyOf(host: string): Promise<string | undefined> {
      const row = await db
        .selectFrom('witnessed_hosts')
        .select('public_key')
        .where('coop_id', '=', coopId)
        .where('host', '=', host)
        .executeTakeFirst();
      return row?.public_key;
    },

    hosts(): Promise<{ host: string; publicKey: string }[]> {
      return db
        .selectFrom('witnessed_hosts')
        .select(['host', 'public_key as publicKey'])
        .where('coop_id', '=', coopId)
        .orderBy('host')
        .execute();
    },

    async signFor(host: string, publicKey: string): Promise<void> {
      await db
        .insertInto('witnessed_hosts')
        .values({ coop_id: coopId, host, public_key: publicKey })
        .onConflict((c) => c.columns(['coop_id', 'host']).doUpdateSet({ public_key: publicKey }))
        .execute();
    },

    /** Takes the last head that we signed of a record, so that nobody else signs another meanwhile. */
    async lockHead(origin: string): Promise<WitnessedHead | null> {
      await db
        .insertInto('witnessed_heads')
        .values({ coop_id: coopId, origin, size: 0, root: '' })
        .onConflict((c) => c.columns(['coop_id', 'origin']).doNothing())
        .execute();
      const row = await db
        .updateTable('witnessed_heads')
        .set((e) => ({ size: e.ref('size') }))
        .where('coop_id', '=', coopId)
        .where('origin', '=', origin)
        .returning(['size', 'root'])
        .executeTakeFirst();
      return row && row.size > 0 ? row : null;
    },

    async keepHead(origin: string, head: WitnessedHead): Promise<void> {
      await db
        .updateTable('witnessed_heads')
        .set(head)
        .where('coop_id', '=', coopId)
        .where('origin', '=', origin)
        .execute();
    },
  };
}
