import assert from 'node:assert/strict';
import type { Question } from '@coopkit/contract';
import { countQuestion, type Answer } from '@coopkit/voting';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { bltOf, csvOf } from '../src/result/ballot-files.ts';
import { laidOut } from '../src/result/flow-layout.ts';
import { moneyIn, numberIn, shareIn, sizeOf } from '../src/result/numbers.ts';
import { untilIn } from '../src/result/times.ts';
import { localeOf } from '../src/words.ts';
import { grouped, nextChange } from '../src/votes/groups.ts';
import { enFiles } from '../src/words/en-files.ts';

const ids = ['ada', 'ben', 'cleo', 'dan', 'eve'];
const ranked = (rules: string, seats: number) =>
  ({
    id: 'q',
    title: { en: 'Who?' },
    method: 'ranked',
    rules,
    seats,
    options: ids.map((id) => ({ id, name: { en: id } })),
    unranked: 'last',
    strength: 'winning-votes',
    quotas: [],
  }) as object as Extract<Question, { method: 'ranked' }>;

/** A ranking of some of the options. */
const ranking = fc
  .shuffledSubarray(ids, { minLength: 1 })
  .map((order): Answer => ({ ranks: order.map((id) => [id]) }));

describe('numbers in a result', () => {
  it('are cut and never rounded: what is shown was reached', () => {
    assert.equal(numberIn('en', '1234.56789'), '1,234.56');
    assert.equal(numberIn('en', '33.999999999', 5), '33.99999');
    assert.equal(numberIn('fr', '35/2'), '17,5');
    // More digits than a floating number has.
    assert.equal(numberIn('en', '12345678901234567890.129', 2), '12,345,678,901,234,567,890.12');
    assert.equal(shareIn('en', 4999, 10_000), '49.9%');
    assert.equal(shareIn('en', 7, 100), '7%');
    assert.equal(shareIn('en', 0, 0), '0%');
    assert.equal(sizeOf('35/2'), 17.5);
  });

  it('of money have the currency’s decimals, where there are any', () => {
    assert.equal(moneyIn('en', 90_050, { code: 'EUR', exponent: 2 }), '€900.50');
    assert.equal(moneyIn('en', 90_000, { code: 'EUR', exponent: 2 }), '€900');
    assert.equal(moneyIn('en', 900, { code: 'JPY', exponent: 0 }), '¥900');
  });

  it('are written as the language beside them is', () => {
    assert.equal(localeOf({ locale: 'fr' }, 'fr-CA'), 'fr-CA');
    assert.equal(localeOf({ locale: 'en' }, 'ar'), 'en');
  });

  it('never say that there is more time than there is', () => {
    const in90 = new Date(Date.now() + 89.5 * 60_000).toISOString();
    assert.equal(untilIn('en', in90, 'now'), 'in 89 minutes');
    assert.equal(untilIn('en', new Date(Date.now() - 1).toISOString(), 'now'), 'now');
  });
});

describe('the picture of a count', () => {
  for (const rules of ['scottish-stv', 'meek', 'wigm', 'irv']) {
    it(`leads every vote to where it is in the next round: ${rules}`, () => {
      fc.assert(
        fc.property(fc.array(ranking, { minLength: 1, maxLength: 30 }), (answers) => {
          const seats = rules === 'irv' ? 1 : 2;
          const ballots = answers.map((answer) => ({ answer, memberClass: null }));
          const { rounds, elected } = countQuestion(ranked(rules, seats), ballots, { roll: {}, seed: 'x' });
          const { columns, streams } = laidOut(rounds as never, elected);
          columns.forEach((column, i) => {
            let y = -1;
            for (const [id, node] of column) {
              assert.ok(node.y > y, 'nodes stand one below the other');
              y = node.y + node.size;
              const sum = (side: 'from' | 'to', at: number) =>
                streams
                  .filter((stream) => stream.column === at && stream[side] === id)
                  .reduce((total, { votes }) => total + votes, 0);
              // What rounding loses goes nowhere.
              if (i < columns.length - 1) assert.ok(Math.abs(sum('from', i) - node.votes) < 0.001);
              if (i > 0) assert.ok(Math.abs(sum('to', i - 1) - node.votes) < 0.001);
            }
          });
        }),
        { numRuns: 60 },
      );
    });
  }
});

describe('files of ballots', () => {
  const certificate = (questions: object[], ballots: object[]) =>
    `${JSON.stringify({ manifest: { vote: { questions } }, ballots })}\n\n— signature\n`;

  it('keep what would be a formula from being one', () => {
    const options = ['=1+1', '-2', '-x', '@y', 'a "b", c'].map((en, i) => ({ id: `o${i}`, name: { en } }));
    const questions = [{ id: 'q', title: { en: '' }, method: 'score', options }];
    const text = csvOf(
      certificate(questions, [{ n: 2, answers: { q: { scores: { o0: 5 } } } }]),
      enFiles,
      'en',
    );
    assert.match(text, /^ballots,: =1\+1,: -2,: -x,: @y,": a ""b"", c",: blank\r\n2,5,,,,,\r\n$/);
    const named = [{ id: 'q', title: { en: '=HYPERLINK("x")' }, method: 'yes-no-abstain' }];
    const safe = csvOf(certificate(named, [{ n: 1, answers: { q: { choice: 'yes' } } }]), enFiles, 'en');
    assert.match(safe, /"'=HYPERLINK\(""x""\)"\r\n1,yes/);
  });

  it('say the class where classes count apart, and points against as numbers', () => {
    const options = [
      { id: 'o', name: { en: 'O' } },
      { id: 'p', name: { en: 'P' } },
    ];
    const questions = [{ id: 'q', title: { en: 'Q' }, method: 'quadratic', options }];
    const ballots = [{ n: 1, class: 'rider', answers: { q: { points: { o: -3 } } } }];
    assert.match(csvOf(certificate(questions, ballots), enFiles, 'en'), /\r\n1,rider,-3,,\r\n$/);
  });

  it('have equal ranks in BLT, and leave out blank ballots', () => {
    const ballots = [
      { n: 3, answers: { q: { ranks: [['ada', 'ben'], ['cleo']] } } },
      { n: 2, answers: { q: { blank: true } } },
    ];
    assert.match(bltOf(certificate([ranked('meek', 1)], ballots), 'q', 'en'), /^5 1\n3 1=2 3 0\n0\n"ada"/);
  });
});

describe('the list of votes', () => {
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const vote = (id: string, state: string, opens: number, closes: number) =>
    ({ id, title: { en: id }, state, opensAt: at(opens), closesAt: at(closes), turnout: null }) as never;

  it('has first what closes next, then what opens next, then what was decided last', () => {
    const votes = [
      vote('b', 'open', -1, 9),
      vote('a', 'open', -1, 2),
      vote('d', 'scheduled', 5, 9),
      vote('c', 'scheduled', 3, 9),
      vote('f', 'counted', -9, -5),
      vote('e', 'annulled', -9, -2),
      vote('draft', 'draft', 1, 2),
    ];
    assert.deepEqual(
      grouped(votes).map(([name, group]) => [name, ...group.map(({ id }) => id)]),
      [
        ['openVotes', 'a', 'b'],
        ['comingVotes', 'c', 'd'],
        ['drafts', 'draft'],
        ['decidedVotes', 'e', 'f'],
      ],
    );
    assert.ok(Math.abs(nextChange(votes) - Date.parse(at(2))) < 1_000);
    assert.equal(nextChange([vote('f', 'counted', -9, -5)]), Infinity);
  });
});
