/**
 * What a proof is made of: the hashes of some ranges of entries, in an order that size and index alone decide.
 * Whoever makes a proof and whoever checks it both begin here.
 *
 * Rules: RFC 6962, sections 2.1.1 and 2.1.2, https://www.rfc-editor.org/rfc/rfc6962#section-2.1.1
 *
 * @module
 */
import { nodeHash } from './hash.ts';

/** Entries from `start` up to but not including `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A whole subtree: the entries from `index · 2^level` up to but not including `(index + 1) · 2^level`. */
export interface Node {
  readonly level: number;
  readonly index: number;
}

/** The ranges whose hashes prove that the entry `index` is in a record of `size`, from the leaf's sibling upwards. */
export function inclusionRanges(index: number, size: number): Range[] {
  const ranges: Range[] = [];
  let start = 0;
  let end = size;
  while (end - start > 1) {
    const middle = start + split(end - start);
    if (index < middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  return ranges.reverse();
}

/**
 * The ranges whose hashes prove that a record of `size` began with that of `oldSize` (at least 1, at most `size`).
 * The first is a part of the old record, unless the whole of it is one subtree, whose hash the verifier has: its root.
 */
export function consistencyRanges(oldSize: number, size: number): Range[] {
  const ranges: Range[] = [];
  let start = 0;
  let end = size;
  while (end !== oldSize) {
    const middle = start + split(end - start);
    if (oldSize <= middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  if (start > 0) ranges.push({ start, end });
  return ranges.reverse();
}

/** The whole subtrees of which a range is made, the largest first. */
export function nodesOf({ start, end }: Range): Node[] {
  const nodes: Node[] = [];
  for (let from = start; from < end;) {
    let level = 0;
    while (2 ** (level + 1) <= end - from) level += 1;
    nodes.push({ level, index: from / 2 ** level });
    from += 2 ** level;
  }
  return nodes;
}

/** The hash of a range, from those of its whole subtrees. */
export function joinNodes(hashes: readonly Uint8Array[]): Uint8Array {
  return hashes.reduceRight((right, left) => nodeHash(left, right));
}

/** The largest power of two smaller than `width`. */
function split(width: number): number {
  let half = 1;
  while (half * 2 < width) half *= 2;
  return half;
}
