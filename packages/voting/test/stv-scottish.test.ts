import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countStv, readScottishCsv } from '../src/index.ts';
import { corpus, scaled, withoutCorpora } from './stv-corpora.ts';

interface Case {
  readonly id: string;
  readonly file: string;
  readonly seats: number;
  readonly candidates: string[];
  readonly parties: string[];
  readonly ward: string;
  readonly validBallots: number;
  readonly quota: number;
  readonly elected: number[];
  readonly excludedInOrder: number[];
  readonly finalVotes: Record<string, string>;
  readonly nonTransferable: string;
}

describe('Scottish council wards', () => {
  it('elect who was elected, with the same votes', { skip: withoutCorpora }, (t) => {
    const { cases } = JSON.parse(corpus('scottish-council', 'expected.json')) as { cases: Case[] };
    for (const ward of cases) {
      const file = readScottishCsv(corpus('scottish-council', ward.file));
      const count = countStv(file.ballots, { rules: 'scottish-stv', seats: file.seats });
      const last = count.rounds.at(-1)!;
      assert.deepEqual(
        {
          seats: file.seats,
          candidates: file.options,
          parties: file.parties,
          // They have it up to the first comma.
          ward: file.title.split(',')[0],
          validBallots: count.valid,
          quota: count.threshold,
          elected: count.elected.map((option) => option + 1),
          excludedInOrder: count.rounds.flatMap((round) => round.eliminated).map((option) => option + 1),
          finalVotes: Object.fromEntries(count.finalVotes.map((votes, option) => [option + 1, votes])),
          nonTransferable: scaled(last.exhausted) - scaled(last.rounding),
        },
        {
          seats: ward.seats,
          candidates: ward.candidates,
          parties: ward.parties,
          ward: ward.ward.replaceAll('"', ''),
          validBallots: ward.validBallots,
          quota: `${ward.quota}.00000`,
          elected: ward.elected,
          excludedInOrder: ward.excludedInOrder,
          finalVotes: ward.finalVotes,
          nonTransferable: scaled(ward.nonTransferable),
        },
        ward.id,
      );
    }
    t.diagnostic(`${cases.length} wards, none left out`);
    assert.ok(cases.length > 0);
  });
});
