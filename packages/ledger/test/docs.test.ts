import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { accountPlans, chart, type PlanId } from '../src/index.ts';

const page = readFileSync(new URL('../../../docs/ledger.md', import.meta.url), 'utf8');
const plans: PlanId[] = ['fr-pcg', 'de-skr03', 'de-skr04'];

describe('docs/ledger.md', () => {
  const rows = page
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length === 8 && cells[1]!.startsWith('`'));

  it('has every account, with the number that each plan proposes and whether it is to be confirmed', () => {
    const written = rows.map((cells) => [cells[1]!.replaceAll('`', ''), ...cells.slice(4, 7)]);
    const proposed = Object.keys(chart).map((code) => [
      code,
      ...plans.map((id) => {
        const { number, toConfirm } = accountPlans[id].accounts[code as keyof typeof chart];
        return toConfirm ? `${number} \\*` : number;
      }),
    ]);
    assert.deepEqual(written, proposed);
  });

  it('names only accounts that there are', () => {
    const [, events] = page.split('## What each event books');
    const named = events!.split('## Exports')[0]!.matchAll(/`([a-z-]+)`/g);
    for (const [, code] of named) assert.ok(Object.hasOwn(chart, code!), code);
  });
});
