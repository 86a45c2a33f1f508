import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  BLANK,
  CountError,
  OPTION,
  RankedBallotsBuilder,
  readCvotes,
  readPreflib,
  readPreflibApprovals,
  readStarCsv,
  readStarvote,
  SAME_RANK,
  writeCvotes,
  writePreflib,
  writeStarvote,
  type RankedBallots,
} from '../src/index.ts';

/** `3: A>B=C`, one for each ballot. */
function inWords(options: readonly string[], { starts, ranks, weights }: RankedBallots): string[] {
  return Array.from(weights, (weight, ballot) => {
    const entries = [...ranks.subarray(starts[ballot], starts[ballot + 1])];
    const words = entries.map((entry, i) => {
      const sign = i === 0 ? '' : (entry & SAME_RANK) === 0 ? '>' : '=';
      return sign + options[entry & OPTION]!;
    });
    return `${weight}: ${words.join('')}`;
  });
}

/** The code and line with which the text is refused. */
function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    assert.ok(error instanceof CountError, String(error));
    return error.line === undefined ? error.code : `${error.code} ${error.line}`;
  }
  return 'read';
}

const someRankings = fc.shuffledSubarray([0, 1, 2, 3]).chain((order) =>
  fc.array(fc.boolean(), { minLength: order.length, maxLength: order.length }).map((level) => {
    const groups: number[][] = [];
    for (const [i, option] of order.entries()) {
      if (i > 0 && level[i] === true) groups.at(-1)?.push(option);
      else groups.push([option]);
    }
    return groups;
  }),
);
const someBallots = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9 }), someRankings), { minLength: 1, maxLength: 8 })
  .map((votes) => {
    const builder = new RankedBallotsBuilder(4);
    for (const [times, ranking] of votes) builder.addRanking(ranking, times);
    return builder.build();
  });

describe('the Condorcet Election Format', () => {
  it('is read as its specification has it', () => {
    const { options, ballots, seats, implicitRanking } = readCvotes(
      [
        '\uFEFF# My beautiful election',
        '#/Candidates: Candidate A;Candidate B; Candidate C ',
        '#/number of seats: 42',
        '#/Implicit Ranking: false',
        '#/Weight allowed: true',
        '#/Somebody Else: knows this',
        '',
        'Candidate A > Candidate B > Candidate C * 42',
        'one@example.org , signature:5507 || Candidate A>Candidate B > Candidate C # the same',
        'Candidate C > Candidate A = Candidate B ^7 * 8',
        'Candidate C > Somebody > Candidate B = Nobody',
        '/EMPTY_RANKING/ * 2',
        '/EMPTY/',
        '  # a comment',
      ].join('\r\n'),
    );
    assert.deepEqual(
      [options, seats, implicitRanking],
      [['Candidate A', 'Candidate B', 'Candidate C'], 42, false],
    );
    assert.deepEqual(inWords(options, ballots), [
      '3: ',
      '43: Candidate A>Candidate B>Candidate C',
      '56: Candidate C>Candidate A=Candidate B',
      '1: Candidate C>Candidate B',
    ]);
  });

  it('finds the candidates in the votes where it lists none, and counts no weights that it does not allow', () => {
    const { options, ballots, seats, implicitRanking } = readCvotes('B > A ^5 * 2\nC');
    assert.deepEqual([options, seats, implicitRanking], [['B', 'A', 'C'], null, true]);
    assert.deepEqual(inWords(options, ballots), ['2: B>A', '1: C']);
  });

  it('is refused where it is malformed, with the line', () => {
    const bad = (...lines: string[]) =>
      refusal(() => readCvotes(['#/Candidates: A;B;C', ...lines].join('\n')));
    assert.equal(bad('A > B'), 'read');
    assert.equal(bad('A < B > C'), 'malformed_file 2');
    assert.equal(bad('', 'A > B > A'), 'malformed_file 3');
    assert.equal(bad('A > B * 8 ^7'), 'malformed_file 2');
    assert.equal(bad('A > B > /EMPTY/'), 'malformed_file 2');
    assert.equal(bad('A > > B'), 'malformed_file 2');
    assert.equal(bad('A > B * many'), 'malformed_file 2');
    assert.equal(bad('A * 99999999999999999999'), 'malformed_file 2');
    assert.equal(bad('A * 9007199254740991', 'B'), 'too_many_votes');
    assert.equal(bad('A', '#/Implicit Ranking: false'), 'malformed_file 3');
    assert.equal(bad('#/Candidates: D'), 'malformed_file 2');
    assert.equal(bad('   #/Implicit Ranking: false'), 'malformed_file 2');
    assert.equal(bad('#/Implicit Ranking: perhaps'), 'malformed_file 2');
    assert.equal(bad('#/Implicit Ranking'), 'malformed_file 2');
    assert.equal(
      refusal(() => readCvotes('#/Candidates: A;A')),
      'malformed_file 1',
    );
    assert.equal(
      refusal(() => readCvotes('#/Candidates: A;B # both')),
      'malformed_file 1',
    );
    assert.equal(
      refusal(() => readCvotes('')),
      'malformed_file',
    );
  });

  it('holds what was written into it', () => {
    fc.assert(
      fc.property(someBallots, fc.boolean(), fc.option(fc.nat(9)), (ballots, implicitRanking, seats) => {
        const election = { options: ['Ada', 'Bo B', 'Ço', 'D-d'], ballots, implicitRanking, seats };
        assert.deepEqual(readCvotes(writeCvotes(election)), election);
      }),
    );
    const ballots = new RankedBallotsBuilder(1).build();
    for (const name of ['', ' A', 'A>B', 'A=B', 'A;B', 'A#1', 'A\nB', 'a/b', 'A^2', 'A*2', 'A||B']) {
      const election = { options: [name], ballots, seats: null, implicitRanking: true };
      assert.equal(
        refusal(() => writeCvotes(election)),
        'unwritable_name',
        name,
      );
    }
  });
});

describe("PrefLib's formats", () => {
  const names = [
    '# NUMBER ALTERNATIVES: 3',
    '# ALTERNATIVE NAME 1: Ash',
    '# ALTERNATIVE NAME 2: Birch',
    '# ALTERNATIVE NAME 3: Cedar',
  ];

  it('are read, of today and of before', () => {
    const expected = ['4: Ash>Birch=Cedar', '7: Birch', '1: Cedar>Ash>Birch'];
    const today = readPreflib(
      ['# FILE NAME: x.toi', ...names, '7: 2', '4: 1,{2,3}', '1: 3, 1, 2', ''].join('\n'),
    );
    assert.deepEqual(inWords(today.options, today.ballots), expected);
    const before = readPreflib('3\n1,Ash\n2,Birch\n3,Cedar\n12,12,3\n7,2\n4,1,{2,3}\n1,3,1,2\n');
    assert.deepEqual(inWords(before.options, before.ballots), expected);
  });

  it('are refused where they are malformed, with the line', () => {
    const bad = (...lines: string[]) => refusal(() => readPreflib([...names, ...lines].join('\n')));
    assert.equal(bad('1: 1,{2,3}'), 'read');
    for (const order of [
      '1: 1,1',
      '1: 4',
      '1: 0',
      '1: {1,2',
      '1: 1,{}',
      '1: a',
      'x: 1',
      '1; 2',
      '1: 1 2',
      '1: {1,,2}',
    ]) {
      assert.equal(bad(order), 'malformed_file 5', order);
    }
    assert.equal(bad('9007199254740992: 1'), 'malformed_file 5');
    assert.equal(
      refusal(() => readPreflib(names.slice(0, 3).join('\n'))),
      'malformed_file',
    );
    assert.equal(
      refusal(() => readPreflib('')),
      'malformed_file',
    );
    assert.equal(
      refusal(() => readPreflib('2\n1,A\n2,B\n1: 1')),
      'malformed_file 4',
    );
    assert.equal(
      refusal(() => readPreflib('2\n1,A\nB')),
      'malformed_file 3',
    );
    assert.equal(
      refusal(() => readPreflibApprovals([...names, '1: {1},{1}'].join('\n'))),
      'malformed_file 5',
    );
  });

  it('hold what was written into them, and say which of them they are', () => {
    fc.assert(
      fc.property(someBallots, (ballots) => {
        const election = { options: ['Ada', 'Bo: B', 'Ço', 'D, d'], ballots };
        const text = writePreflib(election);
        assert.deepEqual(readPreflib(text), election);
        const words = inWords(election.options, ballots);
        const isTied = words.some((word) => word.includes('='));
        const isComplete = election.options.every((name) => words.every((word) => word.includes(name)));
        assert.equal(text.split('\n')[0], `# DATA TYPE: ${isTied ? 't' : 's'}o${isComplete ? 'c' : 'i'}`);
      }),
    );
    const ballots = new RankedBallotsBuilder(1).build();
    assert.equal(
      refusal(() => writePreflib({ options: ['A\nB'], ballots })),
      'unwritable_name',
    );
  });
});

describe('the format of starvote', () => {
  const scored = (...options: string[]) =>
    [
      '[options]',
      ...options,
      '[ballots]',
      'Amy = 5',
      'Bo=0',
      '',
      '3 ballots:',
      '',
      'Bo = 4 # why not',
      'Cy = 2',
    ].join('\n');

  it('is read with its options', () => {
    const text = scored(
      'method = Bloc',
      'seats = 2',
      'maximum score = 7',
      'tiebreaker = [',
      '# the order',
      'Cy',
      'Amy',
      'Bo',
      ']',
    );
    const { options, ballots, ...rest } = readStarvote(text);
    assert.deepEqual(options, ['Amy', 'Bo', 'Cy']);
    assert.deepEqual(
      [[...ballots.scores], [...ballots.weights]],
      [
        [5, 0, BLANK, BLANK, 4, 2],
        [1, 3],
      ],
    );
    assert.deepEqual(rest, {
      method: 'bloc-star',
      seats: 2,
      maxScore: 7,
      tiebreaker: 'permutation',
      lot: [2, 0, 1],
    });
  });

  it("draws ties from a seed as Python's random does", () => {
    const letters = [...'abcdefghijkl'];
    const drawn = (seed: string) => {
      const ballot = letters.toReversed().map((name) => `${name} = 1`);
      const tiebreaker = `tiebreaker = predefined_permutation_tiebreaker(seed=${seed})`;
      const text = ['[options]', 'method = star', tiebreaker, '[ballots]', ...ballot].join('\n');
      const { options, lot } = readStarvote(text);
      return lot!.map((option) => options[option]).join('');
    };
    const expected = {
      '0': 'bjifkcdhealg',
      '1': 'hlaifgdkebjc',
      '12345': 'lkibhjcdfeag',
      '1099511627783': 'afcdgbiehlkj',
      '1000000000000000000000000000000': 'gkledjcafbih',
    };
    for (const [seed, order] of Object.entries(expected)) assert.equal(drawn(seed), order, seed);
  });

  it('says how ties are broken where it leaves no lot', () => {
    const tiebreaker = (...options: string[]) => {
      const { tiebreaker, lot } = readStarvote(scored('method = star', ...options));
      assert.equal(lot, null);
      return tiebreaker;
    };
    assert.equal(tiebreaker(), 'hashed-ballots');
    assert.equal(tiebreaker('tiebreaker = None'), 'none');
    assert.equal(tiebreaker('tiebreaker = hashed_ballots_tiebreaker'), 'hashed-ballots');
    assert.equal(tiebreaker('tiebreaker = on_demand_random_tiebreaker'), 'random');
  });

  it('takes ballots and options from the files that it names, its own options first', () => {
    const files = new Map([
      ['all.csv', 'voterID,voteTime,pollID,"Amy","Bo ""B"" &amp; Co"\nv,"2020-01-01 00:00:00",p,3,\n'],
      ['one.starvote', '[options]\nmethod = bloc\nseats = 2\ncsv_path = all.csv\n[ballots]\nAmy = 1\n'],
    ]);
    const open = (path: string) => files.get(path);
    const election = readStarvote(
      '[options]\nstarvote_path = one.starvote\nmethod = star\n[ballots]\nCy = 2',
      open,
    );
    assert.deepEqual(election.options, ['Amy', 'Bo "B" & Co', 'Cy']);
    assert.deepEqual([election.method, election.seats], ['star', 2]);
    assert.deepEqual([...election.ballots.scores], [3, 0, BLANK, 1, BLANK, BLANK, BLANK, BLANK, 2]);
    assert.equal(
      refusal(() => readStarvote('[options]\ncsv_path = none.csv\n', open)),
      'missing_file 2',
    );
    files.set('one.starvote', '[options]\nstarvote_path = one.starvote\n');
    assert.equal(
      refusal(() => readStarvote('[options]\nstarvote_path = one.starvote', open)),
      'malformed_file',
    );
  });

  it('is refused where it is malformed, with the line', () => {
    const bad = (...lines: string[]) =>
      refusal(() => readStarvote(['[options]', 'method = star', ...lines].join('\n')));
    assert.equal(bad('[ballots]', 'Amy = 1'), 'read');
    assert.equal(bad('[ballots]', 'Amy 1'), 'malformed_file 4');
    assert.equal(bad('[ballots]', 'Amy = one'), 'malformed_file 4');
    assert.equal(bad('[ballots]', 'Amy = -1'), 'score_out_of_range 4');
    assert.equal(bad('[ballots]', 'Amy = 6'), 'score_out_of_range 4');
    assert.equal(bad('[ballots]', '1 ballots:', 'Amy = 1'), 'malformed_file 4');
    assert.equal(bad('[ballots]', 'Amy = 1', '', '2 ballots:'), 'malformed_file 6');
    assert.equal(bad('2 ballots:', '[ballots]', 'Amy = 1'), 'malformed_file 3');
    assert.equal(bad('method = star', '[ballots]', 'Amy = 1'), 'malformed_file 3');
    assert.equal(bad('seats = some', '[ballots]', 'Amy = 1'), 'malformed_file 3');
    assert.equal(bad('seats = [', '2', ']', '[ballots]', 'Amy = 1'), 'malformed_file 3');
    assert.equal(bad('tiebreaker = [ Amy', ']', '[ballots]', 'Amy = 1'), 'malformed_file 3');
    assert.equal(bad('tiebreaker = [', 'Amy'), 'malformed_file 3');
    assert.equal(bad('[elections]'), 'malformed_file 3');
    assert.equal(
      refusal(() => readStarvote('[ballots]\nAmy = 1')),
      'malformed_file',
    );
    assert.equal(
      refusal(() => readStarvote('[options]\nmethod = borda\n[ballots]\nAmy = 1')),
      'malformed_file 2',
    );
    assert.equal(
      refusal(() => readStarvote('Amy = 1')),
      'malformed_file 1',
    );
  });

  it('holds what was written into it, blanks as 0', () => {
    const election = readStarvote(scored('method = star', 'tiebreaker = [', 'Bo', 'Cy', 'Amy', ']'));
    const again = readStarvote(writeStarvote(election));
    assert.deepEqual([...again.ballots.scores], [5, 0, 0, 0, 4, 2]);
    assert.deepEqual({ ...again, ballots: null }, { ...election, ballots: null });
    assert.deepEqual(readStarvote(writeStarvote(again)), again);
    for (const name of ['', '[x', '#x', 'a=b', 'a:', 'a\nb', ']']) {
      assert.equal(
        refusal(() => writeStarvote({ ...election, options: [name] })),
        'unwritable_name',
        name,
      );
    }
  });
});

describe('the ballots that star.vote exports', () => {
  it('are read with their names as people write them', () => {
    const { options, ballots } = readStarCsv(
      'voterID,voteTime,pollID,"Ai Cora&ccedil;&atilde;o","Mama &Scaron;Č!","&#39;Q&#x27; &unknown;"\r\nv,t,p,5,0,\r\n\r\nw,t,p,1,2,3',
    );
    assert.deepEqual(options, ['Ai Coração', 'Mama ŠČ!', "'Q' &unknown;"]);
    assert.deepEqual([...ballots.scores], [5, 0, BLANK, 1, 2, 3]);
  });

  it('are refused where they are malformed, with the line', () => {
    const bad = (text: string) => refusal(() => readStarCsv(text));
    assert.equal(bad('a,b,c,A,B\n1,2,3,4,5'), 'read');
    assert.equal(bad(''), 'malformed_file 1');
    assert.equal(bad('a,b,c'), 'malformed_file 1');
    assert.equal(bad('a,b,c,A,A'), 'malformed_file 1');
    assert.equal(bad('a,b,c,A,B\n1,2,3,4'), 'malformed_file 2');
    assert.equal(bad('a,b,c,A,B\n\n1,2,3,4,x'), 'malformed_file 3');
    assert.equal(bad('a,b,c,A\n1,"2\n2",3,-4'), 'malformed_file 2');
    assert.equal(bad('a,b,c,A\n1,2,3,"4'), 'malformed_file 2');
    assert.equal(bad('a,b,c,A\n1,2,3,"4"5'), 'malformed_file 2');
  });
});

describe('huge and hostile files', () => {
  it('are read or refused in time that grows with their length', () => {
    const long = 'x'.repeat(200_000);
    const hostile = [
      `A${' '.repeat(200_000)}`,
      'A>'.repeat(100_000),
      '='.repeat(200_000),
      '^1'.repeat(100_000),
      '{1,'.repeat(100_000),
      `1: ${'{'.repeat(200_000)}`,
      `A ${'= '.repeat(100_000)}`,
      `"${long}`,
      '"'.repeat(200_001),
      `&${'#'.repeat(200_000)}`,
      '[options]\n'.repeat(20_000),
      `[ballots]\n${'A = 1 # '.repeat(30_000)}`,
      '\n'.repeat(200_000),
    ];
    for (const text of hostile) {
      for (const read of [readCvotes, readStarvote, readPreflib, readPreflibApprovals, readStarCsv]) {
        refusal(() => read(text));
      }
    }
  });
});
