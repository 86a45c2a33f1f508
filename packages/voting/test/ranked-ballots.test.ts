import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { RankedBallotsBuilder, SAME_RANK, SKIPPED } from '../src/index.ts';

const papers = fc.array(
  fc.tuple(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 6 }), fc.integer({ min: 1, max: 5 })),
  { maxLength: 200 },
);

function pack(ballots: readonly (readonly [readonly number[], number])[]) {
  const builder = new RankedBallotsBuilder(5);
  for (const [entries, weight] of ballots) builder.add(entries, weight);
  return builder.build();
}

describe('packed ballots', () => {
  it('are each there once, with all that the equal ones weigh, in the order of their entries', () => {
    fc.assert(
      fc.property(papers, (ballots) => {
        const { starts, ranks, weights } = pack(ballots);
        const expected = new Map<string, number>();
        for (const [entries, weight] of ballots) {
          const key = entries.join();
          expected.set(key, (expected.get(key) ?? 0) + weight);
        }
        const packed = [...weights].map(
          (weight, b) => [ranks.subarray(starts[b], starts[b + 1]).join(), weight] as const,
        );
        assert.deepEqual(
          packed,
          [...expected].sort(([a], [b]) => (a < b ? -1 : 1)),
        );
      }),
    );
  });

  it('are the same bytes in whatever order they came', () => {
    fc.assert(fc.property(papers, (ballots) => assert.deepEqual(pack(ballots.toReversed()), pack(ballots))));
  });

  it('know empty and shared ranks', () => {
    const builder = new RankedBallotsBuilder(3);
    builder.addRanking([[2], [], [0, 1]]);
    assert.deepEqual([...builder.build().ranks], [2, SKIPPED, 0, 1 | SAME_RANK]);
  });

  it('weigh whole numbers whose sum is exact', () => {
    const builder = new RankedBallotsBuilder(1);
    for (const weight of [-1, 0.5, NaN, 2 ** 53]) {
      assert.throws(() => builder.add([0], weight), { code: 'invalid_weight' });
    }
    builder.add([0], 0);
    assert.equal(builder.build().weights.length, 0);
    builder.add([0], Number.MAX_SAFE_INTEGER);
    assert.throws(() => builder.add([0]), { code: 'too_many_votes' });
    assert.throws(() => new RankedBallotsBuilder(0x3ff1), { code: 'too_many_options' });
  });
});
