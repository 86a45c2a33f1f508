import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { endpoints, problems, webhookEvents, type Access, type Problem } from '@coopkit/contract';
import { found, storeOf } from '@coopkit/server';
import { FOUNDING, SITE, applicationOf, join, makeServer, stewardOf, type TestServer } from './support.ts';

let server: TestServer;
before(async () => {
  server = await makeServer();
});
after(() => server.close());

const post = (path: string, body: string | object, headers: Record<string, string> = {}) =>
  server.request(path, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...headers },
  });
const codeOf = async (response: Response) => ((await response.json()) as Problem).code;

describe('every endpoint answers each caller as the contract says', () => {
  const placeholder: Record<string, string> = {
    batchId: `pap_${'0'.repeat(22)}`,
    voteId: `vot_${'0'.repeat(22)}`,
    entryHash: '0'.repeat(64),
    applicationId: `app_${'0'.repeat(22)}`,
    memberId: `mem_${'0'.repeat(22)}`,
    representativeId: `rep_${'0'.repeat(22)}`,
    position: '1',
    classId: 'no-such-class',
    version: '99',
    transferId: `tra_${'0'.repeat(22)}`,
    noticeId: `not_${'0'.repeat(22)}`,
    contributionId: `con_${'0'.repeat(22)}`,
    paymentId: `pay_${'0'.repeat(22)}`,
    transactionId: `ban_${'0'.repeat(22)}`,
    webhookId: `whe_${'0'.repeat(22)}`,
    eventId: `evt_${'0'.repeat(27)}`,
  };
  const may: Record<string, Access[]> = {
    visitor: ['public'],
    member: ['public', 'member'],
    steward: ['public', 'member', 'steward'],
    program: ['public', 'steward', 'secret'],
    stranger: ['public'],
  };
  const tokens: Record<string, string | undefined> = {};
  let elsewhere: TestServer;
  before(async () => {
    elsewhere = await makeServer();
    const steward = await stewardOf(server);
    tokens.member = (await join(server, 'grace@example.org')).session.token;
    tokens.steward = steward.connection.session;
    tokens.program = server.secretKey;
  });
  after(() => elsewhere.close());

  for (const [name, endpoint] of Object.entries(endpoints)) {
    for (const caller of ['visitor', 'member', 'steward', 'program']) {
      it(`${name} to a ${caller}`, async () => {
        // Those that end the very session that asks come from a session of their own.
        let token = tokens[caller];
        if (
          endpoint.method === 'DELETE' &&
          endpoint.path.startsWith('/v1/sessions') &&
          token &&
          caller !== 'program'
        ) {
          const client = server.client({ session: token });
          token = (await server.office.sessions.create({ member: (await client.members.me()).id })).token;
          if (endpoint.path === '/v1/sessions') return;
        }
        const path = endpoint.path.replace(/:(\w+)/g, (_, each: string) => placeholder[each] ?? '');
        const response = await server.request(path, {
          method: endpoint.method,
          headers: {
            'idempotency-key': randomUUID(),
            ...(token ? { authorization: `Bearer ${token}` } : {}),
            ...(endpoint.body ? { 'content-type': 'application/json' } : {}),
          },
          // Those who ask must not have left before the others are tried.
          ...(endpoint.body ? { body: name === 'leave' ? '{"on":"2000-01-01"}' : '{}' } : {}),
        });
        assert.notEqual(response.status, 500);
        const code = response.ok ? 'ok' : await codeOf(response);
        const barred = ['not_signed_in', 'not_allowed'].includes(code);
        assert.equal(barred, !may[caller]?.includes(endpoint.access), `${response.status} ${code}`);
      });
    }

    it(`${name} to another co-op’s keys`, async () => {
      const path = endpoint.path.replace(/:(\w+)/g, (_, each: string) => placeholder[each] ?? '');
      for (const authorization of [
        elsewhere.secretKey,
        `st_${elsewhere.coopId.slice(4)}${'0'.repeat(22)}`,
        'x',
      ]) {
        const response = await server.request(path, {
          method: endpoint.method,
          headers: { authorization: `Bearer ${authorization}`, 'idempotency-key': randomUUID() },
        });
        assert.equal(response.status, 401);
      }
      const byKey = await server.request(`${path}?key=${elsewhere.publishableKey}`, {
        method: endpoint.method,
      });
      assert.equal(await codeOf(byKey), 'unknown_key');
    });
  }

  it('signs out everywhere only for the one who asks', async () => {
    const { session } = await join(server, 'heidi@example.org');
    await server.client({ session: session.token }).sessions.endAll();
    await server.client({ session: tokens.member }).members.me();
  });
});

describe('one server, two co-ops', () => {
  it('shows neither the other’s members', async (t) => {
    const two = await makeServer({ host: 'one.example' });
    t.after(() => two.close());
    const other = await found(
      two.opened.parts.engine,
      { ...FOUNDING, name: 'Other', host: 'two.example' },
      two.clock.now,
    );
    const { member } = await join(two, 'ada@example.org');
    const office = two.client({ secret: other.secretKey });
    const names = [];
    for await (const each of office.members.list()) names.push(each.name);
    assert.deepEqual(names, ['Simone']);
    await assert.rejects(office.members.get(member.id), { code: 'not_found' });
    await assert.rejects(office.sessions.create({ member: member.id }), { code: 'not_found' });
    await assert.rejects(office.sessions.endAll({ member: member.id }), { code: 'not_found' });
    const byHost = async (host: string) =>
      (await two.request('/v1/profile', { headers: { host } })).json() as Promise<{ name: string }>;
    assert.equal((await byHost('two.example')).name, 'Other');
    assert.equal((await byHost('one.example')).name, 'Harbour Taxis');
    assert.equal(
      await codeOf(await two.request('/v1/profile', { headers: { host: 'three.example' } })),
      'unknown_coop',
    );
  });
});

describe('keys and websites', () => {
  it('lets in the websites that the key allows, and says to the others what to do', async () => {
    for (const key of ['', `?key=${server.publishableKey}`]) {
      const yes = await server.request(`/v1/profile${key}`, { headers: { origin: SITE } });
      assert.equal(yes.status, 200);
      assert.equal(yes.headers.get('access-control-allow-origin'), SITE);
      const no = await server.request(`/v1/profile${key}`, { headers: { origin: 'https://evil.example' } });
      assert.equal(no.status, 403);
      const problem = (await no.json()) as Problem;
      assert.equal(problem.code, 'origin_not_allowed');
      assert.match(problem.detail ?? '', /coopkit keys allow https:\/\/evil\.example/);
    }
    for (const origin of [
      'null',
      'https://site.example.evil.example',
      'http://site.example',
      'https://site.example:444',
    ]) {
      assert.equal((await server.request('/v1/profile', { headers: { origin } })).status, 403, origin);
    }
  });

  it('keeps apart in a browser’s cache what each website was answered', async () => {
    const headers: Record<string, string>[] = [{}, { origin: SITE }, { origin: 'https://evil.example' }];
    for (const each of headers) {
      const response = await server.request('/v1/profile', { headers: each });
      assert.match(response.headers.get('vary') ?? '', /\bOrigin\b/);
    }
  });

  it('is its own website too', async () => {
    const response = await server.request('/v1/profile', { headers: { origin: 'http://localhost:4000' } });
    assert.equal(response.status, 200);
  });

  it('answers a preflight without asking who it is', async () => {
    const response = await server.request('/v1/applications', {
      method: 'OPTIONS',
      headers: { origin: SITE, 'access-control-request-method': 'POST' },
    });
    assert.equal(response.status, 204);
    assert.match(response.headers.get('access-control-allow-headers') ?? '', /Idempotency-Key/);
    assert.equal(response.headers.get('access-control-allow-credentials'), null);
  });

  it('refuses a secret key from a page', async () => {
    const response = await server.request('/v1/members', {
      headers: { origin: SITE, authorization: `Bearer ${server.secretKey}` },
    });
    assert.equal(await codeOf(response), 'origin_not_allowed');
  });

  it('refuses a key that was revoked', async () => {
    const store = storeOf(server.opened.parts.engine.db, server.coopId);
    const { id, token } = await store.keys.add('secret', [], server.clock.now.toISOString());
    await server.client({ secret: token }).members.list().page();
    await store.keys.revoke(id, server.clock.now.toISOString());
    await assert.rejects(server.client({ secret: token }).members.list().page(), { code: 'unknown_key' });
  });
});

describe('a write sent twice', () => {
  it('happens once and is answered the same', async () => {
    const application = await applicationOf(server.visitor, { email: 'twice@example.org' });
    const idempotencyKey = randomUUID();
    const first = await server.visitor.applications.create(application, { idempotencyKey });
    const second = await server.visitor.applications.create(application, { idempotencyKey });
    assert.deepEqual(second, first);
    const code = await server.codeTo('twice@example.org');
    const key = { idempotencyKey: randomUUID() };
    const [one, two] = await Promise.all([
      server.visitor.applications.verify(first.id, code, key),
      server.visitor.applications.verify(first.id, code, key),
    ]);
    assert.deepEqual(two, one);
    assert.equal((await server.mails()).filter(({ to }) => to === 'twice@example.org').length, 2);
  });

  it('is refused where the key was used for another', async () => {
    const idempotencyKey = randomUUID();
    const application = await applicationOf(server.visitor, { email: 'key@example.org' });
    await server.visitor.applications.create(application, { idempotencyKey });
    await assert.rejects(
      server.visitor.applications.create({ ...application, name: 'Somebody Else' }, { idempotencyKey }),
      { code: 'idempotency_key_reused' },
    );
  });

  it('counts a wrong code once', async () => {
    const { id } = await server.visitor.applications.create(
      await applicationOf(server.visitor, { email: 'wrong@example.org' }),
    );
    const right = await server.codeTo('wrong@example.org');
    const wrong = right === '123456' ? '654321' : '123456';
    const idempotencyKey = randomUUID();
    for (let tries = 0; tries < 9; tries++) {
      await assert.rejects(server.visitor.applications.verify(id, wrong, { idempotencyKey }), {
        code: 'code_invalid',
      });
    }
    assert.ok((await server.visitor.applications.verify(id, right)).member);
  });

  it('needs a key that is not somebody else’s too', async () => {
    const request = (key?: string) =>
      server.request('/v1/challenges', {
        method: 'POST',
        headers: key === undefined ? {} : { 'idempotency-key': key },
      });
    assert.equal(await codeOf(await request()), 'idempotency_key_missing');
    assert.equal(await codeOf(await request('1')), 'idempotency_key_missing');
    assert.equal(await codeOf(await request('x'.repeat(201))), 'idempotency_key_missing');
  });
});

describe('a request that is not well formed', () => {
  it('is refused with its own code', async () => {
    const cases: [Response, string][] = [
      [await post('/v1/applications', '{"name":'), 'malformed_body'],
      [await post('/v1/applications', ''), 'malformed_body'],
      [await post('/v1/applications', '[]'), 'invalid_request'],
      [await post('/v1/applications', 'null'), 'invalid_request'],
      [await post('/v1/applications', '['.repeat(30_000)), 'malformed_body'],
      [await post('/v1/applications', { name: 'x'.repeat(70_000) }), 'body_too_large'],
      [await post('/v1/applications', {}, { 'content-type': 'text/plain' }), 'unsupported_media_type'],
      [await post('/v1/applications', '{"__proto__":{"admin":true}}'), 'invalid_request'],
      [await server.request('/v1/nothing'), 'not_found'],
      [await server.request('/v1/rules/zero'), 'not_found'],
      [await server.request('/v1/rules/99'), 'not_found'],
      [await server.request('/v1/applications/..%2Fmembers'), 'not_signed_in'],
      [await server.request('/v1/profile', { method: 'DELETE' }), 'method_not_allowed'],
      [await server.request('/v1/profile?key=nonsense'), 'unknown_key'],
      [await server.request('/v1/rules/current?locale=../../etc'), 'invalid_request'],
    ];
    for (const [response, code] of cases) {
      const problem = (await response.json()) as Problem;
      assert.equal(problem.code, code);
      assert.equal(response.status, problems[code as keyof typeof problems][0]);
      assert.equal(problem.status, response.status);
      assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/);
      assert.equal(problem.requestId, response.headers.get('x-request-id'));
    }
  });

  it('is refused where its bytes are not UTF-8', async () => {
    const response = await server.request('/v1/applications', {
      method: 'POST',
      body: new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]),
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    });
    assert.equal(await codeOf(response), 'malformed_body');
  });

  it('is refused where its cursor is not ours', async () => {
    const forged = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url');
    for (const cursor of [
      'x',
      forged(['a']),
      forged([1e12]),
      forged([{}]),
      forged([1, 2]),
      forged(['\u0000', 'x']),
    ]) {
      for (const path of ['/v1/members', '/v1/applications']) {
        const response = await server.request(`${path}?cursor=${cursor}`, {
          headers: { authorization: `Bearer ${server.secretKey}` },
        });
        if (response.ok) continue;
        assert.deepEqual(((await response.json()) as Problem).fields, [
          { field: 'cursor', code: 'not_valid' },
        ]);
      }
    }
    await assert.rejects(server.office.members.list({ limit: 501 }).page(), { code: 'invalid_request' });
  });
});

describe('rate limits', () => {
  it('hold off one who asks for too many codes, and say when to come back', async () => {
    let last: unknown;
    for (let i = 0; i < 7; i++) {
      last = await server.visitor.sessions.sendCode({ email: 'flood@example.org' }).catch((e: unknown) => e);
    }
    const { code, retryAfter } = last as { code: string; retryAfter: number };
    assert.equal(code, 'rate_limited');
    assert.ok(retryAfter > 0 && retryAfter <= 3600);
    await server.visitor.sessions.sendCode({ email: 'somebody.else@example.org' });
    server.clock.now = new Date(server.clock.now.getTime() + 3_600_000);
    await server.visitor.sessions.sendCode({ email: 'flood@example.org' });
  });

  it('count every mail to an address, whatever asks for it', async () => {
    const email = 'resent@example.org';
    const { id } = await server.visitor.applications.create(await applicationOf(server.visitor, { email }));
    for (let i = 0; i < 5; i++) await server.visitor.applications.resendCode(id);
    await assert.rejects(server.visitor.applications.resendCode(id), { code: 'rate_limited' });
    await assert.rejects(server.visitor.sessions.sendCode({ email }), { code: 'rate_limited' });
  });

  it('are told in each answer', async () => {
    const response = await post('/v1/sign-in-codes', { email: 'told@example.org' });
    assert.match(response.headers.get('ratelimit') ?? '', /^"[\w -]+";r=\d+;t=\d+$/);
    assert.match(response.headers.get('ratelimit-policy') ?? '', /^"[\w -]+";q=\d+;w=3600$/);
  });
});

describe('what goes out', () => {
  it('can be asked for again only where it changed', async () => {
    const first = await server.request('/v1/profile');
    const etag = first.headers.get('etag') ?? '';
    assert.equal((await server.request('/v1/profile', { headers: { 'if-none-match': etag } })).status, 304);
    const unchanged = await server.request('/v1/profile', {
      headers: { 'if-none-match': etag, origin: SITE },
    });
    assert.deepEqual([unchanged.status, unchanged.headers.get('access-control-allow-origin')], [304, SITE]);
    await server.office.classes.update('rider', { capacity: 999 });
    await server.office.classes.update('founder', { intake: 'invitation' });
    assert.equal((await server.request('/v1/profile', { headers: { 'if-none-match': etag } })).status, 200);
  });

  it('is logged without a word of anybody', async () => {
    await join(server, 'private.person@example.org', 'Private Person');
    const log = server.lines.join('\n');
    assert.match(log, /"route":"\/v1\/applications\/:applicationId\/verification"/);
    for (const word of ['private.person', 'Private', server.secretKey, server.publishableKey]) {
      assert.equal(log.includes(word), false, word);
    }
  });

  it('is listed page by page', async () => {
    const all = (await server.office.members.list({ limit: 500 }).page()).items.map(({ number }) => number);
    const paged = [];
    for await (const { number } of server.office.members.list({ limit: 2 })) paged.push(number);
    assert.deepEqual(paged, all);
    const applications = [];
    for await (const { id } of server.office.applications.list({ limit: 3 })) applications.push(id);
    assert.equal(new Set(applications).size, applications.length);
    assert.equal(
      applications.length,
      (await server.office.applications.list({ limit: 500 }).page()).items.length,
    );
  });
});

describe('members from elsewhere', () => {
  const row = {
    name: 'Old Hand',
    email: 'old@example.org',
    memberClass: 'rider',
    number: 500,
    joinedAt: '1999-12-31',
  };

  it('are told of first, and written only where asked to', async () => {
    const rows = [
      row,
      { ...row, email: 'nonsense' },
      { ...row, memberClass: 'pilot', email: 'b@example.org', number: 501 },
    ];
    const report = await server.office.members.import({ dryRun: true, rows });
    assert.deepEqual(
      report.rows.map(({ outcome }) => outcome),
      ['added', 'invalid', 'invalid'],
    );
    assert.deepEqual(report.rows[1]?.fields, [{ field: 'email', code: 'invalid_email' }]);
    await server.office.members.import({ dryRun: false, rows });
    assert.equal((await server.office.members.list({ email: row.email }).page()).items.length, 0);
  });

  it('have their own numbers also where rows before them have none', async () => {
    const next = (await join(server, 'before@example.org')).member.number + 1;
    const { number: _, ...unnumbered } = { ...row, email: 'unnumbered@example.org' };
    const rows = [unnumbered, { ...row, email: 'numbered@example.org', number: next }];
    await server.office.members.import({ dryRun: false, rows });
    const [numbered] = (await server.office.members.list({ email: 'numbered@example.org' }).page()).items;
    assert.equal(numbered?.number, next);
  });

  it('keep their numbers and days, and those after them get higher ones', async () => {
    const report = await server.office.members.import({ dryRun: false, rows: [row] });
    assert.deepEqual(report.rows, [{ outcome: 'added', fields: [] }]);
    const [member] = (await server.office.members.list({ email: row.email }).page()).items;
    assert.equal(member?.number, 500);
    assert.equal(member?.joinedAt, '1999-12-31T00:00:00.000Z');
    assert.equal(member?.consent, null);
    assert.equal((await join(server, 'after@example.org')).member.number, 501);
    const again = await server.office.members.import({
      dryRun: false,
      rows: [
        row,
        { ...row, email: 'c@example.org' },
        { ...row, email: 'd@example.org', number: 7000 },
        { ...row, email: 'd@example.org', number: 7000 },
      ],
    });
    assert.deepEqual(
      again.rows.map(({ outcome, fields }) => [outcome, ...fields.map(({ code }) => code)]),
      [['already_member'], ['invalid', 'taken'], ['added'], ['invalid', 'twice', 'twice']],
    );
  });
});

describe('the API’s document', () => {
  it('tells of every endpoint, and every refusal in it is in the table', async () => {
    const document = (await (await server.request('/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string }>>;
      webhooks: Record<string, object>;
    };
    assert.deepEqual(Object.keys(document.webhooks), Object.keys(webhookEvents));
    assert.equal(document.openapi, '3.1.0');
    const operations = Object.values(document.paths).flatMap((path) =>
      Object.values(path).map((each) => each.operationId),
    );
    assert.deepEqual(operations.sort(), Object.keys(endpoints).sort());
  });

  it('is served beside a page that says the server is well', async () => {
    assert.deepEqual(await (await server.request('/healthz')).json(), { status: 'ok' });
  });
});
