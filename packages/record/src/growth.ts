import { EMPTY_FRONTIER, frontierRoot, type Frontier } from './frontier.ts';
import { HASH_LENGTH, nodeHash } from './hash.ts';
import { consistencyRanges, inclusionRanges, joinNodes, nodesOf, type Node, type Range } from './ranges.ts';
import { RecordError } from './record-error.ts';

/** The hash number `index` (from 0) of all that the tiles of a level hold together; level 0 holds the leaf hashes. */
export interface TileHash {
  readonly level: number;
  readonly index: number;
  readonly hash: Uint8Array;
}

/**
 * What a record has become by some entries more, and the proofs of it, made from its old frontier and the new leaf hashes
 * alone: whoever keeps a record answers for what was just appended without reading any of it.
 */
export class Growth {
  /** The record's frontier with the new entries. */
  readonly frontier: Frontier;
  /** The hashes of the tiles that have become full, for the levels above the first: kept, they are read again as tiles. */
  readonly tileHashes: readonly TileHash[];
  readonly #oldSize: number;
  readonly #levels: readonly Level[];

  /** Use {@link grow}. */
  constructor(old: Frontier, leaves: readonly Uint8Array[]) {
    const size = old.size + leaves.length;
    const edge = new Map(
      nodesOf({ start: 0, end: old.size }).map(({ level }, at) => [level, old.hashes[at]]),
    );
    this.#oldSize = old.size;
    this.#levels = levelsOf(old.size, size, edge, leaves);
    const nodes = nodesOf({ start: 0, end: size });
    this.frontier = { size, hashes: nodes.map((node) => this.#hash(node)) };
    this.tileHashes = this.#levels.flatMap(({ first, hashes }, level) =>
      level > 0 && level % 8 === 0
        ? hashes
            .map((hash, at) => ({ level: level / 8, index: first + at, hash }))
            .filter(({ index }) => index >= Math.floor(old.size / 2 ** level))
        : [],
    );
  }

  /**
   * Shows that a new entry is on the record at its new size.
   *
   * @param index of the entry on the whole record
   * @throws RecordError `beyond_record` for an entry that is not among the new ones
   */
  inclusionProof(index: number): Uint8Array[] {
    if (!Number.isInteger(index) || index < this.#oldSize || index >= this.frontier.size) {
      throw new RecordError('beyond_record', `Entry ${index} is not among those just appended.`);
    }
    return inclusionRanges(index, this.frontier.size).map((range) => this.#rangeHash(range));
  }

  /**
   * Shows that the record at its new size begins with what it was.
   *
   * @throws RecordError `beyond_record` where it was empty: there is nothing to show
   */
  consistencyProof(): Uint8Array[] {
    if (this.#oldSize === 0) throw new RecordError('beyond_record', 'The record was empty before.');
    return consistencyRanges(this.#oldSize, this.frontier.size).map((range) => this.#rangeHash(range));
  }

  #rangeHash(range: Range): Uint8Array {
    return joinNodes(nodesOf(range).map((node) => this.#hash(node)));
  }

  #hash({ level, index }: Node): Uint8Array {
    const { first, hashes } = this.#levels[level] as Level;
    return hashes[index - first] as Uint8Array;
  }
}

/**
 * Appends entries, by their leaf hashes in order.
 *
 * @throws RangeError where one is no hash: an entry itself would be taken for one of another tree
 */
export function grow(frontier: Frontier, leaves: readonly Uint8Array[]): Growth {
  if (leaves.some(({ length }) => length !== HASH_LENGTH))
    throw new RangeError(`A hash has ${HASH_LENGTH} bytes.`);
  return new Growth(frontier, leaves);
}

/** The root of a record whose leaf hashes are all at hand. */
export function treeRoot(leaves: readonly Uint8Array[]): Uint8Array {
  return frontierRoot(grow(EMPTY_FRONTIER, leaves).frontier);
}

/** Neighbouring nodes of one level, `first` being the index of the first. */
interface Level {
  readonly first: number;
  readonly hashes: readonly Uint8Array[];
}

/** All nodes that are new, each level with the old edge's node before them where there is one: a left child without its right. */
function levelsOf(
  oldSize: number,
  size: number,
  edge: ReadonlyMap<number, Uint8Array | undefined>,
  leaves: readonly Uint8Array[],
): Level[] {
  const levels: Level[] = [];
  let made = leaves;
  for (let level = 0; 2 ** level <= size; level += 1) {
    const before = edge.get(level);
    const hashes = before ? [before, ...made] : made;
    levels.push({ first: Math.floor(oldSize / 2 ** level) - (before ? 1 : 0), hashes });
    made = Array.from({ length: Math.floor(hashes.length / 2) }, (_, pair) =>
      nodeHash(hashes[2 * pair] as Uint8Array, hashes[2 * pair + 1] as Uint8Array),
    );
  }
  return levels;
}
