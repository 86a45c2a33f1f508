import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RandomMoney } from './random-money.ts';

const OPERATIONS = 2_000;
const BATCH = 100;

describe(`${OPERATIONS} random operations through the server’s own doors`, () => {
  it('leave the books in order after each hundred, and no day of the past other than it was', async (t) => {
    const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32));
    t.diagnostic(`SEED=${seed}`);
    const money = await RandomMoney.make(seed);
    t.after(() => money.server.close());
    for (let i = 1; i <= OPERATIONS; i++) {
      await money.act();
      if (i % BATCH === 0) await money.check();
    }
    await money.checkEveryDay();
    const refusals = [...money.refused.values()].reduce((sum, count) => sum + count, 0);
    assert.ok(refusals > OPERATIONS / 20, `${refusals} were refused`);
  });
});
