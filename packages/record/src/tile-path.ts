/**
 * The files of which a published record consists.
 *
 * Rules: C2SP tlog-tiles, https://c2sp.org/tlog-tiles
 *
 * @module
 */
import { RecordError } from './record-error.ts';

/** How many hashes a full tile holds, and how many entries a full bundle. */
export const TILE_WIDTH = 256;

/** One file of the record: a tile of hashes, or a bundle of entries. */
export interface Tile {
  readonly level: number | 'entries';
  readonly index: number;
  /** {@link TILE_WIDTH}, or less at the record's right edge. */
  readonly width: number;
}

/** The tile's place under the record's address: `tile/0/x001/234.p/5`, `tile/entries/000`. */
export function formatTilePath({ level, index, width }: Tile): string {
  const groups = [index % 1000];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000))
    groups.unshift(rest % 1000);
  const digits = groups.map((group) => String(group).padStart(3, '0'));
  const place = digits.map((three, at) => (at < digits.length - 1 ? `x${three}` : three)).join('/');
  return `tile/${level}/${place}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

/**
 * The tile at a place.
 *
 * @throws RecordError `malformed_tile` where no tile can be there
 */
export function parseTilePath(path: string): Tile {
  const match = PATH.exec(path);
  const level: Tile['level'] = match?.[1] === 'entries' ? 'entries' : Number(match?.[1]);
  const index = Number(match?.[2]?.replace(/[/x]/g, ''));
  const width = Number(match?.[3] ?? TILE_WIDTH);
  const tile: Tile = { level, index, width };
  const named = Number.isSafeInteger(index) && (level === 'entries' || level < 64) && width <= TILE_WIDTH;
  if (!named || formatTilePath(tile) !== path) {
    throw new RecordError(
      'malformed_tile',
      `No tile of a record is at ${JSON.stringify(path.slice(0, 80))}.`,
    );
  }
  return tile;
}

/** How many hashes of its level (or entries) a tile holds in a record of `size`: 0 where there is none yet. */
export function tileWidth(level: Tile['level'], index: number, size: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** (level === 'entries' ? 0 : level));
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH));
}

/** Every file of a record of `size`: its bundles, then its tiles, level by level. */
export function* tilesOf(size: number): Generator<Tile, void, undefined> {
  yield* row('entries', size);
  for (let level = 0; TILE_WIDTH ** level <= size; level += 1) yield* row(level, size);
}

function* row(level: Tile['level'], size: number): Generator<Tile, void, undefined> {
  for (let index = 0, width; (width = tileWidth(level, index, size)) > 0; index += 1)
    yield { level, index, width };
}

const PATH = /^tile\/(entries|0|[1-9][0-9]?)\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/;
