import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { countBudget, PointBallotsBuilder, type BudgetSettings } from '../src/index.ts';

interface Case {
  id: string;
  candidates: number;
  seats: number;
  profile: number[][];
  expected: Record<string, number[][]>;
}

const cases = JSON.parse(
  readFileSync(new URL('data/abcvoting/equal-shares.json', import.meta.url), 'utf8'),
) as Case[];

const rules = {
  av: { rules: 'greedy' },
  'equal-shares': { rules: 'equal-shares', completion: 'phragmen' },
  'equal-shares-with-av-completion': { rules: 'equal-shares', completion: 'utilitarian' },
  'equal-shares-with-increment-completion': { rules: 'equal-shares', completion: 'increment' },
} as const;

const sorted = (committee: readonly number[]) => committee.toSorted((a, b) => a - b).join();

describe('a committee, as a budget with each seat at the same cost,', () => {
  for (const [rule, asked] of Object.entries(rules)) {
    it(`is one that is right by ${rule}, in ${cases.length} profiles`, () => {
      for (const { id, candidates, seats, profile, expected } of cases) {
        const ballots = new PointBallotsBuilder(candidates);
        for (const approved of profile) ballots.addApproval(approved);
        const settings: BudgetSettings = {
          ...asked,
          budget: BigInt(seats),
          costs: new Array<bigint>(candidates).fill(1n),
          ties: [],
        };
        const right = (expected[rule] ?? []).map(sorted);
        const lot = Array.from({ length: candidates }, (_, candidate) => candidate);
        const drawn = countBudget(ballots.build(), { ...settings, lot });
        assert.ok(right.includes(sorted(drawn.elected)), `${id}: ${sorted(drawn.elected)}`);

        const undrawn = countBudget(ballots.build(), settings);
        const [tied] = undrawn.tied;
        if (tied === undefined) {
          assert.equal(sorted(undrawn.elected), sorted(drawn.elected), id);
        } else {
          assert.ok(tied.length > 1 && undrawn.elected.length < seats, id);
        }
      }
    });
  }
});
