import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  countRctab,
  OVERVOTED,
  readRctabBallots,
  readRctabConfig,
  readRctabCvrs,
  SAME_RANK,
  SKIPPED,
} from '../src/index.ts';

const rules = {
  tiebreakMode: 'random',
  overvoteRule: 'exhaustImmediately',
  winnerElectionMode: 'singleWinnerMajority',
  randomSeed: '-5',
  numberOfWinners: 1,
  decimalPlacesForVoteArithmetic: '4',
  minimumVoteThreshold: '',
  maxSkippedRanksAllowed: 'unlimited',
  maxRankingsAllowed: 'max',
};
const candidates = [
  { name: 'Ada' },
  { name: 'Ben', code: 'B2', aliases: ['Benjamin'] },
  { name: 'Cy', excluded: true },
];

function config(changes: object = {}, source: object = {}): string {
  return JSON.stringify({
    outputSettings: { contestName: 'Board' },
    cvrFileSources: [{ filePath: 'votes.csv', provider: 'genericCsv', ...source }],
    candidates,
    rules: { ...rules, ...changes },
  });
}

const csv = { firstVoteColumnIndex: '2', firstVoteRowIndex: '2' };

describe('a configuration of RCTab', () => {
  it('is read with its words for no limit, its numbers as text and its candidates under all their names', () => {
    const read = readRctabConfig(config());
    assert.equal(read.contestName, 'Board');
    assert.equal(read.maxSkippedRanksAllowed, null);
    assert.equal(read.maxRankingsAllowed, 3);
    assert.equal(read.randomSeed, -5n);
    assert.equal(read.minimumVoteThreshold, 0);
    assert.deepEqual(read.candidates[1], { name: 'Ben', aliases: ['B2', 'Benjamin'], excluded: false });
    assert.equal(read.undeclaredWriteIns, false);
  });

  it('has one more option where undeclared write-ins are counted', () => {
    for (const source of [{ undeclaredWriteInLabel: 'UWI' }, { treatBlankAsUndeclaredWriteIn: true }]) {
      const read = readRctabConfig(config({}, source));
      assert.equal(read.candidates.at(-1)?.name, 'Undeclared Write-ins');
      assert.equal(read.maxRankingsAllowed, 3);
    }
  });

  it('is refused with the setting that is wrong', () => {
    for (const [changes, words] of [
      [{ tiebreakMode: 'coin' }, /tiebreakMode is "coin"/],
      [{ overvoteRule: undefined }, /overvoteRule/],
      [{ winnerElectionMode: 'stv' }, /winnerElectionMode/],
      [{ numberOfWinners: '0' }, /numberOfWinners is "0"/],
      [{ numberOfWinners: 'two' }, /numberOfWinners/],
      [{ randomSeed: '1.5' }, /randomSeed/],
      [{ decimalPlacesForVoteArithmetic: 21 }, /from 0 to 20/],
      [{ winnerElectionMode: 'bottomsUpUsingPercentageThreshold' }, /percentage/],
    ] as const) {
      assert.throws(() => readRctabConfig(config(changes)), { code: 'invalid_config', message: words });
    }
    const twice = JSON.stringify({ rules, candidates: [{ name: 'Ada' }, { name: 'Eve', aliases: ['Ada'] }] });
    assert.throws(() => readRctabConfig(twice), { code: 'invalid_config', message: /"Ada"/ });
    assert.throws(() => readRctabConfig('{}'), { code: 'invalid_config' });
    for (const text of ['', '[]', '{"rules":']) {
      assert.throws(() => readRctabConfig(text), { code: 'malformed_file' });
    }
  });
});

describe('cast votes', () => {
  it('in one form are read by name or alias, with empty and shared ranks', () => {
    const { candidates } = readRctabConfig(config());
    const text = JSON.stringify({
      candidates: ['Cy', 'Ada'],
      ballots: [
        [2, ['Benjamin', null, { over: ['Ada', 'Cy', 'Ada'] }]],
        [1, [{ over: [] }]],
      ],
    });
    const { options, ballots } = readRctabBallots(text, candidates);
    assert.deepEqual(options, ['Ada', 'Ben', 'Cy']);
    assert.deepEqual([...ballots.ranks], [1, SKIPPED, 0, 2 | SAME_RANK, OVERVOTED]);
    assert.deepEqual([...ballots.weights], [2, 1]);
    const alone = readRctabBallots(
      '{"candidates":["Cy","Ada"],"ballots":[[1,["Ada","Undeclared Write-ins"]]]}',
    );
    assert.deepEqual(alone.options, ['Cy', 'Ada', 'Undeclared Write-ins']);
  });

  it('in one form are refused when they are in another', () => {
    assert.throws(() => readRctabBallots('{"candidates":["A"],"ballots":[[1,["B"]]]}'), {
      code: 'unknown_option',
    });
    for (const ballots of ['3', '[3]', '[[1]]', '[["1",[]]]', '[[1,[5]]]', '[[1,[{"over":"A"}]]]']) {
      const text = `{"candidates":["A"],"ballots":${ballots}}`;
      assert.throws(() => readRctabBallots(text), { code: 'malformed_file' }, ballots);
    }
    const half = '{"candidates":["A"],"ballots":[[0.5,["A"]]]}';
    assert.throws(() => readRctabBallots(half), { code: 'invalid_weight' });
  });

  it('in CSV have a candidate above each column, quoted or not, and a rank in each cell', () => {
    const read = readRctabConfig(
      config({ overvoteRule: 'alwaysSkipToNextRank' }, { ...csv, undeclaredWriteInLabel: 'W' }),
    );
    const text = '\uFEFFid,"Ada",B2,"Cy",W\r\n"a ""quoted"", split\nid",1,,,2\r\n\r\n2,1,1,,2\n3,,,,';
    const { ballots } = readRctabCvrs([text], read);
    assert.deepEqual([...ballots.ranks], [0, 3, 0, 1 | SAME_RANK, 3]);
    assert.equal(countRctab(ballots, read).undervotes, '1');
  });

  it('in CSV are refused with the line that is wrong', () => {
    const read = readRctabConfig(config({}, csv));
    const refused = (text: string, code: string, line?: number) =>
      assert.throws(() => readRctabCvrs([text], read), { code, line }, text);
    refused('id,Ada,Ben\n1,1,2\n2,first,\n', 'malformed_file', 3);
    refused('id,Ada,Ben\n1,0,\n', 'malformed_file', 2);
    refused('id,Ada,Ben\n1,99999,\n', 'malformed_file', 2);
    refused('id,Ada,Ben\n1,1,2,3\n', 'malformed_file', 2);
    refused('id,Ada,"Ben\n1,1,2\n', 'malformed_file', 1);
    refused('id,Ada,Dan\n1,1,2\n', 'unknown_option');
    assert.throws(() => readRctabCvrs(['id,Ada'], readRctabConfig(config())), { code: 'invalid_config' });
    assert.throws(() => readRctabCvrs(['', ''], read), { code: 'invalid_config' });
    const spreadsheet = readRctabConfig(config({}, { provider: 'ess' }));
    assert.throws(() => readRctabCvrs([''], spreadsheet), { code: 'unsupported_provider' });
  });

  it('in the common data format leave out what was not marked, what was written in, and other contests', () => {
    const read = readRctabConfig(
      config(
        {},
        { provider: 'cdf', contestId: 'Board', undeclaredWriteInLabel: 'W', overvoteLabel: 'Too many' },
      ),
    );
    const position = (rank: number, more: object = {}) => ({ Rank: rank, HasIndication: 'yes', ...more });
    const cvr = (selections: object[], contest = 'c1') => ({
      CurrentSnapshotId: 's2',
      CVRSnapshot: [
        { '@id': 's1', CVRContest: [{ ContestId: contest, CVRContestSelection: [] }] },
        { '@id': 's2', CVRContest: [{ ContestId: contest, CVRContestSelection: selections }] },
      ],
    });
    const selection = (id: string, ...positions: object[]) => ({
      ContestSelectionId: id,
      SelectionPosition: positions,
    });
    const file = (cvrs: object[]) =>
      JSON.stringify({
        Election: [
          {
            Candidate: [
              { '@id': 'a', Name: 'Ada' },
              { '@id': 'b', Name: 'Benjamin' },
              { '@id': 'o', Name: 'Too many' },
            ],
            Contest: [
              { '@id': 'c0', Name: 'Mayor' },
              {
                '@id': 'c1',
                Name: 'Board',
                ContestSelection: [
                  { '@id': 'sa', CandidateIds: ['a'] },
                  { '@id': 'sb', CandidateIds: ['b'] },
                  { '@id': 'so', CandidateIds: ['o'] },
                  { '@id': 'sw', IsWriteIn: true },
                ],
              },
            ],
          },
        ],
        CVR: cvrs,
      });
    const { ballots } = readRctabCvrs(
      [
        file([
          cvr([
            selection('sa', position(2)),
            selection('sb', position(1), position(3, { HasIndication: 'no' })),
          ]),
          cvr([selection('sw', position(1)), selection('sa', position(2, { CVRWriteIn: { Text: 'Zoe' } }))]),
          cvr([
            selection('so', position(1)),
            { ...selection('sb', position(2)), Status: 'needs-adjudication' },
          ]),
          cvr([selection('sa', position(1))], 'c0'),
          cvr([{ ContestSelectionId: 'sa', Rank: '2' }]),
        ]),
      ],
      read,
    );
    const rankings = [...ballots.weights.keys()].map((b) => [
      ...ballots.ranks.subarray(ballots.starts[b], ballots.starts[b + 1]),
    ]);
    assert.deepEqual(rankings, [[1, 0], [3, 3], [OVERVOTED], [SKIPPED, 0]]);
    assert.throws(() => readRctabCvrs([file([cvr([selection('sx', position(1))])])], read), {
      code: 'malformed_file',
    });
    assert.throws(() => readRctabCvrs(['{"Election":[]}'], read), { code: 'unknown_contest' });
  });
});
