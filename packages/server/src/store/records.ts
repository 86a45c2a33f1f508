import type { VoteState } from '@coopkit/contract';
import type { Kysely } from 'kysely';
import type { Database } from './database.ts';
import type { RecordRow } from './vote-tables.ts';
import { keyIn, rowsFrom, taking, writeTogether } from './engine.ts';

/** An entry of a record as it is kept. */
export interface KeptEntry {
  position: number;
  /** Its leaf hash, in hexadecimal. */
  hash: string;
  entry: string;
}

/** A hash over 256 entries, 65,536…: what a tile above the lowest level holds. */
export interface KeptNode {
  level: number;
  position: number;
  hash: string;
}

export type KeptRecord = Pick<RecordRow, 'origin' | 'size' | 'frontier' | 'checkpoint' | 'ballots'>;

/** The pair of keys that signs, the private one sealed with the server's secret. */
export interface SealedKey {
  publicKey: string;
  sealedPrivateKey: string;
}

/** A record that this transaction has taken, with its vote. */
export interface TakenRecord {
  record: KeptRecord;
  vote: { state: VoteState; closesAt: string };
  key: SealedKey;
}

const AT_ONCE = 1_000;
const ENTRY_COLUMNS = ['coop_id', 'vote_id', 'position', 'hash', 'entry'] as const;
const NODE_COLUMNS = ['coop_id', 'vote_id', 'level', 'position', 'hash'] as const;

/** The records under votes: entries are only ever added. */
export function records(db: Kysely<Database>, coopId: string) {
  const entriesOf = (voteId: string) =>
    db.selectFrom('record_entries').where('coop_id', '=', coopId).where('vote_id', '=', voteId);
  return {
    /** The pair of keys that signs the co-op's records, the private one sealed. */
    async key(): Promise<SealedKey | undefined> {
      const row = await db
        .selectFrom('record_keys')
        .selectAll()
        .where('coop_id', '=', coopId)
        .executeTakeFirst();
      return row && { publicKey: row.public_key, sealedPrivateKey: row.sealed_private_key };
    },

    async addKey(publicKey: string, sealedPrivateKey: string): Promise<void> {
      await db
        .insertInto('record_keys')
        .values({ coop_id: coopId, public_key: publicKey, sealed_private_key: sealedPrivateKey })
        .onConflict((c) => c.column('coop_id').doNothing())
        .execute();
    },

    async begin(voteId: string, record: KeptRecord): Promise<void> {
      await db
        .insertInto('records')
        .values({ coop_id: coopId, vote_id: voteId, ...record })
        .execute();
    },

    find(voteId: string): Promise<KeptRecord | undefined> {
      return db
        .selectFrom('records')
        .select(['origin', 'size', 'frontier', 'checkpoint', 'ballots'])
        .where('coop_id', '=', coopId)
        .where('vote_id', '=', voteId)
        .executeTakeFirst();
    },

    /** How many ballots each of these votes has. */
    async ballots(voteIds: readonly string[]): Promise<Map<string, number>> {
      if (voteIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('records')
        .select(['vote_id', 'ballots'])
        .where('coop_id', '=', coopId)
        .where('vote_id', 'in', voteIds)
        .execute();
      return new Map(rows.map((row) => [row.vote_id, row.ballots]));
    },

    /** Takes the record, so that until this transaction ends nobody else adds to it. */
    lock(voteId: string): Promise<KeptRecord | undefined> {
      return db
        .updateTable('records')
        .set((e) => ({ size: e.ref('size') }))
        .where('coop_id', '=', coopId)
        .where('vote_id', '=', voteId)
        .returning(['origin', 'size', 'frontier', 'checkpoint', 'ballots'])
        .executeTakeFirst();
    },

    /** Takes it likewise, together with its vote, in one go: where that stands, and the key that signs. */
    async take(voteId: string): Promise<TakenRecord | undefined> {
      const row = await taking(
        db,
        db
          .selectFrom('records as r')
          .innerJoin('votes as v', (join) =>
            join.onRef('v.coop_id', '=', 'r.coop_id').onRef('v.id', '=', 'r.vote_id'),
          )
          .innerJoin('record_keys as k', 'k.coop_id', 'r.coop_id')
          .select(['r.origin', 'r.size', 'r.frontier', 'r.checkpoint', 'r.ballots'])
          .select(['v.state', 'v.closes_at', 'k.public_key', 'k.sealed_private_key'])
          .where('r.coop_id', '=', coopId)
          .where('r.vote_id', '=', voteId),
        'r',
        'v',
      ).executeTakeFirst();
      if (!row) return undefined;
      const { state, closes_at: closesAt, public_key: publicKey, sealed_private_key, ...record } = row;
      const key = { publicKey, sealedPrivateKey: sealed_private_key };
      return { record, vote: { state, closesAt }, key };
    },

    async append(
      voteId: string,
      entries: readonly KeptEntry[],
      nodes: readonly KeptNode[],
      grown: Omit<KeptRecord, 'origin'>,
    ): Promise<void> {
      const ours = { coop_id: coopId, vote_id: voteId };
      await writeTogether(db, [
        ...inParts(entries.map((entry) => ({ ...ours, ...entry }))).map((rows) =>
          db
            .insertInto('record_entries')
            .columns(ENTRY_COLUMNS)
            .expression(rowsFrom(db, 'record_entries', ENTRY_COLUMNS, rows)),
        ),
        ...inParts(nodes.map((node) => ({ ...ours, ...node }))).map((rows) =>
          db
            .insertInto('record_nodes')
            .columns(NODE_COLUMNS)
            .expression(rowsFrom(db, 'record_nodes', NODE_COLUMNS, rows)),
        ),
        db.updateTable('records').set(grown).where('coop_id', '=', coopId).where('vote_id', '=', voteId),
      ]);
    },

    /** The entries from one position up to another. */
    entries(voteId: string, from: number, to: number): Promise<KeptEntry[]> {
      return entriesOf(voteId)
        .select(['position', 'hash', 'entry'])
        .where('position', '>=', from)
        .where('position', '<', to)
        .orderBy('position')
        .execute();
    },

    byHash(voteId: string, hashes: readonly string[]): Promise<KeptEntry[]> {
      if (hashes.length === 0) return Promise.resolve([]);
      return db
        .selectFrom('record_entries')
        .select(['position', 'hash', 'entry'])
        .where(keyIn(db, { coop_id: coopId, vote_id: voteId }, 'hash', hashes))
        .execute();
    },

    /** The hashes of a level of tiles, from one position up to another; level 0 are the entries'. */
    async hashes(voteId: string, level: number, from: number, to: number): Promise<string[]> {
      const rows =
        level === 0
          ? await entriesOf(voteId)
              .select('hash')
              .where('position', '>=', from)
              .where('position', '<', to)
              .orderBy('position')
              .execute()
          : await db
              .selectFrom('record_nodes')
              .select('hash')
              .where('coop_id', '=', coopId)
              .where('vote_id', '=', voteId)
              .where('level', '=', level)
              .where('position', '>=', from)
              .where('position', '<', to)
              .orderBy('position')
              .execute();
      return rows.map((row) => row.hash);
    },
  };
}

function inParts<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, part) =>
    rows.slice(part * AT_ONCE, (part + 1) * AT_ONCE),
  );
}
