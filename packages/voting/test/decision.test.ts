import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  checkQuorum,
  checkThreshold,
  classWeights,
  thresholds,
  type QuorumRule,
  type ThresholdRule,
} from '../src/index.ts';

const third = { numerator: 1, denominator: 3 };
const half = { numerator: 1, denominator: 2 };

describe('a quorum', () => {
  it('is a number of members, or a part of the roll, met when it is just reached', () => {
    const met = (overall: QuorumRule['overall'], roll: number, votes: number) =>
      checkQuorum({ overall }, { roll, votes });
    assert.deepEqual(met({ members: 5 }, 9, 5), { met: true, required: 5, reached: 5, byClass: {} });
    assert.deepEqual(met({ members: 5 }, 9, 4), { met: false, required: 5, reached: 4, byClass: {} });
    assert.deepEqual(met({ ofRoll: third }, 9, 3), { met: true, required: 3, reached: 3, byClass: {} });
    assert.deepEqual(met({ ofRoll: third }, 10, 3), { met: false, required: 4, reached: 3, byClass: {} });
    assert.deepEqual(met({ ofRoll: third, strict: true }, 9, 3), {
      met: false,
      required: 4,
      reached: 3,
      byClass: {},
    });
    assert.equal(met(undefined, 9, 0).met, true);
  });

  it('counts abstentions and blank ballots unless it says otherwise, and spoilt ones only where it says so', () => {
    const turnout = { roll: 10, votes: 1, abstentions: 2, blank: 4, spoilt: 8 };
    const reached = (counting: QuorumRule['counting']) => checkQuorum({ counting }, turnout).reached;
    assert.equal(reached(undefined), 7);
    assert.equal(reached({ abstentions: false }), 5);
    assert.equal(reached({ blank: false }), 3);
    assert.equal(reached({ spoilt: true }), 15);
  });

  it('may be asked of classes, and must then be met in each', () => {
    const rule: QuorumRule = {
      overall: { members: 3 },
      byClass: { workers: { ofRoll: half }, users: { members: 1 } },
    };
    const turnout = { workers: { roll: 4, votes: 2 }, users: { roll: 50, votes: 1 } };
    assert.deepEqual(checkQuorum(rule, { roll: 54, votes: 3 }, turnout), {
      met: true,
      required: 3,
      reached: 3,
      byClass: {
        workers: { met: true, required: 2, reached: 2 },
        users: { met: true, required: 1, reached: 1 },
      },
    });
    const few = checkQuorum(rule, { roll: 54, votes: 9 }, { ...turnout, workers: { roll: 4, votes: 1 } });
    assert.deepEqual([few.met, few.byClass['workers']?.met], [false, false]);
    assert.equal(checkQuorum(rule, { roll: 54, votes: 2 }, turnout).met, false);
    assert.throws(() => checkQuorum(rule, { roll: 54, votes: 3 }, { users: turnout.users }), {
      code: 'unknown_class',
    });
    const strange: QuorumRule = { byClass: { toString: { members: 1 } } };
    assert.throws(() => checkQuorum(strange, { roll: 1, votes: 1 }), { code: 'unknown_class' });
  });

  it('refuses what is no number', () => {
    assert.throws(() => checkQuorum({ overall: { members: 1 } }, { roll: 1, votes: 0.5 }), {
      code: 'invalid_votes',
    });
    assert.throws(() => checkQuorum({ overall: { members: -1 } }, { roll: 1, votes: 1 }), {
      code: 'invalid_votes',
    });
  });
});

describe('a threshold', () => {
  const passes = (rule: ThresholdRule, inFavour: number, cast: number, abstentions = 0, roll = 100) =>
    checkThreshold(rule, { inFavour, cast, abstentions, roll }).met;

  it('by name is exact at its edge', () => {
    assert.deepEqual([passes(thresholds.simple, 5, 10), passes(thresholds.simple, 6, 11)], [false, true]);
    assert.deepEqual(
      [passes(thresholds.absolute, 50, 50), passes(thresholds.absolute, 51, 51)],
      [false, true],
    );
    assert.deepEqual(
      [passes(thresholds['two-thirds'], 6, 9), passes(thresholds['two-thirds'], 6, 10)],
      [true, false],
    );
    assert.deepEqual(
      [passes(thresholds.unanimity, 3, 3, 90), passes(thresholds.unanimity, 3, 4)],
      [true, false],
    );
  });

  it('says of what, how many were needed, and how many there were', () => {
    const rule: ThresholdRule = { base: 'votes-cast-with-abstentions', ratio: half, strict: true };
    assert.deepEqual(checkThreshold(rule, { inFavour: 6, cast: 8, abstentions: 3n, roll: 20 }), {
      met: true,
      base: '11',
      required: '6',
      reached: '6',
      byClass: {},
    });
    assert.equal(passes(rule, 6, 8, 4), false);
  });

  it('is not met where nobody votes', () => {
    for (const rule of Object.values(thresholds)) assert.equal(passes(rule, 0, 0, 5, 0), false);
    assert.equal(
      passes({ ...thresholds.simple, ratio: { numerator: 0, denominator: 1 }, strict: false }, 0, 0),
      false,
    );
  });

  it('may have to be met in each class too', () => {
    const rule = { ...thresholds.simple, eachClass: true };
    const all = { inFavour: 7, cast: 10, roll: 10 };
    const classes = { workers: { inFavour: 1, cast: 2, roll: 2 }, users: { inFavour: 6, cast: 8, roll: 8 } };
    const result = checkThreshold(rule, all, classes);
    assert.equal(result.met, false);
    assert.deepEqual(result.byClass, {
      workers: { met: false, base: '2', required: '2', reached: '1' },
      users: { met: true, base: '8', required: '5', reached: '6' },
    });
    assert.equal(checkThreshold(thresholds.simple, all, classes).met, true);
    assert.equal(checkThreshold(rule, all, { users: classes.users }).met, true);
  });

  const ratios = fc
    .tuple(fc.integer({ min: 1, max: 50 }), fc.nat(50))
    .map(([denominator, n]) => ({ numerator: n % (denominator + 1), denominator }));

  it('is what the fractions say, and more votes in favour never undo it', () => {
    fc.assert(
      fc.property(
        ratios,
        fc.boolean(),
        fc.bigInt(1n, 10n ** 30n),
        fc.nat(1000),
        (ratio, strict, cast, share) => {
          fc.pre(!strict || ratio.numerator < ratio.denominator);
          const inFavour = (cast * BigInt(share)) / 1000n;
          const rule: ThresholdRule = { base: 'votes-cast', ratio, strict };
          const left = inFavour * BigInt(ratio.denominator);
          const right = cast * BigInt(ratio.numerator);
          const { met, required } = checkThreshold(rule, { inFavour, cast, roll: cast });
          assert.equal(met, strict ? left > right : left >= right);
          assert.equal(checkThreshold(rule, { inFavour: BigInt(required), cast, roll: cast }).met, true);
          if (BigInt(required) > 0n)
            assert.equal(
              checkThreshold(rule, { inFavour: BigInt(required) - 1n, cast, roll: cast }).met,
              false,
            );
          if (met && inFavour < cast)
            assert.equal(checkThreshold(rule, { inFavour: inFavour + 1n, cast, roll: cast }).met, true);
        },
      ),
    );
  });

  for (const [numerator, denominator, strict] of [
    [1, 0, false],
    [2, 1, false],
    [1, 1, true],
    [-1, 2, false],
    [0.667, 1, false],
  ] as const) {
    it(`of ${strict ? 'more than ' : ''}${numerator}/${denominator} is refused`, () => {
      const rule: ThresholdRule = { base: 'roll', ratio: { numerator, denominator }, strict };
      assert.throws(() => passes(rule, 1, 1), { code: 'invalid_ratio' });
    });
  }

  it('refuses votes that are none', () => {
    assert.throws(() => passes(thresholds.simple, -1, 1), { code: 'invalid_votes' });
    assert.throws(() => passes(thresholds.simple, 0.5, 1), { code: 'invalid_votes' });
  });
});

describe('the weights of classes', () => {
  it('give each class its part, in the smallest whole numbers', () => {
    assert.deepEqual(
      classWeights({ workers: 50, users: 30, investors: 20 }, { workers: 4, users: 10, investors: 5 }),
      {
        weights: { workers: 25n, users: 6n, investors: 8n },
        cast: 200n,
        whole: 200n,
      },
    );
    assert.deepEqual(classWeights({ all: 100 }, { all: 7 }), { weights: { all: 1n }, cast: 7n, whole: 7n });
  });

  it('leave a class without votes out of what is cast, not out of the whole', () => {
    const weights = { workers: 5n, users: 0n };
    assert.deepEqual(classWeights({ workers: 50, users: 30 }, { workers: 2 }), {
      weights,
      cast: 10n,
      whole: 16n,
    });
    assert.deepEqual(classWeights({ workers: 1, users: 0 }, {}), {
      weights: { workers: 0n, users: 0n },
      cast: 0n,
      whole: 1n,
    });
  });

  it('are exact whatever the numbers: what a class weighs is to the whole as its part to all parts', () => {
    const classes = fc.dictionary(
      fc.string({ minLength: 1, maxLength: 4 }),
      fc.tuple(fc.integer({ min: 0, max: 100 }), fc.nat(2000)),
      { minKeys: 1, maxKeys: 5 },
    );
    fc.assert(
      fc.property(classes, (table) => {
        const pick = (i: 0 | 1) =>
          Object.fromEntries(Object.entries(table).map(([name, row]) => [name, row[i]]));
        const { weights, cast, whole } = classWeights(pick(0), pick(1));
        const parts = BigInt(Object.values(table).reduce((sum, [part]) => sum + part, 0));
        let sum = 0n;
        for (const [name, [part, votes]] of Object.entries(table)) {
          const weight = (weights[name] ?? 0n) * BigInt(votes);
          sum += weight;
          if (votes > 0) assert.equal(weight * parts, whole * BigInt(part));
          else assert.equal(weights[name], 0n);
        }
        assert.equal(sum, cast);
        assert.ok(cast <= whole);
      }),
    );
  });

  it('need a part for each class, and whole numbers', () => {
    assert.throws(() => classWeights({ workers: 1 }, { users: 1 }), { code: 'unknown_class' });
    assert.throws(() => classWeights({ workers: 1 }, { toString: 1 }), { code: 'unknown_class' });
    assert.throws(() => classWeights({ workers: 0.5 }, { workers: 1 }), { code: 'invalid_votes' });
    assert.throws(() => classWeights({ workers: 1 }, { workers: -1 }), { code: 'invalid_votes' });
  });
});
