import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countStv, RankedBallotsBuilder } from '../src/index.ts';
import { corpus, withoutCorpora } from './stv-corpora.ts';

interface Case {
  readonly id: string;
  readonly file: string;
  readonly seats: number;
  readonly expected: { readonly implicit: { readonly STV: string[][] } };
}

/** Its program weighs a ballot that has passed two elected options by the second surplus alone, and here it shows. */
const weighedOtherwise = ['A01', 'A66', 'A67'];

describe('the elections that Nicolaus Tideman collected', () => {
  it(
    'elect the same by inclusive Gregory where the published count fills its seats',
    { skip: withoutCorpora },
    (t) => {
      const { cases } = JSON.parse(corpus('tideman-condorcet', 'expected.json')) as { cases: Case[] };
      const left: string[] = [];
      for (const { id, file, seats, expected } of cases) {
        const lines = corpus('tideman-condorcet', file).split('\n');
        const names = (lines.find((line) => line.startsWith('#/Candidates:')) ?? '').slice(13).split(';');
        const indexes = new Map(names.map((name, option) => [name.trim(), option]));
        const builder = new RankedBallotsBuilder(names.length);
        for (const line of lines.filter((text) => /^[^#\s]/.test(text) && !text.includes('EMPTY'))) {
          const [ranks = '', weight = '1'] = line.split('*');
          const ranking = ranks
            .split('>')
            .map((rank) => rank.split('=').map((name) => indexes.get(name.trim())!));
          builder.addRanking(ranking, Number(weight));
        }
        const count = countStv(builder.build(), { rules: 'gregory-exact', seats });
        const winners = expected.implicit.STV.flat().map((name) => indexes.get(name)!);
        const hasTie = count.rounds.some((round) => round.events.some((event) => event.kind === 'tie'));
        if (winners.length !== seats) left.push(`${id} (elects ${winners.length} to ${seats} seats)`);
        else if (hasTie) left.push(`${id} (a tie)`);
        else if (weighedOtherwise.includes(id)) left.push(`${id} (weighs otherwise)`);
        else assert.deepEqual([...count.elected].sort(), winners.sort(), id);
      }
      t.diagnostic(`${cases.length - left.length} elections, ${left.length} left out: ${left.join(', ')}`);
      assert.ok(cases.length > left.length);
    },
  );
});
