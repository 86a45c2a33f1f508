import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  countStv,
  CountError,
  stvRuleSets,
  type ClassQuota,
  type StvCount,
  type StvRules,
} from '../src/index.ts';
import { elections, packed, type Election } from './stv-elections.ts';

const ruleSets: StvRules[] = Object.values(stvRuleSets);

const withClasses = elections.chain((election) =>
  fc.record({
    election: fc.constant(election),
    classQuotas: fc.array(
      fc.record({
        members: fc.subarray(Array.from({ length: election.options }, (_, option) => option)),
        atLeast: fc.integer({ min: 0, max: 3 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  }),
);

function has(elected: readonly number[], { members, atLeast }: ClassQuota): boolean {
  return elected.filter((option) => members.includes(option)).length >= atLeast;
}

/** By trying every set of winners. */
function isPossible({ options, seats }: Election, quotas: readonly ClassQuota[]): boolean {
  for (let set = 0; set < 2 ** options; set++) {
    const elected = Array.from({ length: options }, (_, option) => option).filter(
      (option) => (set >> option) & 1,
    );
    if (elected.length === Math.min(seats, options) && quotas.every((quota) => has(elected, quota)))
      return true;
  }
  return false;
}

function count(election: Election, rules: StvRules, classQuotas: readonly ClassQuota[]): StvCount {
  return countStv(packed(election), { rules, seats: election.seats, classQuotas });
}

describe('seats kept for classes', () => {
  for (const rules of ruleSets) {
    it(`are filled whenever they can be, and refused when they cannot: ${rules.name}`, () => {
      fc.assert(
        fc.property(withClasses, ({ election, classQuotas }) => {
          if (!isPossible(election, classQuotas)) {
            assert.throws(() => count(election, rules, classQuotas), { code: 'class_quota_impossible' });
            return;
          }
          const { elected } = count(election, rules, classQuotas);
          assert.equal(elected.length, Math.min(election.seats, election.options));
          for (const quota of classQuotas) assert.ok(has(elected, quota));
        }),
        { numRuns: 150 },
      );
    });

    it(`change nothing where they are filled anyway: ${rules.name}`, () => {
      // Together the sure losers are eliminated only where no class needs one of them.
      const single = 'batch' in rules ? { ...rules, batch: 'none' as const } : rules;
      fc.assert(
        fc.property(elections, (election) => {
          const free = count(election, single, []);
          const members = Array.from({ length: election.options }, (_, option) => option);
          const { elected } = count(election, single, [{ members, atLeast: free.elected.length }]);
          assert.deepEqual(new Set(elected), new Set(free.elected));
        }),
        { numRuns: 60 },
      );
    });
  }

  const election = {
    options: 4,
    seats: 2,
    ballots: [
      { ranking: [0], weight: 40 },
      { ranking: [1], weight: 35 },
      { ranking: [2, 3], weight: 15 },
      { ranking: [3, 2], weight: 10 },
    ],
  };

  it('guard the last of a class, and send away who has no seat left', () => {
    const kept = count(election, stvRuleSets['gregory-exact'], [{ members: [2, 3], atLeast: 1 }]);
    assert.deepEqual(kept.elected, [0, 2]);
    const events = kept.rounds.flatMap((round) => round.events);
    assert.ok(
      events.some(
        (event) => event.kind === 'eliminated' && event.option === 1 && event.because === 'class-quota',
      ),
    );
    assert.deepEqual(count(election, stvRuleSets['gregory-exact'], []).elected, [0, 1]);
  });

  it('keep the seats of those who stay while others are replaced', () => {
    for (const rules of ruleSets) {
      const { elected } = countStv(packed(election), { rules, seats: 2, keepSeat: [3] });
      assert.ok(elected.includes(3), rules.name);
    }
  });

  it('are refused where they make no sense', () => {
    const wrong = (classQuotas: ClassQuota[]) => () => count(election, stvRuleSets.meek, classQuotas);
    assert.throws(wrong([{ members: [4], atLeast: 1 }]), { code: 'unknown_option' });
    assert.throws(wrong([{ members: [1], atLeast: -1 }]), { code: 'invalid_class_quota' });
    assert.throws(wrong([{ members: [1], atLeast: 0.5 }]), { code: 'invalid_class_quota' });
  });

  it('end with an error, and soon, where there are too many to reckon with', () => {
    const options = 400;
    let seed = 11;
    const next = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
    const classQuotas = Array.from({ length: 60 }, () => ({
      members: Array.from({ length: 40 }, () => next(options)),
      atLeast: 3,
    }));
    const large = { options, seats: 60, ballots: [{ ranking: [0], weight: 1 }] };
    assert.throws(
      () => count(large, stvRuleSets.wigm, classQuotas),
      (error) => error instanceof CountError,
    );
  });
});
