import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  checkConsistency,
  checkInclusion,
  EMPTY_FRONTIER,
  emptyRoot,
  frontierRoot,
  grow,
  leafHash,
  nodeHash,
  packFrontier,
  treeRoot,
  unpackFrontier,
} from '../src/index.ts';
import { rootByDefinition } from './published-record.ts';

interface InclusionCase {
  file: string;
  leafIdx: number;
  treeSize: number;
  root: string;
  leafHash: string;
  proof: string[] | null;
  wantErr: boolean;
}

interface ConsistencyCase {
  file: string;
  size1: number;
  size2: number;
  root1: string;
  root2: string;
  proof: string[] | null;
  wantErr: boolean;
}

const data = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`data/rfc6962-merkle/${name}`, import.meta.url), 'utf8'));
const base64 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64'));
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const utf8 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text));

/** The eight entries with which Certificate Transparency's own tests are made; the vectors hold their roots. */
const reference = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((entry) => Uint8Array.from(Buffer.from(entry, 'hex')));

const leavesOf = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, index) => leafHash(utf8(`entry ${index}`)));

const refusedAs = (code: string) => ({ name: 'RecordError', code });

describe('the hashes of RFC 6962', () => {
  const {
    emptyRoot: empty,
    leaf,
    node,
  } = data('hasher.json') as {
    emptyRoot: string;
    leaf: { utf8: string; hash: string }[];
    node: { leftUtf8: string; rightUtf8: string; hash: string }[];
  };

  it('are those of the published vectors', () => {
    assert.equal(hex(emptyRoot()), empty);
    assert.equal(hex(frontierRoot(EMPTY_FRONTIER)), empty);
    for (const { utf8: entry, hash } of leaf) assert.equal(hex(leafHash(utf8(entry))), hash);
    for (const { leftUtf8, rightUtf8, hash } of node)
      assert.equal(hex(nodeHash(utf8(leftUtf8), utf8(rightUtf8))), hash);
  });

  it('give the root of the eight reference entries', () => {
    const root = hex(treeRoot(reference.map(leafHash)));
    assert.equal(root, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
  });
});

describe('the published vectors of proofs', () => {
  it('hold or fail as they say: 98 of inclusion', () => {
    const cases = data('inclusion.json') as InclusionCase[];
    assert.equal(cases.length, 98);
    for (const { file, leafIdx, treeSize, root, leafHash: leaf, proof, wantErr } of cases) {
      const check = () =>
        checkInclusion(base64(leaf), leafIdx, (proof ?? []).map(base64), {
          size: treeSize,
          root: base64(root),
        });
      if (wantErr) assert.throws(check, refusedAs('not_included'), file);
      else assert.doesNotThrow(check, file);
    }
  });

  it('hold or fail as they say: 98 of consistency', () => {
    const cases = data('consistency.json') as ConsistencyCase[];
    assert.equal(cases.length, 98);
    for (const { file, size1, size2, root1, root2, proof, wantErr } of cases) {
      const older = { size: size1, root: base64(root1) };
      const newer = { size: size2, root: base64(root2) };
      const check = () => checkConsistency(older, newer, (proof ?? []).map(base64));
      if (wantErr) assert.throws(check, refusedAs('not_consistent'), file);
      else assert.doesNotThrow(check, file);
    }
  });
});

describe('a record that grows', () => {
  it('has the root of the definition after every wave, and proves each new entry from the old frontier alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 8 }), (waves) => {
        let stored = { size: 0, bytes: packFrontier(EMPTY_FRONTIER) };
        const leaves = leavesOf(waves.reduce((sum, wave) => sum + wave, 0));
        for (const wave of waves) {
          const old = unpackFrontier(stored.size, stored.bytes);
          const size = old.size + wave;
          const growth = grow(old, leaves.slice(old.size, size));
          const head = { size, root: frontierRoot(growth.frontier) };
          if (size > 0) assert.equal(hex(head.root), hex(rootByDefinition(leaves.slice(0, size), nodeHash)));
          for (let index = old.size; index < size; index += 1) {
            checkInclusion(leaves[index]!, index, growth.inclusionProof(index), head);
          }
          if (old.size > 0) {
            checkConsistency({ size: old.size, root: frontierRoot(old) }, head, growth.consistencyProof());
          }
          stored = { size, bytes: packFrontier(growth.frontier) };
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same whether its entries come one by one or at once', () => {
    let frontier = EMPTY_FRONTIER;
    for (const leaf of leavesOf(300)) frontier = grow(frontier, [leaf]).frontier;
    assert.deepEqual(frontier, grow(EMPTY_FRONTIER, leavesOf(300)).frontier);
  });

  it("gives each full tile's hash once, when the tile has become full", () => {
    const leaves = leavesOf(1100);
    let frontier = EMPTY_FRONTIER;
    const given: unknown[] = [];
    for (const size of [255, 256, 256, 257, 300, 767, 769, 1100]) {
      const growth = grow(frontier, leaves.slice(frontier.size, size));
      for (const { level, index, hash } of growth.tileHashes)
        given.push({ size, level, index, hash: hex(hash) });
      frontier = growth.frontier;
    }
    const expected = [256, 767, 769, 1100].map((size, index) => {
      const hash = hex(treeRoot(leaves.slice(index * 256, (index + 1) * 256)));
      return { size, level: 1, index, hash };
    });
    assert.deepEqual(given, expected);
  });

  it('counts beyond 32 bits', () => {
    const size = 2 ** 52 + 2 ** 33 + 1;
    const old = { size, hashes: leavesOf(3) };
    const growth = grow(unpackFrontier(size, packFrontier(old)), leavesOf(2));
    const head = { size: size + 2, root: frontierRoot(growth.frontier) };
    checkInclusion(leavesOf(2)[1]!, size + 1, growth.inclusionProof(size + 1), head);
    checkConsistency({ size, root: frontierRoot(old) }, head, growth.consistencyProof());
  });

  it('refuses to prove what it does not know', () => {
    const growth = grow(grow(EMPTY_FRONTIER, leavesOf(5)).frontier, leavesOf(2));
    for (const index of [4, 7, -1, 5.5, NaN]) {
      assert.throws(() => growth.inclusionProof(index), refusedAs('beyond_record'));
    }
    assert.throws(() => grow(EMPTY_FRONTIER, leavesOf(2)).consistencyProof(), refusedAs('beyond_record'));
  });

  it('is not made of entries where it wants their hashes', () => {
    assert.throws(() => grow(EMPTY_FRONTIER, [...leavesOf(1), utf8('entry 1')]), RangeError);
  });

  it('refuses a frontier of another size', () => {
    const bytes = packFrontier(grow(EMPTY_FRONTIER, leavesOf(7)).frontier);
    assert.equal(bytes.length, 3 * 32);
    for (const size of [6, 8, 15, -1, 7.5, 2 ** 53]) {
      assert.throws(() => unpackFrontier(size, bytes), refusedAs('malformed_frontier'));
    }
    assert.throws(() => unpackFrontier(7, bytes.subarray(1)), refusedAs('malformed_frontier'));
    assert.throws(() => unpackFrontier(-1, new Uint8Array()), refusedAs('malformed_frontier'));
  });
});

describe('an altered proof', () => {
  const flipped = (bytes: Uint8Array, bit: number): Uint8Array => {
    const copy = Uint8Array.from(bytes);
    copy[(bit >> 3) % copy.length]! ^= 1 << (bit & 7);
    return copy;
  };

  it('of inclusion fails', () => {
    const size = fc.integer({ min: 2, max: 70 });
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), fc.nat({ max: 255 }), (count, pick, at, bit) => {
        const leaves = leavesOf(count);
        const index = pick % count;
        const growth = grow(EMPTY_FRONTIER, leaves);
        const head = { size: count, root: frontierRoot(growth.frontier) };
        const proof = growth.inclusionProof(index);
        const step = at % proof.length;
        const altered = proof.map((hash, each) => (each === step ? flipped(hash, bit) : hash));
        const other = (index + 1 + (at % (count - 1))) % count;
        const leaf = leaves[index]!;
        for (const wrong of [
          () => checkInclusion(leaf, index, altered, head),
          () => checkInclusion(leaf, index, proof.toSpliced(step, 1), head),
          () => checkInclusion(leaf, index, proof.toSpliced(step, 0, leaf), head),
          () => checkInclusion(leaf, other, proof, head),
          () => checkInclusion(leaves[other]!, index, proof, head),
          () => checkInclusion(flipped(leaf, bit), index, proof, head),
          () => checkInclusion(leaf, index, proof, { size: count, root: flipped(head.root, bit) }),
          () => checkInclusion(leaf, index, proof, { size: count, root: head.root.subarray(1) }),
          () => checkInclusion(leaf, index, proof, { size: count, root: Uint8Array.of(...head.root, 0) }),
        ]) {
          assert.throws(wrong, refusedAs('not_included'));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('of consistency fails', () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }));
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat({ max: 255 }), ([old, more], at, bit) => {
        const leaves = leavesOf(old + more);
        const before = grow(EMPTY_FRONTIER, leaves.slice(0, old)).frontier;
        const growth = grow(before, leaves.slice(old));
        const older = { size: old, root: frontierRoot(before) };
        const newer = { size: old + more, root: frontierRoot(growth.frontier) };
        const proof = growth.consistencyProof();
        const step = at % proof.length;
        const altered = proof.map((hash, each) => (each === step ? flipped(hash, bit) : hash));
        for (const wrong of [
          () => checkConsistency(older, newer, altered),
          () => checkConsistency(older, newer, proof.toSpliced(step, 1)),
          () => checkConsistency(older, newer, proof.toSpliced(step, 0, older.root)),
          () => checkConsistency(newer, older, proof),
          () => checkConsistency({ ...older, root: flipped(older.root, bit) }, newer, proof),
          () => checkConsistency(older, { ...newer, root: flipped(newer.root, bit) }, proof),
        ]) {
          assert.throws(wrong, refusedAs('not_consistent'));
        }
      }),
      { numRuns: 100 },
    );
  });
});
