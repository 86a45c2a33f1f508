import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import Stripe from 'stripe';
import { readEvent, type StripeEvent } from '../src/payments/stripe/events.ts';

const AT = new Date('2030-05-01T09:00:00.000Z');
const SECONDS = AT.getTime() / 1000;
const SECRET = 'whsec_test_secret';

const EVENT = JSON.stringify({
  id: 'evt_1',
  object: 'event',
  type: 'payment_intent.succeeded',
  livemode: false,
  data: { object: { id: 'pi_1', object: 'payment_intent', metadata: { paymentId: 'pay_1' } } },
});

const bytes = (text: string) => new TextEncoder().encode(text);

/** As Stripe's own library signs. */
function sign(payload: string, { secret = SECRET, at = SECONDS } = {}): string {
  return Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: at });
}

function read(body: string, header: string | undefined, secrets = [SECRET], now = AT) {
  return readEvent(bytes(body), header, secrets, now);
}

function aboutOf(type: string, object: Record<string, unknown>): StripeEvent['about'] {
  const body = JSON.stringify({ id: 'evt_1', type, data: { object } });
  const event = read(body, sign(body));
  assert.ok(!('refused' in event));
  return event.about;
}

describe('a webhook of Stripe', () => {
  it('is read when Stripe has signed it', () => {
    assert.deepEqual(read(EVENT, sign(EVENT)), {
      id: 'evt_1',
      type: 'payment_intent.succeeded',
      livemode: false,
      account: null,
      about: { paymentId: 'pay_1', session: null, intent: 'pi_1' },
    });
  });

  it('is signed over the timestamp, a point and the body, as is documented', () => {
    const v1 = createHmac('sha256', SECRET).update(`${SECONDS}.${EVENT}`).digest('hex');
    assert.ok(!('refused' in read(EVENT, `t=${SECONDS},v1=${v1}`)));
    // The weaker scheme of test events is not taken for it.
    assert.deepEqual(read(EVENT, `t=${SECONDS},v0=${v1}`), { refused: 'forged' });
  });

  it('is forged where it has no signature, or not the form of one', () => {
    const v1 = sign(EVENT).split('v1=')[1] ?? '';
    const headers = [
      undefined,
      '',
      'nonsense',
      `t=${SECONDS}`,
      `v1=${v1}`,
      `t=,v1=${v1}`,
      `t=-${SECONDS},v1=${v1}`,
      `t=${SECONDS}.0,v1=${v1}`,
      `t=${SECONDS},v1=${v1.slice(1)}`,
      `t=${SECONDS},v1=${v1.toUpperCase()}`,
      `t=${SECONDS},t=${SECONDS},v1=${v1}`,
      `t=${SECONDS},v1=${v1}${',v1=00'.repeat(30)}`,
    ];
    for (const header of headers) assert.deepEqual(read(EVENT, header), { refused: 'forged' }, header);
  });

  it('is forged where the body, the timestamp or the secret is another', () => {
    const header = sign(EVENT);
    assert.deepEqual(read(EVENT.replace('pay_1', 'pay_2'), header), { refused: 'forged' });
    assert.deepEqual(read(`${EVENT} `, header), { refused: 'forged' });
    assert.deepEqual(read(EVENT, header.replace(String(SECONDS), String(SECONDS + 1))), {
      refused: 'forged',
    });
    assert.deepEqual(read(EVENT, sign(EVENT, { secret: 'whsec_other' })), { refused: 'forged' });
    assert.deepEqual(read(EVENT, header, []), { refused: 'forged' });
  });

  it('is never believed by an empty secret', () => {
    const v1 = createHmac('sha256', '').update(`${SECONDS}.${EVENT}`).digest('hex');
    assert.deepEqual(read(EVENT, `t=${SECONDS},v1=${v1}`, ['']), { refused: 'forged' });
  });

  it('is forged whichever one byte of it is changed', () => {
    const header = sign(EVENT);
    const whole = bytes(EVENT);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = Uint8Array.from(whole, (byte, i) => (i === at ? byte ^ change : byte));
        assert.deepEqual(readEvent(changed, header, [SECRET], AT), { refused: 'forged' });
      }),
    );
  });

  it('is too old when it is sent again later than five minutes', () => {
    const header = sign(EVENT);
    const later = (seconds: number) => new Date(AT.getTime() + seconds * 1000);
    assert.ok(!('refused' in read(EVENT, header, [SECRET], later(300))));
    assert.deepEqual(read(EVENT, header, [SECRET], later(301)), { refused: 'too_old' });
    // What is forged is not called old.
    assert.deepEqual(read(`${EVENT} `, header, [SECRET], later(301)), { refused: 'forged' });
    // Stripe's clock may be ahead of ours.
    assert.ok(!('refused' in read(EVENT, header, [SECRET], later(-60))));
  });

  it('may be signed by either secret while one takes the other’s place', () => {
    const old = sign(EVENT, { secret: 'whsec_old' });
    const both = `${old},${sign(EVENT, { secret: 'whsec_new' }).split(',')[1] ?? ''}`;
    for (const secrets of [['whsec_new', 'whsec_old'], ['whsec_old']]) {
      assert.ok(!('refused' in read(EVENT, old, secrets)));
    }
    for (const secrets of [['whsec_new'], ['whsec_old']])
      assert.ok(!('refused' in read(EVENT, both, secrets)));
    assert.deepEqual(read(EVENT, old, ['whsec_new']), { refused: 'forged' });
  });

  it('is malformed where it is signed and no event', () => {
    const bodies = [
      '',
      'null',
      '[]',
      '"evt_1"',
      '{',
      '{"id":"evt_1"}',
      '{"id":1,"type":"a"}',
      '{"id":"evt_","type":"a"}',
    ];
    for (const body of bodies) assert.deepEqual(read(body, sign(body)), { refused: 'malformed' }, body);
    const broken = Uint8Array.from([0x7b, 0xff, 0x7d]);
    const v1 = createHmac('sha256', SECRET).update(`${SECONDS}.`).update(broken).digest('hex');
    assert.deepEqual(readEvent(broken, `t=${SECONDS},v1=${v1}`, [SECRET], AT), { refused: 'malformed' });
  });

  it('agrees with Stripe’s own library about any body and secret', () => {
    const theirs = (body: string, header: string, secret: string) => {
      try {
        Stripe.webhooks.signature?.verifyHeader(body, header, secret, 300, undefined, AT.getTime());
        return true;
      } catch {
        return false;
      }
    };
    const secret = fc.stringMatching(/^whsec_[0-9A-Za-z]{1,30}$/);
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        secret,
        secret,
        fc.integer({ min: -400, max: 100 }),
        (text, a, b, ago) => {
          const body = JSON.stringify({ id: 'evt_1', type: 'other', text });
          const header = sign(body, { secret: a, at: SECONDS + ago });
          const ours = !('refused' in read(body, header, [b]));
          assert.equal(ours, theirs(body, header, b));
          assert.equal(ours, a === b && ago >= -300);
        },
      ),
    );
  });

  it('says which payment to look at, whatever object it brings', () => {
    const metadata = { paymentId: 'pay_1' };
    const cases = [
      [
        'checkout.session.completed',
        { object: 'checkout.session', id: 'cs_1', payment_intent: 'pi_1', metadata },
      ],
      ['charge.refunded', { object: 'charge', id: 'ch_1', payment_intent: 'pi_1', metadata: {} }],
      ['charge.dispute.created', { object: 'dispute', id: 'dp_1', payment_intent: 'pi_1', metadata: {} }],
      ['refund.failed', { object: 'refund', id: 're_1', payment_intent: 'pi_1', metadata: null }],
      [
        'checkout.session.expired',
        { object: 'checkout.session', id: 'cs_1', payment_intent: null, metadata },
      ],
    ] as const;
    assert.deepEqual(
      cases.map(([type, object]) => aboutOf(type, object)),
      [
        { paymentId: 'pay_1', session: 'cs_1', intent: 'pi_1' },
        { paymentId: null, session: null, intent: 'pi_1' },
        { paymentId: null, session: null, intent: 'pi_1' },
        { paymentId: null, session: null, intent: 'pi_1' },
        { paymentId: 'pay_1', session: 'cs_1', intent: null },
      ],
    );
  });

  it('is read and about nothing where it moves no payment', () => {
    assert.equal(aboutOf('customer.updated', { object: 'customer', id: 'cus_1' }), null);
    assert.equal(aboutOf('invented.by.stripe.tomorrow', { payment_intent: 'pi_1' }), null);
    assert.equal(aboutOf('charge.refunded', { object: 'charge', id: 'ch_1', payment_intent: null }), null);
    const body = JSON.stringify({ id: 'evt_1', type: 'payment_intent.succeeded', data: null });
    assert.deepEqual((read(body, sign(body)) as StripeEvent).about, null);
  });
});
