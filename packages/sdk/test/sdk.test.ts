import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash } from 'node:crypto';
import { after, before, beforeEach, describe, it } from 'node:test';
import { Coop, CoopError, isCoopError } from '@coopkit/sdk';
import { solve } from '@coopkit/sdk/proof';
import fc from 'fast-check';

/** A server that answers as a test tells it to, and remembers what it was asked. */
const asked: { method: string; url: string; headers: IncomingMessage['headers'] }[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const server = createServer((request, response) => {
  asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
  answer(request, response);
});
let url: string;

before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked.length = 0;
});

const json = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const problem = (status: number, code: string, more: object = {}) => ({
  type: 'x',
  title: 'T',
  status,
  code,
  requestId: 'req_1',
  ...more,
});
const RULES = {
  version: 1,
  locale: 'en',
  text: 'x',
  textHash: 'a'.repeat(64),
  publishedAt: '2030-01-01T00:00:00.000Z',
};

describe('a call', () => {
  it('names the co-op by its key, and the caller by a token', async () => {
    answer = (_, response) => json(response, 200, RULES);
    await new Coop({ url, key: 'pk_x' }).rules.current({ locale: 'fr' });
    await new Coop({ url: `${url}/`, secret: 'sk_x' }).rules.get(2);
    assert.equal(asked[0]?.url, '/v1/rules/current?key=pk_x&locale=fr');
    assert.equal(asked[0]?.headers.authorization, undefined);
    assert.equal(asked[1]?.url, '/v1/rules/2');
    assert.equal(asked[1]?.headers.authorization, 'Bearer sk_x');
    assert.equal(asked[1]?.headers['idempotency-key'], undefined);
  });

  it('passes on only what the contract names', async () => {
    answer = (_, response) => json(response, 200, { ...RULES, secret: 'private column' });
    assert.deepEqual(await new Coop({ url }).rules.current(), RULES);
  });

  it('tries again where that is safe, a write with one key for all its tries', async () => {
    const reply = { challenge: 'c', difficulty: 1, expiresAt: '2030-01-01T00:00:00.000Z' };
    answer = (_, response) =>
      asked.length < 3
        ? json(response, 503, problem(503, 'too_busy'), { 'retry-after': '0' })
        : json(response, 200, reply);
    assert.deepEqual(await new Coop({ url }).applications.challenge(), reply);
    const keys = asked.map(({ headers }) => headers['idempotency-key']);
    assert.equal(asked.length, 3);
    assert.match(String(keys[0]), /^[0-9a-f]{32}$/);
    assert.equal(new Set(keys).size, 1);
  });

  it('tries again after a line that broke', async () => {
    answer = (request, response) =>
      asked.length < 2 ? request.socket.destroy() : json(response, 200, RULES);
    assert.deepEqual(await new Coop({ url }).rules.current(), RULES);
  });

  it('does not try again what was refused', async () => {
    for (const [status, code] of [
      [422, 'invalid_request'],
      [429, 'rate_limited'],
      [500, 'internal'],
      [404, 'not_found'],
    ] as const) {
      asked.length = 0;
      answer = (_, response) => json(response, status, problem(status, code), { 'retry-after': '7' });
      await assert.rejects(new Coop({ url }).applications.challenge(), {
        name: 'CoopError',
        code,
        status,
        requestId: 'req_1',
        retryAfter: 7,
      });
      assert.equal(asked.length, 1, code);
    }
  });
});

describe('what goes wrong is a CoopError', () => {
  const failing = async (coop: Coop): Promise<CoopError> => {
    const error: unknown = await coop.rules.current().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof CoopError && isCoopError(error), String(error));
    return error;
  };

  it('where nobody answers', async () => {
    assert.equal((await failing(new Coop({ url: 'http://127.0.0.1:1', retries: 0 }))).code, 'offline');
  });

  it('where no answer comes in time', async () => {
    answer = () => undefined;
    assert.equal((await failing(new Coop({ url, timeout: 50, retries: 0 }))).code, 'timeout');
  });

  it('where the answer is not a co-op’s', async () => {
    answer = (_, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hotel Wi-Fi</h1>');
    assert.equal((await failing(new Coop({ url }))).code, 'invalid_reply');
    answer = (_, response) => json(response, 200, { version: 'one' });
    assert.equal((await failing(new Coop({ url }))).code, 'invalid_reply');
    answer = (_, response) => response.writeHead(404).end('nothing');
    assert.equal((await failing(new Coop({ url }))).code, 'invalid_reply');
    answer = (_, response) => response.writeHead(502).end('bad gateway');
    assert.equal((await failing(new Coop({ url, retries: 0 }))).code, 'too_busy');
  });

  it('with the fields at fault, and a code that this version may not know', async () => {
    const fields = [{ field: 'email', code: 'invalid_email' }];
    answer = (_, response) => json(response, 422, problem(422, 'code_of_tomorrow', { fields }));
    const error = await failing(new Coop({ url }));
    assert.deepEqual([error.code, error.fields], ['code_of_tomorrow', fields]);
  });

  it('where the address is none', () => {
    for (const wrong of ['', 'coop.example', 'ftp://coop.example', 'javascript:alert(1)']) {
      assert.throws(() => new Coop({ url: wrong }), { name: 'CoopError', code: 'invalid_request' });
    }
  });

  it('save when it is stopped: then it is the reason', async () => {
    answer = () => undefined;
    const stop = new AbortController();
    const call = new Coop({ url }).rules.current({}, { signal: stop.signal });
    const reason = new Error('enough');
    stop.abort(reason);
    await assert.rejects(call, reason);
  });
});

describe('a path', () => {
  it('takes no parameter that could change it', async () => {
    answer = (_, response) => json(response, 404, problem(404, 'not_found'));
    const coop = new Coop({ url, retries: 0 });
    for (const id of [
      '',
      '.',
      '..',
      '../members',
      'a/b',
      '%2e%2e',
      'a?x=1',
      'a#b',
      'a b',
      'é',
      'x'.repeat(101),
    ]) {
      await assert.rejects(coop.members.get(id), { code: 'invalid_request' }, id);
    }
    assert.equal(asked.length, 0);
  });

  it('asks for nothing but the resource, whatever it is given', async () => {
    answer = (_, response) => json(response, 404, problem(404, 'not_found'));
    const coop = new Coop({ url, retries: 0 });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (id) => {
        asked.length = 0;
        await assert.rejects(coop.members.get(id), (error) => isCoopError(error));
        for (const { url: path } of asked) assert.equal(path, `/v1/members/${id}`);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a list', () => {
  it('goes through every page, and asks for one only when it is needed', async () => {
    const member = (number: number) => ({
      id: `mem_${'0'.repeat(22)}`,
      number,
      memberClass: 'm',
      kind: 'person',
      name: 'N',
      signatory: null,
      email: 'n@example.org',
      locale: 'en',
      answers: {},
      role: null,
      joinedAt: '2030-01-01T00:00:00.000Z',
      status: 'active',
      consent: null,
    });
    answer = (request, response) => {
      const after = Number(new URL(request.url ?? '', url).searchParams.get('cursor') ?? 0);
      json(response, 200, {
        items: [member(after + 1), member(after + 2)],
        next: after < 4 ? String(after + 2) : null,
      });
    };
    const numbers: number[] = [];
    for await (const { number } of new Coop({ url }).members.list()) {
      numbers.push(number);
      if (number === 2) assert.equal(asked.length, 1);
    }
    assert.deepEqual(numbers, [1, 2, 3, 4, 5, 6]);
  });
});

describe('the proof of work', () => {
  it('is found, and can be stopped', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 1 }),
        fc.integer({ min: 0, max: 10 }),
        async (challenge, difficulty) => {
          const { nonce } = await solve({ challenge, difficulty });
          const digest = createHash('sha256').update(`${challenge}.${nonce}`).digest();
          assert.ok(BigInt(`0x${digest.toString('hex')}`) < 1n << BigInt(256 - difficulty));
        },
      ),
      { numRuns: 50 },
    );
    await assert.rejects(
      solve({ challenge: 'x', difficulty: 200 }, { signal: AbortSignal.abort(new Error('enough')) }),
      /enough/,
    );
  });
});
