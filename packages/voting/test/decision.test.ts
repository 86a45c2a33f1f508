import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  add,
  classWeights,
  multiply,
  quorumReached,
  rational,
  SIMPLE_MAJORITY,
  thresholdReached,
  wholeWeights,
  type Threshold,
} from '../src/index.ts';

const votes = (inFavour: number, against: number, abstained = 0, roll = 100) => ({
  inFavour: rational(inFavour),
  against: rational(against),
  abstained: rational(abstained),
  roll: rational(roll),
});
const count = fc.integer({ min: 0, max: 1_000_000 });
const ratio = fc
  .tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 1000 }))
  .filter(([n, d]) => n <= d);

describe('a threshold', () => {
  const met = (threshold: Omit<Threshold, 'eachClass'>, ...given: Parameters<typeof votes>) =>
    thresholdReached(threshold, votes(...given)).met;

  it('is exact at its edge', () => {
    const twoThirds = { base: 'votes-cast', ratio: [2, 3], strict: false } as const;
    assert.equal(met(twoThirds, 2, 1), true);
    assert.equal(met({ ...twoThirds, strict: true }, 2, 1), false);
    assert.equal(met(twoThirds, 666_666, 333_334), false);
    assert.equal(met(twoThirds, 666_667, 333_333), true);
    assert.equal(met(SIMPLE_MAJORITY, 50, 50), false);
    assert.equal(met(SIMPLE_MAJORITY, 51, 50), true);
  });

  it('has the base that it names', () => {
    assert.equal(met({ ...SIMPLE_MAJORITY, base: 'votes-cast-with-abstentions' }, 3, 2, 2), false);
    assert.equal(met({ ...SIMPLE_MAJORITY, base: 'votes-cast-with-abstentions' }, 4, 2, 1), true);
    assert.equal(met({ ...SIMPLE_MAJORITY, base: 'roll' }, 50, 0), false);
    assert.equal(met({ ...SIMPLE_MAJORITY, base: 'roll' }, 51, 49), true);
    assert.equal(met({ base: 'votes-cast', ratio: [1, 1], strict: false }, 7, 0, 5), true);
    assert.equal(met({ base: 'votes-cast', ratio: [1, 1], strict: false }, 7, 1), false);
  });

  it('is never reached by nobody', () => {
    assert.equal(met({ base: 'votes-cast', ratio: [0, 1], strict: false }, 0, 0, 9), false);
  });

  it('is as integers have it, and one vote more in favour never takes it away', () => {
    fc.assert(
      fc.property(count, count, ratio, fc.boolean(), (inFavour, against, [n, d], strict) => {
        const threshold = { base: 'votes-cast', ratio: [n, d], strict } as const;
        const left = BigInt(inFavour) * BigInt(d);
        const right = BigInt(n) * BigInt(inFavour + against);
        const expected = inFavour > 0 && (strict ? left > right : left >= right);
        assert.equal(met(threshold, inFavour, against), expected);
        if (expected) assert.equal(met(threshold, inFavour + 1, against), true);
      }),
    );
  });
});

describe('a quorum', () => {
  it('is of the roll, by number or share, overall and by class', () => {
    const part = (ballots: number, roll: number) => ({ ballots, roll });
    const half = { share: [1, 2] } as const;
    assert.equal(quorumReached({ overall: half }, part(3, 7), {}).met, false);
    assert.equal(quorumReached({ overall: half }, part(4, 7), {}).met, true);
    assert.equal(quorumReached({ overall: { number: 5 } }, part(4, 7), {}).met, false);
    const byClass = { workers: part(1, 4), users: part(9, 9) };
    const { met, classes } = quorumReached(
      { classes: { workers: half, users: half } },
      part(10, 13),
      byClass,
    );
    assert.deepEqual([met, classes.workers?.met, classes.users?.met], [false, false, true]);
  });
});

describe('the weights of classes', () => {
  const classes = fc.dictionary(
    fc.constantFrom('a', 'b', 'c', 'd'),
    fc.record({ part: fc.integer({ min: 1, max: 1000 }), ballots: fc.integer({ min: 0, max: 100_000 }) }),
    { minKeys: 1 },
  );

  it('give each class that votes its part, whatever the numbers', () => {
    fc.assert(
      fc.property(classes, (given) => {
        const parts = Object.fromEntries(Object.entries(given).map(([id, { part }]) => [id, part]));
        const ballots = Object.fromEntries(Object.entries(given).map(([id, each]) => [id, each.ballots]));
        const weights = classWeights(parts, ballots);
        for (const [id, { part, ballots: cast }] of Object.entries(given)) {
          if (cast === 0) assert.equal(weights[id], undefined);
          else assert.deepEqual(multiply(weights[id] ?? rational(0), rational(cast)), rational(part));
        }
        const whole = wholeWeights(weights, ballots);
        let sum = rational(0);
        for (const [id, weight] of Object.entries(whole.weights)) {
          assert.ok(Number.isSafeInteger(weight) && weight >= 0);
          const exact = multiply(weights[id] ?? rational(0), rational(whole.scale));
          const cut = Number(exact.n / exact.d);
          assert.equal(weight, cut);
          if (whole.exact) assert.deepEqual(exact, rational(weight));
          sum = add(sum, rational(BigInt(weight) * BigInt(ballots[id] ?? 0)));
        }
        assert.ok(sum.n < 2n ** 53n);
      }),
    );
  });
});
