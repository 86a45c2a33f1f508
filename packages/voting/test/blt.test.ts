import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  CountError,
  OVERVOTED,
  RankedBallotsBuilder,
  readBlt,
  SAME_RANK,
  SKIPPED,
  writeBlt,
} from '../src/index.ts';

const plain = '3 2\n4 1 2 0\n2 3 0\n0\n"Castor"\n"Pollux"\n"Helen"\n"Twins"\n';

function entriesOf(text: string): number[][] {
  const { ballots } = readBlt(text);
  return [...ballots.weights.keys()].map((ballot) => [
    ...ballots.ranks.subarray(ballots.starts[ballot], ballots.starts[ballot + 1]),
  ]);
}

describe('a BLT file', () => {
  it('has a title, seats, options and weighted ballots', () => {
    const { title, seats, options, ballots, withdrawn, lot } = readBlt(plain);
    assert.deepEqual(
      { title, seats, options, withdrawn, lot },
      {
        title: 'Twins',
        seats: 2,
        options: ['Castor', 'Pollux', 'Helen'],
        withdrawn: [],
        lot: null,
      },
    );
    assert.deepEqual(entriesOf(plain), [[0, 1], [2]]);
    assert.deepEqual([...ballots.weights], [4, 2]);
  });

  it('may stand on one line, with comments, Windows line ends and a byte-order mark', () => {
    assert.deepEqual(readBlt(plain.replaceAll('\n', ' ')), readBlt(plain));
    assert.deepEqual(readBlt(`\ufeff# of 1999\n${plain.replaceAll('\n', ' # "so" 0\r\n')}`), readBlt(plain));
  });

  it('says who withdrew, in two ways, who did not declare, and how ties are broken', () => {
    const file = readBlt(
      plain.replace('\n', '\n-3 [withdrawn 1] [undeclared 2]\n[tie 3 1 2] [droop precision=5]\n'),
    );
    assert.deepEqual([file.withdrawn, file.undeclared, file.lot], [[2, 0], [1], [2, 0, 1]]);
  });

  it('has shared and empty ranks, nicknames, and ballots with names', () => {
    assert.deepEqual(entriesOf(plain.replace('4 1 2 0', '4 1=3 - 2 0')), [
      [0, 2 | SAME_RANK, SKIPPED, 1],
      [2],
    ]);
    const nicks = plain.replace('\n', '\n[nick cas pol hel]\n').replace('4 1 2 0', '4 hel=cas pol 0');
    assert.deepEqual(entriesOf(nicks), [[2], [2, 0 | SAME_RANK, 1]]);
    const named = plain.replace('4 1 2 0', '(of Ann) 1 2 0 (of Bob) 1 2 0');
    assert.deepEqual([...readBlt(named).ballots.weights], [2, 2]);
  });

  it('may have anything after its title, and quotation marks in names', () => {
    const file = readBlt(`${plain.replace('"Helen"', '"H\\"el\\\\en # 1"')}\nA: 4 votes "x`);
    assert.equal(file.options[2], 'H"el\\en # 1');
    assert.equal(file.title, 'Twins');
  });

  it('reads as it was written', () => {
    const name = fc.string({ unit: 'grapheme' }).filter((text) => !/[\r\n]/.test(text));
    const files = fc.integer({ min: 1, max: 6 }).chain((options) => {
      const option = fc.integer({ min: 0, max: options - 1 });
      const rank = fc.oneof(fc.constant([]), fc.uniqueArray(option, { minLength: 1, maxLength: 3 }));
      return fc.record({
        title: name,
        seats: fc.integer({ min: 1, max: 9 }),
        options: fc.array(name, { minLength: options, maxLength: options }),
        withdrawn: fc.uniqueArray(option),
        undeclared: fc.uniqueArray(option),
        lot: fc.option(fc.shuffledSubarray([...Array(options).keys()], { minLength: options })),
        rankings: fc.array(fc.tuple(fc.array(rank, { maxLength: 4 }), fc.integer({ min: 1, max: 1e9 }))),
      });
    });
    fc.assert(
      fc.property(files, ({ rankings, ...file }) => {
        const builder = new RankedBallotsBuilder(file.options.length);
        for (const [ranking, weight] of rankings) builder.addRanking(ranking, weight);
        const whole = { ...file, ballots: builder.build() };
        assert.deepEqual(readBlt(writeBlt(whole)), whole);
      }),
    );
  });

  it('cannot say that a rank was overvoted', () => {
    const builder = new RankedBallotsBuilder(3);
    builder.add([OVERVOTED]);
    assert.throws(() => writeBlt({ ...readBlt(plain), ballots: builder.build() }), {
      code: 'overvote_not_writable',
    });
  });
});

describe('a file that is no BLT', () => {
  const cases: [string, string, string, number][] = [
    ['nothing', '', 'unexpected_end', 1],
    ['a word for a number', 'three 2', 'number_expected', 1],
    ['no seats', '3 0\n', 'invalid_seats', 1],
    ['more options than can be', '99999999999 1\n', 'too_many_options', 1],
    ['a number that is none', '999999999999999999999999 1\n', 'number_expected', 1],
    ['an option too many', plain.replace('2 3 0', '2 4 0'), 'unknown_option', 3],
    ['a shared rank with a stranger', plain.replace('2 3 0', '2 3=7 0'), 'unknown_option', 3],
    ['half a vote', plain.replace('2 3 0', '2.5 3 0'), 'invalid_weight', 3],
    ['a vote of less than nothing', plain.replace('2 3 0', '-2 3 0'), 'invalid_weight', 3],
    ['too many votes', plain.replace('2 3 0', '9007199254740991 3 0'), 'too_many_votes', 3],
    ['a ballot without end', '3 2\n1 1 2\n3', 'unexpected_end', 3],
    ['ballots without end', '3 2\n1 1 0\n', 'unexpected_end', 3],
    ['a name too few', '2 1\n1 1 0\n0\n"A"\n', 'unexpected_end', 5],
    ['a name without marks', '2 1\n1 1 0\n0\n"A"\nB\n', 'name_expected', 5],
    ['a mark that is not closed', '2 1\n1 1 0\n0\n"A"\n"B\n\n', 'unclosed_quote', 5],
    ['a bracket that is not closed', '2 1\n[tie 1\n2', 'unexpected_end', 3],
    ['a word that is not known', '2 1\n[weighted]\n0', 'unknown_directive', 2],
    ['an order that leaves one out', '2 1\n[tie 1 1]\n0', 'invalid_lot', 2],
    ['someone withdrawn who never stood', '2 1\n-3\n0', 'unknown_option', 2],
  ];
  for (const [what, text, code, line] of cases) {
    it(`is refused for ${what}`, () => {
      assert.throws(() => readBlt(text), { code, line });
    });
  }

  it('is refused for a ballot longer than any paper', () => {
    assert.throws(() => readBlt(`2 1\n1${' 1'.repeat(100_000)} 0\n0`), { code: 'too_many_ranks', line: 2 });
  });

  it('never does more than be refused, whatever it is', () => {
    const words = fc.constantFrom(
      '0',
      '1',
      '2',
      '3',
      '-',
      '-1',
      '=',
      '1=2',
      '"A"',
      '"',
      '[tie',
      '[',
      ']',
      '(a',
      ')',
      '#',
      '\n',
      '\\',
    );
    const texts = fc.oneof(
      fc.string(),
      fc.array(words, { maxLength: 60 }).map((all) => all.join(' ')),
    );
    fc.assert(
      fc.property(texts, fc.nat(plain.length), (text, at) => {
        for (const file of [text, plain.slice(0, at), plain.slice(0, at) + text + plain.slice(at)]) {
          try {
            readBlt(file);
          } catch (error) {
            assert.ok(error instanceof CountError, String(error));
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
