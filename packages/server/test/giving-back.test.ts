import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Member } from '@coopkit/contract';
import type { Coop } from '@coopkit/sdk';
import { joinWith, makeMoneyServer } from './money.ts';
import { agrees, refusedBy } from './positions.ts';
import { SITE, type TestServer } from './support.ts';

describe('shares', () => {
  let server: TestServer;
  let me: Coop;
  let member: Member;
  let paymentId: string;
  let turn = 0;
  before(async () => (server = await makeMoneyServer()));
  after(() => agrees(server).finally(() => server.close()));
  const paid = async () => {
    const joined = await joinWith(server, `member${turn++}@example.org`);
    const { id } = await joined.me.payments.start({ method: 'bank-transfer' });
    await server.office.payments.confirm(id);
    return { ...joined, paymentId: id };
  };
  beforeEach(async () => {
    ({ me, member, paymentId } = await paid());
  });
  const until = async (day: string) => {
    server.clock.now = new Date(`${day}T09:00:00.000Z`);
    await server.jobs.idle();
    const { token } = await server.office.sessions.create({ member: member.id, origin: SITE });
    me = server.client({ session: token, origin: SITE });
  };
  const held = async (id = member.id, on?: string) => {
    const { holding } = await server.office.shares.of(id, { on });
    return [holding.shares, holding.subscribed.amount, holding.paidUp.amount];
  };
  const noticed = async (id: string) =>
    (await server.office.shares.of(member.id)).notices.find((n) => n.id === id)!;

  it('pass to another member, never to oneself, to nobody, or more than are free', async () => {
    const other = await paid();
    const to = other.member.number;
    const pass = (transfer: { to: number; shares: number }) => () => me.shares.transferMine(transfer);
    await refusedBy(server, 'transfer_to_oneself', pass({ to: member.number, shares: 1 }), 'to');
    await refusedBy(server, 'not_a_member', pass({ to: 999_999, shares: 1 }), 'to');
    await refusedBy(server, 'shares_not_held', pass({ to, shares: 3 }), 'shares');
    for (const shares of [0, -1, 1.5, 2 ** 53])
      await refusedBy(server, 'invalid_request', pass({ to, shares }));
    const late = { to, shares: 1, on: '9999-12-31' };
    await refusedBy(server, 'invalid_request', () => server.office.shares.transfer(member.id, late), 'on');
    // On a day on which they were not there yet.
    const early = { to, shares: 1, on: '2001-01-01' };
    await refusedBy(
      server,
      'shares_not_held',
      () => server.office.shares.transfer(member.id, early),
      'shares',
    );
    const { id } = await me.shares.giveNotice({ shares: 1, outcome: 'buy-back' });
    await refusedBy(server, 'shares_not_held', pass({ to, shares: 2 }));
    await refusedBy(server, 'not_found', () => other.me.shares.takeBackNotice(id));
    await me.shares.takeBackNotice(id);
    await refusedBy(server, 'already_decided', () => me.shares.takeBackNotice(id));
    await pass({ to, shares: 2 })();
    assert.deepEqual(await held(), [0, 0, 0]);
    assert.deepEqual(await held(other.member.id), [4, 10_000, 10_000]);
    await refusedBy(server, 'shares_not_held', pass({ to, shares: 1 }));
  });

  it('are taken within the terms, and where the class is not closed', async () => {
    const take = (shares: number) => () => me.shares.take({ shares });
    await refusedBy(server, 'shares_not_allowed', take(99), 'shares');
    const plan = { count: 7, every: 'month' } as const;
    await refusedBy(server, 'shares_not_allowed', () => me.shares.take({ shares: 1, plan }), 'plan');
    await server.office.classes.update('rider', { intake: 'closed' });
    await refusedBy(server, 'class_closed', take(1));
    assert.equal((await me.shares.mine()).limits.canTake, 0);
    await refusedBy(server, 'class_closed', () => joinWith(server, 'closed@example.org'));
    await server.office.shares.issue(member.id, { shares: 1 });
    await server.office.classes.update('rider', { intake: 'open' });
    for (const on of ['9999-12-31', '2031-01-01']) {
      await refusedBy(
        server,
        'invalid_request',
        () => server.office.shares.issue(member.id, { shares: 1, on }),
        'on',
      );
    }
    await server.office.shares.cancel(member.id, { shares: 1, reason: 'a test' });
    await refusedBy(server, 'shares_not_held', () =>
      server.office.shares.cancel(member.id, { shares: 1, reason: 'they are paid' }),
    );
  });

  it('under notice are there until its day, and are paid out after', async () => {
    const { id, effectiveOn, payOn } = await me.shares.giveNotice({ shares: 2, outcome: 'buy-back' });
    assert.deepEqual([effectiveOn, payOn], ['2030-12-31', '2031-03-31']);
    await refusedBy(server, 'shares_not_held', () => me.shares.giveNotice({ shares: 1, outcome: 'gift' }));
    await refusedBy(server, 'not_effective_yet', () => server.office.shares.payOut(id));
    await until('2030-12-30');
    assert.deepEqual(await held(), [2, 5_000, 5_000]);
    await until('2030-12-31');
    assert.deepEqual(await held(), [0, 0, 0]);
    assert.deepEqual(await held(member.id, '2030-12-30'), [2, 5_000, 5_000]);
    await refusedBy(server, 'already_decided', () => me.shares.takeBackNotice(id));
    await refusedBy(
      server,
      'invalid_request',
      () => server.office.shares.payOut(id, { on: '2030-12-30' }),
      'on',
    );
    await server.office.shares.payOut(id);
    await refusedBy(server, 'already_decided', () => server.office.shares.payOut(id));
    await refusedBy(server, 'refund_too_big', () =>
      server.office.payments.refund(paymentId, { amount: 5_000, reason: 'twice' }),
    );
  });

  it('whose money went back before the day of their notice are cancelled, and nothing is paid out', async () => {
    const { id } = await me.shares.giveNotice({ shares: 2, outcome: 'buy-back' });
    await server.office.payments.returned(paymentId, { reason: 'MD06' });
    await until('2031-12-31');
    assert.deepEqual(await held(), [0, 0, 0]);
    assert.equal((await noticed(id)).state, 'taken-back');
    const { charges } = await server.office.shares.of(member.id);
    assert.ok(charges.every(({ purpose, state }) => purpose !== 'shares' || state === 'cancelled'));
  });

  it('whose money went back in part are paid out in part', async () => {
    const { id } = await me.shares.giveNotice({ shares: 2, outcome: 'buy-back' });
    await server.office.payments.refund(paymentId, { amount: 2_000, reason: 'a mistake' });
    const { payOn } = await noticed(id);
    await until(payOn!);
    const { state, shares, amount } = await noticed(id);
    const [left] = await held();
    assert.deepEqual([state, shares, amount.amount, left], ['effective', 1, 2_500, 1]);
  });

  it('are let go on the day the board sets, in this century', async () => {
    const record = (effectiveOn: string) =>
      server.office.shares.recordNotice(member.id, { shares: 1, outcome: 'buy-back', effectiveOn });
    await refusedBy(server, 'invalid_request', () => record('9999-12-31'), 'effectiveOn');
    await refusedBy(server, 'shares_not_held', () => record('0001-01-01'), 'shares');
    const { state } = await record(server.clock.now.toISOString().slice(0, 10));
    assert.equal(state, 'effective');
    const gift = await me.shares.giveNotice({ shares: 1, outcome: 'gift' });
    assert.equal(gift.payOn, null);
    assert.deepEqual(await held(), [0, 0, 0]);
  });

  it('of who leaves or is expelled are owed to them; those of who has died wait for the heirs', async () => {
    await me.shares.take({ shares: 3 });
    await server.office.members.setStatus(member.id, { status: 'left' });
    assert.deepEqual(await held(), [0, 0, 0]);
    const [notice] = (await server.office.shares.of(member.id)).notices;
    assert.deepEqual([notice?.state, notice?.amount.amount], ['effective', 5_000]);
    await server.office.shares.payOut(notice!.id);
    await refusedBy(server, 'not_a_member', () => server.office.shares.issue(member.id, { shares: 2 }));

    const expelled = await paid();
    await server.office.members.setStatus(expelled.member.id, {
      status: 'expelled',
      decision: { text: 'By the assembly', meetingOn: '2030-04-20' },
    });
    assert.deepEqual(await held(expelled.member.id), [0, 0, 0]);

    const [died, heir] = [await paid(), await paid()];
    await server.office.members.setStatus(died.member.id, { status: 'died' });
    assert.deepEqual(await held(died.member.id), [2, 5_000, 5_000]);
    await server.office.shares.transfer(died.member.id, { to: heir.member.number, shares: 2 });
    assert.deepEqual(await held(heir.member.id), [4, 10_000, 10_000]);
    await refusedBy(server, 'not_a_member', () =>
      heir.me.shares.transferMine({ to: member.number, shares: 1 }),
    );
  });

  it('that a steward must approve wait, and pass when they are free still', async () => {
    const other = await paid();
    const { shares } = (await server.office.classes.list()).find(({ id }) => id === 'rider')!;
    await server.office.classes.update('rider', { shares: { ...shares!, transfer: 'approval' } });
    const first = await me.shares.transferMine({ to: other.member.number, shares: 2 });
    assert.equal(first.state, 'pending');
    await refusedBy(server, 'shares_not_held', () =>
      me.shares.giveNotice({ shares: 1, outcome: 'buy-back' }),
    );
    await refusedBy(server, 'not_found', () => other.me.shares.takeBackTransfer(first.id));
    await server.office.payments.returned(paymentId, { reason: 'MD06' });
    await refusedBy(server, 'shares_not_held', () => server.office.shares.approveTransfer(first.id));
    await server.office.shares.refuseTransfer(first.id);
    await refusedBy(server, 'already_decided', () => server.office.shares.approveTransfer(first.id));
    await server.office.classes.update('rider', { shares: { ...shares!, transfer: 'none' } });
    await refusedBy(server, 'transfer_not_allowed', () =>
      other.me.shares.transferMine({ to: member.number, shares: 1 }),
    );
    await server.office.classes.update('rider', { shares: shares! });
  });

  it('are transferred, noticed, refunded and confirmed by many at once, and each thing happens once', async () => {
    const other = await paid();
    const asks = [
      ...Array.from(
        { length: 4 },
        () => () => me.shares.transferMine({ to: other.member.number, shares: 1 }),
      ),
      ...Array.from({ length: 4 }, () => () => me.shares.giveNotice({ shares: 1, outcome: 'buy-back' })),
      ...Array.from({ length: 4 }, () => () => me.shares.giveNotice({ shares: 1, outcome: 'gift' })),
    ];
    const done = (await Promise.allSettled(asks.map((ask) => ask()))).filter(
      (each) => each.status === 'fulfilled',
    );
    assert.equal(done.length, 2);
    const twice = async (work: () => Promise<unknown>, most: number) => {
      const all = await Promise.allSettled(Array.from({ length: 8 }, work));
      assert.equal(all.filter(({ status }) => status === 'fulfilled').length, most);
    };
    const mine = await paid();
    await twice(() => server.office.payments.refund(mine.paymentId, { amount: 2_000, reason: 'x' }), 2);
    await twice(() => server.office.payments.returned(mine.paymentId, { reason: 'MD06' }), 1);
    const { id } = await mine.me.payments.start({ method: 'bank-transfer' });
    await twice(() => server.office.payments.confirm(id), 1);
  });
});
