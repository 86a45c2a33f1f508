import { emptyRoot, packHashes, splitHashes } from './hash.ts';
import { joinNodes, nodesOf } from './ranges.ts';
import { RecordError } from './record-error.ts';

/**
 * The right edge of a record: all that is needed to append to it, at most 53 hashes however long it is.
 * They are those of the whole subtrees of which it is made, the largest first.
 */
export interface Frontier {
  readonly size: number;
  readonly hashes: readonly Uint8Array[];
}

/** The frontier of a record without entries. */
export const EMPTY_FRONTIER: Frontier = { size: 0, hashes: [] };

/** The root of the record at the frontier's size. */
export function frontierRoot({ hashes }: Frontier): Uint8Array {
  return hashes.length === 0 ? emptyRoot() : joinNodes(hashes);
}

/** The hashes in one piece, to be stored beside the size. */
export function packFrontier({ hashes }: Frontier): Uint8Array {
  return packHashes(hashes);
}

/**
 * The frontier that was packed.
 *
 * @throws RecordError `malformed_frontier` where so many hashes are not what a record of that size has
 */
export function unpackFrontier(size: number, bytes: Uint8Array): Frontier {
  const hashes = splitHashes(bytes);
  if (!Number.isSafeInteger(size) || size < 0 || hashes?.length !== nodesOf({ start: 0, end: size }).length) {
    throw new RecordError('malformed_frontier', `These are not the hashes of a record of ${size} entries.`);
  }
  return { size, hashes };
}
