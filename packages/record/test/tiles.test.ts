import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  checkConsistency,
  checkInclusion,
  emptyRoot,
  formatEntryBundle,
  formatTilePath,
  leafHash,
  LONGEST_ENTRY,
  parseEntryBundle,
  parseTile,
  parseTilePath,
  RecordError,
  TileReader,
  tilesOf,
  tileWidth,
  treeRoot,
} from '../src/index.ts';
import { collect, fetchFrom, publish } from './published-record.ts';

const entriesOf = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, index) => Uint8Array.from(Buffer.from(`{"n":${index}}`)));

const refusedAs = (code: string) => ({ name: 'RecordError', code });

describe('the place of a tile', () => {
  it('is as the specification writes it', () => {
    assert.equal(formatTilePath({ level: 0, index: 1_234_067, width: 256 }), 'tile/0/x001/x234/067');
    assert.equal(formatTilePath({ level: 63, index: 0, width: 1 }), 'tile/63/000.p/1');
    assert.equal(
      formatTilePath({ level: 'entries', index: 1000, width: 255 }),
      'tile/entries/x001/000.p/255',
    );
  });

  it('is read back', () => {
    const level = fc.oneof(fc.nat({ max: 63 }), fc.constant('entries' as const));
    const width = fc.integer({ min: 1, max: 256 });
    const tile = fc.record({ level, index: fc.maxSafeNat(), width }, { noNullPrototype: true });
    fc.assert(fc.property(tile, (each) => assert.deepEqual(parseTilePath(formatTilePath(each)), each)));
  });

  it('is written in one way alone', () => {
    for (const path of [
      'tile/64/000',
      'tile/00/000',
      'tile/0/0',
      'tile/0/x000/001',
      'tile/0/001/002',
      'tile/0/x001',
      'tile/0/000.p/0',
      'tile/0/000.p/01',
      'tile/0/000.p/256',
      'tile/0/000/',
      '/tile/0/000',
      'tile/-1/000',
      'tile/entries/x999/x999/x999/x999/x999/999',
      'tile/0/../0/000',
      '',
    ]) {
      assert.throws(() => parseTilePath(path), refusedAs('malformed_tile'), path);
    }
  });
});

describe('the files of a record', () => {
  it('of 70,000 entries are those that the specification counts', () => {
    const paths = [...tilesOf(70_000)].filter(({ level }) => level !== 'entries');
    const full = (level: number) => paths.filter((tile) => tile.level === level && tile.width === 256).length;
    const partial = paths.filter(({ width }) => width < 256).map(formatTilePath);
    assert.deepEqual([full(0), full(1), full(2)], [273, 1, 0]);
    assert.deepEqual(partial, ['tile/0/273.p/112', 'tile/1/001.p/17', 'tile/2/000.p/1']);
  });

  it('of 256 entries are a full tile and one of a single hash', () => {
    assert.deepEqual([...tilesOf(256)].map(formatTilePath), [
      'tile/entries/000',
      'tile/0/000',
      'tile/1/000.p/1',
    ]);
    assert.equal(tileWidth(1, 1, 256), 0);
    assert.deepEqual([...tilesOf(0)], []);
  });
});

describe('a bundle of entries', () => {
  it('is read back', () => {
    const entries = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 });
    fc.assert(
      fc.property(entries, (each) => assert.deepEqual(parseEntryBundle(formatEntryBundle(each)), each)),
    );
    const longest = [new Uint8Array(LONGEST_ENTRY).fill(7)];
    assert.deepEqual(parseEntryBundle(formatEntryBundle(longest)), longest);
  });

  it('is refused when it is cut off, or an entry is too long', () => {
    const bytes = formatEntryBundle([Uint8Array.of(1, 2, 3), Uint8Array.of(4)]);
    for (const length of [1, 2, 4, 6, 7]) {
      assert.throws(() => parseEntryBundle(bytes.subarray(0, length)), refusedAs('malformed_tile'));
    }
    assert.throws(() => formatEntryBundle([new Uint8Array(LONGEST_ENTRY + 1)]), refusedAs('malformed_entry'));
    assert.throws(() => parseTile(new Uint8Array(33)), refusedAs('malformed_tile'));
  });
});

describe('a reader of tiles', () => {
  const records = [1, 2, 255, 256, 257, 600, 66_000].map((size) => {
    const entries = entriesOf(size);
    return { entries, leaves: entries.map(leafHash), ...publish(entries, size > 1000 ? 997 : 50) };
  });

  it('gives every entry in order', async () => {
    for (const { entries, head, files } of records) {
      assert.deepEqual(await collect(new TileReader(head, fetchFrom(files)).entries()), entries);
    }
    const { entries, head, files } = records[5]!;
    const some = await collect(new TileReader(head, fetchFrom(files)).entries(250, 520));
    assert.deepEqual(some, entries.slice(250, 520));
    assert.deepEqual(await collect(new TileReader(head, fetchFrom(files)).entries(512, 512)), []);
  });

  it('proves inclusion and consistency at any size up to the head', async () => {
    for (const { leaves, head, files } of records) {
      const reader = new TileReader(head, fetchFrom(files));
      const at = fc.integer({ min: 1, max: head.size });
      await fc.assert(
        fc.asyncProperty(at, fc.nat(), fc.nat(), async (size, pick, before) => {
          const index = pick % size;
          const older = 1 + (before % size);
          const root = await reader.rootAt(size);
          const oldRoot = await reader.rootAt(older);
          checkInclusion(leaves[index]!, index, await reader.inclusionProof(index, size), { size, root });
          checkConsistency(
            { size: older, root: oldRoot },
            { size, root },
            await reader.consistencyProof(older, size),
          );
          if (size < 700) assert.deepEqual(root, treeRoot(leaves.slice(0, size)));
        }),
        { numRuns: 25 },
      );
      const last = head.size - 1;
      checkInclusion(leaves[last]!, last, await reader.inclusionProof(last), head);
    }
  });

  it('fetches few tiles for a proof, and each once', async () => {
    const { head, files } = records[6]!;
    const fetched: string[] = [];
    const reader = new TileReader(head, (path) => (fetched.push(path), fetchFrom(files)(path)));
    await reader.inclusionProof(12_345);
    await reader.inclusionProof(12_346);
    assert.deepEqual(
      fetched.toSorted(),
      ['tile/0/048', 'tile/0/257.p/208', 'tile/1/000', 'tile/1/001.p/1', 'tile/2/000.p/1'].toSorted(),
    );
  });

  it('takes the full tile where the record has grown and the unfilled one is gone', async () => {
    const { entries, head } = records[1]!;
    const grown = publish(entriesOf(300), 10);
    const found = await collect(new TileReader(head, fetchFrom(grown.files)).entries());
    assert.deepEqual(found, entries);
    const { files } = records[1]!;
    const half = new Map([...grown.files, ...files]);
    half.delete('tile/entries/000.p/2');
    assert.deepEqual(await collect(new TileReader(head, fetchFrom(half)).entries()), entries);
  });

  it('never gives what is not on the record, whatever file is altered, truncated or swapped', async () => {
    const { entries, leaves, head, files } = records[5]!;
    const paths = [...files.keys()];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        fc.constantFrom('flip', 'cut', 'add', 'swap', 'reorder'),
        fc.nat(),
        async (path, how, at) => {
          const bytes = files.get(path)!;
          const forged = new Map(files).set(
            path,
            forge(bytes, how, at, files.get(paths[at % paths.length]!)!),
          );
          if (Buffer.compare(forged.get(path)!, bytes) === 0) return;
          const reader = new TileReader(head, fetchFrom(forged));
          const read = await settle(collect(reader.entries()));
          if (read) assert.deepEqual(read, entries);
          let proved = 0;
          for (let index = 0; index < head.size; index += 100) {
            const proof = await settle(reader.inclusionProof(index));
            if (!proof) continue;
            checkInclusion(leaves[index]!, index, proof, head);
            proved += 1;
          }
          // Each file is needed for the entries or for some proof.
          assert.ok(!read || proved < head.size / 100);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('refuses the tiles of another root', async () => {
    const { files } = records[5]!;
    const reader = new TileReader({ size: 600, root: emptyRoot() }, fetchFrom(files));
    await assert.rejects(reader.rootAt(1), refusedAs('wrong_tile'));
    await assert.rejects(collect(reader.entries()), refusedAs('wrong_tile'));
    await assert.rejects(reader.inclusionProof(3), refusedAs('wrong_tile'));
  });

  it('refuses what lies beyond the record', async () => {
    const { head, files } = records[4]!;
    const reader = new TileReader(head, fetchFrom(files));
    await assert.rejects(reader.inclusionProof(257), refusedAs('beyond_record'));
    await assert.rejects(reader.inclusionProof(5, 5), refusedAs('beyond_record'));
    await assert.rejects(reader.inclusionProof(0, 258), refusedAs('beyond_record'));
    await assert.rejects(reader.consistencyProof(0), refusedAs('beyond_record'));
    await assert.rejects(reader.rootAt(258), refusedAs('beyond_record'));
    await assert.rejects(reader.entries(3, 2).next(), refusedAs('beyond_record'));
  });

  it('passes on why a file could not be fetched, and tries again when asked again', async () => {
    const { entries, head, files } = records[3]!;
    let down = true;
    const reader = new TileReader(head, (path) =>
      down ? Promise.reject(new Error('offline')) : fetchFrom(files)(path),
    );
    await assert.rejects(collect(reader.entries()), { message: 'offline' });
    await assert.rejects(reader.inclusionProof(9), { message: 'offline' });
    down = false;
    assert.deepEqual(await collect(reader.entries()), entries);
    assert.equal((await reader.inclusionProof(9)).length, 8);
  });

  it('knows the empty record', async () => {
    const reader = new TileReader({ size: 0, root: emptyRoot() }, fetchFrom(new Map()));
    assert.deepEqual(await collect(reader.entries()), []);
    assert.deepEqual(await reader.rootAt(0), emptyRoot());
    const wrong = new TileReader({ size: 0, root: leafHash(emptyRoot()) }, fetchFrom(new Map()));
    await assert.rejects(collect(wrong.entries()), refusedAs('wrong_tile'));
  });
});

function forge(bytes: Uint8Array, how: string, at: number, other: Uint8Array): Uint8Array {
  const place = at % bytes.length;
  if (how === 'swap') return other;
  if (how === 'cut') return bytes.subarray(0, place);
  if (how === 'add') return Uint8Array.from([...bytes, ...bytes.subarray(0, 32)]);
  if (how === 'reorder') return Uint8Array.from([...bytes.subarray(32), ...bytes.subarray(0, 32)]);
  return bytes.with(place, bytes[place]! ^ (1 << (at % 8)));
}

/** What a promise gives, or undefined where the record was refused. */
async function settle<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await promise;
  } catch (error) {
    assert.ok(error instanceof RecordError, String(error));
    assert.ok(['wrong_tile', 'malformed_tile'].includes(error.code), error.code);
    return undefined;
  }
}
