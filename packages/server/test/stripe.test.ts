import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { fromStripe, toStripe } from '../src/payments/stripe/amounts.ts';
import { beginCheckout, cancel, type Begun, type Checkout } from '../src/payments/stripe/checkout.ts';
import { collect } from '../src/payments/stripe/collect.ts';
import { connect, type StripeApi } from '../src/payments/stripe/connect.ts';
import { eventsSince } from '../src/payments/stripe/events.ts';
import { facts } from '../src/payments/stripe/facts.ts';
import { refund } from '../src/payments/stripe/refund.ts';
import { startStripe, type MethodKind, type TestStripe, type Trouble } from './stripe-server.ts';

const EUR = { currency: 'EUR', exponent: 2 };
const NO_MONEY = { receipts: [], costs: [], refunds: [], disputes: [] };

const clock = { now: new Date('2030-05-01T09:00:00.000Z') };
let stripe: TestStripe;
let api: StripeApi;

let payments = 0;
const checkout = (changes: Partial<Checkout> = {}): Checkout => ({
  paymentId: `pay_${++payments}`,
  money: { amount: 10_000, ...EUR },
  description: '4 shares in Harbour Taxis',
  payer: { name: 'Ada Lovelace', email: 'ada@example.org' },
  returnUrl: 'https://site.example/join',
  locale: 'en',
  embedded: false,
  saveForLater: false,
  ...changes,
});

async function begin(changes: Partial<Checkout> = {}): Promise<Begun> {
  const begun = await beginCheckout(api, checkout(changes));
  assert.ok(!('refused' in begun), JSON.stringify(begun));
  return begun;
}

/** A payment of a hundred euros that has been made. */
async function paid(kind: MethodKind = 'card', changes: Partial<Checkout> = {}) {
  const { session } = await begin(changes);
  const { id: intent } = stripe.pay(session, kind);
  if (kind === 'sepa_debit' || kind === 'bacs_debit') stripe.answer(intent);
  return { session, intent, now: () => facts(api, session, EUR) };
}

const moved = (amount: number, on: string, fee = 0) => ({ amount, at: `${on}T09:00:00.000Z`, on, fee });

function days(many: number): void {
  clock.now = new Date(clock.now.getTime() + many * 86_400_000);
}

/** The library asks again by itself, once, where a line was closed. */
function troubled(...troubles: Trouble[]): void {
  for (const trouble of troubles) {
    stripe.troubles.push(trouble);
    if (trouble === 'lost' || trouble === 'unanswered') stripe.troubles.push(trouble);
  }
}

before(async () => {
  stripe = await startStripe({ now: () => clock.now });
  api = await connect(stripe.settings);
});
after(() => stripe.close());
beforeEach(() => {
  clock.now = new Date('2030-05-01T09:00:00.000Z');
  stripe.troubles.length = 0;
});

describe('a checkout', () => {
  it('is begun at Stripe’s address', async () => {
    const begun = await begin();
    assert.match(begun.session, /^cs_/);
    assert.match(begun.url ?? '', /^https:/);
    assert.equal(begun.clientSecret, null);
    assert.equal(begun.expiresAt, '2030-05-02T09:00:00.000Z');
    assert.equal((await facts(api, begun.session, EUR)).state, 'open');
  });

  it('is begun in a frame of the page', async () => {
    const begun = await begin({ embedded: true });
    assert.equal(begun.url, null);
    assert.match(begun.clientSecret ?? '', /_secret_/);
  });

  it('tells Stripe what is paid, by whom and for what, and leaves the methods to the account', async () => {
    await begin({ locale: 'fr-BE', paymentId: 'pay_told' });
    const { params } = stripe.requests.at(-1) ?? {};
    const metadata = { paymentId: 'pay_told' };
    assert.deepEqual(params, {
      mode: 'payment',
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: 'eur',
            unit_amount: 10_000,
            product_data: { name: '4 shares in Harbour Taxis' },
          },
        },
      ],
      customer_email: 'ada@example.org',
      client_reference_id: 'pay_told',
      metadata,
      payment_intent_data: { description: '4 shares in Harbour Taxis', metadata },
      locale: 'fr',
      ui_mode: 'hosted_page',
      success_url: 'https://site.example/join',
      cancel_url: 'https://site.example/join',
    });
  });

  it('offers the methods that are named, of those that the account has', async () => {
    const { session } = await begin({ methods: ['bacs_debit'] });
    assert.throws(() => stripe.pay(session, 'card'), /card is not offered/);
    stripe.pay(session, 'bacs_debit');
  });

  it('asks in the payer’s language, or lets the browser say', async () => {
    const asked = async (locale: string) => {
      await begin({ locale });
      return (stripe.requests.at(-1)?.params as { locale: string }).locale;
    };
    assert.deepEqual(await Promise.all(['pt-BR', 'de-AT', 'zh-HK', 'gsw', 'eo'].map(asked)), [
      'pt-BR',
      'de',
      'zh-HK',
      'auto',
      'auto',
    ]);
  });

  it('is one however often it is begun after a crash, also where the answer was lost', async () => {
    const wanted = checkout({ saveForLater: true });
    const sessions = stripe.account.all('checkout.session').length;
    for (const trouble of ['lost', 'unanswered', 'fault', 'busy'] as const) {
      troubled(trouble);
      await assert.rejects(beginCheckout(api, wanted), trouble);
    }
    const first = await beginCheckout(api, wanted);
    days(0.5);
    assert.deepEqual(await beginCheckout(api, wanted), first);
    assert.equal(stripe.account.all('checkout.session').length, sessions + 1);
  });

  it('is not begun with the words of another payment', async () => {
    const wanted = checkout();
    await beginCheckout(api, wanted);
    await assert.rejects(beginCheckout(api, { ...wanted, money: { amount: 10_001, ...EUR } }), {
      type: 'StripeIdempotencyError',
    });
  });

  it('is refused for good by what Stripe will never take', async () => {
    const refused = async (amount: number) => {
      const begun = await beginCheckout(api, checkout({ money: { amount, ...EUR } }));
      return 'refused' in begun && begun.refused;
    };
    assert.equal(await refused(49), 'amount_too_small');
    assert.equal(await refused(100_000_000), 'amount_too_large');
    const begun = await beginCheckout(
      api,
      checkout({ money: { amount: 1_050, currency: 'ISK', exponent: 2 } }),
    );
    assert.deepEqual(begun, { refused: 'amount_not_payable', intent: null });
  });

  it('waits for a key that is right', async () => {
    const wrong = await connect({ ...stripe.settings, secretKey: 'sk_test_wrong' });
    await assert.rejects(beginCheckout(wrong, checkout()), { type: 'StripeAuthenticationError' });
  });

  it('expires', async () => {
    const { session } = await begin();
    stripe.expire(session);
    assert.deepEqual(await facts(api, session, EUR), {
      state: 'expired',
      reason: null,
      paymentId: `pay_${payments}`,
      session,
      intent: null,
      ...NO_MONEY,
      customer: null,
      method: null,
      saved: null,
      mandate: null,
    });
  });

  it('is cancelled until it is paid', async () => {
    const { session } = await begin();
    assert.equal(await cancel(api, session), true);
    assert.equal((await facts(api, session, EUR)).state, 'expired');
    assert.equal(await cancel(api, session), false);
    const done = await paid();
    assert.equal(await cancel(api, done.session), false);
    assert.equal(await cancel(api, done.intent), false);
    troubled('lost');
    await assert.rejects(cancel(api, session));
  });
});

describe('a payment by card', () => {
  it('is received at once', async () => {
    const { session, intent, now } = await paid();
    const { receipts, ...rest } = await now();
    assert.deepEqual(rest, {
      state: 'received',
      reason: null,
      paymentId: `pay_${payments}`,
      session,
      intent,
      costs: [],
      refunds: [],
      disputes: [],
      customer: null,
      method: { kind: 'card', last4: '4242', label: 'visa' },
      saved: null,
      mandate: null,
    });
    const [receipt] = receipts;
    assert.match(receipt?.key ?? '', /^ch_/);
    assert.deepEqual(receipt, { ...moved(10_000, '2030-05-01', 25), key: receipt?.key, currency: 'EUR' });
  });

  it('may be tried again with another card after a refusal', async () => {
    const { session } = await begin();
    stripe.pay(session, 'card', 'insufficient_funds');
    assert.deepEqual({ ...(await facts(api, session, EUR)) }.state, 'open');
    stripe.pay(session, 'card');
    const { state, reason, receipts } = await facts(api, session, EUR);
    assert.deepEqual([state, reason, receipts.length], ['received', null, 1]);
  });

  it('ends with its session where no card was taken', async () => {
    const { session } = await begin();
    stripe.pay(session, 'card', 'do_not_honor');
    stripe.expire(session);
    const { state, receipts } = await facts(api, session, EUR);
    assert.deepEqual([state, receipts], ['expired', []]);
  });
});

describe('a direct debit', () => {
  for (const kind of ['sepa_debit', 'bacs_debit'] as const) {
    it(`is in process for days, then received: ${kind}`, async () => {
      const { session } = await begin();
      const { id } = stripe.pay(session, kind);
      const waiting = await facts(api, session, EUR);
      assert.deepEqual([waiting.state, waiting.receipts], ['processing', []]);
      days(6);
      stripe.answer(id);
      const { state, receipts, method, mandate } = await facts(api, session, EUR);
      assert.deepEqual([state, method?.kind], ['received', kind]);
      assert.deepEqual(
        receipts.map(({ on, amount }) => [on, amount]),
        [['2030-05-01', 10_000]],
      );
      assert.match(mandate?.reference ?? '', /\S/);
      assert.match(mandate?.url ?? '', /^https:/);
    });
  }

  it('fails days later, and leaves what it has cost', async () => {
    const { session } = await begin();
    const { id } = stripe.pay(session, 'sepa_debit');
    days(6);
    stripe.answer(id, 'insufficient_funds');
    const { state, reason, receipts, costs } = await facts(api, session, EUR);
    assert.deepEqual([state, reason, receipts], ['failed', 'insufficient_funds', []]);
    // Its money is out of the balance again, and what it cost is not.
    assert.deepEqual(
      costs.map(({ fee }) => fee),
      [35],
    );
  });

  it('is returned weeks after it was received', async () => {
    const { intent, now } = await paid('sepa_debit');
    days(40);
    stripe.dispute(intent, { reason: 'debit_not_authorized' });
    const { state, receipts, disputes } = await now();
    assert.deepEqual([state, receipts.length], ['received', 1]);
    assert.deepEqual(
      { ...disputes[0], key: '' },
      {
        key: '',
        status: 'lost',
        reason: 'debit_not_authorized',
        withdrawn: moved(10_000, '2030-06-10', 750),
        reinstated: null,
      },
    );
  });
});

describe('money that goes back', () => {
  it('is refunded in parts, once each, whoever asks', async () => {
    const { intent, now } = await paid();
    const order = { refundId: 'ref_1', intent, money: { amount: 3_000, ...EUR } };
    const first = await refund(api, order);
    days(2);
    stripe.forgetKeys();
    assert.deepEqual(await refund(api, order), first);
    stripe.refund(intent, 1_000);
    const { refunds, state } = await now();
    assert.equal(state, 'received');
    assert.deepEqual(
      refunds.map(({ key: _, ...rest }) => rest),
      [
        { refundId: 'ref_1', status: 'succeeded', taken: moved(3_000, '2030-05-01'), returned: null },
        { refundId: null, status: 'succeeded', taken: moved(1_000, '2030-05-03'), returned: null },
      ],
    );
    assert.deepEqual(first, { refund: refunds[0]?.key });
  });

  it('is one refund where the answer was lost', async () => {
    const { intent, now } = await paid();
    const order = { refundId: 'ref_lost', intent, money: { amount: 3_000, ...EUR } };
    troubled('busy');
    await assert.rejects(refund(api, order), { type: 'StripeRateLimitError' });
    // The refunds are looked through first.
    troubled('none', 'unanswered');
    await assert.rejects(refund(api, order), { type: 'StripeConnectionError' });
    assert.equal((await now()).refunds.length, 1);
    stripe.forgetKeys();
    await refund(api, order);
    assert.equal((await now()).refunds.length, 1);
  });

  it('is never more than was paid', async () => {
    const { intent, now } = await paid();
    const back = (refundId: string, amount: number) =>
      refund(api, { refundId, intent, money: { amount, ...EUR } });
    assert.ok('refused' in (await back('ref_big', 10_001)));
    await back('ref_all', 10_000);
    assert.deepEqual(await back('ref_more', 1), { refused: 'charge_already_refunded', intent: null });
    assert.equal((await now()).refunds.length, 1);
  });

  it('cannot go back before it has come', async () => {
    const { session } = await begin();
    const { id } = stripe.pay(session, 'sepa_debit');
    const money = { amount: 10_000, ...EUR };
    assert.deepEqual(await refund(api, { refundId: 'ref_early', intent: id, money }), {
      refused: 'charge_not_refundable',
      intent: null,
    });
  });

  it('comes again where the bank could not take it', async () => {
    const { intent, now } = await paid('sepa_debit');
    const made = stripe.refund(intent);
    assert.deepEqual((await now()).refunds[0]?.status, 'pending');
    days(3);
    stripe.endRefund(made.id, 'lost_or_stolen_card');
    assert.deepEqual((await now()).refunds[0], {
      key: made.id,
      status: 'failed',
      refundId: null,
      taken: moved(10_000, '2030-05-01'),
      returned: moved(10_000, '2030-05-04'),
    });
  });

  it('is withdrawn by a dispute, and reinstated when that is won', async () => {
    const { intent, now } = await paid();
    days(10);
    const { id } = stripe.dispute(intent, { amount: 6_000 });
    const withdrawn = moved(6_000, '2030-05-11', 1_500);
    const [open] = (await now()).disputes;
    assert.deepEqual(open, {
      key: id,
      status: 'needs_response',
      reason: 'fraudulent',
      withdrawn,
      reinstated: null,
    });
    days(60);
    stripe.closeDispute(id, true);
    const [won] = (await now()).disputes;
    assert.deepEqual(won, {
      ...open,
      status: 'won',
      reinstated: moved(6_000, '2030-07-10', -1_500),
    });
  });

  it('stays withdrawn when the dispute is lost, and stays where a bank has only asked', async () => {
    const lost = await paid();
    const { id } = stripe.dispute(lost.intent);
    stripe.closeDispute(id, false);
    const [dispute] = (await lost.now()).disputes;
    assert.deepEqual(
      [dispute?.status, dispute?.withdrawn?.amount, dispute?.reinstated],
      ['lost', 10_000, null],
    );
    const asked = await paid();
    stripe.dispute(asked.intent, { inquiry: true });
    const [inquiry] = (await asked.now()).disputes;
    assert.deepEqual([inquiry?.withdrawn, inquiry?.reinstated], [null, null]);
  });
});

describe('a method that was kept', () => {
  const later = async (kind: MethodKind) => {
    const first = await paid(kind, { saveForLater: true });
    const { saved } = await first.now();
    assert.ok(saved, 'it was kept');
    const paymentId = `pay_${++payments}`;
    const since = clock.now.toISOString();
    return { ...saved, paymentId, since, description: 'An instalment', money: { amount: 2_500, ...EUR } };
  };

  it('pays the next instalment', async () => {
    const collection = await later('card');
    const taken = await collect(api, collection);
    assert.ok('intent' in taken && taken.intent !== null);
    const { state, receipts, paymentId, session } = await facts(api, taken.intent, EUR);
    assert.deepEqual([state, paymentId, session], ['received', collection.paymentId, null]);
    assert.deepEqual(
      receipts.map(({ amount }) => amount),
      [2_500],
    );
  });

  for (const kind of ['sepa_debit', 'bacs_debit', 'ideal'] as const) {
    it(`pays it by direct debit: ${kind}`, async () => {
      const taken = await collect(api, await later(kind));
      assert.ok('intent' in taken && taken.intent !== null);
      assert.equal((await facts(api, taken.intent, EUR)).state, 'processing');
      stripe.answer(taken.intent);
      const { state, mandate } = await facts(api, taken.intent, EUR);
      assert.equal(state, 'received');
      assert.notEqual(mandate, null);
    });
  }

  it('takes no money twice, also where Stripe has forgotten that it was asked', async () => {
    const collection = await later('card');
    const before = stripe.account.all('charge').length;
    troubled('none', 'unanswered');
    await assert.rejects(collect(api, collection), { type: 'StripeConnectionError' });
    assert.equal(stripe.account.all('charge').length, before + 1);
    const first = await collect(api, collection);
    days(3);
    stripe.forgetKeys();
    assert.deepEqual(await collect(api, collection), first);
    assert.equal(stripe.account.all('charge').length, before + 1);
  });

  it('says why the bank refused, and is not asked twice', async () => {
    for (const why of ['insufficient_funds', 'authentication_required']) {
      const collection = await later('card');
      stripe.account.spoilt.set(collection.method, why);
      const taken = await collect(api, collection);
      assert.ok('intent' in taken && taken.intent !== null && !('refused' in taken));
      const { state, reason, receipts } = await facts(api, taken.intent, EUR);
      assert.deepEqual([state, reason, receipts], ['failed', why, []]);
      assert.deepEqual(await collect(api, collection), taken);
      assert.equal(await cancel(api, taken.intent), true);
      assert.equal((await facts(api, taken.intent, EUR)).state, 'failed');
    }
  });

  it('is refused where it is not the payer’s', async () => {
    const collection = await later('card');
    const other = await later('card');
    assert.ok('refused' in (await collect(api, { ...collection, method: other.method })));
    assert.deepEqual(await collect(api, { ...other, method: 'pm_unknown' }), {
      refused: 'resource_missing',
      intent: null,
    });
  });

  it('is of the customer there was, where there was one', async () => {
    const { customer } = await later('card');
    const again = await paid('card', { saveForLater: true, customer });
    assert.equal((await again.now()).saved?.customer, customer);
  });
});

describe('what Stripe kept of what has happened', () => {
  it('makes up for webhooks that never came', async () => {
    days(200);
    const since = clock.now.toISOString();
    const made = [await paid(), await paid('sepa_debit')];
    const seen = new Set<string | null | undefined>();
    for await (const event of eventsSince(api, since)) seen.add(event.about?.intent);
    assert.deepEqual([...seen].filter(Boolean).sort(), made.map(({ intent }) => intent).sort());
  });
});

describe('amounts', () => {
  // https://docs.stripe.com/currencies
  it('are told in Stripe’s minor units', () => {
    const told = (amount: number, currency: string, exponent: number) =>
      toStripe({ amount, currency, exponent });
    assert.equal(told(1_000, 'USD', 2), 1_000);
    assert.equal(told(500, 'JPY', 0), 500);
    assert.equal(told(50_000, 'JPY', 2), 500);
    assert.equal(told(50_050, 'JPY', 2), null);
    assert.equal(told(5_120, 'KWD', 3), 5_120);
    assert.equal(told(5_124, 'KWD', 3), null);
    assert.equal(told(512, 'KWD', 2), 5_120);
    assert.equal(told(5, 'ISK', 0), 500);
    assert.equal(told(500, 'ISK', 2), 500);
    assert.equal(told(4_010, 'ISK', 2), null);
    assert.equal(told(5, 'UGX', 0), 500);
    assert.equal(told(1_045, 'HUF', 2), 1_045);
    assert.equal(told(80_045, 'TWD', 2), 80_045);
    assert.equal(told(Number.MAX_SAFE_INTEGER, 'EUR', 0), null);
  });

  it('come back as they went, or are refused', () => {
    const currency = fc.constantFrom('EUR', 'JPY', 'ISK', 'UGX', 'KWD', 'HUF', 'MGA', 'TWD', 'XOF');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e12 }), currency, fc.nat(4), (amount, currency, exponent) => {
        const told = toStripe({ amount, currency, exponent });
        if (told !== null) assert.equal(fromStripe(told, { currency, exponent }), amount);
      }),
    );
    assert.throws(() => fromStripe(1_050, { currency: 'ISK', exponent: 0 }), RangeError);
  });

  it('of a currency with other decimals are received as they were asked for', async () => {
    for (const money of [
      { amount: 5_000, currency: 'JPY', exponent: 0 },
      { amount: 12_340, currency: 'KWD', exponent: 3 },
      { amount: 700, currency: 'ISK', exponent: 0 },
    ]) {
      const { session } = await begin({ money });
      stripe.pay(session, 'card');
      const { receipts } = await facts(api, session, money);
      assert.deepEqual(
        receipts.map(({ amount, currency }) => [amount, currency]),
        [[money.amount, money.currency]],
      );
    }
  });

  it('are the payment’s where the account is settled in another currency, and the fee is not ours', async () => {
    stripe.account.settles = 'usd';
    try {
      const { intent, now } = await paid();
      stripe.refund(intent, 1_000);
      stripe.dispute(intent, { amount: 2_000 });
      const { receipts, refunds, disputes } = await now();
      const told = [receipts[0], refunds[0]?.taken, disputes[0]?.withdrawn];
      assert.deepEqual(
        told.map((each) => [each?.amount, each?.fee]),
        [
          [10_000, null],
          [1_000, null],
          [2_000, null],
        ],
      );
    } finally {
      stripe.account.settles = null;
    }
  });

  it('in another currency than the payment’s are not taken for it', async () => {
    const { session } = await paid();
    await assert.rejects(facts(api, session, { currency: 'USD', exponent: 2 }), RangeError);
  });
});

describe('the local server', () => {
  it('refuses what Stripe has not published', async () => {
    const bad = api.checkout.sessions.create({ mode: 'payment', payment_method_types: ['card'] } as never);
    await assert.rejects(bad, {
      type: 'StripeInvalidRequestError',
      code: 'parameter_unknown',
      param: 'payment_method_types',
    });
    await assert.rejects(api.refunds.create({ amount: 'ten' as never }), {
      code: 'parameter_invalid_integer',
    });
    await assert.rejects(api.paymentIntents.create({ amount: 100 } as never), {
      code: 'parameter_missing',
      param: 'currency',
    });
    await assert.rejects(api.paymentIntents.retrieve('pi_none'), {
      statusCode: 404,
      code: 'resource_missing',
    });
    await assert.rejects(api.paymentLinks.list(), { statusCode: 404 });
  });
});
