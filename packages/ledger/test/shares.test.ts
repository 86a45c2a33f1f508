import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  allocate,
  cancelShares,
  contributionFault,
  decimal,
  freeShares,
  giveShares,
  holdingAt,
  instalmentsOf,
  isAccount,
  issueShares,
  receive,
  redeemShares,
  reversed,
  sharesLeaving,
  splitInstalments,
  subscriptionFault,
  takeBack,
  transferShares,
  unpaidShares,
  withdrawShares,
  type Booking,
} from '../src/index.ts';

const lot = { member: 'mem_ada', shares: 2, nominal: 2_500 };

/** `debit ← credit amount` of each posting, and the figures of each row. */
const told = ({ postings, shares }: Pick<Booking, 'postings' | 'shares'>) => ({
  postings: postings.map(
    ({ debit, credit, amount }) =>
      `${debit.account}(${debit.party ?? ''}) ← ${credit.account}(${credit.party ?? ''}) ${amount}`,
  ),
  shares: shares.map((row) => [row.member, row.kind, row.shares, row.subscribed, row.paidUp, row.amount]),
});

describe('instalments', () => {
  it('are equal, and the first are a minor unit more where it does not divide', () => {
    assert.deepEqual(splitInstalments(10_000, 3), [3_334, 3_333, 3_333]);
    assert.deepEqual(splitInstalments(10_001, 3), [3_334, 3_334, 3_333]);
    assert.deepEqual(splitInstalments(9_000, 3), [3_000, 3_000, 3_000]);
  });

  it('fall due a period after each other, the first at once', () => {
    assert.deepEqual(instalmentsOf(10_000, { count: 3, every: 'month' }, '2026-01-31'), [
      { number: 1, of: 3, amount: 3_334, dueOn: '2026-01-31' },
      { number: 2, of: 3, amount: 3_333, dueOn: '2026-02-28' },
      { number: 3, of: 3, amount: 3_333, dueOn: '2026-03-31' },
    ]);
    assert.deepEqual(
      instalmentsOf(100, { count: 2, every: 'year' }, '2028-02-29').map(({ dueOn }) => dueOn),
      ['2028-02-29', '2029-02-28'],
    );
  });

  it('are one where there is no plan, and none of nothing', () => {
    assert.deepEqual(instalmentsOf(700, undefined, '2026-01-31'), [
      { number: 1, of: 1, amount: 700, dueOn: '2026-01-31' },
    ]);
    assert.deepEqual(
      instalmentsOf(2, { count: 3, every: 'month' }, '2026-01-31').map(({ amount }) => amount),
      [1, 1],
    );
  });

  it('add up to the sum, whatever it is', () => {
    const total = fc.integer({ min: 1, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(total, fc.integer({ min: 1, max: 120 }), (sum, count) => {
        const amounts = splitInstalments(sum, count);
        assert.equal(
          amounts.reduce((a, b) => a + b, 0),
          sum,
        );
        assert.ok(Math.max(...amounts) - Math.min(...amounts) <= 1);
      }),
    );
  });
});

describe('the terms of shares', () => {
  const terms = {
    nominal: 2_500,
    minimum: 2,
    maximum: 10,
    presets: [2, 5],
    free: true,
    instalments: [{ count: 3, every: 'month' as const }],
  };
  const fault = (held: number, shares: number, changes: Partial<typeof terms> = {}) =>
    subscriptionFault({ ...terms, ...changes }, held, { shares });

  it('count what is held already', () => {
    assert.deepEqual(fault(0, 1), { field: 'shares', code: 'too_small', limit: 2 });
    assert.equal(fault(1, 1), null);
    assert.equal(fault(0, 10), null);
    assert.deepEqual(fault(0, 11), { field: 'shares', code: 'too_big', limit: 10 });
    assert.deepEqual(fault(8, 3), { field: 'shares', code: 'too_big', limit: 2 });
    assert.deepEqual(fault(12, 1), { field: 'shares', code: 'too_big', limit: 0 });
    assert.deepEqual(fault(5, 0), { field: 'shares', code: 'too_small', limit: 1 });
  });

  it('may leave no choice but the presets, to those who join', () => {
    assert.deepEqual(fault(0, 3, { free: false }), { field: 'shares', code: 'not_an_option' });
    assert.equal(fault(0, 5, { free: false }), null);
    assert.equal(fault(2, 3, { free: false }), null);
  });

  it('name the plans', () => {
    const by = (count: number, every: 'month' | 'year') =>
      subscriptionFault(terms, 0, { shares: 2, plan: { count, every } });
    assert.equal(by(3, 'month'), null);
    assert.deepEqual(by(4, 'month'), { field: 'plan', code: 'not_an_option' });
    assert.deepEqual(by(3, 'year'), { field: 'plan', code: 'not_an_option' });
  });

  it('of a contribution have a minimum, and presets or any amount above', () => {
    const of = { minimum: 300, presets: [300, 500], free: true };
    assert.deepEqual(contributionFault(of, 299), { field: 'amount', code: 'too_small', limit: 300 });
    assert.equal(contributionFault(of, 301), null);
    assert.deepEqual(contributionFault({ ...of, free: false }, 301), {
      field: 'amount',
      code: 'not_an_option',
    });
    assert.equal(contributionFault({ ...of, free: false }, 500), null);
  });
});

describe('what each event books', () => {
  it('of shares', () => {
    assert.deepEqual(told(issueShares(lot)), {
      postings: ['share-capital-unpaid(mem_ada) ← share-capital(mem_ada) 5000'],
      shares: [['mem_ada', 'issued', 2, 5_000, 0, 5_000]],
    });
    assert.deepEqual(told(cancelShares(lot)), {
      postings: ['share-capital(mem_ada) ← share-capital-unpaid(mem_ada) 5000'],
      shares: [['mem_ada', 'cancelled', -2, -5_000, 0, 5_000]],
    });
    assert.deepEqual(told(transferShares(lot, 'mem_zoe')), {
      postings: ['share-capital(mem_ada) ← share-capital(mem_zoe) 5000'],
      shares: [
        ['mem_ada', 'transferred-out', -2, -5_000, -5_000, 5_000],
        ['mem_zoe', 'transferred-in', 2, 5_000, 5_000, 5_000],
      ],
    });
    assert.deepEqual(
      transferShares(lot, 'mem_zoe').shares.map(({ counterparty }) => counterparty),
      ['mem_zoe', 'mem_ada'],
    );
    assert.deepEqual(told(withdrawShares(lot)), {
      postings: ['share-capital(mem_ada) ← redemptions-payable(mem_ada) 5000'],
      shares: [['mem_ada', 'withdrawn', -2, -5_000, -5_000, 5_000]],
    });
    assert.deepEqual(told(redeemShares(lot, 'bank')), {
      postings: ['redemptions-payable(mem_ada) ← bank() 5000'],
      shares: [['mem_ada', 'redeemed', 0, 0, 0, 5_000]],
    });
    assert.deepEqual(told(giveShares(lot)), {
      postings: ['share-capital(mem_ada) ← gifts(mem_ada) 5000'],
      shares: [['mem_ada', 'given', -2, -5_000, -5_000, 5_000]],
    });
  });

  it('of a payment: each part to what it is for, the rest to the member’s credit; and back', () => {
    const bank = { account: 'bank', party: null } as const;
    const parts = [
      { charge: 'chg_1', purpose: 'entry-fee', amount: 500 },
      { charge: 'chg_2', purpose: 'shares', amount: 5_000 },
      { charge: 'chg_3', purpose: 'dues', amount: 300 },
      { charge: 'chg_4', purpose: 'donation', amount: 100 },
    ] as const;
    assert.deepEqual(told(receive('mem_ada', bank, parts, 50)), {
      postings: [
        'bank() ← entry-fees(mem_ada) 500',
        'bank() ← share-capital-unpaid(mem_ada) 5000',
        'bank() ← dues(mem_ada) 300',
        'bank() ← donations(mem_ada) 100',
        'bank() ← member-credit(mem_ada) 50',
      ],
      shares: [['mem_ada', 'paid-up', 0, 0, 5_000, 5_000]],
    });
    const back = told(takeBack('mem_ada', bank, parts, 50));
    assert.deepEqual(back.shares, [['mem_ada', 'paid-up', 0, 0, -5_000, -5_000]]);
    assert.deepEqual(
      takeBack('mem_ada', bank, parts, 50).postings,
      reversed(receive('mem_ada', bank, parts, 50).postings),
    );
    assert.deepEqual(told(receive('mem_ada', bank, [parts[2]], 0)).shares, []);
  });

  it('shares out an amount in the order of what is owed', () => {
    const owed = [{ open: 300 }, { open: 0 }, { open: 500 }];
    const amounts = (amount: number) => {
      const { parts, rest } = allocate(amount, owed);
      return [parts.map((part) => part.amount), rest];
    };
    assert.deepEqual(amounts(200), [[200], 0]);
    assert.deepEqual(amounts(301), [[300, 1], 0]);
    assert.deepEqual(amounts(801), [[300, 500], 1]);
    assert.deepEqual(amounts(0), [[], 0]);
  });
});

describe('a holding', () => {
  const rows = [
    { ...issueShares(lot).shares[0]!, on: '2026-01-10' },
    {
      ...receive('mem_ada', { account: 'bank', party: null }, [shares(3_000)], 0).shares[0]!,
      on: '2026-02-01',
    },
    { ...transferShares({ ...lot, shares: 1 }, 'mem_zoe').shares[0]!, on: '2026-03-01' },
  ];
  function shares(amount: number) {
    return { charge: 'chg_1', purpose: 'shares', amount } as const;
  }

  it('is what its rows up to a day come to', () => {
    assert.deepEqual(holdingAt(rows, '2026-01-09'), { shares: 0, subscribed: 0, paidUp: 0 });
    assert.deepEqual(holdingAt(rows, '2026-01-10'), { shares: 2, subscribed: 5_000, paidUp: 0 });
    assert.deepEqual(holdingAt(rows, '2026-02-28'), { shares: 2, subscribed: 5_000, paidUp: 3_000 });
    assert.deepEqual(holdingAt(rows, '2026-03-01'), { shares: 1, subscribed: 2_500, paidUp: 500 });
  });

  it('frees what is paid up in full, and lets be cancelled what nothing is paid on', () => {
    const held = { shares: 4, subscribed: 10_000, paidUp: 6_000 };
    assert.equal(freeShares(held, 2_500, 0), 2);
    assert.equal(freeShares(held, 2_500, 1), 1);
    assert.equal(freeShares(held, 2_500, 3), 0);
    assert.equal(unpaidShares(held, 2_500), 1);
  });

  it('gives back on the day of a notice what is paid up then, and cancels the rest of it', () => {
    const of = (paidUp: number, under: number) =>
      sharesLeaving({ shares: 4, subscribed: 10_000, paidUp }, 2_500, under);
    assert.deepEqual(of(10_000, 3), { paid: 3, unpaid: 0 });
    assert.deepEqual(of(2_500, 3), { paid: 1, unpaid: 2 });
    assert.deepEqual(of(0, 4), { paid: 0, unpaid: 4 });
    assert.deepEqual(of(6_000, 4), { paid: 2, unpaid: 1 });
    assert.deepEqual(sharesLeaving({ shares: 0, subscribed: 0, paidUp: 0 }, 2_500, 2), {
      paid: 0,
      unpaid: 0,
    });
  });
});

describe('amounts and accounts', () => {
  it('are written with all their decimals', () => {
    assert.equal(decimal(123_450, 2), '1234.50');
    assert.equal(decimal(-5, 2), '-0.05');
    assert.equal(decimal(700, 0), '700');
    assert.equal(decimal(1, 3), '0.001');
    assert.equal(decimal(Number.MAX_SAFE_INTEGER, 2), '90071992547409.91');
  });

  it('are those of the chart alone', () => {
    assert.ok(isAccount('share-capital'));
    for (const code of ['toString', 'constructor', 'Bank', '']) assert.ok(!isAccount(code), code);
  });
});
