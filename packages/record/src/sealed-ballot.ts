/**
 * Sealed ballots: at casting only a commitment is put on the record, at the close all openings, sorted, so that anyone can
 * count them and no one can tell from their order who cast which.
 *
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { parseCanonical } from './canonical.ts';
import { RecordError } from './record-error.ts';

/** What is behind a commitment. */
export interface Opening {
  /** 32 bytes from a secure source, used once: without them the few possible ballots could simply be tried. */
  readonly nonce: Uint8Array;
  /** The ballot in canonical JSON. */
  readonly text: string;
}

/**
 * The commitment to a ballot: SHA-256 of `coopkit/sealed-ballot/v1` and a line feed, the nonce, and the text in UTF-8.
 *
 * @returns 32 bytes
 * @throws RecordError `not_canonical` where the text is not canonical JSON; `malformed_opening` for a nonce of another length
 */
export function commit(nonce: Uint8Array, text: string): Uint8Array {
  if (nonce.length !== 32)
    throw new RecordError('malformed_opening', `A nonce has 32 bytes, not ${nonce.length}.`);
  parseCanonical(text);
  return sha256(concatBytes(utf8ToBytes('coopkit/sealed-ballot/v1\n'), nonce, utf8ToBytes(text)));
}

/** The openings in the order in which they are published: that of their commitments. */
export function sortOpenings(openings: readonly Opening[]): Opening[] {
  return openings
    .map((opening) => ({ opening, key: keyOf(opening) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ opening }) => opening);
}

/**
 * Checks that the published openings are those of the commitments that count: each opened once, none beside them, sorted.
 *
 * @param commitments from the record, in any order, without those that were replaced
 * @throws RecordError `commitment_repeated`, `openings_unsorted`, `opening_extra`, `opening_missing`, and as
 *   {@link commit}
 */
export function checkOpenings(commitments: readonly Uint8Array[], openings: readonly Opening[]): void {
  const unopened = new Set(commitments.map(bytesToHex));
  if (unopened.size < commitments.length) {
    throw new RecordError('commitment_repeated', 'The same commitment is on the record twice.');
  }
  let before = '';
  for (const [index, opening] of openings.entries()) {
    const key = keyOf(opening);
    if (key < before) throw new RecordError('openings_unsorted', `Opening ${index} is not in its place.`);
    if (!unopened.delete(key))
      throw new RecordError('opening_extra', `Opening ${index} is of no commitment that is left.`);
    before = key;
  }
  if (unopened.size > 0) {
    throw new RecordError(
      'opening_missing',
      `${unopened.size} of ${commitments.length} commitments were not opened.`,
    );
  }
}

function keyOf({ nonce, text }: Opening): string {
  return bytesToHex(commit(nonce, text));
}
