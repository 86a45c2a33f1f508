import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { countPoints, PointBallotsBuilder, refusalOfPoints, type PointsSettings } from '../src/index.ts';

/** Ballots as lists of points, one for each option. */
function ballotsOf(rows: readonly (readonly number[])[]) {
  const builder = new PointBallotsBuilder(rows[0]?.length ?? 0);
  for (const row of rows) builder.add(row.map((points, option) => [option, points]));
  return builder.build();
}

const dots: PointsSettings = { rules: 'dots', credits: 5, seats: 1 };
const quadratic: PointsSettings = { rules: 'quadratic', credits: 25, seats: 1 };

describe('dots', () => {
  it('are summed, and the highest sums are elected', () => {
    const count = countPoints(
      ballotsOf([
        [5, 0, 0],
        [0, 3, 2],
        [0, 3, 1],
        [0, 0, 0],
      ]),
      { ...dots, seats: 2 },
    );
    assert.deepEqual([count.rules, count.elected, count.rounds[0]?.votes], ['dots', [1, 0], ['5', '6', '3']]);
    assert.deepEqual([count.valid, count.blank, count.spoilt], [3, 1, []]);
  });

  it('that break the rules spoil the ballot, and it is told why', () => {
    const rows = [
      [5, 1, 0],
      [6, 0, 0],
      [0, -1, 0],
      [4, 1, 0],
      [0, 0, 1],
    ];
    const count = countPoints(ballotsOf(rows), { ...dots, cap: 4, exact: true });
    assert.deepEqual(count.spoilt, [
      { code: 'cap_exceeded', ballots: 2 },
      { code: 'negative_not_allowed', ballots: 1 },
      { code: 'credits_unused', ballots: 1 },
    ]);
    assert.deepEqual(count.rounds[0]?.votes, ['4', '1', '0']);
    assert.deepEqual([count.valid, count.blank], [1, 0]);
  });

  it('equal at the last seat are tied, or told apart by the lot', () => {
    const ballots = ballotsOf([
      [3, 1, 1],
      [0, 0, 0],
    ]);
    const tied = countPoints(ballots, { ...dots, seats: 2 });
    assert.deepEqual([tied.elected, tied.tied], [[0], [[1, 2]]]);
    const drawn = countPoints(ballots, { ...dots, seats: 2, lot: [2, 1, 0] });
    assert.deepEqual([drawn.elected, drawn.tied], [[0, 2], []]);
    assert.deepEqual(drawn.rounds[0]?.events, [
      { kind: 'elected', option: 0, because: 'highest' },
      { kind: 'tie', over: 'election', among: [2, 1], decided: 2, by: 'lot' },
      { kind: 'elected', option: 2, because: 'highest' },
    ]);
    assert.deepEqual(countPoints(ballots, { ...dots, seats: 9 }).elected, [0, 1, 2]);
  });

  for (const [settings, code] of [
    [{ credits: 0.5 }, 'invalid_credits'],
    [{ credits: -1 }, 'invalid_credits'],
    [{ cap: 1.5 }, 'invalid_cap'],
    [{ seats: -1 }, 'invalid_seats'],
    [{ lot: [0, 0] }, 'invalid_lot'],
  ] as const) {
    it(`are not counted with ${JSON.stringify(settings)}`, () => {
      assert.throws(() => countPoints(ballotsOf([[1, 1]]), { ...dots, ...settings }), { code });
    });
  }
});

describe('quadratic votes', () => {
  it('cost their squares', () => {
    const count = countPoints(
      ballotsOf([
        [4, 3],
        [5, 0],
        [4, 4],
        [0, 1],
      ]),
      quadratic,
    );
    assert.deepEqual(count.rounds[0]?.votes, ['9', '4']);
    assert.deepEqual(count.spoilt, [{ code: 'credits_exceeded', ballots: 1 }]);
  });

  it('may be against, where that is allowed, at the same cost', () => {
    const ballots = ballotsOf([
      [4, -3],
      [1, -2],
    ]);
    assert.deepEqual(countPoints(ballots, quadratic).spoilt, [{ code: 'negative_not_allowed', ballots: 2 }]);
    const count = countPoints(ballots, { ...quadratic, negative: true });
    assert.deepEqual(count.rounds[0]?.votes, ['5', '-5']);
    assert.equal(refusalOfPoints([-4, 4], { ...quadratic, negative: true }), 'credits_exceeded');
  });

  it('are checked exactly, however many they are', () => {
    const most = 2 ** 53 - 1;
    const rules = { rules: 'quadratic', credits: most, negative: true } as const;
    const whole = fc.oneof(fc.integer({ min: -(2 ** 27), max: 2 ** 27 }), fc.maxSafeInteger());
    fc.assert(
      fc.property(fc.array(whole, { maxLength: 5 }), (points) => {
        const cost = points.reduce((sum, each) => sum + BigInt(each) ** 2n, 0n);
        const refusal = refusalOfPoints(points, rules);
        assert.equal(refusal, cost > BigInt(most) ? 'credits_exceeded' : null);
      }),
      { examples: [[[94906265]], [[94906266]], [[94906265, 13000]], [[most]]] },
    );
    assert.equal(refusalOfPoints([0.5], rules), 'invalid_points');
    assert.equal(refusalOfPoints([NaN], rules), 'invalid_points');
  });
});

describe('point ballots', () => {
  const add = (entries: [number, number][], weight?: number) => () => {
    new PointBallotsBuilder(2).add(entries, weight);
  };
  for (const [what, adding, code] of [
    ['an option that is not there', add([[2, 1]]), 'unknown_option'],
    [
      'an option twice',
      add([
        [1, 1],
        [1, 1],
      ]),
      'repeated_option',
    ],
    ['half a point', add([[1, 0.5]]), 'invalid_points'],
    ['half a voter', add([[1, 1]], 0.5), 'invalid_weight'],
    ['fewer than no voters', add([[1, 1]], -1), 'invalid_weight'],
    ['more points than can be summed', add([[1, 2 ** 52]], 2), 'too_many_votes'],
  ] as const) {
    it(`refuse ${what}`, () => assert.throws(adding, { name: 'CountError', code }));
  }

  it('are merged where they are equal, in whatever order they name the options', () => {
    const builder = new PointBallotsBuilder(3);
    builder.add(
      [
        [2, 1],
        [0, 4],
      ],
      2,
    );
    builder.add([
      [0, 4],
      [1, 0],
      [2, 1],
    ]);
    builder.add([], 5);
    builder.add([[1, 1]], 0);
    const { starts, chosen, points, weights } = builder.build();
    assert.deepEqual(
      [starts, chosen, points, weights].map((list) => Array.from(list)),
      [
        [0, 2, 2],
        [0, 2],
        [4, 1],
        [3, 5],
      ],
    );
  });
});
