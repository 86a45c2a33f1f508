import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  countStv,
  readBlt,
  stvRuleSets,
  type StvCount,
  type StvRules,
  type StvRulesName,
} from '../src/index.ts';
import { corpus, scaled, withoutCorpora } from './stv-corpora.ts';

interface Case {
  readonly id: string;
  readonly blt: string;
  readonly dump: string;
  readonly rule: string;
  readonly arithmetic: 'fixed' | 'guarded' | 'rational';
  readonly displayDigits: number;
  readonly omegaExp: number | null;
  readonly candidates: Record<string, string>;
  readonly elected: string[];
  readonly defeatedInOrder: string[];
  readonly finalQuota: string;
  /** Null for those who had withdrawn. */
  readonly finalVotes: Record<string, string | null>;
  readonly ties: string[];
}

function rulesOf({ rule, arithmetic, displayDigits, omegaExp }: Case): StvRules | undefined {
  const name = rule === 'scotland' ? 'scottish-stv' : rule;
  if (!Object.hasOwn(stvRuleSets, name)) return undefined;
  const rules: StvRules = stvRuleSets[name as StvRulesName];
  if (arithmetic !== 'rational') return rules;
  const exact = { ...rules, arithmetic: { kind: 'rational', digits: displayDigits } } as const;
  return exact.engine === 'meek' ? { ...exact, omega: omegaExp ?? exact.omega } : exact;
}

/** What each option holds, and what rests with none, whenever it changes; as the program wrote it down. */
function dumped(text: string): { head: number[]; states: string[] } {
  const [head = [], ...rows] = text.split('\n').map((line) => line.split('\t'));
  const votes = head.flatMap((name, at) => (/\.(vote|quotient)$/.test(name) ? [at] : []));
  const nonTransferable = head.indexOf('Non-Transferable');
  const columns = nonTransferable < 0 ? votes : [nonTransferable, ...votes];
  return {
    head: votes.map((at) => Number.parseInt(head[at] ?? '', 10) - 1),
    states: rows.filter((row) => row.length > 5).map((row) => columns.map((at) => row[at]).join(' ')),
  };
}

function told(count: StvCount, options: number[], withExhausted: boolean): string[] {
  return count.rounds.map((round) => {
    const digits = round.exhausted.split('.')[1]?.length ?? 0;
    const spent = (scaled(round.exhausted) - scaled(round.rounding)).toString().padStart(digits + 1, '0');
    const exhausted = `${spent.slice(0, -digits)}.${spent.slice(-digits)}`;
    return [
      ...(withExhausted ? [exhausted] : []),
      ...options.map((option) => (round.quotients ?? round.votes)[option]),
    ].join(' ');
  });
}

describe('counts published round by round', () => {
  it('come out the same, to the last digit of every round', { skip: withoutCorpora }, (t) => {
    const { cases } = JSON.parse(corpus('droop-stv', 'expected.json')) as { cases: Case[] };
    const left: string[] = [];
    for (const expected of cases) {
      const rules = rulesOf(expected);
      if (!rules) {
        left.push(expected.rule);
        continue;
      }
      const { id } = expected;
      const { ballots, seats, withdrawn, undeclared, lot } = readBlt(corpus('droop-stv', expected.blt));
      const count = countStv(ballots, { rules, seats, withdrawn, undeclared, ...(lot && { lot }) });
      const events = count.rounds.flatMap((round) => round.events);

      const elected = count.elected.map((option) => `${option + 1}`);
      // Of counts that begin again they list some of those elected before, too.
      if (rules.engine === 'quotient') assert.deepEqual(new Set(elected), new Set(expected.elected), id);
      else assert.deepEqual(elected, expected.elected, `${id}: elected`);
      assert.deepEqual(
        count.rounds.flatMap((round) => round.eliminated).map((option) => `${option + 1}`),
        expected.defeatedInOrder,
        `${id}: eliminated`,
      );
      assert.equal(count.threshold, expected.finalQuota, `${id}: quota`);
      for (const [option, votes] of Object.entries(expected.finalVotes)) {
        if (votes !== null) assert.equal(count.finalVotes[Number(option) - 1], votes, `${id}: ${option}`);
      }
      assert.deepEqual(
        events.flatMap((event) => (event.kind === 'tie' ? expected.candidates[event.decided + 1] : [])),
        expected.ties.map((text) => text.split(' -> ')[1]),
        `${id}: ties`,
      );
      const dump = dumped(corpus('droop-stv', expected.dump));
      let at = 0;
      for (const state of told(count, dump.head, rules.engine === 'gregory')) {
        at = dump.states.indexOf(state, at);
        assert.notEqual(at, -1, `${id}: a round with ${state}`);
      }
    }
    t.diagnostic(
      `${cases.length - left.length} counts, ${left.length} left out: ${[...new Set(left)].join(', ')}`,
    );
    assert.ok(cases.length > 0);
  });
});
