import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { describe, it } from 'node:test';
import * as whole from '@coopkit/contract';
import fc from 'fast-check';

// The contract once more, with what stands in for zod in a browser.
const standIn = new URL('../src/small-schemas.ts', import.meta.url).href;
registerHooks({
  resolve(specifier, context, next) {
    if (!context.parentURL?.endsWith('?small')) return next(specifier, context);
    if (specifier === 'zod/mini') return next(standIn, context);
    const found = next(specifier, context);
    return { ...found, url: `${found.url}?small` };
  },
});
const index = new URL('../../contract/src/index.ts?small', import.meta.url).href;
const small = (await import(index)) as typeof whole;

type Checkable = Parameters<typeof whole.check>[0];
const isSchema = (value: unknown): value is Checkable =>
  typeof value === 'object' && value !== null && 'safeParse' in value;

const schemas = Object.entries(whole).flatMap(([name, schema]) => (isSchema(schema) ? [name] : []));

/** Faults of one field are said once: which of several does not matter. */
const fieldsOf = (checked: ReturnType<typeof whole.check>) =>
  checked.ok ? undefined : [...new Set(checked.fields.map(({ field }) => field))].sort();

function same(name: string, value: unknown, faults = true): void {
  const ours = small.check(small[name as keyof typeof small] as unknown as Checkable, value);
  const theirs = whole.check(whole[name as keyof typeof whole] as unknown as Checkable, value);
  assert.deepEqual(
    ours.ok ? ours.value : faults && fieldsOf(ours),
    theirs.ok ? theirs.value : faults && fieldsOf(theirs),
    `${name}: ${JSON.stringify(value)}`,
  );
}

const details = {
  kind: 'organisation',
  name: 'Ada',
  signatory: { name: 'Byron', role: 'Secretary' },
  email: 'ada@example.org',
  answers: { licence: 'x', home: { street: 'Long Lane 1' } },
};
const payment = {
  id: `pay_${'a'.repeat(22)}`,
  memberId: null,
  method: 'bank-transfer',
  state: 'open',
  amount: { amount: 5_500, currency: 'EUR', exponent: 2 },
  refunded: { amount: 0, currency: 'EUR', exponent: 2 },
  payer: null,
  charges: [],
  instruction: {
    kind: 'transfer',
    beneficiary: 'Harbour',
    account: 'DE02',
    bic: null,
    reference: 'RF18',
    qr: { kind: 'epc', text: 'BCD' },
  },
  createdAt: '2030-05-01T09:00:00.000Z',
  receivedOn: null,
  reason: null,
  unknown: 'left out',
};
const problem = {
  type: 'x',
  title: 'x',
  status: 422,
  code: 'x',
  requestId: 'r',
  fields: [{ field: 'a', code: 'b' }],
};

/** Values near to good ones: something is taken away, added or is something else. */
function near(value: unknown): fc.Arbitrary<unknown> {
  const odd = fc.oneof(
    fc.constantFrom(
      null,
      undefined,
      '',
      ' ',
      0,
      -1,
      1.5,
      1e300,
      NaN,
      true,
      [],
      {},
      'a\u0007',
      '\ud800',
      'ß@ü.de',
    ),
    fc.string({ maxLength: 400 }),
    fc.emailAddress(),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
    fc.integer(),
  );
  if (typeof value !== 'object' || value === null)
    return fc.oneof({ weight: 4, arbitrary: fc.constant(value) }, odd);
  if (Array.isArray(value)) return fc.oneof(fc.tuple(...value.map(near)), odd);
  const parts = fc.record(Object.fromEntries(Object.entries(value).map(([key, each]) => [key, near(each)])), {
    requiredKeys: [],
  });
  const whole = fc.record(Object.fromEntries(Object.entries(value).map(([key, each]) => [key, near(each)])));
  return fc.oneof(
    { weight: 6, arbitrary: whole },
    parts,
    whole.map((each) => ({ ...each, more: 1 })),
    odd,
  );
}

describe('what stands in for zod', () => {
  it('says of the same values that they are right, and of the same fields that they are wrong', () => {
    const cases = [
      ['ApplicantDetails', details],
      [
        'NewApplication',
        {
          ...details,
          memberClass: 'rider',
          consent: { rulesVersion: 1, textHash: 'a'.repeat(64), locale: 'en' },
          subscription: { shares: 2, plan: { count: 3, every: 'month' } },
        },
      ],
      ['Payment', payment],
      ['Problem', problem],
      ['Email', 'ada@example.org'],
      ['Code', '123 456'],
      ['PostalAddress', { street: 'Long Lane', postalCode: '1', city: 'X', country: 'GB' }],
      ['NewMandate', { iban: 'DE', holder: 'A', textHash: 'a'.repeat(64), locale: 'en' }],
      ['NewPayment', { method: 'stripe', returnUrl: 'https://site.example/?a=1', embedded: true }],
    ] as const;
    for (const [name, value] of cases) {
      assert.ok(schemas.includes(name), name);
      same(name, value);
      fc.assert(
        fc.property(near(value), (each) => same(name, each)),
        { numRuns: 500 },
      );
    }
  });

  it('takes what zod takes, and nothing else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...schemas), fc.anything(), (name, value) => same(name, value, false)),
      { numRuns: 5_000 },
    );
  });

  it('says the same of answers to a co-op’s own questions, in the same codes', () => {
    const fields = [
      { name: 'a', type: 'short-text', label: { en: 'A' }, required: true },
      { name: 'b', type: 'date', label: { en: 'B' }, required: false },
      {
        name: 'c',
        type: 'choice',
        label: { en: 'C' },
        required: true,
        options: [{ value: 'x', label: { en: 'X' } }],
      },
      { name: 'd', type: 'postal-address', label: { en: 'D' }, required: false },
    ] as const satisfies readonly whole.Field[];
    const answers = {
      a: 'one',
      b: '2020-02-29',
      c: 'x',
      d: { street: 'Lane', postalCode: '1', city: 'C', country: 'GB' },
    };
    const last = (checked: ReturnType<typeof whole.check>) =>
      checked.ok
        ? checked.value
        : Object.fromEntries(checked.fields.map(({ field, ...rest }) => [field, rest]));
    const texts = fc.oneof(fc.constant(''), fc.constant('2021-02-29'), fc.string({ maxLength: 250 }));
    const parts = fc.record(
      { street: texts, postalCode: texts, city: texts, country: texts },
      { requiredKeys: [] },
    );
    const others = fc.record({ a: texts, b: texts, c: texts, d: parts }, { requiredKeys: [] });
    fc.assert(
      fc.property(fc.oneof(fc.constant(answers), others), (value) => {
        assert.deepEqual(
          last(small.check(small.answersTo([...fields]), value, ['answers'])),
          last(whole.check(whole.answersTo([...fields]), value, ['answers'])),
        );
      }),
      { numRuns: 2_000 },
    );
  });
});
