import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  countBudget,
  CountError,
  pabulibBallots,
  pabulibSettings,
  pabulibVoteTypes,
  readPabulib,
  writePabulib,
} from '../src/index.ts';

const small = `META
key; value
description; "A street; and a ""square"""
budget; 1000.50
vote_type; approval
rule; greedy
num_projects; 3
num_votes; 3
PROJECTS
name; cost; project_id
"Trees;
shade"; 600.5; t
Benches "of oak"; 400; b

Lamps; 300.25; l
VOTES
vote; age; voter_id
t,b; 34; 1
"t, l"; ; 2
; 19; 3
`;

/** The small file with one line put in another's place. */
function changed(line: number, text: string): string {
  return small
    .split('\n')
    .map((old, i) => (i === line - 1 ? text : old))
    .join('\n');
}

describe('a pabulib file', () => {
  it('is read with its quotes, its columns in any order, and exact decimals', () => {
    const file = readPabulib(small);
    assert.equal(file.meta.get('description'), 'A street; and a "square"');
    assert.deepEqual([file.budget, file.decimals], [100050n, 2]);
    assert.deepEqual(
      file.projects.map(({ id, cost, fields }) => [id, cost, fields.get('name')]),
      [
        ['t', 60050n, 'Trees;\nshade'],
        ['b', 40000n, 'Benches "of oak"'],
        ['l', 30025n, 'Lamps'],
      ],
    );
    assert.deepEqual(
      file.votes.map(({ voter, projects, fields }) => [voter, projects, fields.get('age')]),
      [
        ['1', [0, 1], '34'],
        ['2', [0, 2], ''],
        ['3', [], '19'],
      ],
    );
    assert.deepEqual(readPabulib(small.replaceAll('\n', '\r\n')).votes, file.votes);
    assert.deepEqual(readPabulib(`\uFEFF${small}`), file);
  });

  it('is counted as it says', () => {
    const file = readPabulib(small);
    const greedy = countBudget(pabulibBallots(file), pabulibSettings(file));
    assert.deepEqual([greedy.rules, greedy.elected, greedy.left], ['greedy', [0, 1], '0']);
    const shared = pabulibSettings(readPabulib(changed(6, 'rule; equalshares/add1-comparison')));
    assert.deepEqual(
      [shared.rules, shared.completion, shared.comparison, shared.increment],
      ['equal-shares', 'add1', 'satisfaction', 100n],
    );
    const strict = readPabulib(changed(3, 'min_project_score_threshold; 2'));
    assert.deepEqual(countBudget(pabulibBallots(strict), pabulibSettings(strict)).elected, [0]);
  });

  it('may give points, in decimals, or ranks', () => {
    const votes = (type: string, header: string, vote: string) =>
      readPabulib(
        `META\nkey;value\nbudget;10\nvote_type;${type}\nmax_length;3\nPROJECTS\nproject_id;cost\na;1\nb;2\nVOTES\n${header}\n${vote}\n`,
      );
    const scored = votes('cumulative', 'voter_id;points;vote', '1;0.25,3;b,a');
    assert.deepEqual(
      [scored.votes[0]?.projects, scored.votes[0]?.points, scored.pointDecimals],
      [[1, 0], [25, 300], 2],
    );
    assert.deepEqual(Array.from(pabulibBallots(scored).points), [300, 25]);
    assert.deepEqual(
      readPabulib(writePabulib(scored)),
      new Object({
        ...scored,
        meta: new Map([...scored.meta, ['num_projects', '2'], ['num_votes', '1']]),
      }),
    );
    const ranked = votes('ordinal', 'voter_id;vote', '1;b,a');
    assert.deepEqual(Array.from(pabulibBallots(ranked).points), [2, 3]);
    assert.throws(() => votes('choose-1', 'voter_id;vote', '1;b,a'), { code: 'too_many_choices', line: 12 });
    assert.throws(() => votes('scoring', 'voter_id;vote;points', '1;b,a;5'), {
      code: 'invalid_points',
      line: 12,
    });
    assert.throws(() => votes('scoring', 'voter_id;vote;points', '1;b;9007199254740993'), {
      code: 'invalid_points',
    });
  });

  for (const [what, text, code, line] of [
    ['nothing', '', 'missing_section', undefined],
    ['another format', '4 2\n1 2 0\n0\n"A"\n', 'missing_section', 1],
    ['no votes', small.slice(0, small.indexOf('VOTES')), 'missing_section', undefined],
    ['a section twice', `${small}META\n`, 'repeated_section', 21],
    ['a key twice', changed(4, 'rule;x'), 'repeated_key', 6],
    ['a column that is missing', changed(10, 'name;price;project_id'), 'missing_column', 10],
    ['a column twice', changed(17, 'vote;vote;voter_id'), 'repeated_column', 17],
    ['a field too many', changed(18, 't;34;1;2'), 'too_many_fields', 18],
    ['a quote that is not closed', changed(20, ';19;"3'), 'unclosed_quote', 20],
    ['an unknown vote type', changed(5, 'vote_type; borda'), 'unknown_vote_type', 5],
    ['no vote type', changed(5, 'x; y'), 'unknown_vote_type', undefined],
    ['no budget', changed(4, 'x; y'), 'invalid_budget', undefined],
    ['a budget in words', changed(4, 'budget; 1e6'), 'invalid_budget', 4],
    ['a cost below zero', changed(15, 'Lamps; -1; l'), 'invalid_cost', 15],
    ['a cost of a million digits', changed(15, `Lamps; ${'9'.repeat(1e6)}; l`), 'invalid_cost', 15],
    ['a project twice', changed(15, 'Lamps; 1; t'), 'repeated_name', 15],
    ['a project without a name', changed(15, 'Lamps; 1;'), 'missing_name', 15],
    ['a voter twice', changed(20, ';19;1'), 'repeated_name', 20],
    ['a vote for nothing known', changed(18, 't,x; 34; 1'), 'unknown_option', 18],
    ['a vote for one twice', changed(18, 't,t; 34; 1'), 'repeated_option', 18],
    ['fewer votes than said', changed(20, ''), 'wrong_number_of_votes', 8],
    ['fewer projects than said', changed(7, 'num_projects; 4'), 'wrong_number_of_projects', 7],
  ] as const) {
    it(`with ${what} is refused: ${code}`, () => {
      assert.throws(() => readPabulib(text), { name: 'CountError', code, line });
    });
  }

  it('is the same after it was written, whatever its texts', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 }).map((s) => s.trim());
    const id = fc
      .stringMatching(/^[A-Za-z0-9_-]{1,6}$/)
      .filter((s) => !['meta', 'votes', 'projects'].includes(s.toLowerCase()));
    const files = fc.record({
      voteType: fc.constantFrom(...pabulibVoteTypes.filter((type) => type !== 'choose-1')),
      note: text,
      decimals: fc.integer({ min: 0, max: 2 }),
      projects: fc.uniqueArray(fc.record({ id, name: text, cost: fc.nat() }), {
        selector: (p) => p.id,
        minLength: 1,
      }),
      voters: fc.uniqueArray(id),
    });
    fc.assert(
      fc.property(files, ({ voteType, note, decimals, projects, voters }) => {
        const pointed = voteType === 'cumulative' || voteType === 'scoring';
        const choices = voters.map((_, i) => [
          ...new Set([i % projects.length, (i * 7 + 1) % projects.length]),
        ]);
        const file = {
          meta: new Map([
            ['note', note],
            ['budget', decimals === 0 ? '7' : `7.${'5'.repeat(decimals)}`],
            ['vote_type', voteType],
            ['num_projects', projects.length.toString()],
            ['num_votes', voters.length.toString()],
          ]),
          voteType,
          budget: BigInt(`7${'5'.repeat(decimals)}`),
          decimals,
          projects: projects.map(({ id, name, cost }) => ({
            id,
            cost: BigInt(cost),
            fields: new Map([['name', name]]),
          })),
          votes: voters.map((voter, i) => ({
            voter,
            projects: choices[i] ?? [],
            points: pointed ? (choices[i] ?? []).map((_, place) => place + 1) : null,
            fields: new Map<string, string>(),
          })),
          pointDecimals: 0,
        };
        assert.deepEqual(readPabulib(writePabulib(file)), file);
      }),
    );
  });

  it('that is spoilt anywhere is refused by a CountError, or read, and never breaks', () => {
    fc.assert(
      fc.property(fc.nat(small.length), fc.nat(8), fc.string({ maxLength: 6 }), (at, cut, put) => {
        const text = small.slice(0, at) + put + small.slice(at + cut);
        try {
          readPabulib(text);
        } catch (error) {
          assert.ok(error instanceof CountError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
