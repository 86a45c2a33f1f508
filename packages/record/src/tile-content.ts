import { packHashes, splitHashes } from './hash.ts';
import { RecordError } from './record-error.ts';

/** A tile's hashes, as they are published. */
export function formatTile(hashes: readonly Uint8Array[]): Uint8Array {
  return packHashes(hashes);
}

/**
 * The hashes of a tile.
 *
 * @throws RecordError `malformed_tile` where the last one is cut off
 */
export function parseTile(bytes: Uint8Array): Uint8Array[] {
  const hashes = splitHashes(bytes);
  if (!hashes) throw new RecordError('malformed_tile', 'A tile ends within a hash.');
  return hashes;
}

/** The most bytes that an entry may have. */
export const LONGEST_ENTRY = 0xffff;

/**
 * Entries one after the other, each behind its length in two bytes, the higher first
 * ({@link https://c2sp.org/tlog-tiles | C2SP tlog-tiles}).
 *
 * @throws RecordError `malformed_entry` for an entry of more than {@link LONGEST_ENTRY} bytes
 */
export function formatEntryBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((length, entry) => length + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > LONGEST_ENTRY) {
      throw new RecordError(
        'malformed_entry',
        `An entry has at most ${LONGEST_ENTRY} bytes, not ${entry.length}.`,
      );
    }
    bytes.set([entry.length >> 8, entry.length & 0xff], at);
    bytes.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bytes;
}

/**
 * The entries of a bundle.
 *
 * @throws RecordError `malformed_tile` where the last one is cut off
 */
export function parseEntryBundle(bytes: Uint8Array): Uint8Array[] {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const start = at + 2;
    at = start + (((bytes[at] as number) << 8) | (bytes[at + 1] ?? 0));
    if (at > bytes.length || start > bytes.length) {
      throw new RecordError('malformed_tile', `A bundle of entries ends within its entry ${entries.length}.`);
    }
    entries.push(bytes.slice(start, at));
  }
  return entries;
}
