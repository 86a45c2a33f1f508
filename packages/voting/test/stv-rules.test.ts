import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  countStv,
  OVERVOTED,
  RankedBallotsBuilder,
  SAME_RANK,
  SKIPPED,
  stvRuleSets,
  type RankedBallots,
  type StvRulesName,
  type StvSettings,
} from '../src/index.ts';

function ballots(options: number, cast: readonly [readonly number[], number][]): RankedBallots {
  const builder = new RankedBallotsBuilder(options);
  for (const [entries, weight] of cast) builder.add(entries, weight);
  return builder.build();
}

/** The votes of the first round when the first choice of some has withdrawn: what their ballots say next is seen. */
function afterFirst(rules: StvRulesName, entries: readonly number[]): { votes: number[]; blank: number } {
  const cast = ballots(4, [
    [entries, 10],
    [[1], 1],
    [[2], 2],
    [[3], 4],
  ]);
  const count = countStv(cast, { rules, seats: 1, withdrawn: [0] });
  return { votes: (count.rounds[0]?.votes ?? []).map(Number), blank: count.blank };
}

describe('ballots that are not what they should be', () => {
  const all = Object.keys(stvRuleSets) as StvRulesName[];
  const passOver = ['mpls'];
  const split = ['gregory-exact', 'meek', 'warren'];

  for (const rules of all) {
    it(`end at an overvote, or pass over it: ${rules}`, () => {
      const { votes, blank } = afterFirst(rules, [0, OVERVOTED, 2]);
      const passes = passOver.includes(rules);
      assert.deepEqual(votes, [0, 1, passes ? 12 : 2, 4]);
      assert.equal(blank, passes ? 0 : 10);
    });

    it(`have an empty rank passed over, but in Scotland: ${rules}`, () => {
      const { votes, blank } = afterFirst(rules, [0, SKIPPED, 2]);
      const ends = rules === 'scottish-stv';
      assert.deepEqual(votes, [0, 1, ends ? 2 : 12, 4]);
      assert.equal(blank, ends ? 10 : 0);
    });

    it(`end at a shared rank, pass over it, or fall into parts: ${rules}`, () => {
      const { votes } = afterFirst(rules, [0, 1, 2 | SAME_RANK, 3]);
      if (split.includes(rules)) assert.deepEqual(votes, [0, 6, 7, 4]);
      else if (passOver.includes(rules)) assert.deepEqual(votes, [0, 1, 2, 14]);
      else assert.deepEqual(votes, [0, 1, 2, 4]);
    });

    it(`count once for an option named twice: ${rules}`, () => {
      const cast = ballots(4, [
        [[0, 0, 1, 0, 2], 10],
        [[1, 2], 4],
        [[3], 5],
      ]);
      const once = ballots(4, [
        [[0, 1, 2], 10],
        [[1, 2], 4],
        [[3], 5],
      ]);
      const settings = { rules, seats: 2 };
      assert.deepEqual(countStv(cast, settings), countStv(once, settings));
    });

    it(`do not count when they are blank: ${rules}`, () => {
      const count = countStv(
        ballots(2, [
          [[], 3],
          [[0], 2],
          [[1], 1],
        ]),
        { rules, seats: 1 },
      );
      assert.deepEqual([count.valid, count.blank, count.elected], [3, 3, [0]]);
    });

    it(`may be none, and the options too: ${rules}`, () => {
      assert.equal(countStv(ballots(3, []), { rules, seats: 2 }).elected.length, 2);
      assert.deepEqual(countStv(ballots(0, []), { rules, seats: 2 }).elected, []);
    });
  }

  it('fall into parts for those only who still stand', () => {
    const prf = stvRuleSets['meek-prf'];
    const rules = { ...prf, ballots: { ...prf.ballots, sharedRank: 'split' } } as const;
    const cast = ballots(3, [[[0, 1 | SAME_RANK, 2 | SAME_RANK], 3]]);
    const count = countStv(cast, { rules, seats: 1, withdrawn: [0] });
    assert.deepEqual(count.rounds[0]?.votes, ['0.000000000', '1.500000000', '1.500000000']);
  });

  it('are refused where they name someone unknown, or too many at one rank', () => {
    const of = (...entries: number[]) => ballots(2, [[entries, 1]]);
    assert.throws(() => countStv(of(2), { rules: 'meek', seats: 1 }), { code: 'unknown_option' });
    assert.throws(() => countStv(of(0, 9 | SAME_RANK), { rules: 'wigm', seats: 1 }), {
      code: 'unknown_option',
    });
    const ranks = Array.from({ length: 8 }, (_, option) => (option === 0 ? 0 : option | SAME_RANK));
    const tangled = ballots(8, [[ranks, 1]]);
    assert.throws(() => countStv(tangled, { rules: 'meek', seats: 1 }), { code: 'too_many_equal_ranks' });
    assert.equal(countStv(tangled, { rules: 'wigm', seats: 1 }).valid, 0);
  });
});

describe('what is asked of a count', () => {
  const cast = ballots(3, [
    [[0], 1],
    [[1], 1],
    [[2], 1],
  ]);
  const refused = (settings: Partial<StvSettings>, code: string): void => {
    assert.throws(() => countStv(cast, { rules: 'wigm', seats: 1, ...settings }), { code });
  };

  it('is refused where it makes no sense', () => {
    for (const seats of [0, -1, 1.5, NaN]) refused({ seats }, 'invalid_seats');
    for (const lot of [
      [0, 1],
      [0, 1, 1],
      [0, 1, 2, 0],
    ])
      refused({ lot }, 'invalid_lot');
    refused({ lot: [0, 1, 3] }, 'unknown_option');
    refused({ withdrawn: [3] }, 'unknown_option');
    refused({ undeclared: [-1] }, 'unknown_option');
    refused({ keepSeat: [0, 1] }, 'class_quota_impossible');
    refused({ precision: 101 }, 'invalid_precision');
    refused({ rules: 'scottish-stv', precision: 4 }, 'precision_is_set');
    const many = ballots(1001, []);
    assert.throws(() => countStv(many, { rules: 'wigm', seats: 1 }), { code: 'too_many_options' });
  });

  it('may be more digits, where the rules leave it open', () => {
    const [round] = countStv(cast, { rules: 'wigm', seats: 1, precision: 3 }).rounds;
    assert.equal(round?.threshold, '1.500');
    assert.equal(countStv(cast, { rules: 'scottish-stv', seats: 1, precision: 5 }).threshold, '2.00000');
  });
});

describe('a surplus of nothing', () => {
  it('takes its round where the rules say so', () => {
    // The quota is four.
    const cast = ballots(4, [
      [[0], 4],
      [[1], 3],
      [[2], 2],
      [[3, 1], 1],
    ]);
    const rounds = (emptySurplus: boolean) =>
      countStv(cast, { rules: { ...stvRuleSets['scottish-stv'], emptySurplus }, seats: 2 }).rounds;
    const moves = rounds(true)[0]?.events.find((event) => event.kind === 'transfer');
    assert.deepEqual(moves, {
      kind: 'transfer',
      from: 0,
      because: 'surplus',
      value: '0.00000',
      to: [],
      exhausted: '0.00000',
    });
    assert.deepEqual(rounds(true)[0]?.eliminated, []);
    assert.deepEqual(rounds(false)[0]?.eliminated, [3]);
  });
});

describe('ties', () => {
  const even = ballots(3, [
    [[0], 5],
    [[1], 5],
    [[2], 5],
  ]);
  const first = (rules: StvRulesName, lot: number[]) =>
    countStv(even, { rules, seats: 1, lot }).rounds[0]?.eliminated[0];

  it('are broken by the lot: the first in it is chosen, or in our own rules preferred', () => {
    assert.equal(first('wigm-prf', [1, 2, 0]), 1);
    assert.equal(first('meek-prf', [1, 2, 0]), 1);
    assert.equal(first('gregory-exact', [1, 2, 0]), 0);
  });

  it('are told with who took part and what decided', () => {
    const [round] = countStv(even, { rules: 'gregory-exact', seats: 1, lot: [1, 2, 0] }).rounds;
    assert.deepEqual(round?.events[0], {
      kind: 'tie',
      over: 'elimination',
      among: [0, 1, 2],
      decided: 0,
      by: 'lot',
    });
  });

  it('look back to the last round in which one was alone at the bottom', () => {
    const cast = ballots(5, [
      [[0, 1], 1],
      [[1], 2],
      [[2], 3],
      [[3], 4],
      [[4], 5],
    ]);
    const { rounds } = countStv(cast, { rules: 'scottish-stv', seats: 2, lot: [2, 1, 0, 3, 4] });
    assert.deepEqual(rounds[1]?.events[0], {
      kind: 'tie',
      over: 'elimination',
      among: [1, 2],
      decided: 1,
      by: 'backwards',
    });
  });

  it('ask the last round before the first, or the other way round, as the rules say', () => {
    // The second overtakes the third, and then they are level.
    const cast = ballots(5, [
      [[0, 1], 2],
      [[1], 4],
      [[2], 5],
      [[3, 2], 1],
      [[3, 4], 2],
      [[4], 7],
    ]);
    const ours = stvRuleSets['gregory-exact'];
    const third = (by: ('backwards' | 'forwards')[]): unknown => {
      const { rounds } = countStv(cast, { rules: { ...ours, ties: { ...ours.ties, by } }, seats: 1 });
      return rounds[2]?.events[0];
    };
    const tie = { kind: 'tie', over: 'elimination', among: [1, 2] };
    assert.deepEqual(third(['backwards']), { ...tie, decided: 2, by: 'backwards' });
    assert.deepEqual(third(['forwards']), { ...tie, decided: 1, by: 'forwards' });
    assert.deepEqual(third([]), { ...tie, decided: 2, by: 'lot' });
  });
});
