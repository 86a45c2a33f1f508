import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { creditorReference, qrReference, suggest, type OpenPayment, type Transaction } from '../src/index.ts';
import { theirIban, transaction } from './support.ts';

const rf = (number: number) => creditorReference(String(539_007_547_000 + number));

function payment(number: number, change: Partial<OpenPayment> = {}): OpenPayment {
  return { paymentId: `pay_${number}`, amount: 10_000, reference: rf(number), payerName: null, ...change };
}

const only = (incoming: Partial<Transaction>, open: readonly OpenPayment[]) =>
  suggest([transaction(incoming)], open)[0]!;
const first = (incoming: Partial<Transaction>, open: readonly OpenPayment[]) => {
  const [candidate] = only(incoming, open).candidates;
  return candidate === undefined ? null : [candidate.paymentId, ...candidate.reasons];
};

describe('a reference', () => {
  it('with the right amount is certain, wherever it stands', () => {
    const open = [payment(1), payment(2), payment(3)];
    const typed = rf(2)
      .toLowerCase()
      .replace(/(.{4})(?=.)/g, '$1 ');
    for (const incoming of [
      { reference: rf(2) },
      { text: `Thank you ${typed} Anna` },
      { text: `${typed.slice(0, 9)}\n${typed.slice(9)}` },
      { endToEndId: rf(2) },
      { text: `SVWZ+${rf(2)}EREF+X` },
    ]) {
      const suggestion = only(incoming, open);
      assert.equal(suggestion.matched, 'pay_2');
      assert.deepEqual(suggestion.candidates[0]!.reasons, ['reference', 'amount']);
    }
  });

  it('may be the id that a direct debit was sent with', () => {
    const open = [payment(1, { endToEndId: 'pay_1' }), payment(2, { endToEndId: 'pay_2' })];
    const suggestion = only({ endToEndId: 'pay_2' }, open);
    assert.deepEqual(
      [suggestion.matched, suggestion.candidates[0]!.reasons],
      ['pay_2', ['end-to-end-id', 'amount']],
    );
    assert.equal(only({ endToEndId: 'pay_2', amount: 5 }, open).matched, null);
  });

  it('with another amount is likely, not certain', () => {
    const suggestion = only({ amount: 5000, text: rf(1) }, [payment(1), payment(2)]);
    assert.deepEqual(
      [suggestion.matched, suggestion.candidates[0]!.paymentId, suggestion.candidates[0]!.reasons],
      [null, 'pay_1', ['reference', 'other-amount']],
    );
  });

  it('may be a QR reference, or the co-op’s own, which has to stand alone', () => {
    const open = [payment(1, { reference: qrReference('4711') }), payment(2, { reference: 'INV-2026-7' })];
    assert.equal(only({ text: `0${qrReference('4711')}` }, open).matched, 'pay_1');
    assert.equal(only({ text: 'inv 2026 7, thanks' }, open).matched, 'pay_2');
    assert.equal(only({ text: 'inv 2026 77' }, open).matched, null);
  });

  it('with one character wrong, missing, too much or two swapped is suggested', () => {
    const open = [payment(1), payment(444, { amount: 20_000 })];
    const right = rf(1);
    const wrong = [
      `${right.slice(0, 9)}8${right.slice(10)}`,
      right.slice(0, 9) + right.slice(10),
      `${right.slice(0, 9)}1${right.slice(9)}`,
      right.slice(0, 6) + right[7]! + right[6]! + right.slice(8),
    ];
    for (const text of wrong) {
      const suggestion = only({ text: `Share ${text} Anna` }, open);
      assert.equal(suggestion.matched, null, text);
      assert.ok(suggestion.candidates[0]?.reasons.includes('near-reference'), text);
      assert.equal(first({ text: `Share\n${text}` }, open)?.[0], 'pay_1', text);
    }
  });

  it('of two payments with one amount leaves the choice to a person', () => {
    const suggestion = only({ text: `${rf(1)} ${rf(2)}` }, [payment(1), payment(2)]);
    assert.equal(suggestion.matched, null);
    assert.deepEqual(
      suggestion.candidates.map(({ paymentId }) => paymentId),
      ['pay_1', 'pay_2'],
    );
  });
});

describe('no payment is matched twice', () => {
  it('the later transaction is told that it is paid', () => {
    const twice = [
      transaction({ key: 'b', on: '2026-11-03', text: rf(1) }),
      transaction({ key: 'a', on: '2026-11-02', text: rf(1) }),
    ];
    const suggestions = suggest(twice, [payment(1)]);
    assert.deepEqual(
      suggestions.map(({ key, matched }) => [key, matched]),
      [
        ['b', null],
        ['a', 'pay_1'],
      ],
    );
    assert.deepEqual(suggestions[0]!.candidates[0]!.reasons, ['reference', 'amount', 'taken']);
  });

  it('instalments with one reference are paid one after the other', () => {
    const open = [1, 2, 3].map((number) => payment(number, { reference: rf(1) }));
    const incoming = ['a', 'b', 'c', 'd'].map((key) => transaction({ key, text: rf(1) }));
    assert.deepEqual(
      suggest(incoming, open).map(({ matched }) => matched),
      ['pay_1', 'pay_2', 'pay_3', null],
    );
  });

  it('whatever is paid in whatever order', () => {
    const incoming = fc.array(
      fc.record({
        number: fc.nat(5),
        amount: fc.constantFrom(10_000, 5000),
        day: fc.integer({ min: 10, max: 20 }),
      }),
      { maxLength: 12 },
    );
    const property = fc.property(incoming, fc.infiniteStream(fc.nat()), (parts, stream) => {
      const open = Array.from({ length: 5 }, (_, number) => payment(number));
      const all = parts.map(({ number, amount, day }, at) =>
        transaction({ key: `k${at}`, on: `2026-11-${day}`, amount, text: rf(number) }),
      );
      const suggestions = suggest(all, open);
      const matched = suggestions.flatMap((each) => each.matched ?? []);
      assert.equal(new Set(matched).size, matched.length);
      for (const { key, matched: id } of suggestions) {
        if (id === null) continue;
        const paid = all.find((each) => each.key === key)!;
        const what = open.find(({ paymentId }) => paymentId === id)!;
        assert.ok(paid.amount === what.amount && paid.text === what.reference);
      }
      const shuffled = all
        .map((each) => ({ each, at: stream.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ each }) => each);
      const byKey = (list: typeof suggestions) => [...list].sort((a, b) => (a.key < b.key ? -1 : 1));
      assert.deepEqual(byKey(suggest(shuffled, open)), byKey(suggestions));
    });
    fc.assert(property, { numRuns: 300 });
  });
});

describe('without a reference', () => {
  const named = (number: number, payerName: string, change: Partial<OpenPayment> = {}) =>
    payment(number, { payerName, ...change });

  it('the amount and a similar name are a suggestion', () => {
    const open = [
      named(1, 'Dr. Anna Müller'),
      named(2, 'Peter Schmidt'),
      named(3, 'Anna Mueller', { amount: 5000 }),
    ];
    assert.deepEqual(first({ name: 'MUELLER, ANNA UND PETER' }, open), ['pay_1', 'name', 'amount']);
    assert.deepEqual(first({ name: 'Shmidt Peter' }, open), ['pay_2', 'name', 'amount']);
    assert.deepEqual(first({ name: 'Grandma', text: 'share for Peter Schmidt' }, open), [
      'pay_2',
      'name',
      'amount',
    ]);
    assert.equal(first({ name: 'Maria Rossi' }, open), null);
  });

  it('an account the payer used before is one', () => {
    const open = [payment(1), payment(2, { payerIban: 'nl91 abna 0417 1643 00' })];
    assert.deepEqual(first({ iban: theirIban }, open), ['pay_2', 'iban', 'amount']);
    assert.deepEqual(first({ iban: theirIban, amount: 7 }, open), ['pay_2', 'iban', 'other-amount']);
  });

  it('a member’s number in the text is one, a short number only after a word for a member', () => {
    const open = [
      payment(1, { memberNumber: '00123' }),
      payment(2, { memberNumber: 'M-4711' }),
      payment(3, { memberNumber: '7' }),
    ];
    assert.deepEqual(first({ text: 'Mitglied 123' }, open), ['pay_1', 'member-number', 'amount']);
    assert.deepEqual(first({ text: 'member M4711 share' }, open), ['pay_2', 'member-number', 'amount']);
    assert.deepEqual(first({ text: 'm 4711' }, open), ['pay_2', 'member-number', 'amount']);
    assert.deepEqual(first({ text: 'Mitglied Nr. 7' }, open), ['pay_3', 'member-number', 'amount']);
    assert.equal(first({ text: '7 shares' }, open), null);
  });

  it('an amount that one payment alone has is one', () => {
    const open = [payment(1), payment(2, { amount: 12_345 }), payment(3)];
    assert.deepEqual(first({ amount: 12_345 }, open), ['pay_2', 'amount']);
    assert.equal(first({}, open), null);
  });

  it('the more that speaks for one, the further up it is', () => {
    const open = [
      named(1, 'Anna Müller'),
      named(2, 'Anna Müller', { payerIban: theirIban }),
      named(3, 'Anna Müller', { memberNumber: '555' }),
    ];
    const { candidates, matched } = only({ name: 'Anna Müller', iban: theirIban, text: '555' }, open);
    assert.deepEqual(
      candidates.map(({ paymentId }) => paymentId),
      ['pay_2', 'pay_3', 'pay_1'],
    );
    assert.equal(matched, null);
  });
});

it('what went out, came back or takes back is not suggested anything', () => {
  const incoming = [
    transaction({ amount: -10_000 }),
    transaction({ reversal: true }),
    transaction({ returned: { reason: null, amount: null } }),
  ];
  assert.deepEqual(
    suggest(
      incoming.map((each) => ({ ...each, text: rf(1) })),
      [payment(1)],
    ),
    [],
  );
});
