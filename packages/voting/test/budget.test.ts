import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  budgetCompletions,
  countBudget,
  PointBallotsBuilder,
  type BudgetSettings,
  type CompletionName,
} from '../src/index.ts';
import { stepByStep } from './equal-shares-by-hand.ts';

function approvals(options: number, profile: readonly (readonly number[])[]) {
  const ballots = new PointBallotsBuilder(options);
  for (const approved of profile) ballots.addApproval(approved);
  return ballots.build();
}

/** The worked example of https://equalshares.net/explanation/: bike path, gym, park, playground, library. */
const example = [
  [0, 1],
  [0, 1, 2],
  [0, 1],
  [0, 1, 2],
  [0, 1, 2],
  [0, 1],
  [2, 3, 4],
  [3],
  [3, 4],
  [2, 3, 4],
  [0],
];
const exampleSettings: BudgetSettings = {
  rules: 'equal-shares',
  completion: 'none',
  budget: 1100n,
  costs: [700n, 400n, 250n, 200n, 100n],
};

describe('a budget by equal shares', () => {
  it('funds what the worked example funds, and tells who pays what', () => {
    const count = countBudget(approvals(5, example), exampleSettings);
    assert.deepEqual(count.elected, [0, 3, 4]);
    assert.deepEqual([count.spent, count.left, count.endowment?.exact], ['1000', '100', '100']);
    const [path, playground, library, last] = count.rounds;
    assert.deepEqual(path?.votes, ['7.000000', '6.000000', '5.000000', '4.000000', '3.000000']);
    assert.deepEqual([path.payment?.exact, path.payers, path.ranOut, path.left], ['100', 7, 0, '400']);
    assert.deepEqual(playground?.votes, ['0.000000', '0.000000', '0.000000', '4.000000', '3.000000']);
    assert.deepEqual([library?.payment?.exact, library?.payment?.decimal], ['100/3', '33.333333']);
    assert.deepEqual(last?.events, [
      { kind: 'eliminated', option: 1, because: 'over-budget' },
      { kind: 'eliminated', option: 2, because: 'over-budget' },
    ]);
  });

  it('lets who cannot pay a whole part give all that is left', () => {
    // Two voters have paid 6 of 10; the third project takes their 4 each and 11 of the third voter's.
    const count = countBudget(approvals(2, [[0, 1], [0, 1], [1], []]), {
      ...exampleSettings,
      budget: 44n,
      costs: [12n, 19n],
      utility: 'cardinality',
    });
    const [first, second] = count.rounds;
    assert.deepEqual([first?.payment?.exact, second?.payment?.exact], ['6', '9']);
    assert.deepEqual([second?.payers, second?.ranOut], [1, 2]);
    assert.equal(second?.votes[1], '2.111111');
  });

  it('counts a voter who approves nothing among those who share', () => {
    const settings = { ...exampleSettings, budget: 10n, costs: [6n] };
    assert.deepEqual(countBudget(approvals(1, [[0]]), settings).elected, [0]);
    assert.deepEqual(countBudget(approvals(1, [[0], []]), settings).elected, []);
  });

  it('breaks ties by the lowest cost, then the most votes, then the lot, and says so', () => {
    const settings = { ...exampleSettings, budget: 30n, costs: [10n, 10n, 20n], ties: undefined };
    const tie = (profile: number[][], more: Partial<BudgetSettings>) => {
      const count = countBudget(approvals(3, profile), { ...settings, ...more });
      return [count.elected[0], count.rounds[0]?.events[0]];
    };
    assert.deepEqual(tie([[1, 2], [1, 2], [0]], { costs: [30n, 15n, 20n] }), [
      1,
      { kind: 'tie', over: 'election', among: [1, 2], decided: 1, by: 'lowest-cost' },
    ]);
    assert.deepEqual(tie([[0, 1], [0, 1], []], { lot: [1, 0, 2], costs: [20n, 20n, 20n] }), [
      1,
      { kind: 'tie', over: 'election', among: [0, 1], decided: 1, by: 'lot' },
    ]);
  });

  it('names a tie that matters where there is no lot, and none that does not', () => {
    const settings: BudgetSettings = { ...exampleSettings, budget: 40n, costs: [20n, 20n, 10n] };
    const matters = countBudget(approvals(3, [[0, 1], [0, 1], [2], [2]]), settings);
    assert.deepEqual([matters.elected, matters.tied], [[2], [[0, 1]]]);
    const both = countBudget(approvals(3, [[0], [0], [1], [1]]), settings);
    assert.deepEqual([both.elected, both.tied], [[0, 1], []]);
  });

  it('is for points as well: who gives more pays more', () => {
    const ballots = new PointBallotsBuilder(1);
    ballots.add([[0, 3]]);
    ballots.add([[0, 1]]);
    const count = countBudget(ballots.build(), { ...exampleSettings, budget: 16n, costs: [8n] });
    assert.deepEqual(count.rounds[0]?.payment?.exact, '2');
    assert.deepEqual(count.rounds[0]?.votes, ['4.000000']);
  });

  it('keeps the greedy outcome only where more voters prefer it', () => {
    const profile = [[0], [0], [0], [1, 2], [1, 2]];
    const settings: BudgetSettings = { ...exampleSettings, budget: 5n, costs: [5n, 1n, 1n] };
    const kept = countBudget(approvals(3, profile), { ...settings, comparison: 'satisfaction' });
    assert.deepEqual([kept.elected, kept.comparison?.kept], [[0], 'greedy']);
    assert.deepEqual(kept.comparison?.equalShares, { elected: [1, 2], preferredBy: 2 });
    const [even, undrawn] = [[0, 1, 2], undefined].map((lot) =>
      countBudget(approvals(3, profile.slice(1)), { ...settings, lot, comparison: 'exclusion-ratio' }),
    );
    assert.deepEqual([undrawn?.comparison, undrawn?.tied], [null, [[0, 1, 2]]]);
    assert.deepEqual([even?.elected, even?.comparison?.kept], [[1, 2], 'equal-shares']);
  });

  it('raises the shares over thousands of equal steps at once', () => {
    const settings: BudgetSettings = {
      ...exampleSettings,
      completion: 'add1',
      budget: 10n ** 15n,
      costs: [6n * 10n ** 14n, 5n * 10n ** 14n],
    };
    const count = countBudget(approvals(2, [[0], [0], [1]]), settings);
    assert.deepEqual([count.elected, count.stopped], [[0], 'over-budget']);
    // The next step gives 5 × 10¹⁴ to the voter of the second.
    assert.equal(count.raisedBy, (5n * 10n ** 14n - 10n ** 15n / 3n - 1n).toString());
  });

  it('stops when all that is wanted is funded', () => {
    const count = countBudget(approvals(3, [[0], [1]]), {
      ...exampleSettings,
      completion: 'add1',
      budget: 100n,
      costs: [60n, 10n, 1n],
    });
    assert.deepEqual([count.elected, count.stopped], [[1, 0], 'all-funded']);
  });

  it('bears no voters, no options, no money and costs of nothing', () => {
    const none = countBudget(approvals(2, []), { ...exampleSettings, completion: 'add1', costs: [1n, 2n] });
    assert.deepEqual(none.elected, []);
    assert.deepEqual(countBudget(approvals(0, [[]]), { ...exampleSettings, costs: [] }).rounds, []);
    const free = countBudget(approvals(2, [[0, 1]]), { ...exampleSettings, budget: 0n, costs: [0n, 1n] });
    assert.deepEqual([free.elected, free.rounds[0]?.votes[0]], [[0], '1.000000']);
  });

  for (const [more, code] of [
    [{ budget: -1n }, 'invalid_budget'],
    [{ costs: [1n] }, 'invalid_cost'],
    [{ costs: [1n, -1n, 0n, 0n, 0n] }, 'invalid_cost'],
    [{ increment: 0n }, 'invalid_increment'],
    [{ completion: 'toString' as CompletionName }, 'unknown_completion'],
    [{ lot: [0, 1, 2, 3, 3] }, 'invalid_lot'],
    [{ lot: [0, 1, 2, 3, 5] }, 'invalid_lot'],
    [{ lot: [0, 1] }, 'invalid_lot'],
  ] as const) {
    it(`refuses ${code}`, () => {
      assert.throws(() => countBudget(approvals(5, example), { ...exampleSettings, ...more }), { code });
    });
  }
});

describe('a budget by votes', () => {
  it('funds in the order of votes what still fits', () => {
    const count = countBudget(approvals(4, [[0, 1], [0, 1], [0, 2], [3]]), {
      rules: 'greedy',
      budget: 10n,
      costs: [6n, 5n, 3n, 1n],
    });
    assert.deepEqual([count.elected, count.spent, count.endowment], [[0, 2, 3], '10', null]);
    assert.deepEqual(count.rounds.at(-1)?.events, [
      { kind: 'eliminated', option: 1, because: 'over-budget' },
    ]);
  });

  it('leaves out options with too few votes', () => {
    const settings: BudgetSettings = { rules: 'greedy', budget: 10n, costs: [6n, 1n] };
    assert.deepEqual(countBudget(approvals(2, [[0]]), settings).elected, [0, 1]);
    const strict = countBudget(approvals(2, [[0]]), { ...settings, minVotes: 1 });
    assert.deepEqual(strict.elected, [0]);
    assert.deepEqual(strict.rounds[1]?.events, [{ kind: 'eliminated', option: 1, because: 'too-few-votes' }]);
  });

  it('needs a lot only where equal votes want more than is left', () => {
    const settings: BudgetSettings = { rules: 'greedy', budget: 10n, costs: [6n, 5n, 5n] };
    const profile = [[0, 1, 2]];
    assert.deepEqual(countBudget(approvals(3, profile), settings).tied, [[0, 1, 2]]);
    const drawn = countBudget(approvals(3, profile), { ...settings, lot: [2, 0, 1] });
    assert.deepEqual([drawn.elected, drawn.tied], [[2, 1], []]);
    assert.deepEqual(countBudget(approvals(3, profile), { ...settings, budget: 16n }).elected, [0, 1, 2]);
  });
});

describe('equal shares, counted again step by step with fractions', () => {
  const elections = fc.record({
    costs: fc.array(fc.bigInt(1n, 40n), { minLength: 1, maxLength: 6 }),
    ballots: fc.array(fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 3 })), { maxLength: 6 }), {
      minLength: 1,
      maxLength: 8,
    }),
    budget: fc.bigInt(0n, 120n),
    increment: fc.bigInt(1n, 3n),
    utility: fc.constantFrom('cost' as const, 'cardinality' as const),
    completion: fc.constantFrom(...(Object.keys(budgetCompletions) as CompletionName[])),
    scored: fc.boolean(),
  });

  it('gives the same outcome, endowment and payments', () => {
    fc.assert(
      fc.property(elections, ({ costs, ballots, budget, increment, utility, completion, scored }) => {
        const given = ballots.map((ballot) => {
          const points = new Map(ballot.filter(([option]) => option < costs.length));
          return Array.from(points, ([option, value]) => [option, scored ? value : 1] as const);
        });
        const builder = new PointBallotsBuilder(costs.length);
        for (const ballot of given) builder.add(ballot);
        const lot = costs.map((_, option) => option);
        const settings = { budget, costs, increment, utility, lot };
        const count = countBudget(builder.build(), { rules: 'equal-shares', completion, ...settings });
        const expected = stepByStep(given, budgetCompletions[completion], settings);
        const shared = count.rounds.filter(
          ({ stage, payment }) => stage === 'equal-shares' && payment !== null,
        );
        assert.deepEqual(
          shared.flatMap(({ elected }) => elected),
          expected.elected,
        );
        assert.deepEqual(
          shared.map(({ payment }) => payment?.exact),
          expected.payments,
        );
        assert.equal(count.endowment?.exact, expected.endowment);
        assert.ok(BigInt(count.spent) <= budget);
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of ballots, nor on how they are merged', () => {
    fc.assert(
      fc.property(
        elections,
        fc.integer({ min: 1, max: 4 }),
        ({ costs, ballots, budget, completion }, times) => {
          const profile = ballots.map((ballot) => [
            ...new Set(ballot.map(([option]) => option).filter((option) => option < costs.length)),
          ]);
          const settings: BudgetSettings = { rules: 'equal-shares', completion, budget, costs };
          const merged = new PointBallotsBuilder(costs.length);
          for (const approved of profile) merged.addApproval(approved, times);
          const many = approvals(costs.length, new Array(times).fill(profile.toReversed()).flat());
          assert.deepEqual(countBudget(merged.build(), settings), countBudget(many, settings));
        },
      ),
    );
  });
});
