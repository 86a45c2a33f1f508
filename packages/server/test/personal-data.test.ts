import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { storeOf } from '@coopkit/server';
import { applicationOf, CLASSES, join, makeServer, type TestServer } from './support.ts';
import { putting } from './votes.ts';

const classes = CLASSES.map((each) => ({
  ...each,
  applicants: ['person' as const, 'organisation' as const],
}));

async function made(t: TestContext): Promise<TestServer> {
  const server = await makeServer({ classes });
  t.after(() => server.close());
  return server;
}

/** A driver with answers, admitted by a steward's hand, who has signed in, voted and gone. */
async function aLife(server: TestServer) {
  const email = 'ada.lovelace@example.org';
  const home = { street: '12 St James’s Square', postalCode: 'SW1Y', city: 'London', country: 'GB' };
  const answers = { licence: 'SECRET-LICENCE', shift: 'night', 'licensed-since': '2020-02-02', home };
  const application = await server.visitor.applications.create(
    await applicationOf(server.visitor, {
      memberClass: 'driver',
      kind: 'organisation',
      name: 'Analytical Engines',
      signatory: { name: 'Countess Signatory' },
      email,
      answers,
    }),
  );
  await server.visitor.applications.verify(application.id, await server.codeTo(email));
  const { memberId } = await server.office.applications.approve(application.id, { message: 'Dear Countess' });
  const id = memberId ?? assert.fail();
  await server.office.members.addRepresentative(id, { name: 'Byron Deputy', email: 'deputy@example.org' });
  const { id: signInCode } = await server.visitor.sessions.sendCode({ email });
  const session = await server.visitor.sessions.signIn({ signInCode, code: await server.codeTo(email) });
  const client = server.client({ session: session.token });
  const { id: voteId } = await server.office.votes.create(putting(server));
  await server.office.votes.open(voteId);
  await client.votes.cast(voteId, { answers: { boat: { choice: 'abstain' } }, nonce: 'A'.repeat(43) });
  return { id, email, client, session, voteId, applicationId: application.id };
}

/** All text that the database holds, table by table. */
async function everything(server: TestServer): Promise<string> {
  const { db } = server.opened.parts.engine;
  const tables = await db.introspection.getTables();
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await db
      .selectFrom(name as 'members')
      .selectAll()
      .execute();
    texts.push(JSON.stringify(rows));
  }
  return texts.join('\n');
}

describe('what is held on a member', () => {
  it('is told whole to the member and to the stewards, without tokens and without votes', async (t) => {
    const server = await made(t);
    const { id, client, session } = await aLife(server);
    const data = await client.members.own.export();
    assert.deepEqual(
      data.sections.map(({ name, rows }) => [name, rows.length]),
      [
        ['profile', 1],
        ['answers', 4],
        ['consents', 1],
        ['statuses', 1],
        ['representatives', 1],
        ['applications', 1],
        ['sessions', 1],
        ['votes', 1],
        ['mails', 4],
        ['events', 1],
        ...[
          'shares',
          'notices',
          'transfers',
          'charges',
          'contributions',
          'payments',
          'stripe',
          'mandates',
        ].map((name) => [name, 0] as const),
      ],
    );
    const text = JSON.stringify(data);
    for (const word of ['SECRET-LICENCE', 'Countess Signatory', 'Dear Countess', 'deputy@example.org']) {
      assert.ok(text.includes(word), word);
    }
    for (const word of [session.token, 'abstain', 'token']) assert.equal(text.includes(word), false, word);
    const [vote] = data.sections.find(({ name }) => name === 'votes')?.rows ?? [];
    assert.equal(vote?.voted, null);
    const { at: _, ...seen } = await server.office.members.export(id);
    assert.deepEqual(seen.sections, data.sections);
  });

  it('can be read as a page, in one’s own language', async (t) => {
    const server = await made(t);
    const { client } = await aLife(server);
    const page = await client.members.exportHtml('me', { locale: 'fr' });
    assert.match(page, /Ce que Harbour Taxis conserve sur Analytical Engines/);
    assert.match(page, /SECRET-LICENCE/);
    assert.match(page, /12 St James’s Square/);
    assert.equal(page.includes('[object Object]'), false);
    const other = (await join(server, 'mallory@example.org')).session;
    const me = (await client.members.me()).id;
    const mallory = server.client({ session: other.token });
    await assert.rejects(mallory.members.exportHtml(me), { code: 'not_allowed' });
    await assert.rejects(mallory.members.export(me), { code: 'not_allowed' });
  });
});

describe('an erasure', () => {
  it('leaves what the register must tell and nothing else, wherever it stood', async (t) => {
    const server = await made(t);
    const { id, email, applicationId } = await aLife(server);
    const { members } = server.office;
    await members.setStatus(id, { status: 'left', reason: 'An illness.' });
    const { number } = await members.get(id);
    await server.mails();
    // A mail that waits to be sent names its reader, too.
    const store = storeOf(server.opened.parts.engine.db, server.coopId);
    await store.jobs.add('mail', { kind: 'welcome', to: email }, '2031-01-01T00:00:00.000Z');
    const other = { kind: 'welcome', to: email.replace('.', '_') };
    await store.jobs.add('mail', other, '2031-01-01T00:00:00.000Z');
    const erasure = await members.erase(id, number);
    assert.deepEqual(erasure.erased, [
      'profile',
      'answers',
      'statuses',
      'representatives',
      'applications',
      'sessions',
      'mails',
      'events',
      'payments',
      'stripe',
      'mandates',
    ]);
    assert.deepEqual(
      erasure.kept.map(({ name, until }) => [name, until]),
      [
        ['profile', '2040-12-31'],
        ['consents', '2040-12-31'],
        ['statuses', '2040-12-31'],
        ['votes', null],
        ...['shares', 'notices', 'transfers', 'charges', 'contributions', 'payments', 'stripe'].map(
          (name) => [name, null] as const,
        ),
      ],
    );
    const held = await everything(server);
    const words = [
      ...[email, 'SECRET-LICENCE', 'Countess', 'St James', 'deputy@example.org', 'Byron Deputy'],
      ...['An illness', 'SW1Y'],
    ];
    for (const word of words) assert.equal(held.includes(word), false, word);
    const line = (await server.office.register.list().page()).items.find((each) => each.number === number);
    assert.deepEqual(
      [line?.name, line?.email, line?.address, line?.movements.map(({ kind, on }) => [kind, on])],
      [
        'Analytical Engines',
        '',
        null,
        [
          ['entry', '2030-05-01'],
          ['exit', '2030-05-01'],
        ],
      ],
    );
    assert.equal((await server.office.applications.get(applicationId)).email, '');
    assert.ok(held.includes(other.to));
    // Once more is the same.
    assert.deepEqual(await members.erase(id, number), erasure);
    // The address is free: another member, another number.
    const { member } = await join(server, email);
    assert.notEqual(member.number, number);
  });

  it('is not done to members, nor to another than was meant', async (t) => {
    const server = await made(t);
    const { member } = await join(server, 'ada@example.org');
    const { members } = server.office;
    await assert.rejects(members.erase(member.id, member.number), { code: 'still_member' });
    await members.setStatus(member.id, { status: 'left' });
    await assert.rejects(members.erase(member.id, member.number + 1), {
      fields: [{ field: 'number', code: 'not_the_member' }],
    });
    assert.equal((await members.get(member.id)).email, 'ada@example.org');
  });

  it('of a rejected applicant leaves that there was one', async (t) => {
    const server = await made(t);
    const email = 'rejected@example.org';
    const application = await server.visitor.applications.create(
      await applicationOf(server.visitor, {
        memberClass: 'driver',
        email,
        name: 'Turned Away',
        answers: { licence: 'X-9', shift: 'day', 'licensed-since': '2020-02-02' },
      }),
    );
    await server.visitor.applications.verify(application.id, await server.codeTo(email));
    const { applications } = server.office;
    await assert.rejects(applications.erase(application.id, email), { code: 'not_erasable' });
    await applications.reject(application.id, { message: 'Sorry, Turned' });
    await server.mails();
    await assert.rejects(applications.erase(application.id, 'other@example.org'), {
      code: 'invalid_request',
    });
    await applications.erase(application.id, email);
    await applications.erase(application.id, email);
    assert.equal((await applications.get(application.id)).state, 'rejected');
    const held = await everything(server);
    for (const word of [email, 'Turned', 'X-9']) assert.equal(held.includes(word), false, word);
  });
});

describe('retention', () => {
  it('is the co-op’s to set, and then kept by the hour', async (t) => {
    const server = await made(t);
    const { register, members } = server.office;
    assert.deepEqual(await register.retention(), {
      registerYears: 10,
      formerMemberYears: 3,
      rejectedApplicationDays: 180,
      mailDays: 30,
    });
    const retention = {
      registerYears: 5,
      formerMemberYears: 1,
      rejectedApplicationDays: 10,
      mailDays: 2,
    };
    await register.setRetention(retention);
    assert.deepEqual(await register.retention(), retention);
    await assert.rejects(register.setRetention({ ...retention, mailDays: -1 }), { code: 'invalid_request' });

    const { id } = await aLife(server);
    await members.setStatus(id, { status: 'left', on: '2030-07-01', reason: 'An illness.' });
    const on = async (day: string) => {
      server.clock.now = new Date(`${day}T12:00:00.000Z`);
      return server.mails();
    };
    assert.ok((await on('2030-05-02')).length > 0);
    assert.deepEqual((await on('2030-07-02')).length, 0);
    await on('2031-12-31');
    assert.equal((await members.get(id)).email, 'ada.lovelace@example.org');
    await on('2032-01-01');
    assert.deepEqual(
      [(await members.get(id)).email, (await members.get(id)).name],
      ['', 'Analytical Engines'],
    );
    await on('2035-12-31');
    assert.equal((await members.get(id)).name, 'Analytical Engines');
    await on('2036-01-01');
    assert.equal((await members.get(id)).name, '');
    assert.equal((await everything(server)).includes('Analytical'), false);
  });

  it('lets an exit that was recorded for a day long ago be taken back before anything is erased', async (t) => {
    const server = await made(t);
    const row = { name: 'Ada', email: 'ada@example.org', memberClass: 'rider', joinedAt: '2010-01-01' };
    await server.office.members.import({ dryRun: false, rows: [row] });
    const [ada] = (await server.office.members.list({ email: row.email }).page()).items;
    const id = ada?.id ?? assert.fail();
    await server.office.members.setStatus(id, { status: 'left', on: '2020-01-01' });
    server.clock.now = new Date('2030-05-30T09:00:00.000Z');
    await server.jobs.idle();
    assert.equal((await server.office.members.get(id)).email, row.email);
    server.clock.now = new Date('2030-06-01T09:00:00.000Z');
    await server.jobs.idle();
    assert.equal((await server.office.members.get(id)).email, '');
  });

  it('forgets rejected applicants, and no member and no one else', async (t) => {
    const server = await made(t);
    await join(server, 'ada@example.org');
    const email = 'rejected@example.org';
    const { id } = await server.visitor.applications.create(
      await applicationOf(server.visitor, {
        memberClass: 'driver',
        email,
        answers: { licence: 'X-9', shift: 'day', 'licensed-since': '2020-02-02' },
      }),
    );
    await server.visitor.applications.verify(id, await server.codeTo(email));
    await server.office.applications.reject(id);
    server.clock.now = new Date('2030-10-27T12:00:00.000Z');
    await server.jobs.idle();
    assert.equal((await server.office.applications.get(id)).email, email);
    server.clock.now = new Date('2030-10-29T12:00:00.000Z');
    await server.jobs.idle();
    assert.equal((await server.office.applications.get(id)).email, '');
    const [ada] = (await server.office.members.list({ email: 'ada@example.org' }).page()).items;
    assert.equal(ada?.status, 'active');
  });
});
