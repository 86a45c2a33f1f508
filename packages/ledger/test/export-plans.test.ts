import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accountPlans, chart, withOverrides } from '../src/index.ts';

const { 'fr-pcg': frPcg, 'de-skr03': skr03, 'de-skr04': skr04 } = accountPlans;

describe('account plans', () => {
  for (const plan of Object.values(accountPlans)) {
    it(`${plan.id} has a number of its own and a name for every account`, () => {
      assert.deepEqual(Object.keys(plan.accounts).sort(), Object.keys(chart).sort());
      const accounts = Object.values(plan.accounts);
      assert.equal(new Set(accounts.map(({ number }) => number)).size, Object.keys(chart).length);
      assert.ok(accounts.every(({ label }) => label.trim() === label && label !== ''));
    });
  }

  it('the French numbers have six figures, the German four', () => {
    assert.ok(Object.values(frPcg.accounts).every(({ number }) => /^[1-7]\d{5}$/.test(number)));
    for (const plan of [skr03, skr04]) {
      assert.ok(Object.values(plan.accounts).every(({ number }) => /^\d{4}$/.test(number)));
    }
  });

  // Plan comptable général, list of 2026: 101, 4562, 4567; DATEV SKR 03: 0810, 0811, 0005, SKR 04: 2901, 2902, 0090.
  it('capital, what is unpaid of it and what is to be repaid stand where the published charts have them', () => {
    const capital = ['share-capital', 'share-capital-unpaid', 'redemptions-payable'] as const;
    const numbers = [frPcg, skr03, skr04].map(({ accounts }) => capital.map((code) => accounts[code].number));
    assert.deepEqual(numbers, [
      ['101000', '456250', '456700'],
      ['0810', '0005', '0811'],
      ['2901', '0090', '2902'],
    ]);
  });

  // In the general plan 756 is foreign-exchange gains and 754 refunds from co-operatives; only associations have dues there.
  it('no income of a French company stands on 754 or 756', () => {
    assert.ok(Object.values(frPcg.accounts).every(({ number }) => !/^75[46]/.test(number)));
  });

  it('a co-op overrides a number, a name or both, and the plan itself stays', () => {
    const plan = withOverrides(frPcg, {
      dues: { number: '756100', label: 'Cotisations' },
      gifts: { number: '106300' },
    });
    assert.deepEqual(plan.accounts.dues, { number: '756100', label: 'Cotisations', toConfirm: false });
    assert.deepEqual(plan.accounts.gifts, { number: '106300', label: 'Autres réserves', toConfirm: false });
    assert.deepEqual(plan.accounts.bank, frPcg.accounts.bank);
    assert.equal(frPcg.accounts.dues.number, '758920');
  });
});
