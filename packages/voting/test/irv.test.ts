import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  countIrv,
  drawLot,
  RankedBallotsBuilder,
  readCvotes,
  type IrvSettings,
  type Ranking,
} from '../src/index.ts';

const A = 0;
const B = 1;
const C = 2;
const D = 3;

function count(
  ballots: readonly (readonly [number, Ranking | number[]])[],
  settings?: IrvSettings,
  options = 4,
) {
  const builder = new RankedBallotsBuilder(options);
  for (const [times, ranking] of ballots) {
    builder.addRanking(
      ranking.map((rank) => (typeof rank === 'number' ? [rank] : rank)),
      times,
    );
  }
  return countIrv(builder.build(), settings);
}

describe('the instant runoff', () => {
  it('eliminates the option with the fewest votes until one has more than half of those that count', () => {
    const { elected, rounds, threshold } = count([
      [8, [A]],
      [7, [B]],
      [4, [C, B]],
      [2, [D]],
    ]);
    assert.deepEqual(elected, [B]);
    assert.equal(threshold, '10');
    assert.deepEqual(
      rounds.map(({ votes, exhausted, eliminated }) => ({ votes: votes.join(' '), exhausted, eliminated })),
      [
        { votes: '8 7 4 2', exhausted: '0', eliminated: [D] },
        { votes: '8 7 4 0', exhausted: '2', eliminated: [C] },
        { votes: '8 11 0 0', exhausted: '2', eliminated: [] },
      ],
    );
    assert.deepEqual(rounds[1]?.events, [
      { kind: 'eliminated', option: C, because: 'lowest' },
      {
        kind: 'transfer',
        from: C,
        because: 'elimination',
        value: null,
        to: [{ option: B, votes: '4' }],
        exhausted: '0',
      },
    ]);
    assert.deepEqual(rounds[2]?.events, [{ kind: 'elected', option: B, because: 'majority' }]);
  });

  it('tells the tied apart by the last round in which they differed, then by the lot', () => {
    const ballots: [number, number[]][] = [
      [5, [A]],
      [3, [B]],
      [2, [C]],
      [1, [D, C]],
    ];
    const backwards = count(ballots, { lot: [C, B, A, D] });
    assert.deepEqual(backwards.rounds[1]?.eliminated, [C]);
    assert.deepEqual(backwards.rounds[1].events[0], {
      kind: 'tie',
      over: 'elimination',
      among: [B, C],
      decided: C,
      by: 'backwards',
    });
    const even: [number, number[]][] = [
      [2, [A]],
      [1, [B, A]],
      [1, [C, A]],
    ];
    const byLot = count(even, { lot: [D, C, B, A] });
    assert.deepEqual(
      byLot.rounds.map(({ eliminated }) => eliminated),
      [[D], [B], []],
    );
    assert.equal(byLot.rounds[1]?.events[0]?.kind, 'tie');
  });

  it('without a lot eliminates the tied together where that cannot matter, and else ends there', () => {
    const harmless = count([
      [2, [A]],
      [3, [B]],
    ]);
    assert.deepEqual(harmless.rounds[0]?.elected, [B]);
    const { rounds, elected, tied } = count([
      [5, [A]],
      [4, [B, A]],
      [1, [C, A]],
      [1, [D, B]],
    ]);
    assert.deepEqual(rounds[0]?.eliminated, [C, D]);
    assert.deepEqual([elected, tied], [[A], []]);
    const stuck = count([
      [2, [A]],
      [1, [B, A]],
      [1, [C, B]],
    ]);
    assert.deepEqual([stuck.elected, stuck.tied], [[], [[B, C]]]);
    assert.deepEqual(
      count(
        [
          [1, [A]],
          [1, [B]],
        ],
        {},
        2,
      ).tied,
      [[A, B]],
    );
  });

  it('reads marks as it is told', () => {
    const ballots: [number, Ranking][] = [
      [1, [[], [A]]],
      [1, [[A, B], [C]]],
      [1, [[], [], [B]]],
    ];
    assert.deepEqual(count(ballots).rounds[0]?.votes, ['1', '1', '0', '0']);
    assert.equal(count(ballots).rounds[0]?.exhausted, '1');
    assert.deepEqual(count(ballots, { overvotes: 'skip' }).rounds[0]?.votes, ['1', '1', '1', '0']);
    assert.deepEqual(count(ballots, { skippedRanks: 1 }).rounds[0]?.votes, ['1', '0', '0', '0']);
  });

  it('refuses a lot that does not name each option once, and options that do not exist', () => {
    assert.throws(() => count([[1, [A]]], { lot: [A, B, C, C] }), { code: 'invalid_lot' });
    assert.throws(() => count([[1, [7]]]), { code: 'unknown_option' });
    assert.throws(() => count([[1, [[7, A]]]]), { code: 'unknown_option' });
  });

  it('refuses more options than can be told of in rounds', () => {
    assert.throws(() => count([[1, [A]]], {}, 1001), { code: 'too_many_options' });
  });

  it('of no votes elects no one', () => {
    assert.deepEqual(count([], {}).elected, []);
    assert.deepEqual(count([], {}, 0), {
      rules: 'irv',
      seats: 1,
      elected: [],
      tied: [],
      threshold: null,
      rounds: [],
    });
  });
});

const elections = fc.integer({ min: 2, max: 6 }).chain((options) =>
  fc.record({
    options: fc.constant(options),
    ballots: fc.array(
      fc.tuple(
        fc.integer({ min: 1, max: 9 }),
        fc.shuffledSubarray([...Array(options).keys()], { minLength: 1 }),
      ),
      { minLength: 1, maxLength: 30 },
    ),
    lot: fc.shuffledSubarray([...Array(options).keys()], { minLength: options }),
  }),
);

describe('any instant runoff', () => {
  it('is what one gets who looks at every ballot again in each round', () => {
    fc.assert(
      fc.property(elections, ({ options, ballots, lot }) => {
        const { elected, rounds } = count(ballots, { lot }, options);
        const out = new Set<number>();
        for (const round of rounds) {
          const votes = Array<number>(options).fill(0);
          for (const [times, ranks] of ballots) {
            const choice = ranks.find((option) => !out.has(option));
            if (choice !== undefined) votes[choice]! += times;
          }
          assert.deepEqual(round.votes, votes.map(String));
          const left = votes.filter((_, option) => !out.has(option));
          for (const option of round.eliminated) {
            assert.equal(votes[option], Math.min(...left));
            out.add(option);
          }
        }
        assert.equal(elected.length, 1);
      }),
    );
  });

  it('loses no vote, and does not care in which order the ballots came', () => {
    fc.assert(
      fc.property(elections, ({ options, ballots, lot }) => {
        const result = count(ballots, { lot }, options);
        const cast = ballots.reduce((sum, [times]) => sum + times, 0);
        for (const { votes, exhausted } of result.rounds) {
          assert.equal(
            votes.reduce((sum, vote) => sum + Number(vote), Number(exhausted)),
            cast,
          );
        }
        assert.deepEqual(count(ballots.toReversed(), { lot }, options), result);
      }),
    );
  });
});

describe('real elections of Tideman’s collection', () => {
  const corpora = process.env['COOPKIT_CORPORA'];

  it(
    'have the same winners where no tie decides',
    { skip: corpora === undefined && 'COOPKIT_CORPORA names no folder with the published elections.' },
    (t) => {
      const root = join(corpora ?? '', 'tideman-condorcet');
      const { cases } = JSON.parse(readFileSync(join(root, 'expected.json'), 'utf8')) as {
        cases: { id: string; file: string; expected: { explicit: Record<string, string[][]> } }[];
      };
      const leftOut: string[] = [];
      for (const { id, file, expected } of cases) {
        const { options, ballots } = readCvotes(readFileSync(join(root, file), 'utf8'));
        const lots = ['1', '2', '3', '4', '5', '6', '7', '8'].map((seed) => drawLot(seed, options));
        const counts = lots.map((lot) => countIrv(ballots, { lot }));
        const winners = new Set(counts.map(({ elected }) => options[elected[0] ?? -1]));
        const lastTwo = counts[0]?.rounds.at(-2)?.events[0];
        if (winners.size > 1 || lastTwo?.kind === 'tie') leftOut.push(id);
        else assert.deepEqual([...winners], expected.explicit['Instant-runoff']?.[0], id);
      }
      t.diagnostic(
        `${cases.length - leftOut.length} elections; a tie decides in ${leftOut.join(', ') || 'none'}`,
      );
    },
  );
});
