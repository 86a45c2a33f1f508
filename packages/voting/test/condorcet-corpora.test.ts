import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  countCondorcet,
  RankedBallotsBuilder,
  readCvotes,
  type CondorcetRules,
  type Strength,
} from '../src/index.ts';

const corpora = process.env['COOPKIT_CORPORA'];

const METHODS = new Map<string, { rules: CondorcetRules; strength: Strength }>([
  ['Schulze', { rules: 'schulze', strength: 'winning-votes' }],
  ['Schulze Winning', { rules: 'schulze', strength: 'winning-votes' }],
  ['Schulze Margin', { rules: 'schulze', strength: 'margins' }],
  ['Schulze Ratio', { rules: 'schulze', strength: 'ratio' }],
  ['Ranked Pairs Winning', { rules: 'ranked-pairs', strength: 'winning-votes' }],
  ['Ranked Pairs Margin', { rules: 'ranked-pairs', strength: 'margins' }],
  ['Minimax Winning', { rules: 'minimax', strength: 'winning-votes' }],
  ['Minimax Margin', { rules: 'minimax', strength: 'margins' }],
  ['Copeland', { rules: 'copeland', strength: 'winning-votes' }],
]);

type Groups = readonly (string | readonly string[])[];

function sorted(groups: Groups): string[][] {
  return groups.map((group) => (typeof group === 'string' ? [group] : [...group].sort()));
}

describe('the worked examples of Condorcet PHP', () => {
  interface Case {
    readonly id: string;
    readonly candidates: readonly string[] | null;
    readonly implicitRanking: boolean;
    readonly weightsAllowed: boolean;
    readonly ballots: readonly [number, Groups, number?][];
    readonly expected: Readonly<Record<string, { winner?: string | string[]; ranking?: Groups }>>;
  }
  const file = new URL('data/condorcet-php/expected.json', import.meta.url);
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly Case[] };

  it('agree', (t) => {
    let counts = 0;
    const leftOut: string[] = [];
    for (const { id, candidates, implicitRanking, weightsAllowed, ballots, expected } of cases) {
      const names = candidates ?? [...new Set(ballots.flatMap(([, ranking]) => sorted(ranking).flat()))];
      const builder = new RankedBallotsBuilder(names.length);
      for (const [times, ranking, weight = 1] of ballots) {
        const ranks = sorted(ranking).map((rank) => rank.map((name) => names.indexOf(name)));
        builder.addRanking(ranks, times * (weightsAllowed ? weight : 1));
      }
      for (const [method, { winner, ranking }] of Object.entries(expected)) {
        const settings = METHODS.get(method);
        if (settings === undefined) {
          leftOut.push(method);
          continue;
        }
        const unranked = implicitRanking ? 'last' : 'not-compared';
        const count = countCondorcet(builder.build(), { ...settings, unranked });
        const named = (group: readonly number[]) => group.map((option) => names[option]!);
        if (winner !== undefined) {
          const winners = named([...count.elected, ...count.tied.flat()]).sort();
          assert.deepEqual(winners, [winner].flat().sort(), `${id}, ${method}`);
        }
        if (ranking !== undefined) {
          assert.deepEqual(sorted(count.ranking.map(named)), sorted(ranking), `${id}, ${method}`);
        }
        counts++;
      }
    }
    assert.equal(counts, 33);
    t.diagnostic(`${counts} counts agree; ${leftOut.length} are by methods that are not ours:`);
    t.diagnostic([...new Set(leftOut)].sort().join(', '));
  });
});

describe('the elections that Tideman collected', () => {
  interface Expected {
    readonly condorcetWinner: string | null;
    readonly condorcetLoser: string | null;
    readonly [method: string]: unknown;
  }
  interface Case {
    readonly id: string;
    readonly file: string;
    readonly seats: number;
    readonly votes: number;
    readonly candidates: readonly string[];
    readonly expected: Readonly<Record<'implicit' | 'explicit', Expected>>;
  }

  it('agree, unranked options last or not compared', { skip: needs(corpora) }, (t) => {
    const folder = join(corpora ?? '', 'tideman-condorcet');
    const { cases } = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as {
      cases: readonly Case[];
    };
    let counts = 0;
    for (const { id, file, seats, votes, candidates, expected } of cases) {
      const election = readCvotes(readFileSync(join(folder, file), 'utf8'));
      assert.deepEqual(election.options, candidates, id);
      assert.equal(election.seats, seats, id);
      assert.equal(
        election.ballots.weights.reduce((sum, weight) => sum + weight, 0),
        votes,
        id,
      );
      const named = (group: readonly number[]) => group.map((option) => candidates[option]!);
      for (const [kind, outcome] of Object.entries(expected)) {
        for (const [method, settings] of METHODS) {
          const ranking = outcome[method] as Groups | undefined;
          if (ranking === undefined) continue;
          const unranked = kind === 'implicit' ? 'last' : 'not-compared';
          const count = countCondorcet(election.ballots, { ...settings, unranked });
          const where = `${id}, ${kind}, ${method}`;
          assert.deepEqual(sorted(count.ranking.map(named)), sorted(ranking), where);
          assert.deepEqual(named([...count.elected, ...count.tied.flat()]).sort(), sorted(ranking)[0], where);
          assert.equal(nameOf(count.condorcetWinner, candidates), outcome.condorcetWinner, where);
          assert.equal(nameOf(count.condorcetLoser, candidates), outcome.condorcetLoser, where);
          counts++;
        }
        const basic = countCondorcet(election.ballots, {
          rules: 'condorcet',
          unranked: kind === 'implicit' ? 'last' : 'not-compared',
        });
        const { condorcetWinner } = outcome;
        assert.deepEqual(named(basic.elected), condorcetWinner === null ? [] : [condorcetWinner], id);
      }
    }
    t.diagnostic(`${counts} counts of ${cases.length} elections agree; none was left out`);
    assert.equal(counts, cases.length * 12);
  });
});

function needs(folder: string | undefined): string | false {
  return folder === undefined && 'COOPKIT_CORPORA does not say where the elections are.';
}

function nameOf(option: number | null, names: readonly string[]): string | null {
  return option === null ? null : (names[option] ?? null);
}
