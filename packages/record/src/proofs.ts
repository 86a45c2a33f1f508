/**
 * The checks that a verifier does with a proof in hand.
 *
 * Rules: RFC 6962, section 2.1, https://www.rfc-editor.org/rfc/rfc6962#section-2.1
 *
 * @module
 */
import { HASH_LENGTH, nodeHash, sameBytes } from './hash.ts';
import { consistencyRanges, inclusionRanges } from './ranges.ts';
import { RecordError } from './record-error.ts';

/** The size of a record and its root at that size. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/**
 * Checks that the entry with this leaf hash is the record's entry number `index` (from 0).
 *
 * @throws RecordError `not_included`
 */
export function checkInclusion(
  leaf: Uint8Array,
  index: number,
  proof: readonly Uint8Array[],
  { size, root }: TreeHead,
): void {
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(index) || index < 0 || index >= size) {
    throw new RecordError('not_included', `A record of ${size} entries has no entry ${index}.`);
  }
  const ranges = inclusionRanges(index, size);
  let hash = leaf;
  if (wellFormed([leaf, ...proof], ranges.length + 1)) {
    for (const [step, { start }] of ranges.entries()) {
      const sibling = proof[step] as Uint8Array;
      hash = start > index ? nodeHash(hash, sibling) : nodeHash(sibling, hash);
    }
    if (sameBytes(hash, root)) return;
  }
  throw new RecordError(
    'not_included',
    `The proof does not show that the entry is number ${index} of the record.`,
  );
}

/**
 * Checks that the newer record begins with all of the older: that nothing of it was changed, dropped or moved.
 * The older must have an entry: with the empty record everything would agree.
 *
 * @throws RecordError `not_consistent`
 */
export function checkConsistency(older: TreeHead, newer: TreeHead, proof: readonly Uint8Array[]): void {
  const sizes = [older.size, newer.size];
  if (!sizes.every(Number.isSafeInteger) || older.size < 1 || older.size > newer.size) {
    throw new RecordError(
      'not_consistent',
      `A record of ${newer.size} entries can't continue one of ${older.size}.`,
    );
  }
  const ranges = consistencyRanges(older.size, newer.size);
  if (wellFormed(proof, ranges.length)) {
    let oldHash = older.root;
    let newHash = older.root;
    for (const [step, { start, end }] of ranges.entries()) {
      const hash = proof[step] as Uint8Array;
      if (end === older.size) {
        oldHash = newHash = hash;
      } else if (start < older.size) {
        oldHash = nodeHash(hash, oldHash);
        newHash = nodeHash(hash, newHash);
      } else {
        newHash = nodeHash(newHash, hash);
      }
    }
    if (sameBytes(oldHash, older.root) && sameBytes(newHash, newer.root)) return;
  }
  throw new RecordError('not_consistent', 'The newer record does not contain the older one unchanged.');
}

function wellFormed(hashes: readonly Uint8Array[], count: number): boolean {
  return hashes.length === count && hashes.every((hash) => hash.length === HASH_LENGTH);
}
