import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CountError, readScottishCsv } from '../src/index.ts';

const ward = [
  '3,2,',
  '100,1,',
  '10,1,2,',
  '7,3,',
  '"Candidate 1","Ada ""A"" Bell","Labour (Lab)",',
  '"Candidate 2","Bo O\'Neil, the younger","Independent (Ind)",',
  '"Candidate 3","Cy","Green (Gr)",',
  '"Ward 1 - Dyce, Bucksburn",',
  '',
].join('\n');

describe('a Scottish ward', () => {
  it('has its seats, options with parties, and how many cast each ballot', () => {
    const { ballots, ...file } = readScottishCsv(ward);
    assert.deepEqual(file, {
      title: 'Ward 1 - Dyce, Bucksburn',
      seats: 2,
      options: ['Ada "A" Bell', "Bo O'Neil, the younger", 'Cy'],
      parties: ['Labour (Lab)', 'Independent (Ind)', 'Green (Gr)'],
    });
    assert.deepEqual([...ballots.weights], [100, 10, 7]);
    assert.deepEqual([...ballots.ranks], [0, 0, 1, 2]);
    assert.deepEqual(readScottishCsv(`\ufeff${ward.replaceAll('\n', '\r\n')}`), readScottishCsv(ward));
  });

  const cases: [string, string, string, number][] = [
    ['nothing', '', 'number_expected', 1],
    ['no seats', '3,0,', 'invalid_seats', 1],
    ['too many options', '99999,1,', 'too_many_options', 1],
    ['a stranger', ward.replace('7,3,', '7,4,'), 'unknown_option', 4],
    ['a word for a number', ward.replace('7,3,', '7,x,'), 'number_expected', 4],
    ['too many votes', ward.replace('\n7,3,', '\n999999999999999,3,'.repeat(10)), 'too_many_votes', 13],
    ['a name too few', ward.split('\n').slice(0, 6).join('\n'), 'unexpected_end', 7],
    ['a name that is missing', ward.replace('"Candidate 3","Cy","Green (Gr)",', ''), 'name_expected', 7],
  ];
  for (const [what, text, code, line] of cases) {
    it(`is refused for ${what}`, () => {
      assert.throws(() => readScottishCsv(text), { code, line });
    });
  }

  it('never does more than be refused, wherever it ends', () => {
    for (let at = 0; at < ward.length; at++) {
      try {
        readScottishCsv(ward.slice(0, at));
      } catch (error) {
        assert.ok(error instanceof CountError, String(error));
      }
    }
  });
});
