import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, it, type TestContext } from 'node:test';
import { counted } from './counted.ts';

/** Elections that may be copied, and where those are that may not. */
const copied = fileURLToPath(new URL('../../voting/test/data/', import.meta.url));
const corpora = process.env.COOPKIT_CORPORA;
const skip = corpora === undefined && 'COOPKIT_CORPORA names no folder with the published elections.';

function casesOf<Case>(folder: string): Case[] {
  return (JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as { cases: Case[] }).cases;
}

/** Says how many cases were counted, and how many left out and why. */
function tell(t: TestContext, ran: number, left: number, why: string): void {
  t.diagnostic(`${ran} counted${left > 0 ? `, ${left} left out: ${why}` : ''}`);
}

const sorted = (names: readonly string[]) => [...names].sort();

describe('coopkit count agrees with what was published', () => {
  it('of RCTab', async (t) => {
    interface Case {
      id: string;
      ballots: string;
      config: string;
      expectedReports: string[];
    }
    interface Report {
      results: { threshold: string; tally: Record<string, string>; tallyResults: { elected?: string }[] }[];
    }
    const folder = join(copied, 'rctab');
    const there = casesOf<Case>(folder).filter(({ ballots }) => existsSync(join(folder, ballots)));
    for (const { id, ballots, config, expectedReports } of there) {
      const told = await counted(join(folder, ballots), { config: join(folder, config) });
      const rounds = expectedReports.flatMap(
        (file) => (JSON.parse(readFileSync(join(folder, file), 'utf8')) as Report).results,
      );
      const elected = rounds.flatMap(({ tallyResults }) =>
        tallyResults.flatMap(({ elected = [] }) => elected),
      );
      assert.deepEqual(sorted(told.elected), sorted(elected), id);
      assert.equal(told.rounds.length, rounds.length, id);
      for (const [i, { threshold, tally }] of rounds.entries()) {
        assert.equal(told.rounds[i]?.threshold, threshold, id);
        for (const [name, votes] of Object.entries(tally)) {
          assert.equal(Number(told.rounds[i]?.votes[name]), Number(votes), `${id}, round ${i + 1}: ${name}`);
        }
      }
    }
    tell(t, there.length, casesOf(folder).length - there.length, 'too large to be copied');
  });

  it('of starvote', async (t) => {
    interface Case {
      file: string;
      method: string;
      outcome: 'ok' | 'tie' | 'error';
      winners: string[] | string | null;
    }
    const folder = join(copied, 'starvote');
    // The one names a file that may not be copied, and of the other the log tells nothing.
    const cases = casesOf<Case>(folder).filter(
      ({ file, method }) =>
        ['star', 'bloc'].includes(method) &&
        existsSync(join(folder, file)) &&
        !/may_bloc_star|no_output/.test(file),
    );
    for (const { file, outcome, winners } of cases) {
      const path = join(folder, file);
      if (outcome === 'error') await assert.rejects(counted(path), { name: 'Failure' }, file);
      else {
        const told = await counted(path);
        assert.equal(told.tied.length > 0, outcome === 'tie', file);
        // Of some only the log tells, in which names are shortened.
        if (Array.isArray(winners) && winners.every((name) => told.options.includes(name)))
          assert.deepEqual(sorted(told.elected), sorted(winners), file);
      }
    }
    tell(t, cases.length, casesOf(folder).length - cases.length, 'other methods, or not to be copied');
  });

  it('of Scottish councils', { skip }, async (t) => {
    interface Case {
      file: string;
      candidates: string[];
      quota: number;
      electedNames: string[];
      finalVotes: Record<string, string>;
    }
    const folder = join(corpora ?? '', 'scottish-council');
    for (const { file, candidates, quota, electedNames, finalVotes } of casesOf<Case>(folder)) {
      const told = await counted(join(folder, file));
      assert.deepEqual([told.elected, told.threshold], [electedNames, `${quota}.00000`], file);
      const final = Object.entries(finalVotes).map(([number, votes]) => [
        candidates[Number(number) - 1] ?? '',
        votes,
      ]);
      assert.deepEqual(told.finalVotes, Object.fromEntries(final), file);
    }
    tell(t, casesOf(folder).length, 0, '');
  });

  it('of Droop', { skip }, async (t) => {
    interface Case {
      id: string;
      blt: string;
      rule: string;
      arithmetic: string;
      electedNames: string[];
    }
    const folder = join(corpora ?? '', 'droop-stv');
    // A count by quotient begins again, and its file names each of the elected as often.
    const cases = casesOf<Case>(folder).filter(({ rule }) => rule !== 'qpq');
    for (const { id, blt, rule, arithmetic, electedNames } of cases) {
      const told = await counted(join(folder, blt), {
        rules: rule === 'scotland' ? 'scottish-stv' : rule,
        ...(arithmetic === 'rational' ? { precision: 'exact' } : {}),
      });
      assert.deepEqual(told.elected, electedNames, id);
    }
    tell(t, cases.length, casesOf(folder).length - cases.length, 'qpq is checked where it is counted');
  });

  it('of Tideman’s elections', { skip }, async (t) => {
    interface Case {
      file: string;
      expected: { implicit: { 'Schulze Winning': (string | string[])[]; condorcetWinner: string | null } };
    }
    const folder = join(corpora ?? '', 'tideman-condorcet');
    for (const { file, expected } of casesOf<Case>(folder)) {
      const told = await counted(join(folder, file));
      const [first = []] = expected.implicit['Schulze Winning'];
      assert.deepEqual(sorted([...told.elected, ...told.tied.flat()]), sorted([first].flat()), file);
      assert.equal(told.condorcetWinner, expected.implicit.condorcetWinner, file);
    }
    tell(t, casesOf(folder).length, 0, '');
  });

  it('of Pabulib', { skip }, async (t) => {
    interface Case {
      file: string;
      declaredRule: string;
      officialSelected: string[];
    }
    const folder = join(corpora ?? '', 'pabulib');
    const cases = casesOf<Case>(folder).filter(
      ({ declaredRule, officialSelected }) => declaredRule !== 'unknown' && officialSelected.length > 0,
    );
    for (const { file, officialSelected } of cases) {
      const told = await counted(join(folder, file));
      assert.deepEqual(sorted(told.elected), sorted(officialSelected.map(String)), file);
    }
    tell(t, cases.length, casesOf(folder).length - cases.length, 'no rule or no outcome is stated');
  });
});
