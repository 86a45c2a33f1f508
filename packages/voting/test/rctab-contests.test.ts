import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import {
  countRctab,
  readRctabBallots,
  readRctabConfig,
  readRctabCvrs,
  type RctabConfig,
  type RctabRound,
} from '../src/index.ts';

interface Contest {
  readonly id: string;
  readonly ballots: string;
  readonly config: string;
  readonly expectedReports: readonly string[];
}

interface Report {
  readonly results: readonly ReportedRound[];
  readonly summary: { readonly undervotes: number };
}

interface ReportedRound {
  readonly inactiveBallots: Readonly<Record<string, string>>;
  readonly tally: Readonly<Record<string, string>>;
  readonly tallyResults: readonly {
    readonly elected?: string;
    readonly eliminated?: string;
    readonly transfers: Readonly<Record<string, string>>;
  }[];
  readonly threshold: string;
}

const own = join(import.meta.dirname, 'data/rctab');
const corpora = process.env['COOPKIT_CORPORA'];
const { cases } = JSON.parse(readFileSync(join(own, 'expected.json'), 'utf8')) as {
  cases: readonly Contest[];
};

const here = cases.filter(({ ballots }) => existsSync(join(own, ballots)));
const large = cases.filter((contest) => !here.includes(contest));

describe('contests counted by RCTab', () => {
  for (const contest of here) {
    it(`agree in every round: ${contest.id}`, () => compare(own, contest));
  }

  it(
    'agree in every round where they are large, too',
    { skip: corpora === undefined && 'COOPKIT_CORPORA names no folder with the published elections.' },
    (t) => {
      for (const contest of large) compare(join(corpora ?? '', 'rctab'), contest);
      t.diagnostic(`${here.length + large.length} contests, none left out`);
    },
  );

  it('are the same when read from the files of cast votes themselves', (t) => {
    let read = 0;
    for (const { id, config: path, ballots } of here) {
      const config = readRctabConfig(text(own, path));
      const files = config.sources.map(({ filePath }) => join(id, basename(filePath)));
      if (!files.every((file) => existsSync(join(own, file)))) continue;
      const cvrs = readRctabCvrs(
        files.map((file) => text(own, file)),
        config,
      );
      assert.deepEqual(cvrs, readRctabBallots(text(own, ballots), config.candidates), id);
      read++;
    }
    assert.equal(read, 9);
    t.diagnostic(`${read} contests; the others' files are spreadsheets`);
  });
});

function compare(root: string, { id, config: path, ballots: file, expectedReports }: Contest): void {
  const config = readRctabConfig(text(root, path));
  const { ballots } = readRctabBallots(text(root, file), config.candidates);
  const count = countRctab(ballots, config);
  const reports = expectedReports.map((report) => JSON.parse(text(root, report)) as Report);
  const expected = reports.flatMap(({ results }, pass) =>
    results.map((result) => ({ pass: pass + 1, ...asTold(result) })),
  );
  assert.deepEqual(
    count.rounds.map((round) => told(round, config)),
    expected,
    id,
  );
  assert.equal(count.undervotes, String(reports[0]?.summary.undervotes));
  assert.deepEqual(
    count.elected.map((option) => config.candidates[option]?.name),
    expected.flatMap(({ elected }) => elected),
  );
}

/** Our round in the words of a report. */
function told(round: RctabRound, { candidates }: RctabConfig) {
  const name = (option: number): string => candidates[option]?.name ?? '';
  const transfers = round.events.flatMap((event) =>
    event.kind === 'transfer' ? [[name(event.from), transfersOf(event)] as const] : [],
  );
  function transfersOf(event: { to: readonly { option: number; votes: string }[]; exhausted: string }) {
    return withoutZeros([
      ...event.to.map(({ option, votes }) => [name(option), votes]),
      ['', event.exhausted],
    ]);
  }
  return {
    pass: round.pass,
    threshold: round.threshold,
    tally: withoutZeros(round.votes.map((votes, option) => [name(option), votes])),
    inactive: withoutZeros(Object.entries(round.inactive)),
    elected: round.elected.map(name),
    eliminated: round.eliminated.map(name),
    transfers: Object.fromEntries(transfers.filter(([, to]) => Object.keys(to).length > 0)),
  };
}

function asTold({ inactiveBallots, tally, tallyResults, threshold }: ReportedRound) {
  const transfers = tallyResults.map(
    ({ elected, eliminated, transfers }): [string, Record<string, bigint>] => {
      const { exhausted = '0', 'residual surplus': residual = '0', ...to } = transfers;
      return [
        elected ?? eliminated ?? '',
        withoutZeros([...Object.entries(to), ['', sum(exhausted, residual)]]),
      ];
    },
  );
  return {
    threshold,
    tally: withoutZeros(Object.entries(tally)),
    inactive: withoutZeros(Object.entries(inactiveBallots)),
    elected: tallyResults.flatMap(({ elected }) => elected ?? []),
    eliminated: tallyResults.flatMap(({ eliminated }) => eliminated ?? []),
    transfers: Object.fromEntries(transfers.filter(([, to]) => Object.keys(to).length > 0)),
  };
}

/** By name, each in units of its twentieth digit after the point: a report writes 8 and 8.0000 as it comes. */
function withoutZeros(entries: readonly (readonly string[])[]): Record<string, bigint> {
  const units = entries.map(([name = '', votes = '']) => [name, unitsOf(votes)] as const);
  return Object.fromEntries(units.filter(([, votes]) => votes !== 0n));
}

function sum(a: string, b: string): string {
  const units = (unitsOf(a) + unitsOf(b)).toString().padStart(21, '0');
  return `${units.slice(0, -20)}.${units.slice(-20)}`;
}

function unitsOf(votes: string): bigint {
  const [whole = '', fraction = ''] = votes.split('.');
  return BigInt(whole + fraction.padEnd(20, '0'));
}

function text(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
