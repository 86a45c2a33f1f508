import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import {
  CountError,
  countScores,
  readStarCsv,
  readStarvote,
  ScoreBallotsBuilder,
  type ScoreBallots,
  type ScoreSettings,
} from '../src/index.ts';

const corpora = process.env['COOPKIT_CORPORA'];

type Row = readonly (number | null)[];

function pack(rows: readonly Row[], weights: readonly number[] = []): ScoreBallots {
  const builder = new ScoreBallotsBuilder(rows[0]?.length ?? 0);
  rows.forEach((row, i) => builder.add(row, weights[i] ?? 1));
  return builder.build();
}

function result(ballots: ScoreBallots, settings: ScoreSettings) {
  const { elected, tied } = countScores(ballots, settings);
  return { elected, tied };
}

interface Case {
  readonly id: string;
  readonly file: string;
  readonly method: string;
  readonly outcome: 'ok' | 'tie' | 'error';
  readonly winners: readonly string[] | null;
  readonly unbrokenTie: readonly string[] | null;
  readonly error: string | null;
}

/** Why an outcome in the list is none to agree with. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  test_election_no_output: 'its log is empty by intent, and the list takes that for a refusal',
  test_election_only_one_candidate_star: 'its log has only the first letter of the name',
  test_election_hashed_ballot_tiebreaker: "its ties go by a hash of Python's own serialisation",
  test_election_use_just_raise_tiebreaker: 'its tiebreaker is a program',
  test_election_use_no_description_tiebreaker: 'its tiebreaker is a program',
  test_election_use_only_heading_tiebreaker: 'its tiebreaker is a program',
};
const PROPORTIONAL = ['allocated', 'rrv', 'sss'];

/** The cases whose ballots the folder has, counted and compared. */
function agree(t: TestContext, folder: string): number {
  const { cases } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as {
    cases: readonly Case[];
  };
  const open = (path: string) => {
    const at = join(folder, 'files', path);
    return existsSync(at) ? readFileSync(at, 'utf8') : undefined;
  };
  let counts = 0;
  for (const { id, file, method, outcome, winners, unbrokenTie, error } of cases) {
    const text = open(file.replace(/^files\//, ''));
    const why = LEFT_OUT[id] ?? (text === undefined ? 'its ballots are not in this folder' : undefined);
    const isProportional = PROPORTIONAL.includes(method) && !id.startsWith('bad_syntax');
    if (text === undefined || why !== undefined || isProportional) {
      t.diagnostic(`left out: ${id}, ${why ?? 'a proportional method that is not ours'}`);
      continue;
    }
    const count = () => {
      const csv = { method: 'star', seats: 1, maxScore: 5, lot: null } as const;
      const election = file.endsWith('.csv') ? { ...readStarCsv(text), ...csv } : readStarvote(text, open);
      const { options, ballots, method: rules, seats, maxScore, lot } = election;
      if (rules !== 'star' && rules !== 'bloc-star') throw new CountError('other_method', rules);
      const settings = { rules, seats, maxScore };
      const { elected, tied } = countScores(ballots, lot === null ? settings : { ...settings, lot });
      const named = (group: readonly number[]) => group.map((option) => options[option]!);
      return { elected: named(elected), tied: tied.map(named) };
    };
    if (outcome === 'error') {
      const line = /Line (\d+):/.exec(error ?? '')?.[1];
      assert.throws(count, (refusal) => {
        assert.ok(refusal instanceof CountError, id);
        if (line !== undefined) assert.equal(refusal.line, Number(line), id);
        return true;
      });
    } else {
      const missing = /csv_path = (.*)/.exec(text)?.[1];
      if (missing !== undefined && open(missing) === undefined) {
        assert.throws(count, { code: 'missing_file' }, id);
        t.diagnostic(`left out: ${id}, its ballots are in a file that is not there`);
        continue;
      }
      const expected =
        outcome === 'ok' ? { elected: winners, tied: [] } : { elected: [], tied: [unbrokenTie] };
      assert.deepEqual(count(), expected, id);
    }
    counts++;
  }
  t.diagnostic(`${counts} of ${cases.length} cases agree`);
  return counts;
}

describe('the test elections of starvote', () => {
  it('agree: winners, ties and refusals', (t) => {
    const counts = agree(t, fileURLToPath(new URL('data/starvote', import.meta.url)));
    assert.equal(counts, 33);
  });

  it(
    'agree with those from star.vote among them',
    { skip: corpora === undefined && 'COOPKIT_CORPORA does not say where the elections are.' },
    (t) => {
      const counts = agree(t, join(corpora ?? '', 'starvote'));
      assert.ok(counts >= 38);
    },
  );
});

describe('score voting', () => {
  it('adds up the scores, a blank as 0, weights as they are', () => {
    const ballots = pack(
      [
        [5, 0, null],
        [null, null, null],
        [1, 4, 2],
      ],
      [2, 3, 1],
    );
    const { elected, scores, topScores, votes, blank, rounds } = countScores(ballots, { rules: 'score' });
    assert.deepEqual([scores, topScores, votes, blank], [['11', '4', '2'], ['2', '0', '0'], '6', '3']);
    assert.deepEqual(elected, [0]);
    assert.deepEqual(rounds[0]!.events, [{ kind: 'elected', option: 0, because: 'highest' }]);
  });

  it('reports a tie, or breaks it by the lot', () => {
    const ballots = pack([[3, 3, 5, 3]]);
    assert.deepEqual(result(ballots, { rules: 'score', seats: 2 }), { elected: [2], tied: [[0, 1, 3]] });
    const drawn = countScores(ballots, { rules: 'score', seats: 3, lot: [3, 2, 1, 0] });
    assert.deepEqual([drawn.elected, drawn.tied], [[2, 3, 1], []]);
    assert.deepEqual(drawn.rounds[0]!.events.slice(0, 2), [
      { kind: 'tie', over: 'election', among: [0, 1, 3], decided: 3, by: 'lot' },
      { kind: 'tie', over: 'election', among: [0, 1], decided: 1, by: 'lot' },
    ]);
  });
});

describe('STAR', () => {
  it('lets the two with the highest sums into a runoff', () => {
    // The third has a majority against each of the others, but never comes into the runoff.
    const ballots = pack(
      [
        [5, 4, 0],
        [0, 1, 2],
      ],
      [4, 5],
    );
    const { elected, rounds, runoffs } = countScores(ballots, { rules: 'star' });
    assert.deepEqual(elected, [1]);
    assert.deepEqual(
      rounds.map(({ votes }) => votes),
      [
        ['20', '21', '10'],
        ['4', '5', '0'],
      ],
    );
    assert.deepEqual(runoffs, [{ finalists: [1, 0], votes: ['5', '4'], noPreference: '0' }]);
  });

  it('breaks a tie for the runoff by comparisons, then by top scores, each among those still tied', () => {
    const byComparison = countScores(
      pack([
        [5, 3, 1],
        [5, 3, 1],
        [5, 1, 5],
      ]),
      { rules: 'star' },
    );
    assert.deepEqual(byComparison.rounds[0]!.events, [
      { kind: 'tie', over: 'election', among: [1, 2], decided: 1, by: 'head-to-head' },
    ]);
    const byTops = countScores(
      pack([
        [5, 5, 4],
        [5, 2, 3],
      ]),
      { rules: 'star' },
    );
    assert.deepEqual(byTops.rounds[0]!.events, [
      { kind: 'tie', over: 'election', among: [1, 2], decided: 1, by: 'most-top-scores' },
    ]);
  });

  it('breaks a tie in the runoff by sums, then by top scores, then by the lot', () => {
    const bySum = countScores(
      pack([
        [5, 0],
        [2, 3],
      ]),
      { rules: 'star' },
    );
    assert.deepEqual(bySum.rounds[1]!.events[0], {
      kind: 'tie',
      over: 'election',
      among: [0, 1],
      decided: 0,
      by: 'score',
    });
    const byTops = countScores(
      pack([
        [1, 4],
        [4, 1],
        [4, 4],
        [2, 5],
        [3, 0],
      ]),
      { rules: 'star' },
    );
    assert.deepEqual(
      [byTops.elected, byTops.rounds[1]!.events[0]],
      [[1], { kind: 'tie', over: 'election', among: [0, 1], decided: 1, by: 'most-top-scores' }],
    );
    const level = pack([[3, 3]]);
    assert.deepEqual(result(level, { rules: 'star' }), { elected: [], tied: [[0, 1]] });
    assert.deepEqual(result(level, { rules: 'star', lot: [1, 0] }), { elected: [1], tied: [] });
  });

  it('fills seats one after the other as a bloc, each with its own runoff', () => {
    const ballots = pack([
      [5, 4, 0],
      [5, 4, 0],
      [0, 0, 5],
    ]);
    const { elected, runoffs, rounds } = countScores(ballots, { rules: 'bloc-star', seats: 2 });
    assert.deepEqual([elected, runoffs.length, rounds.length], [[0, 1], 2, 4]);
    assert.deepEqual(rounds[2]!.votes, ['0', '8', '5']);
    const all = countScores(ballots, { rules: 'bloc-star', seats: 3 });
    assert.deepEqual([all.elected, all.tied], [[0, 1, 2], []]);
  });

  it('keeps who was elected before a tie that stays', () => {
    const ballots = pack([[5, 1, 1, 1]]);
    assert.deepEqual(result(ballots, { rules: 'bloc-star', seats: 2 }), { elected: [], tied: [[1, 2, 3]] });
    const two = pack([
      [5, 4, 1, 1],
      [5, 4, 1, 1],
    ]);
    assert.deepEqual(result(two, { rules: 'bloc-star', seats: 2 }), { elected: [0], tied: [[2, 3]] });
  });

  it('does not depend on the order of ballots or options', () => {
    const rows = fc.integer({ min: 1, max: 4 }).chain((options) =>
      fc.record({
        rows: fc.array(
          fc.array(fc.option(fc.integer({ min: 0, max: 3 })), { minLength: options, maxLength: options }),
          {
            minLength: 1,
            maxLength: 8,
          },
        ),
        lot: fc.shuffledSubarray([...Array(options).keys()], { minLength: options }),
      }),
    );
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom('score', 'bloc-star' as const),
        fc.boolean(),
        ({ rows, lot }, rules, isDrawn) => {
          const settings = { rules, maxScore: 3, seats: Math.ceil(lot.length / 2) } as const;
          const one = result(pack(rows), isDrawn ? { ...settings, lot } : settings);
          const moved = rows.toReversed().map((row) => lot.map((option) => row[option]!));
          const other = result(pack(moved), isDrawn ? { ...settings, lot: lot.map((_, i) => i) } : settings);
          const back = (group: readonly number[]) => group.map((option) => lot[option]!);
          if (isDrawn) assert.deepEqual(new Set(back(other.elected)), new Set(one.elected));
          else assert.deepEqual(back(other.elected).sort(), [...one.elected].sort());
          assert.deepEqual(
            other.tied.map((group) => back(group).sort()),
            one.tied,
          );
        },
      ),
    );
  });
});

describe('scores that cannot be counted', () => {
  it('are refused', () => {
    const ballots = pack([[5, 6]]);
    const refused = (settings: ScoreSettings, of = ballots) => {
      try {
        countScores(of, settings);
      } catch (error) {
        return (error as CountError).code;
      }
      return 'counted';
    };
    assert.equal(refused({ rules: 'score' }), 'score_out_of_range');
    assert.equal(refused({ rules: 'score', maxScore: 6 }), 'counted');
    assert.equal(refused({ rules: 'score', maxScore: 0 }), 'invalid_max_score');
    assert.equal(refused({ rules: 'star', seats: 2, maxScore: 6 }), 'invalid_seats');
    assert.equal(refused({ rules: 'bloc-star', seats: 3, maxScore: 6 }), 'too_many_seats');
    const heavy = pack([[5, 5]], [Number.MAX_SAFE_INTEGER]);
    assert.equal(refused({ rules: 'score' }, heavy), 'too_many_votes');
    const builder = new ScoreBallotsBuilder(2);
    assert.throws(() => builder.add([1]), { code: 'invalid_score' });
    assert.throws(() => builder.add([1, -1]), { code: 'invalid_score' });
    assert.throws(() => builder.add([1, 0.5]), { code: 'invalid_score' });
    assert.throws(() => builder.add([1, 1], -1), { code: 'invalid_weight' });
  });
});
