import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { balancesOn, byAccount, trialBalance } from '../src/index.ts';
import { firstYear, journals, sums } from './export-journals.ts';

const year = { from: '2026-01-01', to: '2026-12-31' };

describe('the trial balance', () => {
  it('shows for each account and party what stood there, what moved and what stands', () => {
    assert.deepEqual(
      trialBalance([...firstYear].reverse(), year).map((line): unknown[] => Object.values(line)),
      [
        ['bank', null, 51234, 49925, 0, 101159],
        ['cash', null, 500, 0, 0, 500],
        ['stripe', null, 0, 50000, 50000, 0],
        ['share-capital-unpaid', 'mem_ada', 50000, 0, 50000, 0],
        ['share-capital', 'mem_ada', -100000, 50000, 0, -50000],
        ['share-capital', 'mem_zoe', 0, 0, 50000, -50000],
        ['dues', null, -1234, 0, 0, -1234],
        ['donations', null, -500, 0, 0, -500],
        ['provider-fees', null, 0, 75, 0, 75],
      ],
    );
  });

  it('adds the parties of an account up', () => {
    const capital = byAccount(trialBalance(firstYear, year)).filter(
      ({ account }) => account === 'share-capital',
    );
    assert.deepEqual(capital, [
      {
        account: 'share-capital',
        party: null,
        opening: -100000,
        debit: 50000,
        credit: 50000,
        closing: -100000,
      },
    ]);
  });

  it('has the balances at the end of a day, without what is settled', () => {
    assert.deepEqual(balancesOn(firstYear, '2025-11-05'), [
      { account: 'bank', party: null, balance: 50000 },
      { account: 'share-capital-unpaid', party: 'mem_ada', balance: 50000 },
      { account: 'share-capital', party: 'mem_ada', balance: -100000 },
    ]);
    assert.deepEqual(balancesOn(firstYear, '2025-11-02'), []);
  });

  it('sums to zero, closes where the next period opens, and agrees with the journal', () => {
    fc.assert(
      fc.property(journals, (entries) => {
        const lines = trialBalance(entries, year);
        for (const column of ['opening', 'closing'] as const) {
          assert.equal(
            lines.reduce((sum, line) => sum + BigInt(line[column]), 0n),
            0n,
          );
        }
        for (const { opening, debit, credit, closing } of lines)
          assert.equal(opening + debit - credit, closing);
        const closing = lines.filter((line) => line.closing !== 0);
        const opening = trialBalance(entries, { from: '2027-01-01', to: '2027-12-31' }).filter(
          (line) => line.opening !== 0,
        );
        assert.deepEqual(
          closing.map((line) => [line.account, line.party, line.closing]),
          opening.map((line) => [line.account, line.party, line.opening]),
        );
        assert.deepEqual(
          balancesOn(entries, year.to),
          closing.map((line) => ({ account: line.account, party: line.party, balance: line.closing })),
        );
        const counted = sums(
          entries.filter(({ on }) => on <= year.to),
          ({ account, party }) => `${account} ${party ?? ''}`,
        );
        assert.deepEqual(
          new Map(
            closing.map((line) => [`${line.account} ${line.party ?? ''}`, BigInt(line.closing)]).sort() as [
              string,
              bigint,
            ][],
          ),
          counted,
        );
      }),
    );
  });

  it('would rather fail than be inexact', () => {
    const postings = Array.from({ length: 2 }, () => ({
      ...firstYear[0]!.postings[0]!,
      amount: Number.MAX_SAFE_INTEGER,
    }));
    assert.throws(() => trialBalance([{ on: '2026-01-01', postings }], year), RangeError);
  });
});
