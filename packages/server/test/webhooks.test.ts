import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { DeliveryState, Member, WebhookWithSecret } from '@coopkit/contract';
import { verifyWebhook, type CoopError } from '@coopkit/sdk';
import { found, storeOf } from '@coopkit/server';
import fc from 'fast-check';
import { Webhook as Peer } from 'standardwebhooks';
import { makeReceiver, type Receiver } from './receiver.ts';
import { FOUNDING, applicationOf, join, makeServer, stewardOf, type TestServer } from './support.ts';
import { members, opened, pastClose } from './votes.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The tries of Standard Webhooks, after the first. */
const DELAYS = [
  5_000,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];
/** A wait may be so much longer. */
const JITTER = 1.1;

let server: TestServer;
let receiver: Receiver;
beforeEach(async () => {
  server = await makeServer();
  receiver = await makeReceiver();
});
afterEach(async () => {
  receiver.close();
  await server.close();
});

const webhook = (events: Parameters<typeof server.office.webhooks.create>[0]['events'] = null) =>
  server.office.webhooks.create({ url: `${receiver.url}/hook`, events });
const pass = async (ms: number) => {
  server.clock.now = new Date(server.clock.now.getTime() + ms);
  await server.jobs.idle();
};
const deliveries = async (webhookId: string, state?: DeliveryState) =>
  (await server.office.webhooks.deliveries(webhookId, { state }).page()).items;
const lastEvent = (secret: string) => {
  const last = receiver.received.at(-1)!;
  return verifyWebhook(last, secret, { now: server.clock.now });
};
const dump = async () => {
  const { db } = server.opened.parts.engine;
  const tables = ['webhooks', 'webhook_deliveries', 'webhook_attempts', 'events', 'jobs', 'idempotency_keys'];
  const rows = await Promise.all(
    tables.map((table) =>
      db
        .selectFrom(table as 'events')
        .selectAll()
        .execute(),
    ),
  );
  return JSON.stringify(rows);
};

describe('a webhook', () => {
  it('shows its secret when it is made and when that is changed, and nowhere else', async () => {
    const made = await webhook();
    assert.match(made.secret, /^whsec_[A-Za-z0-9+/]{43}=$/);
    const steward = await stewardOf(server);
    const changed = await steward.webhooks.rotateSecret(made.id);
    assert.notEqual(changed.secret, made.secret);
    receiver.status(500);
    await server.office.webhooks.test(made.id);
    await server.jobs.idle();
    const { id, url, events, createdAt, failingSince } = await server.office.webhooks.get(made.id);
    assert.deepEqual([id, url, events, createdAt], [made.id, `${receiver.url}/hook`, null, made.createdAt]);
    assert.equal(failingSince, server.clock.now.toISOString());
    const [delivery] = await deliveries(made.id);
    const shown = JSON.stringify([
      await server.office.webhooks.list(),
      await server.office.webhooks.update(made.id, { enabled: false }),
      await server.office.webhooks.delivery(made.id, delivery!.eventId),
      await server.mails(),
      server.lines,
      await dump(),
    ]);
    for (const secret of [made.secret, changed.secret]) assert.ok(!shown.includes(secret.slice(6, 40)));
    assert.ok(!server.lines.join().includes(receiver.url), 'an address is not logged: it may hold a key');
  });

  it('is https, or on the server’s own machine, and asks for events that there are', async () => {
    const refused = (url: string, code: string) =>
      assert.rejects(
        server.office.webhooks.create({ url }),
        (error: CoopError) =>
          error.code === 'invalid_request' &&
          error.fields.every((each) => each.field === 'url' && each.code === code),
      );
    for (const url of ['http://site.example/hook', 'http://192.168.1.7/', 'http://127.0.0.1.example/']) {
      await refused(url, 'not_https');
    }
    for (const url of ['ftp://site.example', 'site.example', 'javascript:alert(1)', 'https://']) {
      await refused(url, 'invalid_format');
    }
    await refused('https://ada:secret@site.example/', 'has_password');
    for (const url of ['https://site.example/hook?x=1', 'http://localhost:1/', 'http://[::1]:1/']) {
      assert.equal((await server.office.webhooks.create({ url })).url, url);
    }
    const odd = { url: 'https://site.example', events: ['member.eaten'] as unknown as ['member.admitted'] };
    await assert.rejects(server.office.webhooks.create(odd), {
      fields: [{ field: 'events.0', code: 'not_an_option' }],
    });
    await assert.rejects(server.office.webhooks.create({ url: 'https://site.example', events: [] }), {
      fields: [{ field: 'events', code: 'too_small', limit: 1 }],
    });
    const { id } = await webhook();
    await assert.rejects(server.office.webhooks.update(id, { url: 'http://site.example' }), {
      fields: [{ field: 'url', code: 'not_https' }],
    });
  });

  it('is the co-op’s own: another’s does not find it, and is told of nothing here', async () => {
    const made = await webhook();
    const other = await found(
      server.opened.parts.engine,
      { ...FOUNDING, name: 'Other', host: 'two.example' },
      server.clock.now,
    );
    const office = server.client({ secret: other.secretKey });
    await office.webhooks.create({ url: `${receiver.url}/other` });
    await server.office.webhooks.test(made.id);
    await join(server, 'ada@example.org');
    await server.jobs.idle();
    const [delivery] = await deliveries(made.id);
    const { webhooks } = office;
    for (const asked of [
      () => webhooks.get(made.id),
      () => webhooks.update(made.id, { enabled: false }),
      () => webhooks.remove(made.id),
      () => webhooks.rotateSecret(made.id),
      () => webhooks.test(made.id),
      () => webhooks.replaySince(made.id, server.clock.now),
      () => webhooks.replay(made.id, delivery!.eventId),
      () => webhooks.delivery(made.id, delivery!.eventId),
      () => webhooks.deliveries(made.id).page(),
    ]) {
      await assert.rejects(asked, { code: 'not_found' });
    }
    assert.deepEqual(
      receiver.received.map(({ path }) => path),
      ['/hook', '/hook'],
    );
  });

  it('that is removed is told no more, also of what was to be tried again', async () => {
    receiver.status(500);
    const { id } = await webhook();
    await join(server, 'ada@example.org');
    await server.jobs.idle();
    await server.office.webhooks.remove(id);
    await join(server, 'ben@example.org');
    await pass(DAY);
    assert.equal(receiver.received.length, 1);
    await assert.rejects(server.office.webhooks.get(id), { code: 'not_found' });
    await assert.rejects(server.office.webhooks.remove(id), { code: 'not_found' });
  });
});

describe('what happens in the co-op is told', () => {
  it('when it happens, signed so that the peer’s own library verifies it', async (t) => {
    const { secret } = await webhook();
    const { member } = await join(server, 'ada@example.org');
    await server.jobs.idle();
    const [request] = receiver.received;
    assert.equal(receiver.received.length, 1);
    assert.equal(request?.headers['content-type'], 'application/json');
    const event = await lastEvent(secret);
    assert.deepEqual(event, {
      id: request?.headers['webhook-id'],
      type: 'member.admitted',
      timestamp: '2030-05-01T09:00:00.000Z',
      data: member,
    });
    t.mock.timers.enable({ apis: ['Date'], now: server.clock.now });
    const headers = request.headers as Record<string, string>;
    assert.deepEqual(new Peer(secret).verify(request.body, headers), JSON.parse(request.body));
    assert.throws(() => new Peer(secret).verify(`${request.body} `, headers));
  });

  it('of applications', async () => {
    const { secret } = await webhook(['application.pending', 'application.rejected']);
    const answers = { licence: 'T-1815', shift: 'night', 'licensed-since': '2029-02-28' };
    const { id } = await server.visitor.applications.create(
      await applicationOf(server.visitor, { memberClass: 'driver', answers }),
    );
    await server.visitor.applications.verify(id, await server.codeTo('ada@example.org'));
    await server.jobs.idle();
    const pending = await lastEvent(secret);
    assert.deepEqual(pending.data, await server.office.applications.get(id));
    const rejected = await server.office.applications.reject(id);
    await server.jobs.idle();
    const told = await lastEvent(secret);
    assert.deepEqual([pending.type, told.type], ['application.pending', 'application.rejected']);
    assert.deepEqual(told.data, rejected);
    assert.ok(!receiver.received.some(({ body }) => body.includes('invitation_id')));
  });

  it('of votes, from the opening to the count, and of those annulled', async () => {
    const [ada] = await members(server, 2);
    const { secret } = await webhook();
    const vote = await opened(server);
    await server.jobs.idle();
    const event = await lastEvent(secret);
    assert.ok(event.type === 'vote.opened');
    assert.deepEqual([event.data.id, event.data.turnout], [vote.id, { ballots: 0, roll: 3 }]);
    await ada!.votes.cast(vote.id, { answers: { boat: { choice: 'yes' } } });
    await pastClose(server, vote.closesAt);
    assert.deepEqual(receiver.types().sort(), ['vote.closed', 'vote.counted', 'vote.opened']);
    const counted = receiver.received.find(({ body }) => body.includes('vote.counted'))!;
    const told = await verifyWebhook(counted, secret, { now: server.clock.now });
    assert.deepEqual(told.data, (await server.office.votes.list().page()).items[0]);
    const other = await opened(server);
    await server.office.votes.annul(other.id, { reason: 'A wrong question.' });
    await server.jobs.idle();
    assert.deepEqual(receiver.types().slice(-2).sort(), ['vote.annulled', 'vote.opened']);
  });

  it('to whom it asked for, and to each once', async () => {
    const all = await webhook();
    const some = await webhook(['vote.opened', 'member.admitted', 'member.admitted']);
    assert.deepEqual(some.events, ['vote.opened', 'member.admitted']);
    const none = await webhook(['vote.opened']);
    const off = await webhook();
    await server.office.webhooks.update(off.id, { enabled: false });
    await join(server, 'ada@example.org');
    await server.jobs.idle();
    for (const [{ id }, count] of [
      [all, 1],
      [some, 1],
      [none, 0],
      [off, 0],
    ] as const) {
      assert.equal((await deliveries(id)).length, count);
    }
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    assert.equal(ids.length, 2);
    assert.equal(ids[0], ids[1], 'one event, one identifier');
  });

  it('and nothing where the write was refused', async () => {
    const { id } = await webhook();
    await server.office.classes.update('rider', { capacity: 0 });
    await assert.rejects(join(server, 'ada@example.org'), { code: 'class_full' });
    await assert.rejects(server.office.votes.annul(`vot_${'0'.repeat(22)}`, { reason: 'None.' }));
    assert.deepEqual(await deliveries(id), []);
    assert.deepEqual(await server.opened.parts.engine.db.selectFrom('events').selectAll().execute(), []);
  });

  it('each at a place of its own, also where many happen at once', async () => {
    await webhook();
    const ids = await Promise.all(
      Array.from({ length: 12 }, async (_, i) => {
        const { proof: _proof, ...application } = await applicationOf(server.visitor, {
          email: `m${i}@example.org`,
        });
        const { id } = await server.office.applications.create(application);
        return [id, await server.codeTo(`m${i}@example.org`)] as const;
      }),
    );
    await Promise.all(ids.map(([id, code]) => server.visitor.applications.verify(id, code)));
    const { db } = server.opened.parts.engine;
    const kept = await db.selectFrom('events').selectAll().orderBy('position').execute();
    assert.deepEqual(
      kept.map(({ position }) => position),
      Array.from({ length: 12 }, (_, i) => i + 1),
    );
    await server.jobs.idle();
    const numbers = receiver.received.map(({ body }) => (JSON.parse(body) as { data: Member }).data.number);
    assert.equal(new Set(numbers).size, 12);
  });
});

describe('a webhook that does not take what it is sent', () => {
  it('is tried again as Standard Webhooks recommends, then given up; each try is kept', async () => {
    receiver.status(503, {}, `busy\u0000${'x'.repeat(5_000)}`);
    const { id, secret } = await webhook();
    await server.office.webhooks.test(id);
    await server.jobs.idle();
    const [first] = receiver.received;
    for (const [i, delay] of DELAYS.entries()) {
      await pass(delay - 1);
      assert.equal(receiver.received.length, i + 1, `not before ${delay} ms`);
      const [waiting] = await deliveries(id, 'waiting');
      assert.deepEqual([waiting?.attempts, waiting?.status], [i + 1, 503]);
      const wait = Date.parse(waiting?.nextAt ?? '') - server.clock.now.getTime();
      assert.ok(wait >= 1 && wait <= delay * (JITTER - 1) + 2, `${wait}`);
      await pass(wait);
      assert.equal(receiver.received.length, i + 2);
      const again = receiver.received.at(-1)!;
      assert.deepEqual(
        [again.headers['webhook-id'], again.body],
        [first?.headers['webhook-id'], first?.body],
      );
      await lastEvent(secret);
    }
    const [failed] = await deliveries(id, 'failed');
    assert.deepEqual([failed?.attempts, failed?.nextAt], [DELAYS.length + 1, null]);
    await pass(10 * DAY);
    assert.equal(receiver.received.length, DELAYS.length + 1);
    const { tries, body } = await server.office.webhooks.delivery(id, failed!.eventId);
    assert.deepEqual([body.type, body.data], ['webhook.test', { webhookId: id }]);
    assert.equal(tries.length, DELAYS.length + 1);
    const { at, status, ms, error, response } = tries[0]!;
    assert.deepEqual([at, status, error], ['2030-05-01T09:00:00.000Z', 503, null]);
    assert.ok(Number.isInteger(ms) && ms >= 0);
    assert.equal(response, `busy ${'x'.repeat(1_019)}`);
  });

  it('is tried again whatever it was: a refusal, a redirect that nobody follows, no answer', async () => {
    const { id } = await webhook();
    const tell = async (webhookId = id) => {
      const { eventId } = await server.office.webhooks.test(webhookId);
      await server.jobs.idle();
      return (await server.office.webhooks.delivery(webhookId, eventId)).tries.at(-1);
    };
    for (const status of [301, 302, 307, 308, 400, 401, 404, 500, 504]) {
      receiver.status(status, { location: `${receiver.url}/elsewhere` });
      assert.equal((await tell())?.status, status);
    }
    receiver.answer((response) => response.destroy());
    assert.deepEqual([(await tell())?.status, (await tell())?.error], [null, 'UND_ERR_SOCKET']);
    assert.ok(receiver.received.every(({ path }) => path === '/hook'));
    for (const status of [200, 201, 204, 299]) {
      receiver.status(status);
      assert.equal((await tell())?.status, status);
    }
    assert.deepEqual(
      (await deliveries(id)).map(({ state }) => state),
      [...Array<string>(4).fill('delivered'), ...Array<string>(11).fill('waiting')],
    );
    const closed = await makeReceiver();
    closed.close();
    const nobody = await server.office.webhooks.create({ url: closed.url });
    assert.equal((await tell(nobody.id))?.error, 'ECONNREFUSED');
  });

  it('is left alone for as long as it asks, in seconds or until a date', async () => {
    const { id } = await webhook();
    for (const [retryAfter, wait] of [
      ['3600', HOUR],
      [new Date(server.clock.now.getTime() + 2 * HOUR).toUTCString(), 2 * HOUR],
      ['99999999', DAY],
    ] as const) {
      receiver.status(429, { 'retry-after': retryAfter });
      await server.office.webhooks.test(id);
      await server.jobs.idle();
      const [waiting] = await deliveries(id);
      assert.equal(Date.parse(waiting?.nextAt ?? ''), server.clock.now.getTime() + wait);
    }
    receiver.status(200);
    await pass(DAY);
    receiver.status(429, { 'retry-after': '3600' });
    receiver.received.length = 0;
    await join(server, 'ada@example.org');
    await server.jobs.idle();
    // What happens within the hour waits too, and is not counted as tried.
    await join(server, 'ben@example.org');
    await pass(HOUR - 1);
    assert.equal(receiver.received.length, 1);
    const [ben] = await deliveries(id);
    assert.deepEqual([ben?.state, ben?.attempts], ['waiting', 0]);
    receiver.status(200);
    await pass(1);
    assert.equal(receiver.received.length, 3);
    for (const odd of ['soon', '-5', '0', 'Thu, 01 Jan 1970 00:00:00 GMT']) {
      receiver.status(503, { 'retry-after': odd });
      await server.office.webhooks.test(id);
      await server.jobs.idle();
      const [waiting] = await deliveries(id);
      const after = Date.parse(waiting?.nextAt ?? '') - server.clock.now.getTime();
      assert.ok(after >= 5_000 && after <= 5_000 * JITTER + 1, odd);
    }
  });

  it('is switched off where it answers 410, and the stewards hear of it', async () => {
    const { id } = await webhook();
    receiver.status(410);
    await join(server, 'ada@example.org');
    await server.jobs.idle();
    const { enabled, disabledBecause } = await server.office.webhooks.get(id);
    assert.deepEqual([enabled, disabledBecause], [false, 'gone']);
    assert.equal((await deliveries(id))[0]?.state, 'failed');
    const { to, subject, text } = (await server.mails()).at(-1)!;
    assert.deepEqual(
      [to, subject],
      [
        'simone@harbour.example',
        `${new URL(receiver.url).host} is not told any more what happens in Harbour Taxis`,
      ],
    );
    assert.match(text, new RegExp(`wants no more.*coopkit webhooks enable ${id}`, 's'));
    await join(server, 'ben@example.org');
    await pass(DAY);
    assert.equal(receiver.received.length, 1);
    const { webhooks } = server.office;
    const [{ eventId } = { eventId: '' }] = await deliveries(id);
    for (const asked of [
      () => webhooks.test(id),
      () => webhooks.replaySince(id, new Date(0)),
      () => webhooks.replay(id, eventId),
    ]) {
      await assert.rejects(asked, { code: 'webhook_disabled' });
    }
  });

  it('for days is switched off with one mail, and gets what it missed when it is back', async () => {
    const { id } = await webhook();
    receiver.status(500);
    const began = server.clock.now;
    for (const name of ['ada', 'ben']) await join(server, `${name}@example.org`);
    await server.jobs.idle();
    for (const delay of DELAYS) await pass(delay * JITTER + 1);
    const { enabled, disabledBecause, failingSince } = await server.office.webhooks.get(id);
    assert.deepEqual([enabled, disabledBecause, failingSince], [false, 'failing', began.toISOString()]);
    const told = (await server.mails()).filter(({ subject }) => /not told any more/.test(subject));
    assert.deepEqual(
      told.map(({ to }) => to),
      ['simone@harbour.example'],
    );
    assert.match(told[0]?.text ?? '', /for three days it took nothing/);
    await join(server, 'eve@example.org');
    receiver.status(200);
    receiver.received.length = 0;
    const back = await server.office.webhooks.update(id, { enabled: true });
    assert.deepEqual([back.enabled, back.disabledBecause, back.failingSince], [true, null, null]);
    assert.equal(await server.office.webhooks.replaySince(id, began), 3);
    await server.jobs.idle();
    const names = receiver.received.map(({ body }) => (JSON.parse(body) as { data: Member }).data.email);
    assert.deepEqual(names.sort(), ['ada@example.org', 'ben@example.org', 'eve@example.org']);
    assert.ok((await deliveries(id)).every(({ state }) => state === 'delivered'));
    assert.equal(await server.office.webhooks.replaySince(id, began), 0);
  });

  it('is not failing once it has taken something', async () => {
    const { id } = await webhook();
    receiver.status(500);
    await server.office.webhooks.test(id);
    await server.jobs.idle();
    receiver.status(200);
    await pass(5_500);
    assert.equal((await server.office.webhooks.get(id)).failingSince, null);
    await pass(4 * DAY);
    receiver.status(500);
    await server.office.webhooks.test(id);
    await server.jobs.idle();
    assert.equal((await server.office.webhooks.get(id)).enabled, true);
  });
});

describe('an event', () => {
  it('is sent again when a steward asks, with the same identifier, whatever became of it', async () => {
    const { id } = await webhook();
    await join(server, 'ada@example.org');
    await server.jobs.idle();
    const [delivered] = await deliveries(id);
    assert.equal(delivered?.state, 'delivered');
    const queued = await server.office.webhooks.replay(id, delivered.eventId);
    assert.deepEqual([queued.state, queued.attempts, queued.endedAt], ['waiting', 1, null]);
    await server.jobs.idle();
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    assert.deepEqual(ids, [delivered?.eventId, delivered?.eventId]);
    assert.equal((await server.office.webhooks.delivery(id, delivered.eventId)).tries.length, 2);
    await assert.rejects(server.office.webhooks.replay(id, `evt_${'0'.repeat(27)}`), { code: 'not_found' });
  });

  it('that is sent again while it is on its way is what becomes of it the second time', async () => {
    const { id } = await webhook();
    let first: ServerResponse | undefined;
    receiver.answer((response) => (first = response));
    const { eventId } = await server.office.webhooks.test(id);
    await receiver.got(1);
    receiver.status(200);
    await server.office.webhooks.replay(id, eventId);
    await receiver.got(2);
    first?.writeHead(500).end();
    await server.jobs.idle();
    const { state, nextAt, attempts } = await server.office.webhooks.delivery(id, eventId);
    assert.deepEqual([state, nextAt, attempts], ['delivered', null, 2]);
    await pass(DAY);
    assert.equal(receiver.received.length, 2);
  });

  it('that was a test is not replayed with the others', async () => {
    const { id } = await webhook();
    receiver.status(500);
    const { eventId } = await server.office.webhooks.test(id);
    await server.jobs.idle();
    assert.equal(await server.office.webhooks.replaySince(id, new Date(0)), 0);
    assert.equal((await server.office.webhooks.replay(id, eventId)).state, 'waiting');
  });

  it('says what the contract names, whatever else a write has', async () => {
    const { member } = await join(server, 'ada@example.org');
    const { id } = await webhook();
    const store = storeOf(server.opened.parts.engine.db, server.coopId);
    const more = { ...member, token_hash: 'private', consent: { ...member.consent!, ip: 'private' } };
    await store.events.add('member.changed', more, server.clock.now.toISOString());
    await server.jobs.idle();
    assert.deepEqual((JSON.parse(receiver.received.at(-1)?.body ?? '') as { data: unknown }).data, member);
    const odd = { ...member, number: 'seven' } as unknown as Member;
    await assert.rejects(store.events.add('member.changed', odd, server.clock.now.toISOString()));
    assert.equal((await deliveries(id)).length, 1);
  });

  it('that waits to be tried again is sent now, once, and tried anew from there', async () => {
    const { id } = await webhook();
    receiver.status(500);
    await join(server, 'ada@example.org');
    await server.jobs.idle();
    await pass(6_000);
    assert.equal(receiver.received.length, 2);
    assert.equal(await server.office.webhooks.replaySince(id, new Date(0)), 1);
    await server.jobs.idle();
    assert.equal(receiver.received.length, 3);
    const [waiting] = await deliveries(id);
    assert.ok(Date.parse(waiting?.nextAt ?? '') - server.clock.now.getTime() < 6_000);
    receiver.status(200);
    await pass(6_000);
    await pass(10 * DAY);
    assert.equal(receiver.received.length, 4);
  });

  it('of before a webhook was made, or of a type it did not ask for, is replayed to it where it asks', async () => {
    await join(server, 'ada@example.org');
    const before = server.clock.now;
    await pass(HOUR);
    await join(server, 'ben@example.org');
    const { id } = await webhook(['vote.opened']);
    assert.equal(await server.office.webhooks.replaySince(id, before), 0);
    await server.office.webhooks.update(id, { events: ['member.admitted'] });
    assert.equal(await server.office.webhooks.replaySince(id, new Date(before.getTime() + 1)), 1);
    assert.equal(await server.office.webhooks.replaySince(id, before), 1);
    await server.jobs.idle();
    assert.equal(receiver.received.length, 2);
  });

  it('is signed with the old secret too for a day after it was changed', async () => {
    const made = await webhook();
    const sent = async (...secrets: WebhookWithSecret[]) => {
      await server.office.webhooks.test(made.id);
      await server.jobs.idle();
      const last = receiver.received.at(-1)!;
      const signatures = (last.headers['webhook-signature'] as string).split(' ');
      assert.equal(signatures.length, secrets.length);
      for (const [i, { secret }] of secrets.entries()) {
        const headers = { ...last.headers, 'webhook-signature': signatures[i] };
        await verifyWebhook({ headers, body: last.body }, secret, { now: server.clock.now });
      }
    };
    await sent(made);
    const second = await server.office.webhooks.rotateSecret(made.id);
    await sent(second, made);
    server.clock.now = new Date(server.clock.now.getTime() + HOUR);
    const third = await server.office.webhooks.rotateSecret(made.id);
    await sent(third, second, made);
    server.clock.now = new Date(server.clock.now.getTime() + 23 * HOUR);
    await sent(third, second);
    server.clock.now = new Date(server.clock.now.getTime() + HOUR);
    await sent(third);
  });

  it('is listed page by page, the latest first, and by what became of it', async () => {
    const { id } = await webhook();
    for (let i = 0; i < 5; i++) await server.office.webhooks.test(id);
    await server.jobs.idle();
    receiver.status(500);
    await server.office.webhooks.test(id);
    await server.jobs.idle();
    const all = await deliveries(id);
    const paged = [];
    for await (const each of server.office.webhooks.deliveries(id, { limit: 2 })) paged.push(each);
    assert.deepEqual(paged, all);
    assert.deepEqual(
      all.map(({ state }) => state),
      ['waiting', ...Array<string>(5).fill('delivered')],
    );
    assert.deepEqual(await deliveries(id, 'waiting'), all.slice(0, 1));
    assert.deepEqual(await deliveries(id, 'failed'), []);
  });

  it('is forgotten after thirty days, with how it was told', async () => {
    const { id } = await webhook();
    await join(server, 'ada@example.org');
    await server.jobs.idle();
    await pass(29 * DAY);
    await join(server, 'ben@example.org');
    await server.jobs.idle();
    assert.equal((await deliveries(id)).length, 2);
    await pass(2 * DAY);
    const [left, ...none] = await deliveries(id);
    assert.deepEqual([left?.state, none], ['delivered', []]);
    const { db } = server.opened.parts.engine;
    for (const table of ['events', 'webhook_deliveries', 'webhook_attempts'] as const) {
      const rows = await db.selectFrom(table).select('position').execute();
      assert.deepEqual(
        rows.map(({ position }) => position),
        [2],
        table,
      );
    }
    await join(server, 'eve@example.org');
    assert.equal((await db.selectFrom('events').select('position').execute()).at(-1)?.position, 3);
  });
});

describe('whatever a receiver answers', () => {
  const step = fc.oneof(
    fc.record({ join: fc.constantFrom('ada', 'ben', 'eve', 'dan') }),
    fc.record({ status: fc.constantFrom(200, 302, 400, 429, 503) }),
    fc.record({ wait: fc.constantFrom(5_500, 6 * MINUTE, 3 * HOUR, 20 * HOUR) }),
    fc.record({ replay: fc.constantFrom('all', 'last') }),
    fc.record({ rotate: fc.constant(true) }),
  );

  it('once it takes them it has had every event, each with the same words, signed with a secret in force', async (t) => {
    let events = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 20 }), async (steps) => {
        try {
          const made = await webhook();
          const { id } = made;
          let { secret } = made;
          const taken = new Map<string, string>();
          let status = 200;
          const checks: Promise<unknown>[] = [];
          receiver.answer((response, got) => {
            checks.push(verifyWebhook(got, secret, { now: server.clock.now }));
            const event = String(got.headers['webhook-id']);
            assert.equal(taken.get(event) ?? got.body, got.body);
            if (status === 200) taken.set(event, got.body);
            response.writeHead(status, status === 429 ? { 'retry-after': '600' } : {}).end();
          });
          const store = storeOf(server.opened.parts.engine.db, server.coopId);
          const [member] = (await server.office.members.list().page()).items;
          for (const each of steps) {
            if ('join' in each) {
              await store.events.add(
                'member.changed',
                { ...member!, name: each.join },
                server.clock.now.toISOString(),
              );
            } else if ('status' in each) status = each.status;
            else if ('wait' in each) await pass(each.wait);
            else if ('rotate' in each) ({ secret } = await server.office.webhooks.rotateSecret(id));
            else {
              await server.office.webhooks.update(id, { enabled: true });
              const [last] = await deliveries(id);
              if (each.replay === 'all') await server.office.webhooks.replaySince(id, new Date(0));
              else if (last) await server.office.webhooks.replay(id, last.eventId);
            }
            await server.jobs.idle();
          }
          status = 200;
          await server.office.webhooks.update(id, { enabled: true });
          await server.office.webhooks.replaySince(id, new Date(0));
          await server.jobs.idle();
          await Promise.all(checks);
          const kept = await server.opened.parts.engine.db.selectFrom('events').select('id').execute();
          events += kept.length;
          assert.deepEqual([...taken.keys()].sort(), kept.map((each) => each.id).sort());
          assert.ok((await deliveries(id)).every(({ state }) => state === 'delivered'));
        } finally {
          receiver.close();
          await server.close();
          server = await makeServer();
          receiver = await makeReceiver();
        }
      }),
      { numRuns: 25, examples: [[[{ status: 429 }, { join: 'ada' }, { join: 'ben' }]]] },
    );
    t.diagnostic(`${events} events`);
  });
});
