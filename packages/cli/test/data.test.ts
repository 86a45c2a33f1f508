import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import type { Application, Invitation, Member, MemberClass, Rules } from '@coopkit/contract';
import { Coop } from '@coopkit/sdk';
import { begin, freePort, run, says } from '../../../tests/program.ts';
import { makeCoop } from './coop.ts';

let coop: Awaited<ReturnType<typeof makeCoop>>;
before(async () => (coop = await makeCoop()));
after(() => coop.remove());

interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Does something while a server is there, which is stopped afterwards. */
async function served(
  work: (url: string, mailTo: (to: string, what: RegExp) => Promise<Mail>) => Promise<void>,
) {
  const port = await freePort();
  const server = begin(['serve'], { ...coop.env, PORT: String(port) });
  await says(server, /Coopkit is at/);
  const url = `http://localhost:${port}`;
  try {
    await work(url, async (to, what) => {
      for (;;) {
        const response = await fetch(`${url}/dev/mail`, { headers: { accept: 'application/json' } });
        const { items } = (await response.json()) as { items: Mail[] };
        const mail = items.find((each) => each.to === to && what.test(each.subject + each.text));
        if (mail) return mail;
      }
    });
  } finally {
    const closed = once(server, 'close');
    server.kill('SIGTERM');
    await closed;
  }
}

describe('an application', () => {
  const ids: string[] = [];

  it('is listed and shown, over HTTP as on the local database', () =>
    served(async (url, mailTo) => {
      const office = new Coop({ url, secret: coop.keys.secretKey });
      const { version, textHash, locale } = await office.rules.current();
      for (const name of ['Jeanne', 'Karim']) {
        const email = `${name.toLowerCase()}@example.org`;
        const { id } = await office.applications.create({
          memberClass: 'driver',
          kind: 'person',
          name: name
            .slice(0, 6)
            .trim()
            .replace(/\p{Cc}/gu, ''),
          email,
          answers: { phone: '+33 1' },
          consent: { rulesVersion: version, textHash, locale },
        });
        ids.push(id);
        const { subject } = await mailTo(email, /\d{6}/);
        await office.applications.verify(id, subject.slice(0, 6));
      }
      const remote = { COOPKIT_URL: url, COOPKIT_SECRET_KEY: coop.keys.secretKey };
      const { out } = await run(['applications', 'list', '--state', 'pending'], remote);
      assert.match(out, /Jeanne/);
      assert.match(out, /Karim/);
      const shown = await run(['applications', 'show', ids[0]!], remote);
      assert.match(shown.out, /^answers\.phone +\+33 1$/m);
      assert.match(shown.out, /^agreed to rules +version 1 in fr at /m);
    }));

  it('is decided once; the applicant hears of it by e-mail', async () => {
    const [jeanne = '', karim = ''] = ids;
    const approved = await coop.read<Application>('members', 'approve', jeanne, '--message', 'Bienvenue !');
    assert.equal(approved.state, 'admitted');
    const { status, err } = await run(['members', 'reject', jeanne], coop.env);
    assert.equal(status, 1);
    assert.match(err, /already_decided/);
    assert.match((await run(['members', 'reject', karim], coop.env)).out, /Karim is rejected/);
    assert.deepEqual(await coop.read('applications', 'list', '--state', 'pending'), []);
    const member = await coop.read<Member>('members', 'show', 'JEANNE@example.org');
    assert.equal(member.id, approved.memberId);
    assert.match((await run(['members', 'show', member.id], coop.env)).out, /^number +2$/m);
    assert.match((await run(['members', 'show', 'karim@example.org'], coop.env)).err, /no member/);
    await served(async (_, mailTo) => {
      await mailTo('jeanne@example.org', /Bienvenue !/);
      await mailTo('karim@example.org', /Les Taxis/);
    });
  });
});

describe('a member class', () => {
  it('is closed, opened, limited and opened by invitation', async () => {
    const change = (...args: string[]) => coop.read<MemberClass>('classes', ...args, 'driver');
    assert.equal((await change('close')).intake, 'closed');
    assert.equal((await change('open', '--capacity', '1')).intake, 'full');
    assert.equal((await change('open', '--by-invitation', '--capacity', 'none')).intake, 'invitation');
    const invitation = await coop.read<Invitation>(
      ...['classes', 'invite', 'driver', '--uses', '3', '--until', '2099-12-31'],
    );
    assert.deepEqual([invitation.uses, invitation.expiresAt], [3, '2099-12-31T23:59:59.999Z']);
    const [driver] = await coop.read<MemberClass[]>('classes', 'list');
    assert.equal(driver?.intake, 'invitation');
    assert.match((await run(['classes', 'close', 'pilot'], coop.env)).err, /not_found/);
  });
});

describe('the rules', () => {
  it('are published in the co-op’s languages and shown in each version', async () => {
    const fr = coop.file('statuts-2.md', '# Statuts, deuxième');
    const { status, err } = await run(['rules', 'publish', `en=${fr}`], coop.env);
    assert.equal(status, 2);
    assert.match(err, /fr=FILE\.md/);
    const { err: said } = await run(['rules', 'publish', fr], coop.env);
    assert.match(said, /There is no text in en/);
    const en = coop.file('rules-3.md', '# Rules, third');
    assert.equal((await coop.read<Rules>('rules', 'publish', `fr=${fr}`, `en=${en}`)).version, 3);
    assert.equal((await coop.read<Rules>('rules', 'show', '--locale', 'en')).text, '# Rules, third');
    const first = await run(['rules', 'show', '--version', '1'], coop.env);
    assert.match(first.out, /^Version 1 in fr, .*\n\n# Statuts$/m);
    assert.match(
      (await run(['rules', 'publish', coop.file('empty.md', '')], coop.env)).err,
      /empty\.md is empty/,
    );
  });
});
