import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { countStv, stvRuleSets, type MeekRules, type StvCount, type StvRules } from '../src/index.ts';
import { scaled } from './stv-corpora.ts';
import { elections, merged, packed, type Election } from './stv-elections.ts';

const ruleSets: StvRules[] = Object.values(stvRuleSets);
const rounding = ruleSets.filter(({ arithmetic }) => arithmetic.kind === 'fixed');

function count(election: Election, rules: StvRules): StvCount {
  return countStv(packed(election), { rules, seats: election.seats });
}

/** The votes after what a round tells of. */
function replayed(count: StvCount, at: number): bigint[] {
  const round = count.rounds[at]!;
  const votes = round.votes.map(scaled);
  for (const event of round.events) {
    if (event.kind !== 'transfer') continue;
    votes[event.from]! -= scaled(event.exhausted);
    for (const { option, votes: moved } of event.to) {
      votes[option]! += scaled(moved);
      votes[event.from]! -= scaled(moved);
    }
  }
  return votes;
}

describe('every rule-set', () => {
  for (const rules of ruleSets) {
    it(`fills the seats as far as there are options: ${rules.name}`, () => {
      fc.assert(
        fc.property(elections, (election) => {
          const { elected, rounds, valid, blank } = count(election, rules);
          assert.equal(elected.length, Math.min(election.seats, election.options));
          assert.equal(new Set(elected).size, elected.length);
          const out = rounds.flatMap((round) => round.eliminated);
          assert.equal(out.length, election.options - elected.length);
          assert.ok(out.every((option) => !elected.includes(option)));
          assert.equal(
            valid + blank,
            election.ballots.reduce((sum, { weight }) => sum + weight, 0),
          );
        }),
        { numRuns: 60 },
      );
    });

    it(`asks neither for the order of the ballots nor whether equal ones are merged: ${rules.name}`, () => {
      fc.assert(
        fc.property(elections, (election) => {
          const result = count(election, rules);
          const turned = { ...election, ballots: election.ballots.toReversed() };
          assert.deepEqual(count(turned, rules), result);
          assert.deepEqual(countStv(merged(election), { rules, seats: election.seats }), result);
        }),
        { numRuns: 60 },
      );
    });

    it(`elects whom more than half of the voters name first: ${rules.name}`, () => {
      fc.assert(
        fc.property(elections, fc.integer({ min: 0, max: 6 }), (election, pick) => {
          const option = pick % election.options;
          const others = election.ballots.reduce((sum, { weight }) => sum + weight, 0);
          const ballots = [...election.ballots, { ranking: [option], weight: others + 2 }];
          assert.ok(count({ ...election, ballots }, rules).elected.includes(option));
        }),
        { numRuns: 40 },
      );
    });
  }
});

describe('rule-sets with decimals', () => {
  for (const rules of rounding) {
    it(`lose no vote in any round: ${rules.name}`, () => {
      fc.assert(
        fc.property(elections, (election) => {
          const result = count(election, rules);
          const all = scaled(result.valid.toFixed(rules.arithmetic.digits));
          for (const round of result.rounds) {
            const held = round.votes.map(scaled).reduce((sum, votes) => sum + votes, 0n);
            assert.equal(held + scaled(round.exhausted), all);
          }
        }),
        { numRuns: 100 },
      );
    });

    it(`tell every move of a vote from one round to the next: ${rules.name}`, () => {
      fc.assert(
        fc.property(elections, (election) => {
          const result = count(election, rules);
          result.rounds.slice(1).forEach((round, at) => {
            assert.deepEqual(replayed(result, at), round.votes.map(scaled));
          });
        }),
        { numRuns: 100 },
      );
    });

    it(`come out the same with numbers of any length: ${rules.name}`, () => {
      const long = {
        ...rules,
        arithmetic: { kind: 'guarded', digits: rules.arithmetic.digits, guard: 0 },
      } as const;
      fc.assert(
        fc.property(elections, (election) => {
          assert.deepEqual(count(election, long), count(election, rules));
        }),
        { numRuns: 100 },
      );
    });
  }

  it('count weights whose votes do not fit into whole numbers', () => {
    const election = {
      options: 3,
      seats: 1,
      ballots: [
        { ranking: [0], weight: 4e15 },
        { ranking: [1, 0], weight: 3e15 },
      ],
    };
    const { rounds } = count(election, stvRuleSets['meek-prf']);
    assert.deepEqual(rounds[0]?.votes, [
      '4000000000000000.000000000',
      '3000000000000000.000000000',
      '0.000000000',
    ]);
  });
});

/** The rule read literally: each ballot by itself, with the keep factors of a round. */
function distributed(election: Election, factors: readonly string[], rules: MeekRules): string[] {
  const one = 10n ** 9n;
  const votes = factors.map(() => 0n);
  for (const { ranking, weight } of election.ballots) {
    let left = one;
    for (const option of ranking) {
      const factor = scaled(factors[option]!);
      const part =
        rules.keeps === 'price' ? (left < factor ? left : factor) : (left * factor + one - 1n) / one;
      votes[option]! += part * BigInt(weight);
      left -= part;
    }
  }
  return votes.map((held) => `${held / one}.${(held % one).toString().padStart(9, '0')}`);
}

describe('keep factors', () => {
  const prf: MeekRules = stvRuleSets['meek-prf'];
  for (const rules of [prf, { ...prf, name: 'warren', keeps: 'price' } as const]) {
    it(`give each option the votes of its round, ballot by ballot: ${rules.name}`, () => {
      fc.assert(
        fc.property(elections, (election) => {
          for (const round of count(election, rules).rounds) {
            assert.deepEqual(distributed(election, round.keepFactors ?? [], rules), round.votes);
          }
        }),
        { numRuns: 200 },
      );
    });
  }

  it('are the same where many ballots take many ways', () => {
    let seed = 7;
    const next = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
    const ballots = Array.from({ length: 3000 }, () => {
      const left = Array.from({ length: 9 }, (_, option) => option);
      const ranking = Array.from({ length: 1 + next(9) }, () => left.splice(next(left.length), 1)[0]!);
      return { ranking, weight: 1 };
    });
    const election = { options: 9, seats: 6, ballots };
    for (const round of count(election, prf).rounds) {
      assert.deepEqual(distributed(election, round.keepFactors ?? [], prf), round.votes);
    }
  });
});
