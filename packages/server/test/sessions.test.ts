import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { SITE, join, makeServer, stewardOf, type TestServer } from './support.ts';

describe('a member signs in', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await makeServer({ origins: [SITE, 'https://other.example'] });
  });
  afterEach(() => server.close());

  const signIn = async (email: string, staySignedIn = false) => {
    const { id } = await server.visitor.sessions.sendCode({ email });
    return server.visitor.sessions.signIn({ signInCode: id, code: await server.codeTo(email), staySignedIn });
  };

  it('with a code sent by e-mail, for that website alone', async () => {
    await join(server, 'ada@example.org');
    const { token, member, expiresAt } = await signIn('ada@example.org');
    assert.equal(member.email, 'ada@example.org');
    assert.equal(expiresAt, '2030-05-01T21:00:00.000Z');
    const ada = server.client({ session: token, origin: SITE });
    assert.equal((await ada.members.me()).name, 'Ada Lovelace');
    assert.equal((await ada.sessions.current()).member.id, member.id);
    await assert.rejects(server.client({ session: token, origin: 'https://other.example' }).members.me(), {
      code: 'origin_not_allowed',
    });
  });

  it('stays signed in for thirty days only where they ask to', async () => {
    await join(server, 'ada@example.org');
    const short = await signIn('ada@example.org');
    const long = await signIn('ada@example.org', true);
    server.clock.now = new Date('2030-05-01T21:00:00.000Z');
    await assert.rejects(server.client({ session: short.token }).members.me(), { code: 'session_ended' });
    await server.client({ session: long.token }).members.me();
    server.clock.now = new Date('2030-05-31T09:00:00.000Z');
    await assert.rejects(server.client({ session: long.token }).members.me(), { code: 'session_ended' });
  });

  it('and nobody learns from it who is a member', async () => {
    await join(server, 'ada@example.org');
    const [known, unknown] = [
      await server.visitor.sessions.sendCode({ email: 'ada@example.org' }),
      await server.visitor.sessions.sendCode({ email: 'nobody@example.org' }),
    ];
    assert.equal(known.expiresAt, unknown.expiresAt);
    const before = (await server.mails()).length;
    assert.equal((await server.mails()).filter(({ to }) => to === 'nobody@example.org').length, 0);
    for (const { id } of [known, unknown]) {
      const refusals = [];
      for (let tries = 0; tries < 6; tries++) {
        const right = await server.codeTo('ada@example.org');
        const code = right === '123456' ? '654321' : '123456';
        refusals.push(
          await server.visitor.sessions
            .signIn({ signInCode: id, code })
            .catch((e: { code: string }) => e.code),
        );
      }
      assert.deepEqual(refusals, [...Array<string>(5).fill('code_invalid'), 'code_locked']);
    }
    assert.equal((await server.mails()).length, before);
  });

  it('with a code once: twice at the same time makes one session', async () => {
    await join(server, 'ada@example.org');
    const { id } = await server.visitor.sessions.sendCode({ email: 'ada@example.org' });
    const code = await server.codeTo('ada@example.org');
    const results = await Promise.allSettled(
      [1, 2, 3].map(() => server.visitor.sessions.signIn({ signInCode: id, code })),
    );
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
  });

  it('and out: here, or everywhere at once', async () => {
    await join(server, 'ada@example.org');
    const [one, two, three] = [
      await signIn('ada@example.org'),
      await signIn('ada@example.org'),
      await signIn('ada@example.org'),
    ].map(({ token }) => server.client({ session: token, origin: SITE }));
    await one?.sessions.end();
    await one?.sessions.end();
    await assert.rejects(one!.members.me(), { code: 'session_ended' });
    await two?.members.me();
    await two?.sessions.endAll();
    await two?.sessions.endAll();
    for (const each of [two, three]) await assert.rejects(each!.members.me(), { code: 'session_ended' });
  });

  it('and a steward, or the website’s own program, ends a member’s sessions', async () => {
    const { member, session } = await join(server, 'ada@example.org');
    const ada = server.client({ session: session.token, origin: SITE });
    await (await stewardOf(server)).sessions.endAll({ member: member.id });
    await assert.rejects(ada.members.me(), { code: 'session_ended' });
    const another = await signIn('ada@example.org');
    await server.office.sessions.endAll({ member: member.id });
    await assert.rejects(server.client({ session: another.token }).members.me(), { code: 'session_ended' });
    await assert.rejects(server.office.sessions.endAll({ member: `mem_${'x'.repeat(22)}` }), {
      code: 'not_found',
    });
  });

  it('by the word of the website’s own program, with a secret key', async () => {
    const { member } = await join(server, 'ada@example.org');
    const { token } = await server.office.sessions.create({ member: member.id, origin: SITE });
    assert.equal((await server.client({ session: token, origin: SITE }).members.me()).id, member.id);
    await assert.rejects(server.client({ session: token, origin: 'https://other.example' }).members.me(), {
      code: 'origin_not_allowed',
    });
    await assert.rejects(server.visitor.sessions.create({ member: member.id }), { code: 'not_signed_in' });
  });

  it('and neither the code nor the token can be read in the database', async () => {
    const { session } = await join(server, 'ada@example.org');
    const { id } = await server.visitor.sessions.sendCode({ email: 'ada@example.org' });
    const code = await server.codeTo('ada@example.org');
    const { db } = server.opened.parts.engine;
    const kept = JSON.stringify([
      await db.selectFrom('sessions').selectAll().execute(),
      await db.selectFrom('codes').selectAll().execute(),
      await db.selectFrom('idempotency_keys').selectAll().execute(),
      await db.selectFrom('jobs').selectAll().execute(),
      await db.selectFrom('keys').selectAll().execute(),
    ]);
    assert.ok(id);
    for (const secret of [session.token, `"${code}"`, server.secretKey])
      assert.equal(kept.includes(secret), false);
  });
});
