import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openEngine } from '../src/store/engine.ts';
import { migrate } from '../src/store/migrate.ts';
import * as joining from '../src/store/migrations/2026-11-24-joining.ts';
import * as voting from '../src/store/migrations/2026-11-24-voting.ts';
import * as statuses from '../src/store/migrations/2026-11-25-members.ts';
import { storeOf } from '../src/store/store.ts';
import { networkOf } from '../src/http/network.ts';
import { applicationOf, join, makeDatabase, makeServer } from './support.ts';

describe('the database', () => {
  it('is brought up to date once, also by several at the same time', async (t) => {
    const server = await makeServer();
    t.after(() => server.close());
    const { db } = server.opened.parts.engine;
    await Promise.all([migrate(db), migrate(db), migrate(db)]);
    assert.ok((await join(server, 'ada@example.org')).member);
  });

  it('has those who were members before there were statuses as members from the day they joined', async (t) => {
    const { address, drop } = await makeDatabase();
    const engine = openEngine(address);
    t.after(async () => {
      await engine.db.destroy();
      await drop();
    });
    const { db } = engine;
    await joining.up(db as never);
    await voting.up(db as never);
    const insert = (table: string, row: Record<string, unknown>) =>
      db
        .insertInto(table as 'members')
        .values(row as never)
        .execute();
    const of = { coop_id: 'c', id: 'rider' };
    await insert('member_classes', {
      ...{
        ...of,
        position: 0,
        name: '{}',
        admission: 'open',
        intake: 'open',
        applicants: '[]',
        fields: '[]',
      },
      member_count: 1,
    });
    await insert('members', {
      ...{ coop_id: 'c', id: 'm', number: 1, class_id: 'rider', kind: 'person', name: 'Ada', email: 'a@b.c' },
      ...{ locale: 'en', answers: '{}', joined_at: '2020-02-02T10:00:00.000Z' },
    });
    await statuses.up(db as never);
    const store = storeOf(db, 'c');
    const page = { cursor: undefined, limit: 10 };
    assert.equal((await store.members.list({ on: '2020-02-02' }, page)).items[0]?.status, 'active');
    assert.deepEqual((await store.members.list({ on: '2020-02-01' }, page)).items, []);
    const [entry] = await store.statuses.of('m');
    assert.deepEqual([entry?.on, entry?.entryClass, entry?.entry], ['2020-02-02', 'rider', true]);
    await store.statuses.add('m', {
      ...{ status: 'left', on: '2021-01-01', recordedBy: 'x', recordedAt: '2021-01-01T00:00:00.000Z' },
    });
    assert.equal((await store.members.list({ on: '2021-01-01' }, page)).items[0]?.status, 'left');
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
