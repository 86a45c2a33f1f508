import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { ChildProcess } from 'node:child_process';
import { Coop } from '@coopkit/sdk';
import { begin, freePort, run, says } from './program.ts';

const JOINS = 50;

describe('a server that is killed in the midst of fifty joins', () => {
  const folder = mkdtempSync(join(tmpdir(), 'coopkit-kill-'));
  let env: Record<string, string>;
  let url: string;
  let secret: string;
  let server: ChildProcess | undefined;

  const serve = async () => {
    server = begin(['serve'], env);
    await says(server, /Coopkit is at/);
  };
  const kill = async () => {
    const closed =
      server && server.exitCode === null && server.signalCode === null ? once(server, 'close') : undefined;
    server?.kill('SIGKILL');
    await closed;
  };

  before(async () => {
    const port = await freePort();
    url = `http://localhost:${port}`;
    env = {
      DATA_DIR: join(folder, 'data'),
      PORT: String(port),
      RATE_LIMIT_SCALE: '1000',
      LOG_LEVEL: 'error',
    };
    writeFileSync(join(folder, 'rules.md'), '# Rules');
    writeFileSync(
      join(folder, 'classes.json'),
      JSON.stringify([
        {
          id: 'member',
          name: { en: 'Member' },
          admission: 'open',
          intake: 'open',
          applicants: ['person'],
          fields: [],
        },
      ]),
    );
    const made = await run(
      [
        'init',
        '--json',
        '--name',
        'Killed',
        '--currency',
        'EUR',
        '--rules',
        join(folder, 'rules.md'),
        '--classes',
        join(folder, 'classes.json'),
      ],
      env,
    );
    assert.equal(made.status, 0, made.err);
    secret = (JSON.parse(made.out) as { secretKey: string }).secretKey;
  });
  after(async () => {
    await kill();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [round, answersBeforeKill] of [0, 3, 17, 44].entries()) {
    it(`after ${answersBeforeKill} answers: every answered join is there, none twice, and the rest can be sent again`, async () => {
      await serve();
      const office = new Coop({ url, secret });
      const visitor = new Coop({ url, retries: 0 });
      const { version, textHash, locale } = await visitor.rules.current();
      const consent = { rulesVersion: version, textHash, locale };
      const emails = Array.from({ length: JOINS }, (_, i) => `round${round}.person${i}@example.org`);
      const applications = await Promise.all(
        emails.map((email) =>
          office.applications.create({
            memberClass: 'member',
            kind: 'person',
            name: email,
            email,
            answers: {},
            consent,
          }),
        ),
      );
      const codes = await codesOf(emails);

      // The kill comes while others are in flight; a join counts as answered where its answer was read.
      const answered: string[] = [];
      const keys = emails.map(() => randomUUID());
      let killed: Promise<void> | undefined;
      const join = (i: number) =>
        visitor.applications
          .verify(applications[i]!.id, codes.get(emails[i]!)!, { idempotencyKey: keys[i] })
          .then(({ member }) => {
            answered.push(member!.email);
            if (answered.length >= answersBeforeKill) killed ??= kill();
          })
          .catch(() => undefined);
      const flying = emails.map((_, i) => join(i));
      if (answersBeforeKill === 0) killed = kill();
      await Promise.all(flying);
      await killed;

      await serve();
      const members = new Map<string, number>();
      for await (const { email } of office.members.list({ limit: 500 }))
        members.set(email, (members.get(email) ?? 0) + 1);
      for (const email of answered) assert.equal(members.get(email), 1, `${email} was answered`);
      // Sent again with its own key, each join is answered, and happened once.
      const again = await Promise.all(
        emails.map((email, i) =>
          visitor.applications.verify(applications[i]!.id, codes.get(email)!, { idempotencyKey: keys[i] }),
        ),
      );
      assert.equal(new Set(again.map(({ member }) => member?.number)).size, JOINS);
      const all: string[] = [];
      for await (const { email } of office.members.list({ limit: 500 })) all.push(email);
      assert.equal(all.filter((email) => emails.includes(email)).length, JOINS);
      assert.equal(new Set(all).size, all.length);
      await kill();
    });
  }

  /** The codes in the outbox, once all of them are there. */
  async function codesOf(emails: string[]): Promise<Map<string, string>> {
    for (;;) {
      const response = await fetch(`${url}/dev/mail`, { headers: { accept: 'application/json' } });
      const { items } = (await response.json()) as { items: { to: string; subject: string }[] };
      const codes = new Map(
        items
          .filter(({ subject }) => /^\d{6}/.test(subject))
          .map(({ to, subject }) => [to, subject.slice(0, 6)]),
      );
      if (emails.every((email) => codes.has(email))) return codes;
    }
  }
});
