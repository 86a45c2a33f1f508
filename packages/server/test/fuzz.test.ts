import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { endpoints, type Problem } from '@coopkit/contract';
import fc from 'fast-check';
import { SITE, applicationOf, makeServer, type TestServer } from './support.ts';

/** Strings that something behind the server might choke on. */
const odd = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\u202e',
    "'; drop table members; --",
    '../..',
    '%00',
    '__proto__',
    '-1',
    '1e999',
  ),
  fc.constantFrom(
    '9'.repeat(40),
    '2147483648',
    'x'.repeat(6_000),
    '2030-02-31',
    '9999-12-31',
    'ada@example.org',
    'rider',
    'driver',
  ),
);
const number = fc.oneof(
  fc.double(),
  fc.maxSafeInteger(),
  fc.constantFrom(0, -0, -1, 2 ** 31, 2 ** 53, 1e308),
);
const value: fc.Arbitrary<unknown> = fc.oneof(
  odd,
  number,
  fc.boolean(),
  fc.constant(null),
  fc.json().map((text) => JSON.parse(text) as unknown),
);
/** The names that the contract knows, with whatever in them. */
const names = [
  ...[
    'memberClass',
    'kind',
    'name',
    'signatory',
    'email',
    'answers',
    'consent',
    'invitationCode',
    'proof',
    'website',
    'code',
  ],
  ...[
    'signInCode',
    'staySignedIn',
    'origin',
    'locale',
    'uses',
    'expiresAt',
    'capacity',
    'intake',
    'admission',
    'texts',
    'rows',
  ],
  ...[
    'dryRun',
    'message',
    'number',
    'joinedAt',
    'rulesVersion',
    'textHash',
    'challenge',
    'nonce',
    '__proto__',
    'constructor',
  ],
];
const record = fc.dictionary(
  fc.constantFrom(...names),
  fc.oneof(value, fc.dictionary(fc.constantFrom(...names), value)),
);
const body = fc.oneof(
  record.map((each) => JSON.stringify(each)),
  value.map((each) => JSON.stringify(each)),
  fc.string({ unit: 'binary' }),
);

describe('whatever a client sends', () => {
  let server: TestServer;
  before(async () => {
    server = await makeServer({}, { rateLimitScale: 1_000_000 });
  });
  after(() => server.close());

  for (const [name, endpoint] of Object.entries(endpoints)) {
    it(`${name} answers it, and never by a fault of its own`, async () => {
      await fc.assert(
        fc.asyncProperty(
          body,
          fc.dictionary(
            fc.constantFrom('cursor', 'limit', 'locale', 'email', 'state', 'memberClass', 'key'),
            odd,
          ),
          odd,
          async (sent, query, part) => {
            const path = endpoint.path.replace(/:(\w+)/g, encodeURIComponent(part.toWellFormed()) || 'x');
            const search = new URLSearchParams(
              Object.entries(query).map(([key, text]) => [key, text.toWellFormed()]),
            );
            const response = await server.request(`${path}?${search}`, {
              method: endpoint.method,
              headers: {
                'content-type': 'application/json',
                'idempotency-key': randomUUID(),
                authorization: `Bearer ${server.secretKey}`,
              },
              ...(endpoint.method === 'GET' ? {} : { body: sent }),
            });
            const said = await response.text();
            assert.ok(response.status < 500, `${response.status} to ${sent}: ${server.lines.at(-2)}`);
            if (response.status >= 400) assert.ok((JSON.parse(said) as Problem).code, said);
          },
        ),
        { numRuns: 120 },
      );
    });
  }

  it('a good application with anything odd in one place is refused by its field, or kept as it was sent', async () => {
    const good = await applicationOf(server.visitor, {
      memberClass: 'rider',
      kind: 'organisation',
      signatory: { name: 'A' },
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('name', 'email', 'memberClass', 'kind', 'answers', 'consent', 'signatory'),
        value,
        async (field, strange) => {
          const response = await server.request('/v1/applications', {
            method: 'POST',
            headers: {
              'content-type': 'application/json',
              'idempotency-key': randomUUID(),
              authorization: `Bearer ${server.secretKey}`,
            },
            body: JSON.stringify({ ...good, proof: undefined, [field]: strange }),
          });
          if (response.ok) return;
          const problem = (await response.json()) as Problem;
          assert.ok(response.status < 500, JSON.stringify(problem));
          // Another class may ask for something else.
          if (problem.code === 'invalid_request' && field !== 'memberClass') {
            assert.ok(
              problem.fields?.every((each) => each.field.split('.')[0] === field),
              JSON.stringify(problem),
            );
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('odd headers are answered too', async () => {
    const visible = fc.string({
      unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
      maxLength: 80,
    });
    await fc.assert(
      fc.asyncProperty(visible, visible, visible, async (authorization, origin, key) => {
        const response = await server.request('/v1/challenges', {
          method: 'POST',
          headers: { authorization, origin: origin.trim() || SITE, 'idempotency-key': key },
        });
        assert.ok(response.status < 500);
      }),
      { numRuns: 300 },
    );
  });
});
