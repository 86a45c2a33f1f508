import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { resolveProxies, useProxies, type ProxyRecord } from '../src/index.ts';

const roll = ['ada', 'ben', 'cleo', 'dan', 'eve'];
const given = (giver: string, holder: string): ProxyRecord => ({ kind: 'given', giver, holder });
const revoked = (giver: string): ProxyRecord => ({ kind: 'revoked', giver });
const resolve = (records: ProxyRecord[], most = 2) => resolveProxies(records, { roll, most });

describe('proxies', () => {
  it('stand in the order in which they were given', () => {
    assert.deepEqual(resolve([given('ben', 'ada'), given('cleo', 'ada')]), {
      standing: [
        { giver: 'ben', holder: 'ada' },
        { giver: 'cleo', holder: 'ada' },
      ],
      refused: [],
    });
  });

  for (const [code, records, most] of [
    ['self', [given('ada', 'ada')], 2],
    ['giver_not_on_roll', [given('zoe', 'ada')], 2],
    ['holder_not_on_roll', [given('ada', 'zoe')], 2],
    ['giver_carries_votes', [given('ben', 'ada'), given('ada', 'cleo')], 2],
    ['holder_has_given_vote', [given('ben', 'ada'), given('cleo', 'ben')], 2],
    ['holder_carries_most', [given('ben', 'ada'), given('cleo', 'ada')], 1],
    ['holder_carries_most', [given('ben', 'ada')], 0],
    ['nothing_to_revoke', [revoked('ben')], 2],
  ] as const) {
    it(`are refused: ${code}`, () => {
      const { standing, refused } = resolve([...records], most);
      assert.deepEqual(refused, [{ record: records.length - 1, code }]);
      assert.equal(standing.length, records.length - 1);
    });
  }

  it('can be revoked, which makes room, and be given anew, which takes the place of the old', () => {
    const { standing, refused } = resolve(
      [given('ben', 'ada'), revoked('ben'), given('cleo', 'ada'), given('cleo', 'dan'), given('eve', 'ada')],
      1,
    );
    assert.deepEqual(standing, [
      { giver: 'cleo', holder: 'dan' },
      { giver: 'eve', holder: 'ada' },
    ]);
    assert.deepEqual(refused, []);
    const again = resolve([given('ben', 'ada'), given('ben', 'ada')], 1);
    assert.deepEqual(again, { standing: [{ giver: 'ben', holder: 'ada' }], refused: [] });
  });

  it('that are refused leave the earlier one as it was', () => {
    const { standing } = resolve([given('ben', 'ada'), given('cleo', 'dan'), given('ben', 'cleo')]);
    assert.deepEqual(standing[0], { giver: 'ben', holder: 'ada' });
  });

  it('are not used where the giver votes, or the holder does not', () => {
    const { standing } = resolve([given('ben', 'ada'), given('cleo', 'ada'), given('dan', 'eve')]);
    assert.deepEqual(useProxies(standing, ['ada', 'ben']), {
      effective: [{ giver: 'cleo', holder: 'ada' }],
      unused: [
        { giver: 'ben', holder: 'ada', code: 'giver_voted' },
        { giver: 'dan', holder: 'eve', code: 'holder_did_not_vote' },
      ],
    });
  });

  it('never count a member twice, make a chain, or exceed the limit, whatever is recorded', () => {
    const member = fc.constantFrom(...roll, 'zoe');
    const record = fc.oneof(
      { weight: 4, arbitrary: fc.tuple(member, member).map(([giver, holder]) => given(giver, holder)) },
      { weight: 1, arbitrary: member.map(revoked) },
    );
    fc.assert(
      fc.property(
        fc.array(record, { maxLength: 30 }),
        fc.nat(3),
        fc.subarray(roll),
        (records, most, voted) => {
          const { standing, refused } = resolve(records, most);
          const givers = standing.map(({ giver }) => giver);
          assert.equal(new Set(givers).size, givers.length);
          for (const { giver, holder } of standing) {
            assert.ok(giver !== holder && roll.includes(giver) && roll.includes(holder));
            assert.ok(!givers.includes(holder));
            assert.ok(standing.filter((proxy) => proxy.holder === holder).length <= most);
            const last = records.findLastIndex(
              (each, i) => each.giver === giver && !refused.some(({ record }) => record === i),
            );
            assert.deepEqual(records[last], given(giver, holder));
          }
          const { effective, unused } = useProxies(standing, voted);
          assert.equal(effective.length + unused.length, standing.length);
          const counted = [...voted, ...effective.map(({ giver }) => giver)];
          assert.equal(new Set(counted).size, counted.length);
        },
      ),
    );
  });
});
