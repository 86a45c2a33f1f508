import {
  EMPTY_FRONTIER,
  formatEntryBundle,
  formatTile,
  formatTilePath,
  frontierRoot,
  grow,
  leafHash,
  packFrontier,
  TILE_WIDTH,
  tilesOf,
  unpackFrontier,
  type FetchTile,
  type TreeHead,
} from '../src/index.ts';

/** The root by the definition of RFC 6962, section 2.1, word for word. */
export function rootByDefinition(
  leaves: readonly Uint8Array[],
  node: (l: Uint8Array, r: Uint8Array) => Uint8Array,
): Uint8Array {
  if (leaves.length === 1) return leaves[0]!;
  let k = 1;
  while (2 * k < leaves.length) k *= 2;
  return node(rootByDefinition(leaves.slice(0, k), node), rootByDefinition(leaves.slice(k), node));
}

/** A record as a server keeps it: by waves, of which it remembers the frontier, the leaf hashes and the tiles' hashes. */
export function publish(
  entries: readonly Uint8Array[],
  wave: number,
): { head: TreeHead; files: Map<string, Uint8Array> } {
  const levels: Uint8Array[][] = [[]];
  let stored = { size: 0, hashes: packFrontier(EMPTY_FRONTIER) };
  for (let at = 0; at < entries.length; at += wave) {
    const leaves = entries.slice(at, at + wave).map(leafHash);
    const { frontier, tileHashes } = grow(unpackFrontier(stored.size, stored.hashes), leaves);
    levels[0]!.push(...leaves);
    for (const { level, index, hash } of tileHashes) (levels[level] ??= [])[index] = hash;
    stored = { size: frontier.size, hashes: packFrontier(frontier) };
  }
  const files = new Map<string, Uint8Array>();
  for (const tile of tilesOf(entries.length)) {
    const start = tile.index * TILE_WIDTH;
    const bytes =
      tile.level === 'entries'
        ? formatEntryBundle(entries.slice(start, start + tile.width))
        : formatTile(levels[tile.level]!.slice(start, start + tile.width));
    files.set(formatTilePath(tile), bytes);
  }
  return {
    head: { size: entries.length, root: frontierRoot(unpackFrontier(stored.size, stored.hashes)) },
    files,
  };
}

export function fetchFrom(files: ReadonlyMap<string, Uint8Array>): FetchTile {
  return (path) => {
    const bytes = files.get(path);
    return bytes ? Promise.resolve(bytes) : Promise.reject(new Error(`404 ${path}`));
  };
}

export async function collect<T>(each: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of each) all.push(one);
  return all;
}
