import { sha256 } from '@noble/hashes/sha2.js';

/** The hash of an entry of the record (RFC 6962, section 2.1). */
export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256.create().update(LEAF).update(entry).digest();
}

/** The hash of an inner node over its two children (RFC 6962, section 2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256.create().update(NODE).update(left).update(right).digest();
}

// Different first bytes: no entry can pass for a node.
const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);
