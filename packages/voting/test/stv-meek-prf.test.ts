import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import {
  countStv,
  OVERVOTED,
  RankedBallotsBuilder,
  SKIPPED,
  stvRuleSets,
  type MeekRules,
  type StvCount,
} from '../src/index.ts';
import { corpus, withoutCorpora } from './stv-corpora.ts';

interface Case {
  readonly id: string;
  readonly seats: number;
  readonly candidates: string[];
  readonly ballots: [number, string[]][];
  readonly tieBreaker: string[];
  readonly excluded: string[];
  readonly protected: string[];
  readonly options: {
    readonly alternative_defeats?: string;
    readonly type_of_altdefs?: string;
    readonly always_count_votes?: boolean;
  };
  readonly elected: string[];
  readonly statusCodes: [string, 'elected' | 'defeated', number, number | null, number][];
  readonly tally: Record<string, number[]>;
  readonly rounds?: number;
  readonly exception?: string[];
}

const when: Record<string, MeekRules['batchAt']> = {
  per_reference_rule: 'more',
  before_single_defeats: 'end',
  if_no_new_electeds: 'each',
};

function rulesOf({ options }: Case): MeekRules {
  return {
    ...stvRuleSets['meek-prf'],
    countsAlways: options.always_count_votes ?? true,
    batch: options.alternative_defeats === 'Y' ? 'losers' : 'none',
    batchAt: when[options.type_of_altdefs ?? ''] ?? 'each',
  };
}

function count(vote: Case): StvCount {
  const indexes = (names: readonly string[]): number[] => names.map((name) => vote.candidates.indexOf(name));
  const builder = new RankedBallotsBuilder(vote.candidates.length);
  for (const [weight, ranks] of vote.ballots) {
    const entries = ranks.map((rank) =>
      rank === '' ? SKIPPED : rank === '#' ? OVERVOTED : vote.candidates.indexOf(rank),
    );
    builder.add(entries, weight);
  }
  const first = indexes(vote.tieBreaker);
  const rest = [...vote.candidates.keys()].filter((option) => !first.includes(option));
  return countStv(builder.build(), {
    rules: rulesOf(vote),
    seats: vote.seats,
    lot: [...first, ...rest],
    withdrawn: indexes(vote.excluded),
    keepSeat: indexes(vote.protected),
  });
}

function assertAgrees(vote: Case, result: StvCount): void {
  const { id, tally } = vote;
  const name = (option: number): string => vote.candidates[option] ?? '';
  assert.deepEqual(result.elected.map(name).sort(), [...vote.elected].sort(), id);
  assert.equal(result.rounds.length, vote.rounds, `${id}: rounds`);
  vote.candidates.forEach((candidate, option) => {
    const votes = tally[candidate] ?? [];
    assert.deepEqual(
      result.rounds.slice(0, votes.length).map((round) => Number(round.votes[option])),
      votes,
      `${id}: votes of ${candidate}`,
    );
  });
  for (const [candidate, status, round, , factor] of vote.statusCodes) {
    const option = vote.candidates.indexOf(candidate);
    const found = result.rounds.findIndex((one) =>
      (status === 'elected' ? one.elected : one.eliminated).includes(option),
    );
    assert.equal(found + 1, round, `${id}: ${candidate} is ${status}`);
    if (status === 'elected' && round > 0) {
      assert.equal(Number(result.rounds.at(-1)?.keepFactors?.[option]), factor, `${id}: keep factor`);
    }
  }
  const spent = [':Abstentions', ':Overvotes', ':Other exhausted'].map((kind) => tally[kind] ?? []);
  result.rounds.forEach((round, at) => {
    assert.equal(Number(round.threshold), tally[':Quota']?.[at], `${id}: quota`);
    assert.equal(Number(round.surplus), tally[':Total surplus']?.[at], `${id}: surplus`);
    assert.equal(round.iterations, tally[':Iterations']?.[at], `${id}: iterations`);
    const lost = spent.reduce((sum, kind) => sum + (kind[at] ?? 0), 0);
    assert.equal((Number(round.exhausted) + result.blank).toFixed(6), lost.toFixed(6), `${id}: exhausted`);
  });
}

describe('the reference rule for Meek', () => {
  const file = new URL('data/meek-prf/cases.json', import.meta.url);
  for (const vote of JSON.parse(readFileSync(file, 'utf8')) as Case[]) {
    it(`agrees in ${vote.id}`, () => {
      if (vote.exception) {
        assert.throws(() => count(vote), { code: 'invalid_seats' });
        return;
      }
      assertAgrees(vote, count(vote));
    });
  }

  it('agrees in the large case, too', { skip: withoutCorpora }, () => {
    const { cases } = JSON.parse(corpus('meek-prf', 'expected.json')) as { cases: Case[] };
    const vote = cases.find(({ id }) => id === 'vol-001')!;
    assertAgrees(vote, count(vote));
  });
});
