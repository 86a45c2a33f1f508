import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Coop, verifyWebhook } from '@coopkit/sdk';
import { found, open, readConfig } from '@coopkit/server';
import { makeReceiver, type Receiver } from '../packages/server/test/receiver.ts';
import { FOUNDING, makeDatabase } from '../packages/server/test/support.ts';
import { begin, freePort, says } from './program.ts';

const EVENTS = 6;
/** After which a job that a dead server had in hand is done by another. */
const LEASE_MS = 60_000;

/** On SQLite, or on the PostgreSQL in TEST_DATABASE_URL. */
describe('a server that is killed while it tells of events', () => {
  const folder = mkdtempSync(join(tmpdir(), 'coopkit-kill-'));
  let drop: (() => Promise<void>) | undefined;
  let env: Record<string, string>;
  let office: Coop;
  let server: ChildProcess | undefined;
  let receiver: Receiver;

  before(async () => {
    const { address, drop: drops } = await makeDatabase();
    drop = drops;
    const port = await freePort();
    env = {
      DATA_DIR: folder,
      PORT: String(port),
      LOG_LEVEL: 'error',
      COOPKIT_SECRET: 'a secret of the tests, long enough',
      ...('postgres' in address ? { DATABASE_URL: address.postgres } : {}),
    };
    const { parts, close } = await open(readConfig(env));
    const { secretKey } = await found(parts.engine, FOUNDING, new Date());
    await close();
    office = new Coop({ url: `http://localhost:${port}`, secret: secretKey });
    receiver = await makeReceiver();
    server = begin(['serve'], env);
    await says(server, /Coopkit is at/);
  });
  after(async () => {
    server?.kill('SIGKILL');
    receiver.close();
    await drop?.();
    rmSync(folder, { recursive: true, force: true });
  });

  it('loses none: each is sent again, with the same identifier and the same words', async () => {
    const { id, secret } = await office.webhooks.create({ url: receiver.url });
    const held: ServerResponse[] = [];
    // Half of them are answered, and the server may or may not have kept that; the others are under way.
    receiver.answer((response) =>
      receiver.received.length <= EVENTS / 2 ? response.end() : held.push(response),
    );
    const events = await Promise.all(Array.from({ length: EVENTS }, () => office.webhooks.test(id)));
    await receiver.got(EVENTS);
    const ended = once(server!, 'close');
    server?.kill('SIGKILL');
    await ended;
    receiver.answer((response) => response.end());

    const now = () => new Date(Date.now() + LEASE_MS);
    const again = await open(readConfig(env), { now, log: () => undefined });
    await again.startJobs().idle();
    await again.close();

    const told = new Map<string, string>();
    for (const request of receiver.received) {
      const sentAt = new Date(Number(request.headers['webhook-timestamp']) * 1000);
      const event = await verifyWebhook(request, secret, { now: sentAt });
      assert.equal(told.get(event.id) ?? request.body, request.body);
      told.set(event.id, request.body);
    }
    assert.deepEqual([...told.keys()].sort(), events.map(({ eventId }) => eventId).sort());
    const twice = receiver.received.length - told.size;
    assert.ok(twice >= EVENTS - EVENTS / 2 && twice <= EVENTS, `${twice} were sent twice`);
    const last = await open(readConfig(env), { log: () => undefined });
    const { db } = last.parts.engine;
    const states = await db.selectFrom('webhook_deliveries').select('state').execute();
    assert.deepEqual(
      states.map(({ state }) => state),
      Array<string>(EVENTS).fill('delivered'),
    );
    assert.deepEqual(await db.selectFrom('jobs').selectAll().execute(), []);
    await last.close();
  });
});
