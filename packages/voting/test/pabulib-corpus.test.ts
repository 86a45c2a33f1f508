import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  countBudget,
  pabulibBallots,
  pabulibSettings,
  readPabulib,
  writePabulib,
  type BudgetSettings,
  type CompletionName,
  type PabulibFile,
} from '../src/index.ts';

interface Case {
  id: string;
  file: string;
  voteType: string;
  declaredRule: string;
  budget: number;
  voters: number;
  projects: number;
  officialSelected: string[];
  equalShares?: Record<
    string,
    { winnersInOrder: string[]; totalCost: number; finalEndowmentPerVoter: number }
  >;
  pabutools?: Record<string, string[]>;
}

const folder = join(process.env['COOPKIT_CORPORA'] ?? '', 'pabulib');
const there = process.env['COOPKIT_CORPORA'] !== undefined && existsSync(join(folder, 'expected.json'));
const cases = there
  ? (JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as { cases: Case[] }).cases
  : [];
const skip = !there && 'COOPKIT_CORPORA does not name a folder with pabulib in it.';

const read = ({ file }: Case) => readPabulib(readFileSync(join(folder, file), 'utf8'));
const names = (file: PabulibFile, projects: readonly number[]) => projects.map((i) => file.projects[i]?.id);

describe('participatory budgets of pabulib', { skip }, () => {
  it('are read as they are described, and written without loss', (t) => {
    for (const case_ of cases) {
      const file = read(case_);
      assert.equal(file.voteType, case_.voteType, case_.id);
      assert.equal(file.budget, BigInt(case_.budget), case_.id);
      assert.equal(file.votes.length, case_.voters, case_.id);
      assert.equal(file.projects.length, case_.projects, case_.id);
      assert.deepEqual(readPabulib(writePabulib(file)), file, case_.id);
    }
    t.diagnostic(`${cases.length} files, none left out`);
  });

  it('have the votes and scores that their files state', (t) => {
    let stated = 0;
    for (const case_ of cases) {
      const file = read(case_);
      const ballots = pabulibBallots(file);
      const votes = new Array<number>(case_.projects).fill(0);
      const scores = new Array<number>(case_.projects).fill(0);
      ballots.weights.forEach((weight, ballot) => {
        for (let i = ballots.starts[ballot] ?? 0; i < (ballots.starts[ballot + 1] ?? 0); i++) {
          const project = ballots.chosen[i] ?? 0;
          votes[project] = (votes[project] ?? 0) + weight;
          scores[project] = (scores[project] ?? 0) + weight * (ballots.points[i] ?? 0);
        }
      });
      for (const [column, sums] of [['votes', votes] as const, ['score', scores] as const]) {
        if (file.projects[0]?.fields.has(column) !== true) continue;
        stated += 1;
        assert.deepEqual(
          file.projects.map(({ fields }) => Number(fields.get(column))),
          sums,
          `${case_.id}: ${column}`,
        );
      }
    }
    t.diagnostic(`${stated} columns`);
  });

  it('that were decided by equal shares or by votes fund what was funded', (t) => {
    const counted = cases.filter(
      ({ declaredRule, officialSelected }) => declaredRule !== 'unknown' && officialSelected.length > 0,
    );
    for (const case_ of counted) {
      const file = read(case_);
      const count = countBudget(pabulibBallots(file), pabulibSettings(file));
      assert.deepEqual(names(file, count.elected).toSorted(), case_.officialSelected.toSorted(), case_.id);
      if (case_.declaredRule.endsWith('comparison')) assert.equal(count.comparison?.kept, 'equal-shares');
    }
    t.diagnostic(
      `${counted.length} outcomes; ${cases.length - counted.length} without a known rule or outcome`,
    );
  });

  it('fund in the same order by equal shares, whatever the completion', (t) => {
    let counted = 0;
    for (const case_ of cases) {
      const file = read(case_);
      const ballots = pabulibBallots(file);
      const { completion: _, comparison: __, ...plain } = pabulibSettings(file);
      const settings: BudgetSettings = { ...plain, rules: 'equal-shares', minVotes: 0 };
      for (const [name, expected] of Object.entries(case_.equalShares ?? {})) {
        const count = countBudget(ballots, { ...settings, completion: name as CompletionName });
        assert.deepEqual(names(file, count.elected), expected.winnersInOrder, `${case_.id} ${name}`);
        assert.equal(count.spent, expected.totalCost.toString(), `${case_.id} ${name}`);
        const [n = '', d = '1'] = count.endowment?.exact.split('/') ?? [];
        assert.ok(Math.abs(Number(n) / Number(d) - expected.finalEndowmentPerVoter) < 1e-6, case_.id);
        counted += 1;
      }
      const alike = case_.pabutools?.['none-cardinality-utility'];
      if (alike === undefined) continue;
      const count = countBudget(ballots, { ...settings, completion: 'none', utility: 'cardinality' });
      assert.deepEqual(names(file, count.elected), alike, `${case_.id} cardinality`);
      counted += 1;
    }
    t.diagnostic(`${counted} counts`);
  });
});
