import { treeRoot } from './growth.ts';
import { emptyRoot, leafHash, sameBytes } from './hash.ts';
import type { TreeHead } from './proofs.ts';
import { consistencyRanges, inclusionRanges, joinNodes, nodesOf, type Node, type Range } from './ranges.ts';
import { RecordError } from './record-error.ts';
import { parseEntryBundle, parseTile } from './tile-content.ts';
import { formatTilePath, TILE_WIDTH, tileWidth, type Tile } from './tile-path.ts';

/** Fetches a file of the record, by its path under the record's address; rejects where there is none. */
export type FetchTile = (path: string) => Promise<Uint8Array>;

/**
 * Reads a published record and believes nothing: every hash and every entry that it gives was checked against the root of
 * the checkpoint. What `fetchTile` rejects with passes through.
 */
export class TileReader {
  readonly #head: TreeHead;
  readonly #fetchTile: FetchTile;
  readonly #full = new Map<string, Promise<readonly Uint8Array[]>>();
  #edge: Promise<readonly (readonly Uint8Array[])[]> | undefined;

  /** @param head of a checkpoint whose signatures were checked */
  constructor(head: TreeHead, fetchTile: FetchTile) {
    this.#head = head;
    this.#fetchTile = fetchTile;
  }

  /**
   * The root that the record had at an earlier size: an auditor compares it with that of the checkpoint kept from then.
   *
   * @throws RecordError `beyond_record`, `wrong_tile`
   */
  async rootAt(size: number): Promise<Uint8Array> {
    this.#within(size, 0, this.#head.size);
    return size === 0 ? emptyRoot() : this.#rangeHash({ start: 0, end: size });
  }

  /**
   * Shows that the entry `index` is on the record as it was at `size`, by default as it is.
   *
   * @throws RecordError `beyond_record`, `wrong_tile`
   */
  async inclusionProof(index: number, size: number = this.#head.size): Promise<Uint8Array[]> {
    this.#within(size, 0, this.#head.size);
    this.#within(index, 0, size - 1);
    return Promise.all(inclusionRanges(index, size).map((range) => this.#rangeHash(range)));
  }

  /**
   * Shows that the record as it was at `size`, by default as it is, begins with what it was at `oldSize`.
   *
   * @throws RecordError `beyond_record`, `wrong_tile`
   */
  async consistencyProof(oldSize: number, size: number = this.#head.size): Promise<Uint8Array[]> {
    this.#within(size, 1, this.#head.size);
    this.#within(oldSize, 1, size);
    return Promise.all(consistencyRanges(oldSize, size).map((range) => this.#rangeHash(range)));
  }

  /**
   * The entries from `from` up to but not including `to`, in order; a few bundles are fetched ahead.
   *
   * @throws RecordError `beyond_record`, `wrong_tile`, `malformed_tile`
   */
  async *entries(from = 0, to: number = this.#head.size): AsyncGenerator<Uint8Array, void, undefined> {
    this.#within(to, 0, this.#head.size);
    this.#within(from, 0, to);
    await this.#rightEdge();
    const first = Math.floor(from / TILE_WIDTH);
    const ahead: Promise<Uint8Array[]>[] = [];
    for (let index = first; index * TILE_WIDTH < to; index += 1) {
      while (ahead.length < AHEAD && (index + ahead.length) * TILE_WIDTH < to) {
        const bundle = this.#bundle(index + ahead.length);
        // What is fetched ahead may fail after the reader has stopped for another reason.
        bundle.catch(() => undefined);
        ahead.push(bundle);
      }
      const start = index * TILE_WIDTH;
      yield* ((await ahead.shift()) ?? []).slice(Math.max(0, from - start), to - start);
    }
  }

  #within(value: number, least: number, most: number): void {
    if (Number.isSafeInteger(value) && value >= least && value <= most) return;
    throw new RecordError('beyond_record', `A record of ${this.#head.size} entries has nothing at ${value}.`);
  }

  async #rangeHash(range: Range): Promise<Uint8Array> {
    return joinNodes(await Promise.all(nodesOf(range).map((node) => this.#node(node))));
  }

  async #node(node: Node): Promise<Uint8Array> {
    const { level, start } = placeOf(node);
    return nodeIn(await this.#tile(level, Math.floor(start / TILE_WIDTH)), node);
  }

  async #tile(level: number, index: number): Promise<readonly Uint8Array[]> {
    const tile = { level, index, width: tileWidth(level, index, this.#head.size) };
    if (tile.width < TILE_WIDTH) return (await this.#rightEdge())[level] ?? [];
    const path = formatTilePath(tile);
    const known = this.#full.get(path);
    if (known) return known;
    const hashes = this.#hashes(tile).then((read) => this.#checked(tile, read));
    this.#full.set(path, hashes);
    // A fetch that failed may be tried again.
    hashes.catch(() => this.#full.delete(path));
    return hashes;
  }

  async #bundle(index: number): Promise<Uint8Array[]> {
    const tile: Tile = { level: 'entries', index, width: tileWidth('entries', index, this.#head.size) };
    const entries = await this.#read(tile, parseEntryBundle);
    await this.#checked({ ...tile, level: 0 }, entries.map(leafHash));
    return entries;
  }

  /** A full tile's hash stands in the level above; what the others hold is known from the root. */
  async #checked(
    { level, index, width }: Tile & { level: number },
    hashes: readonly Uint8Array[],
  ): Promise<readonly Uint8Array[]> {
    const above =
      width === TILE_WIDTH ? await this.#tile(level + 1, Math.floor(index / TILE_WIDTH)) : undefined;
    const expected = above ? above[index % TILE_WIDTH] : treeRoot((await this.#rightEdge())[level] ?? []);
    if (expected && sameBytes(treeRoot(hashes), expected)) return hashes;
    throw new RecordError(
      'wrong_tile',
      `What was read for tile ${index} of level ${level} is not what the record holds.`,
    );
  }

  #rightEdge(): Promise<readonly (readonly Uint8Array[])[]> {
    this.#edge ??= this.#readEdge().catch((error: unknown) => {
      this.#edge = undefined;
      throw error;
    });
    return this.#edge;
  }

  /** The hashes of the tiles that are not full, level by level: together they make up the root. */
  async #readEdge(): Promise<readonly (readonly Uint8Array[])[]> {
    const { size, root } = this.#head;
    const reading: Promise<readonly Uint8Array[]>[] = [];
    for (let level = 0; TILE_WIDTH ** level <= size; level += 1) {
      const index = Math.floor(size / TILE_WIDTH ** (level + 1));
      const width = tileWidth(level, index, size);
      reading.push(width === 0 ? Promise.resolve([]) : this.#hashes({ level, index, width }));
    }
    const edge = await Promise.all(reading);
    const nodes = nodesOf({ start: 0, end: size }).map((node) =>
      nodeIn(edge[placeOf(node).level] ?? [], node),
    );
    if (sameBytes(size === 0 ? emptyRoot() : joinNodes(nodes), root)) return edge;
    throw new RecordError('wrong_tile', `The tiles of the record do not have its root at ${size} entries.`);
  }

  #hashes(tile: Tile): Promise<readonly Uint8Array[]> {
    return this.#read(tile, parseTile);
  }

  async #read(tile: Tile, parse: (bytes: Uint8Array) => Uint8Array[]): Promise<Uint8Array[]> {
    const path = formatTilePath(tile);
    let bytes: Uint8Array;
    try {
      bytes = await this.#fetchTile(path);
    } catch (error) {
      if (tile.width === TILE_WIDTH) throw error;
      // A record that has grown may have replaced the tile by the full one, which begins with it.
      return (await this.#read({ ...tile, width: TILE_WIDTH }, parse)).slice(0, tile.width);
    }
    const parts = parse(bytes);
    if (parts.length === tile.width) return parts;
    throw new RecordError('wrong_tile', `${path} holds ${parts.length} parts, not ${tile.width}.`);
  }
}

/** Where a node is found: in the tiles of `level`, as the hash number `start` or the root of those from there. */
function placeOf({ level, index }: Node): { level: number; start: number; width: number } {
  const width = 2 ** (level % 8);
  return { level: Math.floor(level / 8), start: index * width, width };
}

function nodeIn(tile: readonly Uint8Array[], node: Node): Uint8Array {
  const { start, width } = placeOf(node);
  const within = start % TILE_WIDTH;
  return treeRoot(tile.slice(within, within + width));
}

const AHEAD = 8;
