import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  EMPTY_FRONTIER,
  formatWitnessRequest,
  frontierRoot,
  grow,
  leafHash,
  parseWitnessRequest,
  reviewWitnessRequest,
  signCheckpoint,
  type TreeHead,
} from '../src/index.ts';
import { newKey, verifyEd25519 } from './keys.ts';

const refusedAs = (code: string) => ({ name: 'RecordError', code });

// The example of C2SP's specification of witnesses (CC BY 4.0).
const example = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
`;

const log = newKey('harbour.example/votes/agm');
const leaves = Array.from({ length: 9 }, (_, index) => leafHash(Uint8Array.of(index)));
const before = grow(EMPTY_FRONTIER, leaves.slice(0, 5)).frontier;
const growth = grow(before, leaves.slice(5));
const five: TreeHead = { size: 5, root: frontierRoot(before) };
const nine: TreeHead = { size: 9, root: frontierRoot(growth.frontier) };
const noteOf = (head: TreeHead, by = log): Promise<string> =>
  signCheckpoint({ ...head, origin: log.key.name, extensions: [] }, by.key, by.sign);
const review = async (
  oldSize: number,
  proof: Uint8Array[],
  head: TreeHead,
  last: TreeHead | null,
  by = log,
) => {
  const body = formatWitnessRequest({ oldSize, proof, note: await noteOf(head, by) });
  return reviewWitnessRequest(parseWitnessRequest(body), last, { log: log.key }, verifyEd25519);
};

describe('a request to a witness', () => {
  it('of the specification is taken apart and put together again', () => {
    const request = parseWitnessRequest(example);
    assert.equal(request.oldSize, 20_852_014);
    assert.equal(request.proof.length, 4);
    assert.equal(formatWitnessRequest(request), example);
  });

  it('round-trips', () => {
    const hash = fc.uint8Array({ minLength: 32, maxLength: 32 });
    const request = fc.record(
      { oldSize: fc.integer({ min: 1 }), proof: fc.array(hash, { maxLength: 63 }), note: fc.string() },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(request, (each) => assert.deepEqual(parseWitnessRequest(formatWitnessRequest(each)), each)),
    );
  });

  it('is refused in any other form', () => {
    for (const wrong of [
      '',
      'old 1',
      'old 1\n',
      example.replace('old 2', 'old 02'),
      example.replace('old 2', 'old  2'),
      example.replace('old ', 'new '),
      example.replace('old 20852014', 'old 0'),
      example.replace('kaw=', 'kax='),
      example.replace('\nPlRN', '\n\nPlRN').replace('old 20852014', 'old'),
      example.replace(/PlRN.*\n/, (line) => line.repeat(61)),
    ]) {
      assert.throws(() => parseWitnessRequest(wrong), refusedAs('malformed_request'), wrong.slice(0, 80));
    }
  });
});

describe('a witness signs', () => {
  it('the first checkpoint that it sees, and each that continues its last', async () => {
    assert.equal((await review(0, [], five, null)).size, 5);
    assert.equal((await review(5, growth.consistencyProof(), nine, five)).size, 9);
    assert.equal((await review(9, [], nine, nine)).size, 9);
    const none: TreeHead = { size: 0, root: frontierRoot(EMPTY_FRONTIER) };
    assert.equal((await review(0, [], none, null)).size, 0);
    assert.equal((await review(0, [], five, none)).size, 5);
  });

  it('none that does not', async () => {
    const forked = { size: 9, root: leafHash(nine.root) };
    await assert.rejects(review(5, growth.consistencyProof(), forked, five), refusedAs('not_consistent'));
    await assert.rejects(review(5, [], nine, five), refusedAs('not_consistent'));
    await assert.rejects(review(9, [], forked, nine), refusedAs('root_differs'));
    await assert.rejects(review(9, growth.consistencyProof(), nine, nine), refusedAs('not_consistent'));
  });

  it('none behind its last, and none of a stranger', async () => {
    await assert.rejects(review(0, [], nine, five), refusedAs('old_size_stale'));
    await assert.rejects(review(5, growth.consistencyProof(), nine, null), refusedAs('old_size_stale'));
    await assert.rejects(review(9, [], five, nine), refusedAs('old_size_beyond'));
    await assert.rejects(review(0, [], five, null, newKey(log.key.name)), refusedAs('unsigned'));
  });
});
