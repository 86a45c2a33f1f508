import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Member, RegisterLine } from '@coopkit/contract';
import fc from 'fast-check';
import { CLASSES, SITE, join, makeServer, stewardOf, type TestServer } from './support.ts';

let server: TestServer;
let ada: Member;
let org: Member;

const classes = CLASSES.map((each) =>
  each.id === 'driver' ? { ...each, applicants: ['person' as const, 'organisation' as const] } : each,
);
const HOME = { street: '3 Quay Street', postalCode: 'AB1 2CD', city: 'Harbour', country: 'GB' };
const answers = { licence: 'L-1', shift: 'day', 'licensed-since': '2020-02-02', home: HOME };

async function found(email: string): Promise<Member> {
  const [member] = (await server.office.members.list({ email }).page()).items;
  return member ?? assert.fail();
}

/** Each member's line on a day, by number. */
async function linesOn(on?: string): Promise<Map<number, RegisterLine>> {
  const lines = new Map<number, RegisterLine>();
  for await (const line of server.office.register.list({ limit: 2, ...(on ? { on } : {}) })) {
    lines.set(line.number, line);
  }
  return lines;
}

before(async () => {
  server = await makeServer({ classes });
  const rows = [
    { name: 'Old Hand', email: 'old@example.org', memberClass: 'rider', joinedAt: '1999-12-31', number: 40 },
    {
      name: '=HYPERLINK("https://evil.example"), Ltd',
      email: 'org@example.org',
      memberClass: 'driver',
      kind: 'organisation',
      signatory: { name: 'Grace', role: 'Director' },
      joinedAt: '2021-06-01',
      answers,
    },
  ];
  await server.office.members.import({ dryRun: false, rows });
  org = await found('org@example.org');
  await server.office.members.addRepresentative(org.id, { name: 'Byron', email: 'byron@example.org' });
  ada = (await join(server, 'ada@example.org')).member;
  const old = await found('old@example.org');
  const set = server.office.members;
  await set.setStatus(old.id, { status: 'paused', on: '2010-01-01' });
  await set.setStatus(old.id, { status: 'left', on: '2020-07-01', reason: 'Moved away,\nfar' });
  const decision = { text: 'For good reasons.', meetingOn: '2030-04-20' };
  await set.setStatus(org.id, { status: 'expelled', on: '2030-06-01', decision });
});
after(() => server.close());

describe('the register of members', () => {
  it('tells who was a member on a day, in which state, by number', async () => {
    const told = async (on: string) =>
      [...(await linesOn(on)).values()].map(({ number, status, since }) => [number, status, since]);
    assert.deepEqual(await told('1999-12-30'), []);
    assert.deepEqual(await told('2015-01-01'), [[40, 'paused', '2010-01-01']]);
    assert.deepEqual(await told('2020-06-30'), [[40, 'paused', '2010-01-01']]);
    assert.deepEqual(await told('2020-07-01'), [[40, 'left', '2020-07-01']]);
    assert.deepEqual(await told('2030-06-01'), [
      [1, 'active', '2030-05-01'],
      [40, 'left', '2020-07-01'],
      [41, 'expelled', '2030-06-01'],
      [42, 'active', '2030-05-01'],
    ]);
  });

  it('has of each member what the laws ask for', async () => {
    const line = (await linesOn('2030-05-31')).get(org.number);
    assert.deepEqual(line, {
      memberId: org.id,
      number: 41,
      kind: 'organisation',
      name: '=HYPERLINK("https://evil.example"), Ltd',
      signatory: { name: 'Grace', role: 'Director' },
      address: HOME,
      email: 'org@example.org',
      memberClass: 'driver',
      status: 'active',
      since: '2021-06-01',
      movements: [
        {
          kind: 'entry',
          on: '2021-06-01',
          status: 'active',
          memberClass: 'driver',
          reason: null,
          decision: null,
        },
      ],
      statuses: [{ status: 'active', from: '2021-06-01' }],
      consent: null,
      representatives: [{ name: 'Byron', role: null, from: '2030-05-01' }],
      holding: null,
    });
    const adas = (await linesOn()).get(ada.number);
    assert.deepEqual(adas?.consent, { rulesVersion: 1, agreedAt: ada.consent?.agreedAt });
  });

  it('has the entries and exits of one who came back in order, under one number, each with its class', async (t) => {
    const own = await makeServer();
    t.after(() => own.close());
    const { member, session } = await join(own, 'grace@example.org');
    await own.client({ session: session.token }).members.own.leave({ reason: 'For a while.' });
    own.clock.now = new Date('2030-05-20T10:00:00.000Z');
    await own.jobs.idle();
    const again = await join(own, 'grace@example.org');
    assert.equal(again.member.number, member.number);
    const [, line] = (await own.office.register.list().page()).items;
    assert.deepEqual(
      line?.movements.map(({ kind, on, memberClass, reason }) => [kind, on, memberClass, reason]),
      [
        ['entry', '2030-05-01', 'rider', null],
        ['exit', '2030-05-01', null, 'For a while.'],
        ['entry', '2030-05-20', 'rider', null],
      ],
    );
    const csv = await own.office.register.csv();
    const rows = readCsv(csv).filter(([number]) => number === String(member.number));
    assert.deepEqual(
      rows.map((row) => row.slice(11, 15)),
      [
        ['2030-05-01', '2030-05-01', 'left', 'For a while.'],
        ['2030-05-20', '', '', ''],
      ],
    );
  });

  it('is a CSV that reads back and that no spreadsheet runs', async () => {
    const csv = await server.office.register.csv({ on: '2030-06-01' });
    assert.ok(csv.endsWith('\r\n'));
    const [headings = [], ...rows] = readCsv(csv);
    assert.deepEqual(new Set(rows.map((row) => row.length)), new Set([headings.length]));
    const cell = (row: number, name: string) => rows[row]?.[headings.indexOf(name)];
    assert.equal(cell(1, 'exitReason'), 'Moved away,\nfar');
    assert.equal(cell(2, 'name'), '\'=HYPERLINK("https://evil.example"), Ltd');
    assert.equal(cell(2, 'exitDecision'), 'For good reasons. (2030-04-20)');
    assert.deepEqual(
      ['street', 'postalCode', 'city', 'country'].map((name) => cell(2, name)),
      ['3 Quay Street', 'AB1 2CD', 'Harbour', 'GB'],
    );
  });

  it('is a page to be printed on A4 with its pages numbered, that runs nothing', async () => {
    const steward = await stewardOf(server);
    const response = await server.request('/v1/register.html?on=2030-06-01&locale=fr', {
      headers: { authorization: `Bearer ${steward.connection.session}`, origin: SITE },
    });
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
    assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'/);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    const html = await response.text();
    assert.match(html, /<html lang="fr">/);
    assert.match(html, /Registre des membres de Harbour Taxis/);
    assert.match(html, /@page \{ size: A4[^}]*counter\(page\)/);
    assert.ok(html.includes('=HYPERLINK(&quot;https://evil.example&quot;), Ltd'));
    for (const tag of ['html', 'head', 'body', 'table', 'thead', 'tbody', 'tr', 'td', 'ul', 'li', 'p']) {
      const count = (pattern: string) => html.match(new RegExp(pattern, 'g'))?.length;
      assert.equal(count(`<${tag}[ >]`), count(`</${tag}>`), tag);
    }
    assert.ok(html.trimEnd().endsWith('</table></body></html>'));
    const inOrder = html.slice(html.indexOf('Entrées et sorties, dans l’ordre'));
    const days = [...inOrder.matchAll(/<td class="d">([\d-]+)<\/td>/g)].map((match) => match[1]);
    assert.deepEqual(days, [
      '1999-12-31',
      '2020-07-01',
      '2021-06-01',
      '2030-05-01',
      '2030-05-01',
      '2030-06-01',
    ]);
  });

  it('is for stewards, whichever its form, and for days that there are', async () => {
    const { session } = await join(server, 'mallory@example.org');
    for (const file of ['register', 'register.csv', 'register.html']) {
      const ask = (authorization?: string, query = '') =>
        server.request(`/v1/${file}${query}`, authorization ? { headers: { authorization } } : {});
      assert.equal((await ask()).status, 401, file);
      assert.equal((await ask(`Bearer ${session.token}`)).status, 403, file);
      assert.equal((await ask(`Bearer ${server.secretKey}`)).status, 200, file);
      assert.equal((await ask(`Bearer ${server.secretKey}`, '?on=2030-02-30')).status, 422, file);
    }
  });

  it('answers whatever it is asked for', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          'register.csv',
          'register.html',
          'members/me/personal-data.html',
          'members/x/personal-data.html',
        ),
        fc.dictionary(fc.constantFrom('on', 'locale', 'key', 'cursor'), fc.string()),
        async (file, query) => {
          const response = await server.request(`/v1/${file}?${new URLSearchParams(query)}`, {
            headers: { authorization: `Bearer ${server.secretKey}` },
          });
          assert.ok(response.status < 500);
        },
      ),
    );
  });
});

/** Reads a CSV as RFC 4180 has it, by another way than it was written. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let row: string[] = [];
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === ',') continue;
    rows.push(row);
    row = [];
    if (cell.lastIndex === text.length) return rows;
  }
  return assert.fail('not a CSV');
}
