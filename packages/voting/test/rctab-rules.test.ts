import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  countRctab,
  OVERVOTED,
  RankedBallotsBuilder,
  UNDECLARED_WRITE_INS,
  type RctabCount,
  type RctabSettings,
} from '../src/index.ts';

const A = 0;
const B = 1;
const C = 2;
const D = 3;
const OVER = 'over-vote';

type Rank = number | number[] | typeof OVER;

describe('over-votes', () => {
  const ballots: [number, Rank[]][] = [
    [4, [A]],
    [3, [B]],
    [2, [C]],
    [1, [[C, D], A]],
  ];

  it('end a ballot', () => {
    const { rounds } = count(ballots, { overvoteRule: 'exhaustImmediately' });
    assert.deepEqual(rounds[0]?.votes, ['4', '3', '2', '0']);
    assert.equal(rounds[0].inactive.overvotes, '1');
  });

  it('are passed over', () => {
    const { rounds } = count(ballots, { overvoteRule: 'alwaysSkipToNextRank' });
    assert.deepEqual(rounds[0]?.votes, ['5', '3', '2', '0']);
  });

  it('end a ballot for good while several are in the running, and count for the one that is', () => {
    const rule = { overvoteRule: 'exhaustIfMultipleContinuing' } as const;
    assert.equal(count(ballots, rule).rounds.at(-1)?.inactive.overvotes, '1');
    const later = count([...ballots, [2, [D, [C, D], A]], [1, [B]]], rule);
    // D goes in the second round, before C: its two ballots then count for C.
    assert.deepEqual(
      later.rounds.map(({ votes, eliminated }) => [votes.join(' '), eliminated]),
      [
        ['4 4 2 2', [D]],
        ['4 4 4 0', [C]],
        ['6 4 0 0', []],
      ],
    );
  });

  it('must name the options where it matters which they are', () => {
    const rule = { overvoteRule: 'exhaustIfMultipleContinuing' } as const;
    assert.throws(() => count([[1, [OVER, A]]], rule), { code: 'overvote_unknown' });
    assert.equal(count([[1, [OVER, A]]], { overvoteRule: 'alwaysSkipToNextRank' }).rounds[0]?.votes[A], '1');
  });
});

describe('skipped, repeated and further ranks', () => {
  it('end a ballot when more are skipped in a row than is allowed', () => {
    const ballots: [number, Rank[]][] = [
      [1, [[], A]],
      [1, [[], [], B]],
      [1, [[], C, [], [], A]],
    ];
    const strict = count(ballots, { maxSkippedRanksAllowed: 1 });
    assert.deepEqual(strict.rounds[0]?.votes, ['1', '0', '1', '0']);
    assert.equal(strict.rounds[0].inactive.skippedRankings, '1');
    assert.deepEqual(count(ballots, {}).rounds[0]?.votes, ['1', '1', '1', '0']);
  });

  it('end a ballot at an option it ranks twice', () => {
    const ballots: [number, Rank[]][] = [
      [3, [A]],
      [2, [B]],
      [1, [C, C, B]],
    ];
    const { rounds } = count(ballots, { exhaustOnDuplicateCandidate: true, batchElimination: true });
    assert.equal(rounds.at(-1)?.inactive.repeatedRankings, '1');
    assert.deepEqual(count(ballots, { batchElimination: true }).rounds.at(-1)?.votes, ['3', '3', '0', '0']);
  });

  it('do not count beyond as many as are allowed', () => {
    const { rounds } = count(
      [
        [1, [[], [], A]],
        [1, [B]],
      ],
      { maxRankingsAllowed: 2 },
    );
    assert.deepEqual(rounds[0]?.votes, ['0', '1', '0', '0']);
  });

  it('are told apart from blank ballots', () => {
    const { rounds, undervotes } = count(
      [
        [1, [[], []]],
        [2, []],
        [1, [A]],
      ],
      {},
    );
    assert.equal(undervotes, '3');
    assert.equal(rounds[0]?.exhausted, '0');
  });
});

describe('ties', () => {
  const even: [number, Rank[]][] = [
    [1, [A]],
    [1, [B]],
    [1, [C]],
    [1, [D]],
  ];
  const story = ({ rounds, elected }: RctabCount) => [
    ...rounds.flatMap(({ eliminated }) => eliminated),
    ...elected,
  ];

  it('are broken by the order of the candidates: the last loses, the first wins', () => {
    assert.deepEqual(story(count(even, { tiebreakMode: 'useCandidateOrder' })), [D, C, A]);
  });

  it('are broken by lot as Java draws: 0.7309…, 0.2405…, 0.6374… with the seed 0', () => {
    assert.deepEqual(story(count(even, { tiebreakMode: 'random', randomSeed: 0n })), [C, A, D]);
  });

  it('are broken by a permutation as Java shuffles: D, A, B, C with the seed 0', () => {
    assert.deepEqual(story(count(even, { tiebreakMode: 'generatePermutation', randomSeed: 0n })), [C, B, D]);
  });

  it('are broken by the last round that tells the tied apart', () => {
    const ballots: [number, Rank[]][] = [
      [4, [A]],
      [3, [B]],
      [2, [C]],
      [1, [D, C]],
    ];
    const { rounds } = count(ballots, { tiebreakMode: 'previousRoundCountsThenAsk' });
    assert.deepEqual(rounds[1]?.eliminated, [C]);
    assert.deepEqual(rounds[1].events[0], {
      kind: 'tie',
      over: 'elimination',
      among: [B, C],
      decided: C,
      by: 'backwards',
    });
  });

  it('that are left to people, or to a seed that is not named, end the count', () => {
    for (const tiebreakMode of ['stopCountingAndAsk', 'previousRoundCountsThenAsk'] as const) {
      assert.throws(() => count(even, { tiebreakMode }), { code: 'tie_left_to_people' });
    }
    assert.throws(() => count(even, { tiebreakMode: 'random' }), { code: 'seed_missing' });
    assert.deepEqual(count([[1, [A]]], { tiebreakMode: 'stopCountingAndAsk' }).elected, [A]);
  });
});

describe('ways of electing', () => {
  it('eliminates write-ins that were not declared before anyone is elected', () => {
    const writeIns = { name: UNDECLARED_WRITE_INS, aliases: [], excluded: false };
    const { rounds, elected } = count(
      [
        [5, [D]],
        [2, [A]],
        [1, [B]],
      ],
      {
        candidates: [...named('ABC'), writeIns],
        undeclaredWriteIns: true,
      },
    );
    assert.deepEqual([rounds[0]?.eliminated, rounds[0]?.elected], [[D], []]);
    assert.deepEqual(elected, [A]);
  });

  it('eliminates at once whoever has fewer votes than the least allowed', () => {
    const ballots: [number, Rank[]][] = [
      [9, [A]],
      [8, [B]],
      [2, [C]],
      [1, [D]],
    ];
    assert.deepEqual(count(ballots, { minimumVoteThreshold: 3 }).rounds[0]?.eliminated, [C, D]);
    assert.throws(() => count(ballots, { minimumVoteThreshold: 10 }), { code: 'all_below_minimum' });
  });

  it('elects one in a round, the one with the most votes', () => {
    const ballots: [number, Rank[]][] = [
      [8, [A, C]],
      [9, [B, C]],
      [1, [C]],
    ];
    const settings = {
      numberOfWinners: 2,
      winnerElectionMode: 'multiWinnerAllowOnlyOneWinnerPerRound',
    } as const;
    const { rounds, elected } = count(ballots, settings);
    assert.deepEqual(elected, [B, A]);
    // 18 votes, 2 seats: 7 are needed; of each of the 9 votes 0.2222 moves on.
    assert.equal(rounds[0]?.threshold, '7');
    assert.deepEqual(rounds[0].events.at(-1), {
      kind: 'transfer',
      from: B,
      because: 'surplus',
      value: '0.2222',
      to: [{ option: C, votes: '1.9998' }],
      exhausted: '0.0002',
    });
    assert.deepEqual(rounds[1]?.votes, ['8', '7', '2.9998', '0']);
  });

  it('goes from the bottom up until all have their share, of the first round or of each', () => {
    const ballots: [number, Rank[]][] = [
      [50, [A]],
      [30, [B]],
      [14, [C]],
      [6, [D]],
    ];
    const settings = {
      winnerElectionMode: 'bottomsUpUsingPercentageThreshold',
      numberOfWinners: 0,
      multiSeatBottomsUpPercentageThreshold: '14.5',
    } as const;
    const ofEach = count(ballots, settings);
    assert.deepEqual(ofEach.elected, [A, B, C]);
    assert.deepEqual(
      ofEach.rounds.map(({ threshold }) => threshold),
      ['14.500', '13.630'],
    );
    assert.deepEqual(count(ballots, { ...settings, doesFirstRoundDetermineThreshold: true }).elected, [A, B]);
    assert.deepEqual(count(ballots, { ...settings, cutoffElimination: true }).rounds[0]?.eliminated, [C, D]);
  });

  it('keeps the threshold of the first round where it is told to, and of the last two elects the one with more', () => {
    const ballots: [number, Rank[]][] = [
      [4, [A]],
      [3, [B]],
      [2, [C]],
      [1, [D, B]],
    ];
    const settings = { doesFirstRoundDetermineThreshold: true } as const;
    const { rounds, elected } = count(ballots, settings);
    assert.deepEqual(
      rounds.map(({ threshold, eliminated }) => [threshold, eliminated]),
      [
        ['6', [D]],
        ['6', [C]],
        ['6', []],
      ],
    );
    // Four votes each are left: the order of the candidates decides.
    assert.deepEqual(elected, [A]);
    assert.deepEqual(rounds[2]?.events, [
      { kind: 'tie', over: 'election', among: [A, B], decided: A, by: 'order' },
      { kind: 'elected', option: A, because: 'highest' },
    ]);
    assert.equal(count(ballots, {}).rounds.at(-1)?.threshold, '5');
  });

  it('ends early, or goes on until two are left', () => {
    const ballots: [number, Rank[]][] = [
      [5, [A]],
      [2, [B]],
      [1, [C, B]],
      [1, [D, A]],
    ];
    const onlyOne = count(ballots, { stopTabulationEarlyAfterRound: 1 });
    assert.deepEqual([onlyOne.rounds.length, onlyOne.elected], [1, [A]]);
    const untilTwo = count(ballots, { continueUntilTwoCandidatesRemain: true });
    assert.deepEqual(untilTwo.rounds.at(-1)?.votes, ['6', '3', '0', '0']);
    assert.deepEqual(untilTwo.elected, [A]);
  });

  it('keeps every vote in sight: what is held and what is exhausted stay as many', () => {
    const ballots: [number, Rank[]][] = [
      [11, [A, B]],
      [7, [B, C]],
      [5, [C, [], D]],
      [4, [D, A]],
      [3, [[A, B], C]],
    ];
    for (const numberOfWinners of [2, 3]) {
      const { rounds } = count(ballots, {
        numberOfWinners,
        winnerElectionMode: 'multiWinnerAllowMultipleWinnersPerRound',
        overvoteRule: 'exhaustIfMultipleContinuing',
        nonIntegerWinningThreshold: true,
      });
      for (const { votes, exhausted } of rounds) {
        const units = [...votes, exhausted].map(unitsOf);
        assert.equal(
          units.reduce((sum, unit) => sum + unit, 0n),
          300_000n,
        );
      }
    }
  });
});

/** Ten thousandths. */
function unitsOf(decimal: string): bigint {
  const [whole = '', part = ''] = decimal.split('.');
  return BigInt(whole + part.padEnd(4, '0'));
}

function named(names: string): RctabSettings['candidates'] {
  return [...names].map((name) => ({ name, aliases: [], excluded: false }));
}

function count(ballots: readonly [number, Rank[]][], rules: Partial<RctabSettings>): RctabCount {
  const settings: RctabSettings = {
    candidates: named('ABCD'),
    undeclaredWriteIns: false,
    winnerElectionMode: 'singleWinnerMajority',
    numberOfWinners: 1,
    tiebreakMode: 'useCandidateOrder',
    randomSeed: null,
    overvoteRule: 'exhaustImmediately',
    maxSkippedRanksAllowed: null,
    maxRankingsAllowed: 10,
    exhaustOnDuplicateCandidate: false,
    minimumVoteThreshold: 0,
    decimalPlacesForVoteArithmetic: 4,
    nonIntegerWinningThreshold: false,
    hareQuota: false,
    doesFirstRoundDetermineThreshold: false,
    multiSeatBottomsUpPercentageThreshold: null,
    cutoffElimination: false,
    batchElimination: false,
    continueUntilTwoCandidatesRemain: false,
    stopTabulationEarlyAfterRound: null,
    ...rules,
  };
  const builder = new RankedBallotsBuilder(settings.candidates.length);
  for (const [times, ranks] of ballots) {
    if (ranks[0] === OVER) builder.add([OVERVOTED, ...ranks.slice(1).map(Number)], times);
    else
      builder.addRanking(
        ranks.map((rank) => (Array.isArray(rank) ? rank : [Number(rank)])),
        times,
      );
  }
  return countRctab(builder.build(), settings);
}
