import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  ChoiceBallotsBuilder,
  countChoices,
  readPreflibApprovals,
  type ChoiceBallots,
} from '../src/index.ts';

const corpora = process.env['COOPKIT_CORPORA'];

function pack(
  options: number,
  marks: readonly (readonly number[])[],
  weights: readonly number[] = [],
): ChoiceBallots {
  const builder = new ChoiceBallotsBuilder(options);
  marks.forEach((marked, i) => builder.add(marked, weights[i] ?? 1));
  return builder.build();
}

describe('the approval profiles of abcvoting', () => {
  interface Case {
    readonly id: string;
    readonly candidates: number;
    readonly seats: number;
    readonly profile: readonly (readonly number[])[];
    readonly weights: readonly number[] | null;
    readonly expected: { av?: { allCommittees?: readonly number[][]; resoluteOneOf?: readonly number[][] } };
  }

  it(
    'agree on approval voting',
    { skip: corpora === undefined && 'COOPKIT_CORPORA does not say where the profiles are.' },
    (t) => {
      const file = join(corpora ?? '', 'abcvoting', 'expected.json');
      const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly Case[] };
      let counts = 0;
      for (const { id, candidates, seats, profile, weights, expected } of cases) {
        const { allCommittees, resoluteOneOf } = expected.av ?? {};
        const ballots = pack(candidates, profile, weights ?? []);
        const { elected, tied } = countChoices(ballots, { rules: 'approval', seats });
        if (allCommittees !== undefined) {
          const committees = withTies(elected, tied[0] ?? [], seats)
            .map(String)
            .sort();
          assert.deepEqual(committees, allCommittees.map(sorted).map(String).sort(), id);
        }
        for (const lot of [profileOrder(candidates), profileOrder(candidates).reverse()]) {
          const drawn = countChoices(ballots, { rules: 'approval', seats, lot });
          assert.deepEqual(drawn.tied, []);
          assert.ok(
            (resoluteOneOf ?? allCommittees)!
              .map(sorted)
              .map(String)
              .includes(String(sorted(drawn.elected))),
            id,
          );
        }
        counts++;
      }
      t.diagnostic(
        `${counts} of ${cases.length} profiles agree on av; the other rules are not of this count`,
      );
      assert.equal(counts, cases.length);
    },
  );
});

/** Each way of filling the seats left from the tied. */
function withTies(elected: readonly number[], tied: readonly number[], seats: number): number[][] {
  if (elected.length === seats) return [sorted(elected)];
  return tied.flatMap((option, i) => withTies([...elected, option], tied.slice(i + 1), seats));
}

function sorted(options: readonly number[]): number[] {
  return [...options].sort((a, b) => a - b);
}

function profileOrder(options: number): number[] {
  return [...Array(options).keys()];
}

describe('counting marks', () => {
  it('elects the one with most votes, and keeps blank and spoilt votes apart', () => {
    const ballots = pack(3, [[0], [1], [], [0, 2]], [3, 2, 1, 4]);
    const { elected, rounds, votes, valid, blank, spoilt } = countChoices(ballots, {
      rules: 'single-choice',
    });
    assert.deepEqual(elected, [0]);
    assert.deepEqual([votes, valid, blank, spoilt], ['10', '5', '1', '4']);
    assert.deepEqual(rounds[0]!.votes, ['3', '2', '0']);
    assert.equal(rounds[0]!.exhausted, '5');
  });

  it('holds an approval ballot to the fewest and the most marks allowed', () => {
    const ballots = pack(4, [[0], [0, 1], [1, 2, 3]], [5, 3, 3]);
    const open = countChoices(ballots, { rules: 'approval', seats: 2 });
    assert.deepEqual([open.elected, open.rounds[0]!.votes, open.spoilt], [[0, 1], ['8', '6', '3', '3'], '0']);
    const held = countChoices(ballots, { rules: 'approval', seats: 2, min: 2, max: 2 });
    assert.deepEqual([held.elected, held.rounds[0]!.votes, held.spoilt], [[0, 1], ['3', '3', '0', '0'], '8']);
  });

  it('reports a tie, or breaks it by the lot', () => {
    const ballots = pack(4, [[0, 1, 2], [0]]);
    const open = countChoices(ballots, { rules: 'approval', seats: 2 });
    assert.deepEqual([open.elected, open.tied], [[0], [[1, 2]]]);
    const drawn = countChoices(ballots, { rules: 'approval', seats: 2, lot: [2, 3, 1, 0] });
    assert.deepEqual([drawn.elected, drawn.tied], [[0, 2], []]);
    assert.deepEqual(drawn.rounds[0]!.events[0], {
      kind: 'tie',
      over: 'election',
      among: [1, 2],
      decided: 2,
      by: 'lot',
    });
  });

  it('only counts answers, and elects none', () => {
    for (const rules of ['yes-no-abstain', 'consent'] as const) {
      const { elected, tied, rounds, spoilt } = countChoices(pack(4, [[0], [3], [0, 1]], [7, 1, 2]), {
        rules,
      });
      assert.deepEqual([elected, tied, rounds[0]!.votes, spoilt], [[], [], ['7', '0', '0', '1'], '2']);
    }
  });

  it('refuses what cannot be counted', () => {
    const ballots = pack(2, [[0]]);
    assert.throws(() => countChoices(ballots, { rules: 'approval', min: 2, max: 1 }), {
      code: 'invalid_limits',
    });
    assert.throws(() => countChoices(ballots, { rules: 'approval', min: 3, max: 3 }), {
      code: 'invalid_limits',
    });
    assert.throws(() => countChoices(ballots, { rules: 'approval', seats: 3 }), { code: 'too_many_seats' });
    const builder = new ChoiceBallotsBuilder(2);
    assert.throws(() => builder.add([2]), { code: 'invalid_choice' });
    assert.throws(() => builder.add([0, 0]), { code: 'invalid_choice' });
    assert.throws(() => builder.add([0], 0.5), { code: 'invalid_weight' });
    builder.add([0], Number.MAX_SAFE_INTEGER);
    assert.throws(() => builder.add([1]), { code: 'too_many_votes' });
  });
});

describe('approvals in a PrefLib file', () => {
  it('are the first category', () => {
    const { options, ballots } = readPreflibApprovals(
      [
        '# DATA TYPE: cat',
        '# NUMBER ALTERNATIVES: 3',
        '# NUMBER CATEGORIES: 2',
        '# CATEGORY NAME 1: Approved',
        '# ALTERNATIVE NAME 1: Ash',
        '# ALTERNATIVE NAME 2: Birch: the tree',
        '# ALTERNATIVE NAME 3: Cedar',
        '4: {1,3},2',
        '2: {},{1,2,3}',
        '1: 2,{1,3}',
      ].join('\n'),
    );
    assert.deepEqual(options, ['Ash', 'Birch: the tree', 'Cedar']);
    const { elected, rounds, blank } = countChoices(ballots, { rules: 'approval', seats: 2 });
    assert.deepEqual([elected, rounds[0]!.votes, blank], [[0, 2], ['4', '1', '4'], '2']);
  });
});
