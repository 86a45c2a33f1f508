import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { post } from '../src/webhooks/post.ts';
import { makeReceiver, type Receiver } from './receiver.ts';
import { makeServer, type TestServer } from './support.ts';
import { opened } from './votes.ts';

describe('a webhook that is slow', () => {
  let server: TestServer;
  let slow: Receiver;
  let quick: Receiver;
  let held: ServerResponse[];
  beforeEach(async () => {
    server = await makeServer();
    slow = await makeReceiver();
    quick = await makeReceiver();
    held = [];
    slow.answer((response) => held.push(response));
  });
  afterEach(async () => {
    slow.close();
    quick.close();
    await server.close();
  });

  const webhooks = () => server.office.webhooks;
  /** The mails so far, whatever else is not done yet. */
  const mailsTo = async (email: string) => {
    const headers = { accept: 'application/json', host: 'localhost:4000' };
    const { items } = (await (await server.request('/dev/mail', { headers })).json()) as {
      items: { to: string }[];
    };
    return items.filter(({ to }) => to === email);
  };
  const until = async (done: () => Promise<boolean>) => {
    while (!(await done())) server.jobs.wake();
  };

  it('holds up no mail, no vote and no other webhook', async () => {
    const { id } = await webhooks().create({ url: slow.url });
    for (let i = 0; i < 6; i++) await webhooks().test(id);
    await slow.got(1);
    const other = await webhooks().create({ url: quick.url });
    await webhooks().test(other.id);
    await quick.got(1);
    await server.visitor.sessions.sendCode({ email: 'simone@harbour.example' });
    await until(async () => (await mailsTo('simone@harbour.example')).length === 1);
    const vote = await opened(server);
    await quick.got(2);
    server.clock.now = new Date(Date.parse(vote.closesAt) + 5_000);
    await until(async () => (await server.visitor.votes.get(vote.id)).state === 'counted');
    await quick.got(4);
    // Of the nine that it is to have, no more are on their way than one address may have at a time.
    assert.equal(slow.received.length, 4);
    slow.answer((response) => response.end());
    for (const response of held) response.end();
    await server.jobs.idle();
    const { items } = await webhooks().deliveries(id).page();
    assert.deepEqual(
      items.map(({ state }) => state),
      Array<string>(9).fill('delivered'),
    );
  });

  it('leaves room for others also where many are', async () => {
    for (let i = 0; i < 3; i++) {
      const { id } = await webhooks().create({ url: slow.url });
      for (let j = 0; j < 8; j++) await webhooks().test(id);
    }
    await slow.got(12);
    const { id } = await webhooks().create({ url: quick.url });
    await webhooks().test(id);
    await quick.got(1);
    assert.equal(slow.received.length, 12);
  });

  it('keeps no server from stopping: what is broken off is sent another time', async () => {
    const { id } = await webhooks().create({ url: slow.url });
    const { eventId } = await webhooks().test(id);
    await slow.got(1);
    await server.jobs.stop();
    const { state, attempts, tries } = await webhooks().delivery(id, eventId);
    assert.deepEqual([state, attempts, tries], ['waiting', 0, []]);
    slow.answer((response) => response.end());
    server.clock.now = new Date(server.clock.now.getTime() + 6_000);
    await server.opened.startJobs().idle();
    assert.equal((await webhooks().delivery(id, eventId)).state, 'delivered');
    const ids = slow.received.map(({ headers }) => headers['webhook-id']);
    assert.deepEqual(ids, [eventId, eventId]);
  });
});

describe('a message', () => {
  let receiver: Receiver;
  beforeEach(async () => {
    receiver = await makeReceiver();
  });
  afterEach(() => receiver.close());
  const message = { headers: {}, body: '{}' };

  it('that is not answered in time has no answer', async () => {
    receiver.answer(() => undefined);
    const { status, error } = await post(receiver.url, message, AbortSignal.timeout(30));
    assert.deepEqual([status, error], [null, 'timeout']);
  });

  it('counts by its status, also where the answer then breaks off or never ends', async () => {
    receiver.answer((response) => response.writeHead(200).write('begun'));
    const stalled = await post(receiver.url, message, AbortSignal.timeout(300));
    assert.deepEqual([stalled.status, stalled.error, stalled.response], [200, null, 'begun']);
    receiver.answer((response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('begun', () => response.destroy());
    });
    const broken = await post(receiver.url, message, AbortSignal.timeout(10_000));
    assert.deepEqual([broken.status, broken.error], [200, null]);
    let closed: Promise<unknown> | undefined;
    receiver.answer((response) => {
      closed = once(response, 'close');
      const write = () => {
        while (response.write('x'.repeat(10_000)));
        response.once('drain', write);
      };
      write();
    });
    const endless = await post(receiver.url, message, AbortSignal.timeout(10_000));
    assert.deepEqual([endless.status, endless.response], [200, 'x'.repeat(1_024)]);
    await closed;
  });
});
