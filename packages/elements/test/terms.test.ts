import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ContributionTerms, MemberClass, ShareTerms } from '@coopkit/contract';
import fc from 'fast-check';
import { moneyIn } from '../src/money/money.ts';
import { typedAmount } from '../src/money/typed-amount.ts';
import { choiceOf, owes, termsFaults, termsView } from '../src/terms/choice.ts';
import { linesOf } from '../src/terms/summary.ts';
import { en } from '../src/words/en.ts';
import { enTerms } from '../src/words/en-terms.ts';

describe('an amount that is typed', () => {
  it('is read as its language writes it', () => {
    const cases: [typed: string, locale: string, amount: number | undefined][] = [
      ['12,50 €', 'fr', 1_250],
      ['12.50', 'fr', 1_250],
      ['1 234,5 €', 'fr', 123_450],
      ['1\u202f234,50\u00a0€', 'fr', 123_450],
      ['€1,234.50', 'en', 123_450],
      ['1,234', 'en', 123_400],
      ['12,50', 'en', 1_250],
      ['1.234', 'de', 123_400],
      ['1.234,5', 'de', 123_450],
      ['12,– €', 'de', 1_200],
      ['CHF 1’000.–', 'de-CH', 100_000],
      ['kr. 25', 'da', 2_500],
      ['1,23,456.70', 'en-IN', 12_345_670],
      ['١٢٫٥', 'ar-EG', 1_250],
      ['12.345', 'en', undefined],
      ['12,5,0', 'fr', undefined],
      ['1.2.3', 'de', undefined],
      ['-5', 'en', undefined],
      ['', 'en', undefined],
      ['five', 'en', undefined],
      ['5 or 10', 'en', undefined],
      ['5 10', 'en', undefined],
      ['1e3', 'en', undefined],
      ['12.', 'en', 1_200],
      ['EUR 12', 'en', 1_200],
      ['12 Fr.', 'de-CH', 1_200],
    ];
    for (const [typed, locale, amount] of cases) {
      assert.equal(typedAmount(typed, locale, 2), amount, `${typed} in ${locale}`);
    }
    assert.equal(typedAmount('1200', 'ja', 0), 1_200);
    assert.equal(typedAmount('12.5', 'ja', 0), undefined);
    assert.equal(typedAmount('1.234', 'en', 3), 1_234);
  });

  it('is what was written, in any language and currency', () => {
    const locales = [
      'en',
      'fr',
      'de',
      'de-CH',
      'es',
      'pl',
      'ar-EG',
      'fa',
      'hi',
      'en-IN',
      'pt-BR',
      'sv',
      'ja',
    ];
    const currencies = [
      ['EUR', 2],
      ['JPY', 0],
      ['CHF', 2],
    ] as const;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000_000 }),
        fc.constantFrom(...locales),
        fc.constantFrom(...currencies),
        (amount, locale, [currency, exponent]) => {
          const written = moneyIn(locale, { amount, currency, exponent });
          assert.equal(typedAmount(written, locale, exponent), amount, `${written} in ${locale}`);
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

const shares: ShareTerms = {
  nominal: 2_500,
  minimum: 2,
  maximum: 100,
  presets: [1, 2, 10, 500],
  free: true,
  entryFee: 500,
  instalments: [{ count: 7, every: 'month' }],
  investing: false,
  payment: 'after-admission',
  transfer: 'free',
  leaving: { noticeMonths: 6, at: 'year-end', payoutMonths: 3 },
  arrears: null,
};

const dues: ContributionTerms = {
  id: 'dues',
  kind: 'dues',
  name: { en: 'Dues' },
  interval: 'month',
  minimum: 300,
  presets: [500],
  free: true,
  required: true,
};

const memberClass = (more: Partial<MemberClass>): MemberClass => ({
  id: 'rider',
  name: { en: 'Rider' },
  admission: 'open',
  intake: 'open',
  applicants: ['person'],
  fields: [],
  ...more,
});

const view = (typed: Record<string, string>) => {
  const words = { ...en, ...enTerms, locale: 'en' };
  return termsView(words, 'en', {
    currency: { code: 'EUR', exponent: 2 },
    typed,
    fault: () => undefined,
  });
};

describe('what is chosen by the terms of a class', () => {
  const rider = memberClass({ shares, contributions: [dues] });
  const faults = (typed: Record<string, string>, of = rider) =>
    Object.fromEntries(termsFaults(view(typed), of));

  it('is sent as the server takes it', () => {
    const typed = { shares: '10', plan: 'month-7', dues: 'dues.other', 'amount.dues': '4.20' };
    assert.deepEqual(faults(typed), {});
    assert.deepEqual(choiceOf(view(typed), rider), {
      subscription: { shares: 10, plan: { count: 7, every: 'month' } },
      contributions: [{ terms: 'dues', amount: 420, currency: 'EUR' }],
    });
  });

  it('has to be chosen, and to be within the terms', () => {
    const one = 'Please choose one of these.';
    assert.deepEqual(faults({}), { shares: one, dues: one });
    // Presets beyond the minimum and the maximum are not there to be chosen.
    assert.equal(faults({ shares: '1', dues: 'dues.500' }).shares, one);
    assert.equal(faults({ shares: '500', dues: 'dues.500' }).shares, one);
    const typed = (sharesOther: string) =>
      faults({ shares: 'other', sharesOther, dues: 'dues.500' }).sharesOther;
    assert.equal(typed('1'), 'At least 2.');
    assert.equal(typed('101'), 'At most 100.');
    assert.equal(typed('2.5'), 'Write a whole number.');
    assert.equal(typed('100'), undefined);
    const amount = (text: string) =>
      faults({ shares: '2', dues: 'dues.other', 'amount.dues': text })['amount.dues'];
    assert.equal(amount('2.99'), 'At least €3.00.');
    assert.equal(amount('a lot'), 'Write an amount, such as €12.50.');
    assert.equal(amount('3'), undefined);
  });

  it('may be nothing where the terms leave it to each', () => {
    const free = memberClass({
      shares: { ...shares, minimum: 0 },
      contributions: [{ ...dues, required: false }],
    });
    assert.deepEqual(faults({ shares: '0', dues: '' }, free), {});
    const choice = choiceOf(view({ shares: '0', dues: '' }), free);
    assert.deepEqual(choice, { subscription: undefined, contributions: [] });
    assert.equal(owes(choice, free), undefined);
  });

  it('needs no choosing where there is one number', () => {
    const fixed = memberClass({ shares: { ...shares, presets: [2], free: false } });
    assert.deepEqual(faults({}, fixed), {});
    assert.equal(choiceOf(view({}), fixed).subscription?.shares, 2);
  });

  it('adds up: what is paid now and later is the whole, to the cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100 }), fc.boolean(), (count, parts) => {
        const typed = {
          shares: 'other',
          sharesOther: String(count),
          plan: parts ? 'month-7' : '',
          dues: 'dues.500',
        };
        const [first, fee, given] = linesOf(view(typed), rider, 'en');
        const later = (first?.later ?? []).flatMap((text) => {
          const [, times, part] = /^(\d+) × €([\d.,]+)$/.exec(text) ?? [];
          return times ? [Number(times) * Math.round(Number(part?.replace(',', '')) * 100)] : [];
        });
        const all = later.reduce((sum, each) => sum + each, first?.now ?? 0);
        assert.equal(all, count * shares.nominal);
        assert.deepEqual([fee?.now, given?.now, given?.later], [500, 500, ['€5.00', 'each month']]);
      }),
    );
  });
});
