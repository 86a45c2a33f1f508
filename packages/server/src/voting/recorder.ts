import {
  EMPTY_FRONTIER,
  formatNoteKey,
  formatReceipt,
  formatTile,
  formatEntryBundle,
  frontierRoot,
  grow,
  leafHash,
  LONGEST_ENTRY,
  packFrontier,
  parseCheckpoint,
  parseNote,
  parseTilePath,
  RecordError,
  signCheckpoint,
  TileReader,
  tileWidth,
  unpackFrontier,
  type Growth,
} from '@coopkit/record';
import type { Secrets } from '../secrets.ts';
import type { KeptEntry, KeptRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { keyOf, recordKeyOf, type RecordKey } from './record-key.ts';

/** What was added to a record, and what it has become. */
export interface Appended {
  entries: KeptEntry[];
  growth: Growth;
  /** As it is kept now. */
  record: KeptRecord;
}

/** The leaf hash of an entry, in hexadecimal: what names it. */
export function hashOf(entry: string): string {
  return Buffer.from(leafHash(bytesOf(entry))).toString('hex');
}

/** Begins a vote's record with its first entry. */
export async function beginRecord(
  secrets: Secrets,
  store: Store,
  voteId: string,
  origin: string,
  first: string,
): Promise<void> {
  const empty = { origin, size: 0, frontier: '', checkpoint: '', ballots: 0 };
  await store.records.begin(voteId, empty);
  await appendTo(secrets, store, voteId, empty, [first]);
}

/**
 * Adds entries to a record that this transaction has taken: rows, hashes and a signed checkpoint. Nothing of it is
 * to be told before the transaction has ended.
 *
 * @throws {RecordError} `malformed_entry` for an entry that no record can hold: it would spoil all of this one
 * @param voters how many took part by these entries who had not before
 * @param key that signs, where it was read already
 */
export async function appendTo(
  secrets: Secrets,
  store: Store,
  voteId: string,
  record: KeptRecord,
  entries: readonly string[],
  voters = 0,
  key?: RecordKey,
): Promise<Appended> {
  const signer = key ?? (await recordKeyOf(secrets, store));
  const before =
    record.size === 0
      ? EMPTY_FRONTIER
      : unpackFrontier(record.size, new Uint8Array(Buffer.from(record.frontier, 'base64')));
  const bytes = entries.map(bytesOf);
  if (bytes.some(({ length }) => length > LONGEST_ENTRY)) {
    throw new RecordError('malformed_entry', 'An entry is longer than a record can hold.');
  }
  const leaves = bytes.map(leafHash);
  const growth = grow(before, leaves);
  const checkpoint = await signCheckpoint(
    {
      origin: record.origin,
      size: growth.frontier.size,
      root: frontierRoot(growth.frontier),
      extensions: [],
    },
    keyOf(record.origin, signer),
    signer.sign,
  );
  const kept = entries.map((entry, i) => ({
    position: record.size + i,
    hash: toHex(leaves[i] ?? new Uint8Array()),
    entry,
  }));
  const grown = {
    size: growth.frontier.size,
    frontier: Buffer.from(packFrontier(growth.frontier)).toString('base64'),
    checkpoint,
    ballots: record.ballots + voters,
  };
  await store.records.append(
    voteId,
    kept,
    growth.tileHashes.map(({ level, index, hash }) => ({ level, position: index, hash: toHex(hash) })),
    grown,
  );
  return { entries: kept, growth, record: { origin: record.origin, ...grown } };
}

/** The receipt of an entry that was just added; it carries the entry, so that it is whole in itself. */
export function receiptOf({ growth, record }: Appended, entry: string, position: number): string {
  return formatReceipt({
    extra: bytesOf(entry),
    index: position,
    proof: growth.inclusionProof(position),
    note: record.checkpoint,
  });
}

/** The receipt of any entry, against the latest checkpoint. */
export async function receiptFromTiles(
  store: Store,
  voteId: string,
  record: KeptRecord,
  { entry, position }: KeptEntry,
): Promise<string> {
  const head = parseCheckpoint(parseNote(record.checkpoint).text);
  const reader = new TileReader(head, (path) => readTile(store, voteId, record.size, path));
  const proof = await reader.inclusionProof(position);
  return formatReceipt({ extra: bytesOf(entry), index: position, proof, note: record.checkpoint });
}

/**
 * A file of the published record.
 *
 * @throws RecordError `malformed_tile`, `beyond_record` for what the record does not have
 */
export async function readTile(
  store: Store,
  voteId: string,
  size: number,
  path: string,
): Promise<Uint8Array> {
  const { level, index, width } = parseTilePath(path);
  const from = index * 256;
  if (width > tileWidth(level, index, size)) throw new RangeError('beyond the record');
  if (level === 'entries') {
    const entries = await store.records.entries(voteId, from, from + width);
    return formatEntryBundle(entries.map(({ entry }) => bytesOf(entry)));
  }
  const hashes = await store.records.hashes(voteId, level, from, from + width);
  return formatTile(hashes.map((hash) => new Uint8Array(Buffer.from(hash, 'hex'))));
}

/** The key that verifies a record, as text. */
export async function verifierKey(secrets: Secrets, store: Store, origin: string): Promise<string> {
  return formatNoteKey(keyOf(origin, await recordKeyOf(secrets, store)));
}

function bytesOf(entry: string): Uint8Array {
  return new TextEncoder().encode(entry);
}

function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
