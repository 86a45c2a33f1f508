import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Payment } from '@coopkit/contract';
import { isCoopError, type Coop } from '@coopkit/sdk';
import { storeOf } from '../src/store/store.ts';
import { makeStripeCoop, type StripeCoop } from './stripe-coop.ts';
import type { MethodKind } from './stripe-server.ts';
import { makeServer } from './support.ts';

const refuses = (code: string) => (error: unknown) => isCoopError(error) && error.code === code;

describe('a payment by Stripe', () => {
  let coop: StripeCoop;
  let all: { id: string; me: Coop }[];
  before(async () => {
    coop = await makeStripeCoop();
    all = await coop.members(60);
  });
  after(() => coop.close());

  /** A member who has taken four shares of twenty-five euros, and owes them. */
  async function owing(plan?: { count: number; every: 'month' }) {
    const member = all.pop();
    assert.ok(member);
    await coop.office.shares.issue(member.id, { shares: 4, ...(plan ? { plan } : {}) });
    return member;
  }

  /** Begins; what must be asked of Stripe is asked by a job. */
  async function start(me: Coop, how: Partial<Parameters<Coop['payments']['start']>[0]> = {}) {
    const { id, instruction } = await me.payments.start({ method: 'stripe', ...how });
    assert.equal(instruction, null);
    await coop.jobs.idle();
    return me.payments.get(id);
  }

  const sessionOf = (payment: Payment) => {
    const session = coop.stripe.account
      .all('checkout.session')
      .find(({ client_reference_id }) => client_reference_id === payment.id);
    assert.ok(session, 'a session was opened');
    return session.id;
  };

  /** Sends what has happened since at Stripe, and does what it leaves to do. */
  let sent = 0;
  async function hear(): Promise<void> {
    for (const event of coop.stripe.account.events.slice(sent)) {
      assert.equal((await coop.send(coop.stripe.signed(event))).status, 200);
    }
    sent = coop.stripe.account.events.length;
    await coop.jobs.idle();
  }

  async function paid(kind: MethodKind = 'card', how: Parameters<typeof start>[1] = {}) {
    const member = await owing();
    const payment = await start(member.me, how);
    const { id: intent } = coop.stripe.pay(sessionOf(payment), kind);
    if (kind !== 'card') coop.stripe.answer(intent);
    await hear();
    return { ...member, paymentId: payment.id, intent, now: () => member.me.payments.get(payment.id) };
  }

  const paidUp = async ({ me }: { me: Coop }) => (await me.shares.mine()).holding.paidUp.amount;

  async function balance(account: string): Promise<number> {
    const { ledger } = storeOf(coop.opened.parts.engine.db, coop.coopId);
    const totals = await ledger.totals('9999-12-31');
    const { debit, credit } = totals.get(account as 'stripe') ?? { debit: 0, credit: 0 };
    return debit - credit;
  }

  it('is offered where Stripe is set up, and affects nothing where not', async () => {
    assert.deepEqual(await coop.visitor.payments.methods(), [{ method: 'stripe' }]);
    const without = await makeServer();
    try {
      assert.deepEqual(await without.visitor.payments.methods(), []);
      const events = `/v1/payments/stripe/${without.coopId}/events`;
      assert.equal((await without.request(events, { method: 'POST', body: '{}' })).status, 404);
      await without.jobs.idle();
      assert.deepEqual(
        without.lines.filter((line) => /stripe/i.test(line) && !line.includes('"request"')),
        [],
      );
    } finally {
      await without.close();
    }
  });

  it('is begun by a job, and the payer is told where to go', async () => {
    const { me } = await owing();
    const payment = await start(me, { returnUrl: 'https://site.example/thanks' });
    assert.equal(payment.state, 'open');
    assert.equal(payment.instruction?.kind, 'redirect');
    const frame = await start((await owing()).me, { embedded: true });
    assert.ok(frame.instruction?.kind === 'embedded');
    assert.equal(frame.instruction.publishableKey, 'pk_test_coopkit');
    assert.match(frame.instruction.clientSecret, /_secret_/);
  });

  it('is in the books when Stripe has the money, with what Stripe took', async () => {
    const [money, fees] = [await balance('stripe'), await balance('provider-fees')];
    const member = await paid();
    const payment = await member.now();
    assert.deepEqual(
      [payment.state, payment.receivedOn, payment.instruction],
      ['received', '2030-05-01', null],
    );
    assert.equal(await paidUp(member), 10_000);
    assert.deepEqual([await balance('stripe'), await balance('provider-fees')], [money + 9_975, fees + 25]);
  });

  it('by direct debit is submitted until the bank has answered', async () => {
    const member = await owing();
    const payment = await start(member.me);
    const { id } = coop.stripe.pay(sessionOf(payment), 'sepa_debit');
    await hear();
    assert.equal((await member.me.payments.get(payment.id)).state, 'submitted');
    assert.equal(await paidUp(member), 0);
    coop.pass({ days: 6 });
    coop.stripe.answer(id);
    await hear();
    // As Stripe's own balance has it.
    const received = await member.me.payments.get(payment.id);
    assert.deepEqual([received.state, received.receivedOn], ['received', '2030-05-01']);
    assert.equal(await paidUp(member), 10_000);
  });

  it('that the bank refuses is failed, and owed as before', async () => {
    const member = await owing();
    const payment = await start(member.me);
    const { id } = coop.stripe.pay(sessionOf(payment), 'bacs_debit');
    coop.stripe.answer(id, 'insufficient_funds');
    await hear();
    const { state, reason } = await member.me.payments.get(payment.id);
    assert.deepEqual([state, reason], ['failed', 'insufficient_funds']);
    assert.equal((await member.me.shares.mine()).charges[0]?.paid.amount, 0);
  });

  it('expires, and another is begun', async () => {
    const { me } = await owing();
    const payment = await start(me);
    coop.stripe.expire(sessionOf(payment));
    await hear();
    assert.equal((await me.payments.get(payment.id)).state, 'expired');
    const again = await start(me);
    assert.equal(again.instruction?.kind, 'redirect');
  });

  it('that Stripe will not take is failed, with the reason', async () => {
    const member = all.pop();
    assert.ok(member);
    const { me } = member;
    await coop.office.shares.issue(member.id, { shares: 50_000 });
    const payment = await start(me);
    assert.deepEqual([payment.state, payment.reason], ['failed', 'amount_too_large']);
  });

  it('is cancelled at Stripe too, so that nobody pays it', async () => {
    const { me } = await owing();
    const payment = await start(me);
    await coop.office.payments.cancel(payment.id);
    await coop.jobs.idle();
    assert.equal(coop.stripe.account.get('checkout.session', sessionOf(payment)).status, 'expired');
    await hear();
    assert.equal((await me.payments.get(payment.id)).state, 'cancelled');
  });

  it('cancelled while it was being begun is not left open at Stripe', async () => {
    const { me } = await owing();
    const { id } = await me.payments.start({ method: 'stripe' });
    await coop.office.payments.cancel(id);
    await coop.jobs.idle();
    const open = coop.stripe.account
      .all('checkout.session')
      .find(({ client_reference_id, status }) => client_reference_id === id && status === 'open');
    assert.equal(open, undefined);
  });

  it('that was paid before it could be cancelled is booked', async () => {
    const member = await owing();
    const payment = await start(member.me);
    coop.stripe.pay(sessionOf(payment), 'card');
    await coop.office.payments.cancel(payment.id);
    await coop.jobs.idle();
    assert.equal((await member.me.payments.get(payment.id)).state, 'received');
    assert.equal(await paidUp(member), 10_000);
  });

  it('survives each loss between us and Stripe, and is one session and one receipt', async () => {
    for (const trouble of ['lost', 'unanswered', 'fault', 'busy'] as const) {
      const member = await owing();
      const sessions = coop.stripe.account.all('checkout.session').length;
      coop.stripe.troubles.push(trouble, trouble);
      const payment = await start(member.me);
      assert.equal(payment.instruction, null, trouble);
      coop.stripe.troubles.length = 0;
      coop.pass({ seconds: 30 });
      await coop.jobs.idle();
      assert.equal((await member.me.payments.get(payment.id)).instruction?.kind, 'redirect', trouble);
      assert.equal(coop.stripe.account.all('checkout.session').length, sessions + 1);
      coop.stripe.pay(sessionOf(payment), 'card');
      coop.stripe.troubles.push(trouble, trouble);
      await hear();
      coop.stripe.troubles.length = 0;
      coop.pass({ seconds: 30 });
      await coop.jobs.idle();
      assert.equal(await paidUp(member), 10_000, trouble);
    }
  });

  it('is given back through Stripe, once, and never more than was paid', async () => {
    const member = await paid();
    const asked = coop.stripe.requests.length;
    await assert.rejects(
      coop.office.payments.refund(member.paymentId, { amount: 10_001, reason: 'Too much' }),
      refuses('refund_too_big'),
    );
    await coop.jobs.idle();
    assert.equal(coop.stripe.requests.length, asked, 'Stripe was not asked');
    await coop.office.payments.refund(member.paymentId, { amount: 4_000, reason: 'One share less' });
    await assert.rejects(
      coop.office.payments.refund(member.paymentId, { amount: 6_001, reason: 'Too much' }),
      refuses('refund_too_big'),
    );
    // The answer is lost: it is asked for again, and is one refund.
    coop.stripe.troubles.push('none', 'unanswered', 'unanswered');
    await coop.jobs.idle();
    coop.stripe.troubles.length = 0;
    coop.pass({ seconds: 30 });
    await hear();
    const { state, refunded } = await member.now();
    assert.deepEqual([state, refunded.amount], ['received', 4_000]);
    assert.equal(await paidUp(member), 6_000);
    assert.equal(
      coop.stripe.account.all('refund').filter((each) => each.payment_intent === member.intent).length,
      1,
    );
    await coop.office.payments.refund(member.paymentId, { amount: 6_000, reason: 'All of it' });
    await hear();
    assert.equal(await paidUp(member), 0);
  });

  it('given back at Stripe by hand is in the books too', async () => {
    const member = await paid();
    coop.stripe.refund(member.intent, 2_500);
    await hear();
    assert.equal((await member.now()).refunded.amount, 2_500);
    assert.equal(await paidUp(member), 7_500);
    // More than is left here is not asked of Stripe.
    await assert.rejects(
      coop.office.payments.refund(member.paymentId, { amount: 7_501, reason: 'Too much' }),
      refuses('refund_too_big'),
    );
  });

  it('whose refund does not arrive is paid again', async () => {
    const member = await paid('sepa_debit');
    await coop.office.payments.refund(member.paymentId, { amount: 10_000, reason: 'Left' });
    await hear();
    assert.equal(await paidUp(member), 0);
    const [made] = coop.stripe.account.all('refund');
    coop.stripe.endRefund(made?.id ?? '', 'expired_or_canceled_card');
    await hear();
    const { state, refunded } = await member.now();
    assert.deepEqual([state, refunded.amount, await paidUp(member)], ['received', 0, 10_000]);
    // It may be asked for again.
    await coop.office.payments.refund(member.paymentId, { amount: 10_000, reason: 'Left' });
  });

  it('that a bank takes back is owed again, with the fee on the co-op, and the member stays one', async () => {
    const member = await paid('sepa_debit');
    const fees = await balance('provider-fees');
    coop.pass({ days: 30 });
    coop.stripe.dispute(member.intent, { reason: 'debit_not_authorized' });
    await hear();
    const { state, reason } = await member.now();
    assert.deepEqual([state, reason, await paidUp(member)], ['returned', 'debit_not_authorized', 0]);
    assert.equal(await balance('provider-fees'), fees + 750);
    assert.equal((await member.me.members.me()).id, member.id);
    const { email } = await member.me.members.me();
    assert.ok((await coop.mails()).some(({ to, subject }) => to === email && /went back/.test(subject)));
  });

  it('is paid again when a dispute is won', async () => {
    const member = await paid();
    const dispute = coop.stripe.dispute(member.intent);
    await hear();
    assert.equal((await member.now()).state, 'returned');
    coop.stripe.closeDispute(dispute.id, true);
    await hear();
    const { state, refunded } = await member.now();
    assert.deepEqual([state, refunded.amount, await paidUp(member)], ['received', 0, 10_000]);
  });

  it('that is disputed in whole after a part was refunded keeps its books', async () => {
    const member = await paid();
    coop.stripe.refund(member.intent, 3_000);
    const dispute = coop.stripe.dispute(member.intent);
    await hear();
    const { state, refunded } = await member.now();
    assert.deepEqual([state, refunded.amount, await paidUp(member)], ['returned', 10_000, 0]);
    coop.stripe.closeDispute(dispute.id, true);
    await hear();
    const won = await member.now();
    assert.deepEqual([won.state, won.refunded.amount, await paidUp(member)], ['received', 3_000, 7_000]);
  });

  it('is found when no webhook comes at all', async () => {
    const received = await paid();
    const open = await owing();
    const payment = await start(open.me);
    coop.stripe.pay(sessionOf(payment), 'card');
    coop.stripe.dispute(received.intent);
    sent = coop.stripe.account.events.length;
    coop.pass({ hours: 1 });
    await coop.jobs.idle();
    assert.equal((await open.me.payments.get(payment.id)).state, 'received');
    assert.equal((await received.now()).state, 'returned');
  });

  it('is held against what Stripe says that it holds', async () => {
    const apart = async () => {
      coop.pass({ hours: 1 });
      await coop.jobs.idle();
      const { differences } = await coop.office.ledger.reconcile();
      const found = differences.find(({ between }) => between === 'stripe');
      return found ? found.theirs.amount - found.ours.amount : 0;
    };
    assert.equal(await apart(), 0);
    await paid();
    assert.equal(await apart(), 0);
    coop.stripe.account.add('balance_transaction', 'txn', {
      amount: -700,
      currency: 'eur',
      fee: 0,
      net: -700,
    });
    assert.equal(await apart(), -700);
    coop.stripe.account.add('balance_transaction', 'txn', { amount: 700, currency: 'eur', fee: 0, net: 700 });
    assert.equal(await apart(), 0);
  });

  it('collects the instalments that fall due where the payer has let the method be kept', async () => {
    for (const kind of ['card', 'sepa_debit'] as const) {
      const member = await owing({ count: 3, every: 'month' });
      const first = await start(member.me, { saveForLater: true });
      const { id: intent } = coop.stripe.pay(sessionOf(first), kind);
      if (kind !== 'card') coop.stripe.answer(intent);
      await hear();
      const once = await paidUp(member);
      const customer = coop.stripe.account.get('payment_intent', intent).customer;
      const taken = () => coop.stripe.account.all('charge').filter((charge) => charge.customer === customer);
      coop.pass({ hours: 2 });
      await coop.jobs.idle();
      assert.equal(taken().length, 1, 'nothing is due yet');
      coop.pass({ days: 31 });
      await coop.jobs.idle();
      const [second] = (await member.me.payments.mine().page()).items;
      assert.deepEqual([second?.method, taken().length], ['stripe', 2]);
      if (kind !== 'card') coop.stripe.answer(taken()[0]?.payment_intent as string);
      await hear();
      assert.ok((await paidUp(member)) > once);
      coop.pass({ hours: 2 });
      await coop.jobs.idle();
      assert.equal(taken().length, 2);
    }
  });

  it('collects nothing more once the member has the method forgotten', async () => {
    const member = await owing({ count: 3, every: 'month' });
    await assert.rejects(member.me.payments.kept(), refuses('not_found'));
    const first = await start(member.me, { saveForLater: true });
    const intent = coop.stripe.pay(sessionOf(first), 'sepa_debit');
    coop.stripe.answer(intent.id);
    await hear();
    const { mandate, ...shown } = await member.me.payments.kept();
    assert.deepEqual(shown, { kind: 'sepa_debit', last4: '3000', label: '37040044' });
    assert.match(mandate?.reference ?? '', /\S/);
    await member.me.payments.forgetKept();
    await assert.rejects(member.me.payments.kept(), refuses('not_found'));
    // A later look at what was paid then does not keep it again.
    coop.stripe.refund(intent.id, 100);
    await hear();
    coop.pass({ days: 40 });
    await coop.jobs.idle();
    assert.equal((await member.me.payments.mine().page()).items.length, 1);
    await assert.rejects(member.me.payments.kept(), refuses('not_found'));
  });

  it('that could not be collected is not tried again by itself', async () => {
    const member = await owing({ count: 3, every: 'month' });
    const first = await start(member.me, { saveForLater: true });
    const intent = coop.stripe.pay(sessionOf(first), 'card');
    await hear();
    coop.stripe.account.spoilt.set(intent.payment_method as string, 'insufficient_funds');
    coop.pass({ days: 31 });
    await coop.jobs.idle();
    const [second] = (await member.me.payments.mine().page()).items;
    assert.deepEqual([second?.state, second?.reason], ['failed', 'insufficient_funds']);
    const charges = coop.stripe.account.all('charge').length;
    coop.pass({ hours: 2 });
    await coop.jobs.idle();
    assert.equal(coop.stripe.account.all('charge').length, charges);
  });
});

describe('Stripe’s events', () => {
  let coop: StripeCoop;
  before(async () => (coop = await makeStripeCoop()));
  after(() => coop.close());

  const event = () =>
    ({ id: 'evt_x', object: 'event', type: 'customer.created', data: { object: {} } }) as never;
  const codeOf = async (response: Response) => ((await response.json()) as { code?: string }).code;

  it('are answered at once, also those of no interest', async () => {
    const response = await coop.send(coop.stripe.signed(event()));
    assert.deepEqual([response.status, await response.json()], [200, { received: true }]);
  });

  it('that are forged or sent again too late are refused, and nothing is booked', async () => {
    const [member] = await coop.members(1);
    assert.ok(member);
    await coop.office.shares.issue(member.id, { shares: 1 });
    const payment = await member.me.payments.start({ method: 'stripe' });
    await coop.jobs.idle();
    const [session] = coop.stripe.account.all('checkout.session');
    coop.stripe.pay(session?.id ?? '', 'card');
    const [last] = coop.stripe.account.events.slice(-1);
    assert.ok(last);
    const now = coop.clock.now;
    const old = coop.stripe.signed(last, new Date(now.getTime() - 301_000));
    const good = coop.stripe.signed(last);
    const sends = [
      [coop.stripe.signed(last, now, 'whsec_other'), 400, 'webhook_forged'],
      [{ ...good, body: good.body.replace('complete', 'expired') }, 400, 'webhook_forged'],
      [{ ...good, header: '' }, 400, 'webhook_forged'],
      [old, 400, 'webhook_too_old'],
    ] as const;
    for (const [what, status, code] of sends) {
      const response = await coop.send(what);
      assert.deepEqual([response.status, await codeOf(response)], [status, code]);
    }
    await coop.jobs.idle();
    assert.equal((await member.me.payments.get(payment.id)).state, 'open');
    assert.equal((await coop.send(good)).status, 200);
    await coop.jobs.idle();
    assert.equal((await member.me.payments.get(payment.id)).state, 'received');
  });

  it('are refused where they are signed and no events, too long, or of no co-op', async () => {
    const sign = (body: string) => {
      const signed = coop.stripe.signed(event());
      const made = { ...signed, body };
      return { ...made, header: coop.stripe.sign(body) };
    };
    assert.equal(await codeOf(await coop.send(sign('[]'))), 'malformed_body');
    assert.equal(await codeOf(await coop.send(sign(`"${'x'.repeat(1_048_576)}"`))), 'body_too_large');
    const other = await coop.send(coop.stripe.signed(event()), 'coo_0000000000000000000000');
    assert.deepEqual([other.status, await codeOf(other)], [404, 'not_found']);
  });
});
