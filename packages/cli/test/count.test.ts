import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { after, describe, it } from 'node:test';
import { drawLot } from '@coopkit/voting';
import { run } from '../../../tests/program.ts';
import { formats } from '../src/counting/formats.ts';
import { explain } from '../src/explain.ts';
import { counted, folderOfBallots, printed } from './counted.ts';

const ballots = folderOfBallots();
after(() => ballots.remove());

const data = (path: string) => fileURLToPath(new URL(`../../voting/test/data/${path}`, import.meta.url));

/** The fruits of https://en.wikipedia.org/wiki/Single_transferable_vote as it stood: quota 6, three seats. */
const FRUITS = `5 3
4 1 0
2 2 1 0
8 3 4 0
4 3 5 0
1 4 0
1 5 0
0
"Oranges"
"Pears"
"Chocolate"
"Strawberries"
"Hamburgers"
"Food at the party"
`;

/** https://en.wikipedia.org/wiki/Condorcet_method: the capital of Tennessee. */
const TENNESSEE = `#/Candidates: Memphis ; Nashville ; Knoxville ; Chattanooga
Memphis > Nashville > Chattanooga > Knoxville * 42
Nashville > Chattanooga > Knoxville > Memphis * 26
Chattanooga > Knoxville > Nashville > Memphis * 15
Knoxville > Chattanooga > Nashville > Memphis * 17
`;

const STAR = `[options]
method = star
tiebreaker = none
[ballots]
2 ballots:
A = 5
B = 1

2 ballots:
A = 1
B = 5
`;

const BUDGET = `META
key;value
description;A street
num_projects;3
num_votes;4
budget;100
vote_type;approval
PROJECTS
project_id;cost;name
7;50;Bench
3;50;Tree
5;60;Lamp
VOTES
voter_id;vote
1;7
2;7
3;3,5
4;3,5
`;

describe('coopkit count', () => {
  it('counts BLT by the Scottish rules, with the rounds and why', async () => {
    const told = await counted(ballots.file('fruits.blt', FRUITS));
    assert.deepEqual(told.elected, ['Chocolate', 'Oranges', 'Strawberries']);
    assert.deepEqual([told.rules, told.seats, told.threshold, told.tied], ['scottish-stv', 3, '6.00000', []]);
    const [first] = told.rounds;
    assert.deepEqual(first?.elected, ['Chocolate']);
    assert.equal(first?.votes.Chocolate, '12.00000');
    assert.deepEqual(
      first?.events.find(({ kind }) => kind === 'transfer'),
      {
        kind: 'transfer',
        from: 'Chocolate',
        because: 'surplus',
        value: '0.50000',
        to: { Strawberries: '4.00000', Hamburgers: '2.00000' },
        exhausted: '0.00000',
      },
    );
    assert.equal(told.title, 'Food at the party');
  });

  it('tells the same to people, also in few columns', async () => {
    const text = await printed([ballots.file('fruits.blt', FRUITS)]);
    assert.match(text, /^Food at the party\nscottish-stv: 20 ballots, 3 seats\n/);
    assert.match(text, /\nChocolate +12\.00000\+ +/);
    assert.match(text, /Round 1: Chocolate is elected with 12\.00000: the threshold is reached\.\n/);
    assert.match(
      text,
      /The surplus of Chocolate moves on, each ballot at 0\.50000: 4\.00000 to Strawberries/,
    );
    assert.match(text, /\nElected: Chocolate, Oranges, Strawberries\n$/);
    const { columns } = process.stdout;
    process.stdout.columns = 36;
    const [narrow = ''] = (await printed([ballots.file('fruits.blt', FRUITS)])).split('Round 1:');
    process.stdout.columns = columns;
    const lines = narrow.split('\n').slice(2);
    assert.ok(
      lines.every((line) => line.length <= 36),
      narrow,
    );
    assert.ok(lines.filter((line) => line.startsWith('Chocolate ')).length > 1);
  });

  it('knows a format by its name or else by what it begins with', async () => {
    const preflib = `# FILE NAME: x\n# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: Ann\n# ALTERNATIVE NAME 2: Bob\n3: 1,2\n2: 2\n`;
    for (const [name, content, format, elected] of [
      ['no-ending', FRUITS, 'blt', ['Chocolate', 'Oranges', 'Strawberries']],
      [
        'ward.csv',
        '2,1,\n3,1,2,\n2,2,\n"Candidate 1","Ann","Party (P)",\n"Candidate 2","Bob","(Q)",\n"Ward 1",',
        'scottish-csv',
        ['Ann'],
      ],
      [
        'collected.json',
        '{"candidates":["Ann","Bob"],"ballots":[[3,["Ann"]],[2,["Bob"]]]}',
        'rctab',
        ['Ann'],
      ],
      ['cities.txt', TENNESSEE, 'cvotes', ['Nashville']],
      ['bare.txt', 'Ann > Bob * 3\nBob * 2', 'cvotes', ['Ann']],
      ['scores.txt', `# scores\n\n${STAR.replace('2 ballots', '3 ballots')}`, 'starvote', ['A']],
      ['poll.csv', 'voterID,voteTime,pollID,Ann,"Bob, B."\na,1,p,5,0\nb,2,p,4,1\n', 'star-csv', ['Ann']],
      ['orders', preflib, 'preflib', ['Ann']],
      ['former', '2\n1,Ann\n2,Bob\n5,5,2\n3,1,2\n2,2,1\n', 'preflib', ['Ann']],
      [
        'marks',
        preflib.replace('# FILE NAME: x', '# FILE NAME: x\n# DATA TYPE: cat'),
        'preflib-cat',
        ['Ann'],
      ],
      ['street', BUDGET.replaceAll('\n', '\r\n'), 'pabulib', ['7', '3']],
    ] as const) {
      const told = await counted(ballots.file(name, content));
      assert.deepEqual([told.format, told.elected], [format, elected], name);
    }
    const odd = ballots.file('odd', FRUITS.replace('5 3', '5 3 4 1 0'));
    assert.equal((await counted(odd, { format: 'blt' })).format, 'blt');
  });

  it('counts by the rules that are asked for', async () => {
    const cities = ballots.file('cities.cvotes', TENNESSEE);
    for (const [rules, elected] of [
      ['irv', ['Knoxville']],
      ['schulze', ['Nashville']],
      ['ranked-pairs', ['Nashville']],
      ['condorcet', ['Nashville']],
      ['minimax', ['Nashville']],
      ['copeland', ['Nashville']],
    ] as const) {
      const told = await counted(cities, { rules });
      assert.deepEqual([told.rules, told.elected], [rules, elected]);
    }
    const { pairwise, ranking } = await counted(cities, { rules: 'schulze' });
    assert.deepEqual((pairwise as Record<string, unknown>).Memphis, {
      Nashville: '42',
      Knoxville: '42',
      Chattanooga: '42',
    });
    assert.deepEqual(ranking, [['Nashville'], ['Chattanooga'], ['Knoxville'], ['Memphis']]);
    assert.deepEqual((await counted(cities, { rules: 'schulze', seats: '2' })).elected, [
      'Nashville',
      'Chattanooga',
    ]);
    assert.deepEqual((await counted(cities, { rules: 'scottish-stv', seats: '1' })).elected, ['Knoxville']);
    const fruits = ballots.file('fruits.blt', FRUITS);
    assert.deepEqual((await counted(fruits, { rules: 'approval', seats: '1' })).elected, ['Chocolate']);
    assert.deepEqual((await counted(fruits, { rules: 'gregory-exact', precision: '2' })).threshold, '6.00');
    assert.match(
      (await counted(fruits, { rules: 'wigm', precision: 'exact' })).threshold ?? '',
      /^5\.0{12}$/,
    );
  });

  it('leaves ties as the rules do, and breaks them by the file’s order or a seed’s', async () => {
    const scores = ballots.file('tied.starvote', STAR);
    const tied = await counted(scores);
    assert.deepEqual([tied.elected, tied.tied, tied.lot], [[], [['A', 'B']], null]);
    const drawn = await counted(scores, { seed: '2026' });
    const [first = 0] = drawLot('2026', ['A', 'B']);
    assert.deepEqual([drawn.elected, drawn.tied], [[['A', 'B'][first]], []]);
    assert.equal(drawn.lot?.from, 'seed');

    const blt = (tie: string) =>
      ballots.file('tied.blt', `3 1\n${tie}\n2 1 0\n2 2 0\n2 3 0\n0\n"A"\n"B"\n"C"\n"T"\n`);
    const paper = await counted(blt(''));
    assert.equal(paper.lot?.from, 'paper');
    const ordered = await counted(blt('[tie 3 1 2]'));
    assert.deepEqual(
      [ordered.lot, ordered.rounds[0]?.eliminated],
      [{ from: 'file', order: ['C', 'A', 'B'] }, ['C']],
    );
    assert.notDeepEqual(ordered.elected, paper.elected);
    const instant = await counted(blt('-2\n[tie 3 1 2]'), { rules: 'irv' });
    assert.deepEqual([instant.options, instant.elected], [['A', 'C'], ['A']]);
    assert.deepEqual((await counted(blt(''), { rules: 'irv' })).tied, [['A', 'B', 'C']]);
    assert.deepEqual((await counted(blt('[tie 3 1 2]'), { rules: 'schulze' })).elected, ['C']);
  });

  it('passes over those who withdrew, whatever the rules', async () => {
    const file = ballots.file(
      'withdrawn.blt',
      '3 1\n-1\n4 1 2=3 0\n3 2 3 0\n2 3 1=2 0\n0\n"A"\n"B"\n"C"\n""\n',
    );
    const told = await counted(file, { rules: 'schulze' });
    assert.deepEqual(told.options, ['B', 'C']);
    assert.deepEqual(told.pairwise, { B: { C: '3' }, C: { B: '2' } });
    assert.deepEqual((await counted(file)).elected, ['B']);
  });

  it('funds projects, named as the file does', async () => {
    const file = ballots.file('street.pb', BUDGET);
    const told = await counted(file);
    assert.deepEqual([told.rules, told.completion, told.elected], ['equal-shares', 'add1u', ['7', '3']]);
    assert.deepEqual(told.funded, [
      { id: '7', name: 'Bench', cost: '50' },
      { id: '3', name: 'Tree', cost: '50' },
    ]);
    assert.deepEqual([told.budget, told.spent, told.left], ['100', '100', '0']);
    const greedy = await counted(
      ballots.file('greedy.pb', BUDGET.replace('vote_type', 'rule;greedy\nvote_type')),
    );
    assert.equal(greedy.rules, 'greedy');
    const text = await printed([file], { completion: 'none' });
    assert.match(text, /1 +7 +Bench +50 +50 +25\.000000 +equal-shares\n/);
    assert.match(text, /Not funded \(.*\): 5\n/);
  });

  it('counts as RCTab, from collected votes and from its own files', async () => {
    const config = data('rctab/generic_csv_test/config.json');
    const told = await counted(data('rctab/generic_csv_test/ballots.json'), { config });
    assert.deepEqual([told.rules, told.elected], ['rctab', ['Cucumber']]);
    assert.deepEqual(
      told.rounds.map(({ eliminated }) => eliminated),
      [['Undeclared Write-ins'], ['Broccoli'], ['Cauliflower'], []],
    );
    for (const files of [[], [data('rctab/generic_csv_test/generic_csv_test_cvr.csv')]]) {
      assert.deepEqual((await counted(files, { config })).rounds, told.rounds);
    }
    const multi = { config: data('rctab/test_set_8_multi_cdf/config.json') };
    const parts = ['1', '2'].map((part) =>
      data(`rctab/test_set_8_multi_cdf/test_set_8_multi_cdf_cvr_${part}.json`),
    );
    const whole = await counted(data('rctab/test_set_8_multi_cdf/ballots.json'), multi);
    for (const files of [[], parts, parts.slice(0, 1)]) {
      assert.deepEqual((await counted(files, multi)).rounds, whole.rounds);
    }
  });

  it('names the rules there are, and its page names them too', async () => {
    const rules = JSON.parse(await printed([], { 'list-rules': true, json: true })) as { name: string }[];
    const page = readFileSync(new URL('../../../docs/counting.md', import.meta.url), 'utf8');
    const named = [...page.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([a-z][a-z-]*)`/g)].map(([, name]) => name),
    );
    assert.deepEqual(named.sort(), [...rules.map(({ name }) => name), ...formats].sort());
    assert.match(await printed([], { 'list-rules': true }), /^scottish-stv\n {4}Scottish local elections/);
  });
});

describe('coopkit count, given what cannot be counted,', () => {
  const cases: [
    name: string,
    content: string | Uint8Array,
    says: RegExp,
    status: 1 | 2,
    options?: Record<string, string>,
  ][] = [
    ['short.blt', '3 1\n2 1 0\n', /short\.blt, line 3: The ballots do not end with a 0\.$/, 1],
    ['astray.blt', '2 1\n1 3 0\n0\n"A"\n"B"\n"T"', /astray\.blt, line 2: There is no option 3\.$/, 1],
    ['empty.blt', '', /empty\.blt, line 1: /, 1],
    ['astray.csv', '2,1,\n1,9,\n', /astray\.csv, line 2: There is no option 9\.$/, 1],
    ['broken.json', '{"candidates":', /broken\.json: This is not JSON\.$/, 1],
    [
      'proportional.starvote',
      STAR.replace('method = star', 'method = allocated'),
      /asks for the rules "allocated"/,
      1,
    ],
    ['nothing.pb', 'META\nkey;value\n', /nothing\.pb: There is no PROJECTS\.$/, 1],
    ['bytes.blt', new Uint8Array([0x33, 0x20, 0xff, 0xfe]), /is not UTF-8/, 1],
    [
      'many.blt',
      `1001 1\n0\n${'"x"\n'.repeat(1001)}"T"`,
      /has 1001 options; at most 1000 are counted here\.$/,
      1,
    ],
    ['digits.blt', FRUITS, /say how many digits are counted\.$/, 1, { precision: '3' }],
    ['riddle', 'What is this?', /What format .*riddle has does not show/, 1],
    ['unknown.blt', FRUITS, /There are no rules "fair"/, 2, { rules: 'fair' }],
    ['scores.blt', FRUITS, /star does not count what .* holds \(ranked\)/, 2, { rules: 'star' }],
    ['odd.blt', FRUITS, /--strength says nothing to the rules scottish-stv\./, 2, { strength: 'margins' }],
    ['seats.blt', FRUITS, /--seats is "none": give a whole number/, 2, { seats: 'none' }],
    ['several.blt', FRUITS, /irv fills one seat/, 2, { rules: 'irv', seats: '3' }],
    ['both.json', '{}', /Give --rules or --config/, 2, { rules: 'irv', config: 'x.json' }],
  ];
  for (const [name, content, says, status, options = {}] of cases) {
    it(`says what is wrong with ${name}`, async () => {
      const error: unknown = await printed([ballots.file(name, content)], options).catch(
        (each: unknown) => each,
      );
      const explained = explain(error);
      assert.match(explained.message, says);
      assert.equal(explained.status, status);
    });
  }

  it('ends with the status and one sentence', async () => {
    const { status, out, err } = await run(['count', ballots.file('short.blt', '3 1\n2 1 0\n')]);
    assert.deepEqual([status, out], [1, '']);
    assert.match(err, /^coopkit: .*short\.blt, line 3: The ballots do not end with a 0\.\n$/);
  });

  it('tells a program the line', async () => {
    const { status, err } = await run([
      'count',
      '--json',
      ballots.file('astray.blt', '2 1\n1 3 0\n0\n"A"\n"B"\n"T"'),
    ]);
    assert.equal(status, 1);
    const { code, line } = JSON.parse(err) as { code: string; line: number };
    assert.deepEqual([code, line], ['unknown_option', 2]);
  });
});
