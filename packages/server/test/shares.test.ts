import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isCoopError } from '@coopkit/sdk';
import { joinWith, makeMoneyServer } from './money.ts';
import { stewardOf, type TestServer } from './support.ts';

const refuses = (code: string) => (error: unknown) => isCoopError(error) && error.code === code;

describe('joining with shares', () => {
  let server: TestServer;
  before(async () => (server = await makeMoneyServer()));
  after(() => server.close());

  it('issues them at admission, unpaid, and says what to pay', async () => {
    const { me, application } = await joinWith(server, 'ada@example.org');
    assert.deepEqual(application.toPay, { amount: 5_500, currency: 'EUR', exponent: 2 });
    const { holding, charges } = await me.shares.mine();
    assert.equal(holding.shares, 2);
    assert.equal(holding.subscribed.amount, 5_000);
    assert.equal(holding.paidUp.amount, 0);
    assert.deepEqual(charges.map(({ purpose, amount, state }) => [purpose, amount.amount, state]).sort(), [
      ['entry-fee', 500, 'due'],
      ['shares', 5_000, 'due'],
    ]);
  });

  it('are paid by bank transfer, known by its reference', async () => {
    const { me } = await joinWith(server, 'grace@example.org');
    const payment = await me.payments.start({ method: 'bank-transfer' });
    assert.equal(payment.amount.amount, 5_500);
    assert.equal(payment.instruction?.kind, 'transfer');
    const steward = await stewardOf(server);
    await steward.payments.confirm(payment.id);
    const { holding } = await me.shares.mine();
    assert.equal(holding.paidUp.amount, 5_000);
    const { items } = await server.office.ledger.balances();
    const balance = (account: string) => items.find((item) => item.account === account)?.balance.amount ?? 0;
    assert.equal(balance('bank'), 5_500);
    assert.equal(balance('entry-fees'), -500);
    assert.equal(
      items.reduce((sum, item) => sum + item.balance.amount, 0),
      0,
    );
    assert.deepEqual((await server.office.ledger.reconcile()).differences, []);
  });

  it('by a plan are owed in parts', async () => {
    const { me, application } = await joinWith(server, 'mary@example.org', {
      subscription: { shares: 3, plan: { count: 3, every: 'month' } },
    });
    assert.equal(application.toPay?.amount, 2_500 + 500);
    const { charges } = await me.shares.mine();
    assert.deepEqual(
      charges
        .filter(({ purpose }) => purpose === 'shares')
        .map(({ amount, dueOn }) => [amount.amount, dueOn]),
      [
        [2_500, '2030-05-01'],
        [2_500, '2030-06-01'],
        [2_500, '2030-07-01'],
      ],
    );
  });

  it('refuses what the terms do not allow', async () => {
    await assert.rejects(joinWith(server, 'no@example.org', {}), refuses('shares_not_allowed'));
    await assert.rejects(
      joinWith(server, 'no@example.org', { subscription: { shares: 1 } }),
      refuses('shares_not_allowed'),
    );
    await assert.rejects(
      joinWith(server, 'no@example.org', { subscription: { shares: 101 } }),
      refuses('shares_not_allowed'),
    );
  });
});
