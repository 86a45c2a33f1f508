import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Coop } from '@coopkit/sdk';
import { joinWith, makeMoneyServer } from './money.ts';
import { agrees, all, balancesOf, refusedBy } from './positions.ts';
import { applicationOf, SITE, type TestServer } from './support.ts';
import { putting } from './votes.ts';

const DAY = 86_400_000;

describe('a payment', () => {
  let server: TestServer;
  let me: Coop;
  let memberId: string;
  let turn = 0;
  before(async () => (server = await makeMoneyServer()));
  after(() => agrees(server).finally(() => server.close()));
  beforeEach(async () => {
    const joined = await joinWith(server, `member${turn++}@example.org`);
    me = joined.me;
    memberId = joined.member.id;
  });
  const paidUp = async () => (await me.shares.mine()).holding.paidUp.amount;
  const start = () => me.payments.start({ method: 'bank-transfer' });

  it('of another amount pays what it reaches: less leaves a rest, more stands to the member’s credit', async () => {
    const { id } = await start();
    await server.office.payments.confirm(id, { amount: 3_000, currency: 'EUR' });
    const paid = (await all(me.payments.charges())).reduce((sum, charge) => sum + charge.paid.amount, 0);
    assert.equal(paid, 3_000);
    const second = await start();
    assert.equal(second.amount.amount, 2_500);
    await server.office.payments.confirm(second.id, { amount: 2_600 });
    assert.equal(await paidUp(), 5_000);
    await refusedBy(server, 'nothing_to_pay', start);
    // The credit pays what is owed next.
    await me.contributions.start({ terms: 'dues', amount: 300 });
    const { items } = await server.office.ledger.balances();
    assert.equal(items.find(({ account }) => account === 'member-credit')?.balance.amount ?? 0, 0);
    assert.equal((await start()).amount.amount, 200);
  });

  it('is the same one for the same transfer, and another for another payer', async () => {
    const { id } = await start();
    assert.equal((await start()).id, id);
    const uncle = await me.payments.start({
      method: 'bank-transfer',
      payer: { name: 'Uncle Charles', email: 'charles@example.org' },
    });
    assert.notEqual(uncle.id, id);
    await server.office.payments.confirm(uncle.id);
    const { payer, memberId: whose, state } = await server.office.payments.find(uncle.id);
    assert.deepEqual([payer?.name, whose, state], ['Uncle Charles', memberId, 'received']);
    assert.equal(await paidUp(), 5_000);
    // What was waited for is still, and who pays twice has a credit.
    await server.office.payments.confirm(id);
    assert.equal((await server.office.payments.find(id)).state, 'received');
    await server.office.payments.refund(id, { amount: 5_500, reason: 'paid twice' });
  });

  it('is of what is named, and of nobody else’s charges', async () => {
    const [first] = await all(me.payments.charges());
    const { amount } = await me.payments.start({ method: 'bank-transfer', charges: [first!.id] });
    assert.equal(amount.amount, first!.amount.amount);
    const other = await joinWith(server, `other${turn++}@example.org`);
    const [theirs] = await all(other.me.payments.charges());
    const naming = (charges: string[]) => () => me.payments.start({ method: 'bank-transfer', charges });
    await refusedBy(server, 'invalid_request', naming([theirs!.id]), 'charges');
    await refusedBy(server, 'invalid_request', naming([first!.id, theirs!.id]), 'charges');
    await refusedBy(server, 'invalid_request', naming([`chg_${'0'.repeat(22)}`]), 'charges');
    const record = { memberId, method: 'cash' as const, amount: 500, charges: [theirs!.id] };
    await refusedBy(server, 'invalid_request', () => server.office.payments.record(record), 'charges');
    const theirPayment = await other.me.payments.start({ method: 'bank-transfer' });
    await refusedBy(server, 'not_found', () => me.payments.get(theirPayment.id));
  });

  it('is refused in a wrong currency or amount', async () => {
    const { id } = await start();
    const { payments } = server.office;
    await refusedBy(server, 'wrong_currency', () => payments.confirm(id, { currency: 'CHF' }), 'currency');
    const came = { memberId, method: 'cash', amount: 500 } as const;
    await refusedBy(server, 'wrong_currency', () => payments.record({ ...came, currency: 'USD' }));
    for (const amount of [0, -1, 1.5, NaN, 1_000_000_000_001, 2 ** 53, 1e300]) {
      await refusedBy(server, 'invalid_request', () => payments.confirm(id, { amount }), 'amount');
      await refusedBy(server, 'invalid_request', () => payments.record({ ...came, amount }), 'amount');
    }
    await refusedBy(
      server,
      'invalid_request',
      () => payments.record({ ...came, memberId: `mem_${'0'.repeat(22)}` }),
      'memberId',
    );
    await payments.confirm(id);
    const back = { amount: 100, reason: 'no' };
    await refusedBy(server, 'wrong_currency', () => payments.refund(id, { ...back, currency: 'CHF' }));
    await refusedBy(server, 'invalid_request', () => payments.refund(id, { ...back, amount: 0 }), 'amount');
  });

  it('comes once, and on a day that has come', async () => {
    const { id } = await start();
    const { payments } = server.office;
    for (const on of ['9999-12-31', '2030-13-01', '2030-02-30', 'tomorrow', '10000-01-01']) {
      await refusedBy(server, 'invalid_request', () => payments.confirm(id, { on }), 'on');
    }
    await payments.confirm(id, { on: '2030-05-02' });
    await refusedBy(server, 'payment_not_open', () => payments.confirm(id));
    await refusedBy(server, 'payment_not_open', () => payments.cancel(id));
    assert.equal((await payments.find(id)).receivedOn, '2030-05-02');
    await refusedBy(
      server,
      'invalid_request',
      () => payments.refund(id, { amount: 1, reason: 'no', on: '0001-01-01' }),
      'on',
    );
  });

  it('is not waited for once it is called off, and booked where it comes all the same', async () => {
    const { id } = await start();
    await server.office.payments.cancel(id);
    await refusedBy(server, 'payment_not_open', () => server.office.payments.cancel(id));
    assert.equal((await me.payments.get(id)).instruction, null);
    await server.office.payments.confirm(id);
    assert.equal(await paidUp(), 5_000);
  });

  it('before the day of its shares stands to the member’s credit until then', async () => {
    const { id } = await start();
    await server.office.payments.confirm(id, { on: '2030-04-01' });
    const was = await server.office.shares.of(memberId, { on: '2030-04-02' });
    assert.deepEqual([was.holding.subscribed.amount, was.holding.paidUp.amount], [0, 0]);
    assert.equal(await paidUp(), 5_000);
  });

  describe('is given back', () => {
    let id: string;
    beforeEach(async () => {
      ({ id } = await start());
      await server.office.payments.confirm(id);
    });
    const refund = (amount: number) => server.office.payments.refund(id, { amount, reason: 'asked for' });

    it('in parts, and never more than is left of it', async () => {
      await refund(1_000);
      assert.ok((await paidUp()) <= 4_500);
      await refusedBy(server, 'refund_too_big', () => refund(4_501), 'amount');
      const { refunded, state } = await refund(4_500);
      assert.deepEqual([refunded.amount, state], [5_500, 'received']);
      assert.equal(await paidUp(), 0);
      await refusedBy(server, 'refund_too_big', () => refund(1));
      assert.equal((await start()).amount.amount, 5_500);
    });

    it('never where the shares it paid have gone', async () => {
      const other = await joinWith(server, `gone${turn++}@example.org`);
      await me.shares.transferMine({ to: other.member.number, shares: 2 });
      await refusedBy(server, 'refund_too_big', () => refund(5_500), 'amount');
      await refusedBy(server, 'refund_too_big', () => refund(5_000), 'amount');
    });

    it('not before it has come, nor when the bank has taken it back', async () => {
      await me.contributions.start({ terms: 'dues', amount: 300 });
      const { id: open } = await start();
      const back = { amount: 1, reason: 'no' };
      await refusedBy(server, 'payment_not_received', () => server.office.payments.refund(open, back));
      await refusedBy(server, 'payment_not_received', () =>
        server.office.payments.returned(open, { reason: 'MD06' }),
      );
      await server.office.payments.returned(id, { reason: 'AM04', fee: 350 });
      await refusedBy(server, 'payment_not_received', () => refund(1));
      assert.equal(await paidUp(), 0);
    });

    it('is not taken back by the bank when nothing is left of it', async () => {
      await refund(5_500);
      await refusedBy(server, 'payment_not_received', () =>
        server.office.payments.returned(id, { reason: 'MD06' }),
      );
    });

    it('with what of it had become a credit that has paid something else since', async () => {
      const { id: twice } = await server.office.payments.record({ memberId, method: 'cash', amount: 400 });
      await me.contributions.start({ terms: 'dues', amount: 300 });
      const dues = async () => (await all(me.payments.charges())).find(({ purpose }) => purpose === 'dues')!;
      assert.equal((await dues()).state, 'paid');
      await server.office.payments.refund(twice, { amount: 400, reason: 'not theirs' });
      assert.equal((await dues()).paid.amount, 0);
      const { items } = await server.office.ledger.balances();
      assert.equal(items.find(({ account }) => account === 'cash')?.balance.amount ?? 0, 0);
    });
  });
});

describe('shares that are paid before admission', () => {
  let server: TestServer;
  before(async () => (server = await makeMoneyServer({ payment: 'before-admission' })));
  after(() => server.close());

  async function apply(email: string) {
    const { visitor } = server;
    const asked = { email, subscription: { shares: 2 } };
    const { id } = await visitor.applications.create(await applicationOf(visitor, asked));
    const { application, member } = await visitor.applications.verify(id, await server.codeTo(email));
    assert.equal(member, null);
    assert.equal(application.state, 'unpaid');
    assert.equal(application.toPay?.amount, 5_500);
    return id;
  }

  it('make a member of who has paid', async () => {
    const id = await apply('ada@example.org');
    const { visitor, office } = server;
    const payment = await visitor.payments.startFor(id, { method: 'bank-transfer' });
    assert.equal(payment.amount.amount, 5_500);
    assert.equal((await visitor.payments.getFor(id, payment.id)).state, 'open');
    await office.payments.confirm(payment.id, { amount: 3_000 });
    assert.deepEqual(await balancesOf(server), { bank: 3_000, deposits: -3_000 });
    const rest = await visitor.payments.startFor(id, { method: 'bank-transfer' });
    await office.payments.confirm(rest.id);
    const { memberId } = await office.payments.find(payment.id);
    const { holding } = await office.shares.of(memberId!);
    assert.deepEqual([holding.shares, holding.paidUp.amount], [2, 5_000]);
    assert.deepEqual(await balancesOf(server), { bank: 5_500, 'share-capital': -5_000, 'entry-fees': -500 });
    await refusedBy(server, 'already_decided', () =>
      visitor.payments.startFor(id, { method: 'bank-transfer' }),
    );
    await office.payments.refund(payment.id, { amount: 3_000, reason: 'a test' });
    await agrees(server);
  });

  it('are given back to who is rejected, and nothing more', async () => {
    const id = await apply('eve@example.org');
    const { visitor, office } = server;
    const { deposits = 0 } = await balancesOf(server);
    const payment = await visitor.payments.startFor(id, { method: 'bank-transfer' });
    await refusedBy(server, 'not_found', () => visitor.payments.getFor(`app_${'0'.repeat(22)}`, payment.id));
    await office.payments.confirm(payment.id, { amount: 5_000 });
    await office.applications.reject(id, {});
    const refund = (amount: number) => office.payments.refund(payment.id, { amount, reason: 'rejected' });
    await refusedBy(server, 'refund_too_big', () => refund(5_001));
    await refund(5_000);
    assert.equal((await balancesOf(server)).deposits ?? 0, deposits);
    await agrees(server);
  });
});

describe('arrears', () => {
  let server: TestServer;
  before(async () => (server = await makeMoneyServer({ arrears: { limits: ['vote'], afterDays: 30 } })));
  after(() => server.close());
  const pass = async (days: number) => {
    for (let i = 0; i < days; i++) {
      server.clock.now = new Date(server.clock.now.getTime() + DAY);
      await server.jobs.idle();
    }
  };

  it('are spoken of once a month, and end no membership', async () => {
    const { me, member } = await joinWith(server, 'late@example.org');
    await me.contributions.start({ terms: 'dues', amount: 300 });
    // The outbox forgets: they are counted day by day.
    const days: number[] = [];
    for (let day = 1; day <= 188; day++) {
      await pass(1);
      const today = server.clock.now.toISOString().slice(0, 10);
      const { db } = server.opened.parts.engine;
      const mails = await db
        .selectFrom('mails')
        .selectAll()
        .where('recipient', '=', 'late@example.org')
        .execute();
      const told = mails.filter(
        (mail) => mail.created_at.startsWith(today) && / is overdue$/.test(mail.subject),
      );
      assert.ok(told.length <= 1, `${told.length} on day ${day}`);
      if (told.length === 1) days.push(day);
      if (day === 8) {
        const overdue = await all(server.office.payments.owed({ state: 'overdue', memberId: member.id }));
        assert.equal(overdue.length, 3);
      }
    }
    // Month after month something more is overdue: it is one reminder all the same.
    assert.equal(days[0], 8);
    assert.ok(days.length >= 6 && days.length <= 7, `on the days ${days.join(', ')}`);
    for (const [i, day] of days.slice(1).entries()) assert.ok(day - days[i]! >= 30, days.join(', '));
    assert.equal((await server.office.members.get(member.id)).status, 'active');
  });

  it('are paid from what stands to the member’s credit when they fall due', async () => {
    const { member } = await joinWith(server, 'ahead@example.org', {
      subscription: { shares: 3, plan: { count: 3, every: 'month' } },
    });
    await server.office.payments.record({ memberId: member.id, method: 'cash', amount: 3_000 + 5_000 });
    assert.equal((await server.office.shares.of(member.id)).holding.paidUp.amount, 2_500);
    await pass(62);
    const { holding, charges } = await server.office.shares.of(member.id);
    assert.equal(holding.paidUp.amount, 7_500);
    assert.ok(charges.every(({ state }) => state === 'paid'));
    await agrees(server);
  });

  it('keep off the roll of a vote only after their days', async () => {
    const { member } = await joinWith(server, 'voter@example.org');
    const isOnRoll = async () => {
      const { id } = await server.office.votes.create(putting(server));
      await server.office.votes.open(id);
      // A session may have ended while time passed.
      const { token } = await server.office.sessions.create({ member: member.id, origin: SITE });
      const votes = await server.client({ session: token, origin: SITE }).votes.listMine();
      return votes.find(({ voteId }) => voteId === id)?.onRoll;
    };
    assert.equal(await isOnRoll(), true);
    await pass(30);
    assert.equal(await isOnRoll(), true);
    await pass(1);
    assert.equal(await isOnRoll(), false);
    assert.equal((await server.office.members.get(member.id)).status, 'active');
  });
});
