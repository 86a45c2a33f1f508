import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkOpenings, commit, sortOpenings, type Opening } from '../src/index.ts';

const refusedAs = (code: string) => ({ name: 'RecordError', code });

const nonce = fc.uint8Array({ minLength: 32, maxLength: 32 });
const opening: fc.Arbitrary<Opening> = fc.record({ nonce, text: fc.constantFrom('["yes"]', '["no"]', '[]') });
const commitmentOf = ({ nonce: hidden, text }: Opening): Uint8Array => commit(hidden, text);
const ballots = fc.uniqueArray(opening, {
  minLength: 3,
  maxLength: 30,
  selector: (each) => Buffer.from(commitmentOf(each)).toString('hex'),
});

describe('a commitment', () => {
  it('is SHA-256 of its label, the nonce and the text', () => {
    const hidden = new Uint8Array(32).fill(5);
    const expected = createHash('sha256')
      .update('coopkit/sealed-ballot/v1\n')
      .update(hidden)
      .update('{"é":1}')
      .digest();
    assert.deepEqual(Buffer.from(commit(hidden, '{"é":1}')), expected);
  });

  it('is made of 32 bytes and canonical JSON alone', () => {
    assert.throws(() => commit(new Uint8Array(31), '[]'), refusedAs('malformed_opening'));
    assert.throws(() => commit(new Uint8Array(32), '[ ]'), refusedAs('not_canonical'));
  });
});

describe('the openings of a vote', () => {
  it('are those of the commitments, in an order that tells nothing', () => {
    fc.assert(
      fc.property(ballots, (cast) => {
        const published = sortOpenings(cast);
        checkOpenings(cast.map(commitmentOf), published);
        assert.deepEqual(sortOpenings(cast.toReversed()), published);
      }),
    );
    checkOpenings([], []);
  });

  it('are refused when one is missing, added, doubled, changed or moved', () => {
    fc.assert(
      fc.property(ballots, fc.nat(), (cast, pick) => {
        const at = pick % cast.length;
        const commitments = cast.map(commitmentOf);
        const published = sortOpenings(cast);
        const chosen = published[at]!;
        const changed = { ...chosen, text: chosen.text === '[]' ? '["yes"]' : '[]' };
        const check = (openings: Opening[]) => () => checkOpenings(commitments, openings);
        assert.throws(check(published.toSpliced(at, 1)), refusedAs('opening_missing'));
        assert.throws(check(published.toSpliced(at, 0, chosen)), refusedAs('opening_extra'));
        assert.throws(check(sortOpenings(published.with(at, changed))), refusedAs('opening_extra'));
        assert.throws(check(sortOpenings([...published, changed])), refusedAs('opening_extra'));
        assert.throws(check(published.toReversed()), refusedAs('openings_unsorted'));
        const repeated = [...commitments, commitments[at]!];
        assert.throws(() => checkOpenings(repeated, published), refusedAs('commitment_repeated'));
      }),
    );
  });

  it('are refused when one is malformed', () => {
    const hidden = new Uint8Array(32);
    assert.throws(() => checkOpenings([], [{ nonce: hidden, text: '{' }]), refusedAs('not_canonical'));
    assert.throws(
      () => checkOpenings([], [{ nonce: hidden.subarray(1), text: '[]' }]),
      refusedAs('malformed_opening'),
    );
  });
});
