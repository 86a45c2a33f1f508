import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { migrate } from '../src/store/migrate.ts';
import { networkOf } from '../src/http/network.ts';
import { applicationOf, join, makeServer } from './support.ts';

describe('the database', () => {
  it('is brought up to date once, also by several at the same time', async (t) => {
    const server = await makeServer();
    t.after(() => server.close());
    const { db } = server.opened.parts.engine;
    await Promise.all([migrate(db), migrate(db), migrate(db)]);
    assert.ok((await join(server, 'ada@example.org')).member);
  });

  it('forgets what has had its time, and nothing else', async (t) => {
    const server = await makeServer();
    t.after(() => server.close());
    await join(server, 'ada@example.org');
    await server.visitor.applications.create(
      await applicationOf(server.visitor, { email: 'late@example.org' }),
    );
    await server.jobs.idle();
    server.clock.now = new Date('2030-05-03T09:00:00.001Z');
    await server.jobs.idle();
    const { db } = server.opened.parts.engine;
    for (const table of [
      'codes',
      'sessions',
      'spent_challenges',
      'rate_limits',
      'idempotency_keys',
    ] as const) {
      assert.deepEqual(await db.selectFrom(table).selectAll().execute(), [], table);
    }
    const states = await db.selectFrom('applications').select('state').execute();
    assert.deepEqual(
      states.map(({ state }) => state),
      ['admitted'],
    );
    assert.equal((await db.selectFrom('members').selectAll().execute()).length, 2);
  });
});

describe('a network', () => {
  for (const [address, network] of [
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002:ffff::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ] as const) {
    it(`of ${address} is ${network}`, () => assert.equal(networkOf(address), network));
  }
});
