import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { DUES, joinWith, makeMoneyServer } from './money.ts';
import { agrees, all, balancesOf, refusedBy } from './positions.ts';
import { SITE, type TestServer } from './support.ts';

const DAY = 86_400_000;

describe('a contribution', () => {
  let server: TestServer;
  before(async () => {
    server = await makeMoneyServer({ minimum: 0 });
    await server.office.classes.update('rider', {
      contributions: [
        DUES,
        {
          ...DUES,
          id: 'needed',
          kind: 'donation',
          required: true,
          minimum: 100,
          free: false,
          presets: [100],
        },
      ],
    });
  });
  after(() => server.close());
  const needed = { terms: 'needed', amount: 100 };
  const joined = (email: string) => joinWith(server, email, { contributions: [needed] });

  it('is asked for where the terms require it', async () => {
    const join = (asked: object) => () => joinWith(server, 'no@example.org', asked);
    await refusedBy(server, 'invalid_request', join({}), 'contributions.0.terms');
    await refusedBy(server, 'amount_not_allowed', join({ contributions: [{ ...needed, amount: 99 }] }));
    await refusedBy(server, 'amount_not_allowed', join({ contributions: [{ ...needed, amount: 101 }] }));
    await refusedBy(server, 'wrong_currency', join({ contributions: [{ ...needed, currency: 'CHF' }] }));
    await refusedBy(
      server,
      'contribution_not_offered',
      join({ contributions: [{ ...needed, terms: 'none' }] }),
    );
    await refusedBy(server, 'invalid_request', join({ contributions: [needed, needed] }));
    const { me } = await joined('ada@example.org');
    const { items } = await me.contributions.mine();
    await refusedBy(server, 'contribution_required', () => me.contributions.stop(items[0]!.id));
  });

  it('is what one can, from its minimum, and no capital', async () => {
    const { me } = await joined('grace@example.org');
    const start = (changes: object) => () =>
      me.contributions.start({ terms: 'dues', amount: 300, ...changes });
    await refusedBy(server, 'amount_not_allowed', start({ amount: 299 }), 'amount');
    await refusedBy(server, 'wrong_currency', start({ currency: 'USD' }), 'currency');
    await refusedBy(server, 'invalid_request', start({ amount: 0 }), 'amount');
    await refusedBy(server, 'contribution_not_offered', start({ terms: 'nothing' }), 'terms');
    await start({ amount: 1_234, currency: 'EUR' })();
    const { id, amount } = await me.payments.start({ method: 'bank-transfer' });
    assert.equal(amount.amount, 1_334);
    await server.office.payments.confirm(id);
    assert.deepEqual(await balancesOf(server), { bank: 1_334, dues: -1_234, donations: -100 });
    const { holding, entries } = await me.shares.mine();
    assert.deepEqual([holding.paidUp.amount, entries.length], [0, 0]);
  });

  it('falls due each month once, changes, and stops', async () => {
    const { member, me } = await joined('mary@example.org');
    await me.contributions.start({ terms: 'dues', amount: 300 });
    const higher = await me.contributions.start({ terms: 'dues', amount: 400 });
    const dues = async () =>
      (await all(server.office.payments.owed({ memberId: member.id })))
        .filter(({ purpose }) => purpose === 'dues')
        .map(({ amount, dueOn }) => [amount.amount, dueOn]);
    for (let i = 0; i < 70; i++) {
      server.clock.now = new Date(server.clock.now.getTime() + DAY);
      await server.jobs.idle();
    }
    const expected = [
      [300, '2030-05-01'],
      [400, '2030-06-01'],
      [400, '2030-07-01'],
    ];
    assert.deepEqual(await dues(), expected);
    await server.office.contributions.end(higher.id);
    await refusedBy(server, 'already_decided', () => server.office.contributions.end(higher.id));
    server.clock.now = new Date(server.clock.now.getTime() + 60 * DAY);
    await server.jobs.idle();
    assert.deepEqual(await dues(), expected);
    await agrees(server);
  });

  it('is one’s own, and of members alone', async () => {
    const { me } = await joined('one@example.org');
    const other = await joined('two@example.org');
    const promised = await me.contributions.start({ terms: 'dues', amount: 300 });
    await refusedBy(server, 'not_found', () => other.me.contributions.stop(promised.id));
    await server.office.members.setStatus(other.member.id, { status: 'left' });
    const { token } = await server.office.sessions.create({ member: other.member.id, origin: SITE });
    const left = server.client({ session: token, origin: SITE });
    await refusedBy(server, 'not_a_member', () => left.contributions.start({ terms: 'dues', amount: 300 }));
    await refusedBy(server, 'not_a_member', () =>
      server.office.contributions.record(other.member.id, { terms: 'dues', amount: 300 }),
    );
  });
});
