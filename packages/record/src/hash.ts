import { sha256 } from '@noble/hashes/sha2.js';

/** The length in bytes of every hash of the record. */
export const HASH_LENGTH = 32;

/** The hash of an entry of the record ({@link https://www.rfc-editor.org/rfc/rfc6962#section-2.1 | RFC 6962, 2.1}). */
export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256.create().update(LEAF).update(entry).digest();
}

/** The hash of an inner node over its two children ({@link https://www.rfc-editor.org/rfc/rfc6962#section-2.1 | RFC 6962, 2.1}). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256.create().update(NODE).update(left).update(right).digest();
}

/** The root of a record without entries. */
export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array());
}

/** Of hashes that are public: it takes no care to take the same time always. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** Hashes in one piece. */
export function packHashes(hashes: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(hashes.length * HASH_LENGTH);
  for (const [index, hash] of hashes.entries()) bytes.set(hash, index * HASH_LENGTH);
  return bytes;
}

/** The hashes again, or null where the bytes are not a whole number of them. */
export function splitHashes(bytes: Uint8Array): Uint8Array[] | null {
  if (bytes.length % HASH_LENGTH !== 0) return null;
  return Array.from({ length: bytes.length / HASH_LENGTH }, (_, index) =>
    bytes.slice(index * HASH_LENGTH, (index + 1) * HASH_LENGTH),
  );
}

// Different first bytes: no entry can pass for a node.
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
