import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ModelCoop } from './model-coop.ts';

const RUNS = 20;
const OPERATIONS = 5_000;
const MEMBERS = 7;

describe(`${(RUNS * OPERATIONS).toLocaleString('en')} random operations on a co-op`, () => {
  it('sum to zero and leave the register what the ledger says after each, and any day is what it was', () => {
    let [done, refused] = [0, 0];
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = randomOf(seed);
        const coop = new ModelCoop(MEMBERS);
        const days = new Map<string, object>();
        for (let i = 0; i < OPERATIONS; i++) {
          const before = coop.rows.length;
          coop.act(random(), random(), random(), random());
          coop.check(coop.rows.slice(before).map(({ member }) => member));
          days.set(coop.on, coop.state());
        }
        coop.check();
        const shuffled = coop.rows
          .map((row) => ({ row, at: random() }))
          .sort((a, b) => a.at - b.at)
          .map(({ row }) => row);
        for (const [on, state] of [...days].filter((_, i) => i % 25 === 0)) {
          assert.deepEqual(coop.replay(coop.rows, on), state);
          assert.deepEqual(coop.replay(shuffled, on), state);
        }
        done += coop.counts.done;
        refused += coop.counts.refused;
      }),
      { numRuns: RUNS },
    );
    assert.equal(done + refused, RUNS * OPERATIONS);
    // Both come often: else it would prove little.
    assert.ok(done > OPERATIONS && refused > OPERATIONS, `${done} done, ${refused} refused`);
  });
});

/** Whole numbers that a seed makes: the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}
