import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { applicationOf, join, makeServer, type TestServer } from './support.ts';

/** A real SMTP server on loopback, which can be told to refuse. */
async function smtpServer() {
  const received: ParsedMail[] = [];
  const state = { refuse: false };
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      void simpleParser(stream).then((mail) => {
        if (state.refuse) return done(Object.assign(new Error('mailbox full'), { responseCode: 452 }));
        received.push(mail);
        done();
      });
    },
  });
  const server = smtp.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    received,
    state,
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((resolve) => smtp.close(resolve)),
  };
}

describe('mail by SMTP', () => {
  let smtp: Awaited<ReturnType<typeof smtpServer>>;
  let server: TestServer;
  before(async () => {
    smtp = await smtpServer();
    server = await makeServer({}, { smtpUrl: smtp.url, mailFrom: 'members@harbour.example' });
  });
  beforeEach(() => {
    smtp.received.length = 0;
    smtp.state.refuse = false;
  });
  after(async () => {
    await server.close();
    await smtp.close();
  });

  const jobsLeft = () => server.opened.parts.engine.db.selectFrom('jobs').selectAll().execute();

  it('reaches the member, in their language, from the co-op', async () => {
    await server.visitor.sessions.sendCode({ email: 'simone@harbour.example', locale: 'fr' });
    await server.jobs.idle();
    const [mail] = smtp.received;
    assert.deepEqual(mail?.from?.value, [{ address: 'members@harbour.example', name: 'Harbour Taxis' }]);
    assert.match(mail?.subject ?? '', /^\d{6} est votre code pour Harbour Taxis$/);
    assert.match(mail?.text ?? '', /Bonjour Simone/);
    assert.deepEqual(await jobsLeft(), []);
  });

  it('is tried again after a refusal, with the same Message-ID, and sent once', async () => {
    smtp.state.refuse = true;
    await server.visitor.sessions.sendCode({ email: 'simone@harbour.example' });
    await server.jobs.idle();
    const [waiting] = await jobsLeft();
    assert.equal(waiting?.attempts, 1);
    assert.equal(smtp.received.length, 0);
    smtp.state.refuse = false;
    await server.jobs.idle();
    assert.equal(smtp.received.length, 0, 'not before its time');
    server.clock.now = new Date(server.clock.now.getTime() + 5_000);
    await server.jobs.idle();
    assert.equal(smtp.received[0]?.messageId, `<${waiting?.id}@localhost>`);
    server.clock.now = new Date(server.clock.now.getTime() + 86_400_000);
    await server.jobs.idle();
    assert.equal(smtp.received.length, 1);
  });

  it('is given up after two days of refusals, and kept for a steward to see', async () => {
    smtp.state.refuse = true;
    await server.visitor.sessions.sendCode({ email: 'simone@harbour.example' });
    for (let tries = 0; tries < 25; tries++) {
      await server.jobs.idle();
      server.clock.now = new Date(server.clock.now.getTime() + 6 * 3_600_000);
    }
    const [job] = await jobsLeft();
    assert.equal(job?.attempts, 20);
    assert.notEqual(job?.failed_at, null);
  });

  it('cannot be turned into another mail by what a visitor typed', async () => {
    const name = 'Ada", <evil@example.org>\u2028Bcc: evil@example.org';
    const { applications } = server.visitor;
    await applications.create(await applicationOf(server.visitor, { name, email: 'ada@example.org' }));
    await server.jobs.idle();
    const [mail] = smtp.received;
    const to = [mail?.to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address));
    assert.deepEqual(to, ['ada@example.org']);
    assert.equal(mail?.bcc, undefined);
  });

  it('leaves no outbox to read', async () => {
    const response = await server.request('/dev/mail', { headers: { host: 'localhost:4000' } });
    assert.equal(response.status, 404);
  });
});

describe('the outbox', () => {
  it('is for this machine alone', async (t) => {
    const server = await makeServer();
    t.after(() => server.close());
    await join(server, 'ada@example.org');
    const statusOf = async (headers: Record<string, string>) =>
      (await server.request('/dev/mail', { headers })).status;
    assert.equal(await statusOf({ host: 'localhost:4000' }), 200);
    assert.equal(await statusOf({ host: 'rebound.example:4000' }), 404);
    assert.equal(await statusOf({ host: 'localhost:4000', 'x-forwarded-for': '203.0.113.9' }), 404);
  });
});
