import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Coop, isCoopError, verifyWebhook } from '@coopkit/sdk';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';

const vector = JSON.parse(
  readFileSync(new URL('data/standard-webhooks/vectors.json', import.meta.url), 'utf8'),
) as {
  secret: string;
  id: string;
  timestamp: number;
  payload: string;
  signature: string;
  others: string[];
};
const signedAt = new Date(vector.timestamp * 1000);
const headers = (signature: string, changes: Record<string, string> = {}) => ({
  'webhook-id': vector.id,
  'webhook-timestamp': String(vector.timestamp),
  'webhook-signature': signature,
  ...changes,
});
const verify = (changes: Record<string, string> = {}, signature = vector.signature, now = signedAt) =>
  verifyWebhook({ headers: headers(signature, changes), body: vector.payload }, vector.secret, { now });
const refused = (verified: Promise<unknown>, code: string) =>
  assert.rejects(verified, (error) => isCoopError(error) && error.code === code);

describe('the published vectors of Standard Webhooks', () => {
  it('verify, with the prefix and without', async () => {
    assert.deepEqual(await verify(), { test: 2432232314, id: vector.id });
    for (const secret of [vector.secret, `whsec_${vector.secret}`]) {
      await verifyWebhook({ headers: headers(vector.signature), body: vector.payload }, secret, {
        now: signedAt,
      });
    }
  });

  it('verify where the right signature is one of several', async () => {
    await verify({}, [...vector.others.slice(0, 2), vector.signature, ...vector.others].join(' '));
  });

  it('do not where it is another, a part of it, or of another version', async () => {
    for (const other of vector.others) await refused(verify({}, other), 'webhook_forged');
    await refused(verify({}, vector.others.join(' ')), 'webhook_forged');
    await refused(verify({}, vector.signature.slice(0, 8)), 'webhook_forged');
    await refused(verify({}, vector.signature.replace('v1,', 'v1a,')), 'webhook_forged');
    await refused(verify({}, vector.signature.replace('v1,', '')), 'webhook_forged');
  });

  it('do not where a header is missing or none', async () => {
    for (const name of ['webhook-id', 'webhook-timestamp', 'webhook-signature']) {
      await refused(verify({ [name]: '' }), 'webhook_malformed');
    }
    for (const time of ['hello', '-1', '1614265330.0', '0x60372472', ' 1614265330', '9'.repeat(20)]) {
      await refused(verify({ 'webhook-timestamp': time }), 'webhook_malformed');
    }
    for (const id of ['msg.1', 'msg 1', 'x'.repeat(201)]) {
      await refused(verify({ 'webhook-id': id }), 'webhook_malformed');
    }
  });

  it('do within five minutes either way, and not a second later', async () => {
    const at = (seconds: number) =>
      verify({}, vector.signature, new Date(signedAt.getTime() + seconds * 1000));
    for (const seconds of [-300, 0, 300]) await at(seconds);
    for (const seconds of [-301, 301, 1e9, NaN]) await refused(at(seconds), 'webhook_expired');
  });

  it('do not with what is no secret', async () => {
    for (const secret of ['', 'whsec_', 'whsec_!', undefined as unknown as string]) {
      const request = { headers: headers(vector.signature), body: vector.payload };
      await refused(verifyWebhook(request, secret, { now: signedAt }), 'invalid_request');
    }
  });
});

const MEMBER = {
  id: 'mem_0123456789abcdefghijkl',
  number: 7,
  memberClass: 'rider',
  kind: 'person',
  name: 'Ada',
  signatory: null,
  email: 'ada@example.org',
  locale: 'en',
  answers: {},
  role: null,
  status: 'active',
  joinedAt: '2030-05-01T09:00:00.000Z',
  consent: null,
};
const timestamp = '2030-05-01T09:00:00.000Z';
const now = new Date(timestamp);
const secret = `whsec_${randomBytes(32).toString('base64')}`;
const signedBy = (key: string, body: string, id = 'evt_1') => ({
  'webhook-id': id,
  'webhook-timestamp': String(now.getTime() / 1000),
  'webhook-signature': new Webhook(key).sign(id, now, body),
});

describe('a webhook’s request', () => {
  const body = JSON.stringify({ type: 'member.admitted', timestamp, data: MEMBER });

  it('is read as its event, typed by what it is', async () => {
    const event = await verifyWebhook({ headers: signedBy(secret, body), body }, secret, { now });
    assert.equal(event.id, 'evt_1');
    assert.ok(event.type === 'member.admitted' && event.data.number === 7);
    const coop = new Coop({ url: 'https://coop.example' });
    assert.deepEqual(
      await coop.webhooks.verify({ headers: signedBy(secret, body), body }, secret, { now }),
      event,
    );
  });

  it('may come as Headers or Node’s, as text or as bytes', async () => {
    const signed = signedBy(secret, body);
    const capitals = Object.fromEntries(Object.entries(signed).map(([name, v]) => [name.toUpperCase(), v]));
    const bytes = new TextEncoder().encode(body);
    for (const some of [signed, capitals, new Headers(signed)]) {
      for (const each of [body, bytes, Buffer.from(body), bytes.buffer]) {
        await verifyWebhook({ headers: some, body: each }, secret, { now });
      }
    }
  });

  it('may be signed with any of your secrets, while you change them', async () => {
    const next = `whsec_${randomBytes(32).toString('base64')}`;
    await verifyWebhook({ headers: signedBy(secret, body), body }, [next, secret], { now });
    await refused(
      verifyWebhook({ headers: signedBy(secret, body), body }, [next], { now }),
      'webhook_forged',
    );
    await refused(verifyWebhook({ headers: signedBy(secret, body), body }, [], { now }), 'webhook_forged');
  });

  it('of a type that is newer than this client is given as it came', async () => {
    const newer = JSON.stringify({ type: 'card.issued', timestamp, data: { card: 1 } });
    const event = await verifyWebhook({ headers: signedBy(secret, newer), body: newer }, secret, { now });
    assert.deepEqual(event, { type: 'card.issued', timestamp, data: { card: 1 }, id: 'evt_1' });
  });

  it('that is signed but not what the contract says is refused as that', async () => {
    for (const odd of [
      '',
      'null',
      '[]',
      '"x"',
      '{',
      JSON.stringify({ type: 'member.admitted', timestamp, data: { ...MEMBER, number: 'seven' } }),
      JSON.stringify({ type: 'member.admitted', data: MEMBER }),
    ]) {
      const signed = { headers: signedBy(secret, odd), body: odd };
      await refused(verifyWebhook(signed, secret, { now }), 'invalid_reply');
    }
  });

  it('verifies wherever the peer’s own library signed it, and nowhere once a bit of it is changed', async () => {
    const key = fc
      .uint8Array({ minLength: 24, maxLength: 64 })
      .map((bytes) => `whsec_${Buffer.from(bytes).toString('base64')}`);
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(key, text, fc.nat(), async (key, note, place) => {
        const body = JSON.stringify({ type: 'note', timestamp, data: { note: note.toWellFormed() } });
        const headers = signedBy(key, body);
        const event: unknown = await verifyWebhook({ headers, body }, key, { now });
        assert.deepEqual(event, { ...(JSON.parse(body) as object), id: 'evt_1' });
        const changed = Buffer.from(body);
        const at = place % changed.length;
        changed.writeUInt8(changed.readUInt8(at) ^ (1 << (place % 8)), at);
        await refused(verifyWebhook({ headers, body: changed }, key, { now }), 'webhook_forged');
        await refused(
          verifyWebhook({ headers: { ...headers, 'webhook-id': 'evt_2' }, body }, key, { now }),
          'webhook_forged',
        );
        const later = String(Number(headers['webhook-timestamp']) + 1);
        await refused(
          verifyWebhook({ headers: { ...headers, 'webhook-timestamp': later }, body }, key, { now }),
          'webhook_forged',
        );
      }),
      { numRuns: 300 },
    );
  });
});
