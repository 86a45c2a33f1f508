import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import type { Member } from '@coopkit/contract';
import { CLASSES, SITE, applicationOf, join, makeServer, stewardOf, type TestServer } from './support.ts';

const answers = {
  licence: 'T-1815',
  shift: 'night',
  'licensed-since': '2029-02-28',
  home: { street: '12 St James’s Square', postalCode: 'SW1Y 4JH', city: 'London', country: 'GB' },
};

describe('a visitor joins', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await makeServer();
  });
  afterEach(() => server.close());

  const namesOf = async () => {
    const names: string[] = [];
    for await (const each of server.office.members.list()) names.push(each.name);
    return names;
  };

  it('is a member at once where the class is open, and what was agreed to is kept', async () => {
    const application = await server.visitor.applications.create(
      await applicationOf(server.visitor, { email: ' Ada@Example.org ' }),
    );
    assert.equal(application.state, 'unverified');
    const code = await server.codeTo('ada@example.org');
    const { member, session } = await server.visitor.applications.verify(application.id, code);
    assert.equal(member?.email, 'ada@example.org');
    assert.equal(member?.number, 2);
    assert.deepEqual(member?.consent, {
      rulesVersion: 1,
      textHash: createHash('sha256').update('# Rules\n\nOne member, one vote.').digest('hex'),
      locale: 'en',
      agreedAt: '2030-05-01T09:00:00.000Z',
    });
    assert.equal(typeof session?.token, 'string');
    assert.deepEqual(await namesOf(), ['Simone', 'Ada Lovelace']);
    assert.match((await server.mails()).at(-1)?.text ?? '', /member number is 2/);
  });

  it('waits for the board where the class asks for approval, and hears by e-mail', async () => {
    const application = await server.visitor.applications.create(
      await applicationOf(server.visitor, { memberClass: 'driver', answers }),
    );
    const code = await server.codeTo('ada@example.org');
    const verified = await server.visitor.applications.verify(application.id, code);
    assert.deepEqual(
      [verified.application.state, verified.member, verified.session],
      ['pending', null, null],
    );
    assert.deepEqual(await namesOf(), ['Simone']);

    const steward = await stewardOf(server);
    const [waiting] = (await steward.applications.list({ state: 'pending' }).page()).items;
    assert.deepEqual(waiting?.answers, answers);
    const decided = await steward.applications.approve(application.id, { message: 'See you on Monday.' });
    assert.equal(decided.state, 'admitted');
    const mail = (await server.mails()).at(-1);
    assert.equal(mail?.to, 'ada@example.org');
    assert.match(mail?.text ?? '', /See you on Monday\./);
    assert.equal((await server.office.members.get(decided.memberId ?? '')).name, 'Ada Lovelace');
    await assert.rejects(steward.applications.reject(application.id), { code: 'already_decided' });
  });

  it('hears a refusal by e-mail, and may apply again', async () => {
    const apply = async () => {
      const { id } = await server.visitor.applications.create(
        await applicationOf(server.visitor, { memberClass: 'driver', answers }),
      );
      await server.visitor.applications.verify(id, await server.codeTo('ada@example.org'));
      return id;
    };
    await server.office.applications.reject(await apply(), { message: 'No licence of that number.' });
    assert.match((await server.mails()).at(-1)?.text ?? '', /No licence of that number/);
    assert.deepEqual(await namesOf(), ['Simone']);
    await apply();
  });

  it('is told by e-mail, and not by the page, where the address is a member’s already', async () => {
    await join(server, 'ada@example.org');
    const fresh = await server.visitor.applications.create(
      await applicationOf(server.visitor, { email: 'new@example.org' }),
    );
    const again = await server.visitor.applications.create(await applicationOf(server.visitor));
    assert.deepEqual({ ...again, id: '' }, { ...fresh, id: '' });
    assert.match((await server.mails()).at(-1)?.subject ?? '', /member of Harbour Taxis already/);
    // A stranger who guesses learns no more here than of an address that is nobody's.
    for (const id of [fresh.id, again.id]) {
      const codes = ['000000', '000001', '000002', '000003', '000004', '000005'];
      const refusals = [];
      for (const code of codes) {
        refusals.push(
          await server.visitor.applications.verify(id, code).catch((e: { code: string }) => e.code),
        );
      }
      assert.deepEqual(refusals, [...Array<string>(5).fill('code_invalid'), 'code_locked']);
    }
    assert.deepEqual(await namesOf(), ['Simone', 'Ada Lovelace']);
  });

  it('has two applications before the board at no time', async () => {
    const apply = async () => {
      const { id } = await server.visitor.applications.create(
        await applicationOf(server.visitor, { memberClass: 'driver', answers }),
      );
      return server.visitor.applications.verify(id, await server.codeTo('ada@example.org'));
    };
    await apply();
    await assert.rejects(apply(), { code: 'already_applied' });
  });

  it('joins for an organisation with who signs for it', async () => {
    const { id } = await server.visitor.applications.create(
      await applicationOf(server.visitor, {
        kind: 'organisation',
        name: 'Analytical Engines Ltd',
        signatory: { name: 'Ada Lovelace', role: 'Director' },
      }),
    );
    const { member } = await server.visitor.applications.verify(id, await server.codeTo('ada@example.org'));
    assert.deepEqual(member?.signatory, { name: 'Ada Lovelace', role: 'Director' });
  });

  it('agrees to the text read, in its language', async () => {
    const french = await server.visitor.rules.current({ locale: 'fr-CA' });
    assert.equal(french.text, '# Statuts\n\nUn membre, une voix.');
    const { version, textHash, locale } = french;
    const { id } = await server.visitor.applications.create(
      await applicationOf(server.visitor, { consent: { rulesVersion: version, textHash, locale } }),
    );
    const mail = (await server.mails()).at(-1);
    assert.match(mail?.text ?? '', /votre code est/);
    const { member } = await server.visitor.applications.verify(id, await server.codeTo('ada@example.org'));
    assert.equal(member?.consent?.locale, 'fr');
    await assert.rejects(
      async () =>
        server.visitor.applications.create(
          await applicationOf(server.visitor, { consent: { rulesVersion: 1, textHash, locale: 'en' } }),
        ),
      { code: 'invalid_request', fields: [{ field: 'consent.textHash', code: 'not_the_text' }] },
    );
  });

  it('is asked again where the rules have changed meanwhile', async () => {
    const application = await applicationOf(server.visitor);
    const next = await server.office.rules.publish({ texts: { en: '# Rules, revised' } });
    assert.equal(next.version, 2);
    await assert.rejects(server.visitor.applications.create(application), { code: 'rules_changed' });
    assert.equal((await server.visitor.rules.get(1)).text, '# Rules\n\nOne member, one vote.');
    await assert.rejects(server.office.rules.publish({ texts: { fr: '# Statuts' } }), {
      code: 'invalid_request',
      fields: [{ field: 'texts.en', code: 'required' }],
    });
  });

  it('is refused by a class that is closed or full', async () => {
    const apply = async (memberClass: string, email = 'ada@example.org') =>
      server.visitor.applications.create(await applicationOf(server.visitor, { memberClass, email }));
    await assert.rejects(apply('founder'), { code: 'class_closed' });
    await server.office.classes.update('rider', { capacity: 1 });
    const [first, second] = [await apply('rider'), await apply('rider', 'bob@example.org')];
    await server.visitor.applications.verify(first.id, await server.codeTo('ada@example.org'));
    assert.equal((await server.visitor.classes.list()).find(({ id }) => id === 'rider')?.intake, 'full');
    await assert.rejects(
      server.visitor.applications.verify(second.id, await server.codeTo('bob@example.org')),
      {
        code: 'class_full',
      },
    );
    await assert.rejects(apply('rider', 'cleo@example.org'), { code: 'class_full' });
    assert.deepEqual(await namesOf(), ['Simone', 'Ada Lovelace']);
  });

  it('needs an invitation where the class asks for one, good for as many as it says', async () => {
    await server.office.classes.update('rider', { intake: 'invitation' });
    const { code } = await server.office.classes.invite('rider', {
      uses: 1,
      expiresAt: '2030-06-01T00:00:00.000Z',
    });
    const apply = async (email: string, invitationCode?: string) =>
      server.visitor.applications.create(
        await applicationOf(server.visitor, { email, ...(invitationCode ? { invitationCode } : {}) }),
      );
    await assert.rejects(apply('ada@example.org'), {
      code: 'invitation_invalid',
      fields: [{ field: 'invitationCode', code: 'required' }],
    });
    await assert.rejects(apply('ada@example.org', 'AAAA-BBBB-CCCC'), { code: 'invitation_invalid' });
    const first = await apply('ada@example.org', code.toLowerCase().replaceAll('-', ' '));
    await server.visitor.applications.verify(first.id, await server.codeTo('ada@example.org'));
    await assert.rejects(apply('bob@example.org', code), { code: 'invitation_invalid' });
    const { code: later } = await server.office.classes.invite('rider', {
      uses: 9,
      expiresAt: '2030-05-02T00:00:00.000Z',
    });
    server.clock.now = new Date('2030-05-02T00:00:00.000Z');
    await assert.rejects(apply('bob@example.org', later), { code: 'invitation_invalid' });
  });

  it('has ten minutes, five tries and one use for a code; a new one voids the old', async () => {
    const { id } = await server.visitor.applications.create(await applicationOf(server.visitor));
    const first = await server.codeTo('ada@example.org');
    server.clock.now = new Date('2030-05-01T09:10:00.000Z');
    await assert.rejects(server.visitor.applications.verify(id, first), { code: 'code_expired' });
    await server.visitor.applications.resendCode(id);
    const second = await server.codeTo('ada@example.org');
    const wrong = second === '123456' ? '654321' : '123456';
    for (let tries = 1; tries <= 5; tries++) {
      await assert.rejects(server.visitor.applications.verify(id, wrong), { code: 'code_invalid' });
    }
    await assert.rejects(server.visitor.applications.verify(id, second), { code: 'code_locked' });
    await server.visitor.applications.resendCode(id);
    const third = await server.codeTo('ada@example.org');
    const { member } = await server.visitor.applications.verify(
      id,
      ` ${third.slice(0, 3)} ${third.slice(3)} `,
    );
    assert.ok(member);
    await assert.rejects(server.visitor.applications.verify(id, third), { code: 'already_decided' });
  });

  it('counts fifty guesses made at once one by one', async () => {
    const { id } = await server.visitor.applications.create(await applicationOf(server.visitor));
    const right = await server.codeTo('ada@example.org');
    const wrong = right === '123456' ? '654321' : '123456';
    const codes = await Promise.all(
      Array.from({ length: 50 }, () =>
        server.visitor.applications.verify(id, wrong).then(
          () => 'in',
          (error: { code: string }) => error.code,
        ),
      ),
    );
    assert.equal(codes.filter((code) => code === 'code_invalid').length, 5);
    assert.equal(codes.filter((code) => code === 'code_locked').length, 45);
  });

  it('is admitted once where the right code comes fifty times at once', async () => {
    const { id } = await server.visitor.applications.create(await applicationOf(server.visitor));
    const code = await server.codeTo('ada@example.org');
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, () => server.visitor.applications.verify(id, code)),
    );
    assert.equal(results.filter((result) => result.status === 'fulfilled').length, 1);
    assert.deepEqual(await namesOf(), ['Simone', 'Ada Lovelace']);
  });

  it('finds an application gone that was not confirmed in a day', async () => {
    const { id } = await server.visitor.applications.create(await applicationOf(server.visitor));
    server.clock.now = new Date('2030-05-02T09:00:00.000Z');
    await assert.rejects(server.visitor.applications.resendCode(id), { code: 'application_expired' });
  });

  it('shows hostile strings as they were sent', async () => {
    const name = '<img src=x onerror=alert(1)> \u202e{{7*7}} \'"; drop table members; --';
    const { member } = await join(server, 'mallory@example.org', name);
    assert.equal(member.name, name);
    assert.equal((await server.mails()).at(-1)?.text.includes(name), true);
    const page = await server.request('/dev/mail', { headers: { host: 'localhost:4000' } });
    assert.equal((await page.text()).includes('<img src=x'), false);
  });
});

describe('the proof of work', () => {
  let server: TestServer;
  before(async () => {
    server = await makeServer();
  });
  after(() => server.close());

  it('is asked of visitors and good for one application', async () => {
    const application = await applicationOf(server.visitor);
    const { proof, ...without } = application;
    await assert.rejects(server.visitor.applications.create(without), {
      code: 'invalid_request',
      fields: [{ field: 'proof', code: 'required' }],
    });
    await server.visitor.applications.create(application);
    await assert.rejects(server.visitor.applications.create({ ...application, email: 'bob@example.org' }), {
      code: 'proof_expired',
    });
    assert.ok(proof);
  });

  it('is refused when it is forged, wrong, of another co-op or old', async () => {
    const { challenge } = await server.visitor.applications.challenge();
    const [salt, , expires, signature] = challenge.split('.');
    const forged = { challenge: `${salt}.0.${expires}.${signature}`, nonce: '1' };
    const wrong = { challenge, nonce: '9999999999999999' };
    for (const proof of [forged, wrong, { challenge: 'nonsense', nonce: '1' }]) {
      const application = await applicationOf(server.visitor, { proof });
      await assert.rejects(server.visitor.applications.create(application), { code: 'proof_invalid' });
    }
    const good = await applicationOf(server.visitor);
    server.clock.now = new Date(server.clock.now.getTime() + 3_600_000);
    await assert.rejects(server.visitor.applications.create(good), { code: 'proof_expired' });
  });

  it('grows harder for a network that asks very often', async () => {
    const first = await server.visitor.applications.challenge();
    let last = first;
    for (let i = 0; i < 450; i++) last = await server.visitor.applications.challenge();
    assert.ok(last.difficulty >= first.difficulty + 2, `${first.difficulty} → ${last.difficulty}`);
  });

  it('comes with a field that only programs fill', async () => {
    const application = await applicationOf(server.visitor, { website: 'https://spam.example' });
    await assert.rejects(server.visitor.applications.create(application), { code: 'spam_suspected' });
  });
});

describe('what a class asks', () => {
  let server: TestServer;
  before(async () => {
    server = await makeServer();
  });
  after(() => server.close());

  for (const [what, changes, field, code] of [
    ['a question left out', { answers: { ...answers, licence: undefined } }, 'answers.licence', 'required'],
    ['an empty answer', { answers: { ...answers, licence: '  ' } }, 'answers.licence', 'required'],
    ['a long answer', { answers: { ...answers, licence: 'x'.repeat(201) } }, 'answers.licence', 'too_long'],
    [
      'a choice it does not have',
      { answers: { ...answers, shift: 'noon' } },
      'answers.shift',
      'not_an_option',
    ],
    [
      'a day that is none',
      { answers: { ...answers, 'licensed-since': '2030-02-30' } },
      'answers.licensed-since',
      'invalid_date',
    ],
    [
      'half an address',
      { answers: { ...answers, home: { ...answers.home, postalCode: undefined } } },
      'answers.home.postalCode',
      'required',
    ],
    ['a question it does not ask', { answers: { ...answers, shoe: '42' } }, 'answers.shoe', 'unknown_field'],
    [
      'an organisation',
      { answers, kind: 'organisation' as const, signatory: { name: 'A' } },
      'kind',
      'not_an_option',
    ],
    ['a class that is none', { memberClass: 'pilot' }, 'memberClass', 'not_an_option'],
    ['an address that is none', { answers, email: 'ada@' }, 'email', 'invalid_email'],
    ['half a character', { answers, name: 'Ada \ud800' }, 'name', 'invalid_format'],
    ['a control character', { answers, name: 'Ada\u0000' }, 'name', 'invalid_format'],
    ['a field of nobody’s', { answers, admin: true }, 'admin', 'unknown_field'],
  ] as const) {
    it(`names the field at fault: ${what}`, async () => {
      const application = await applicationOf(server.visitor, {
        memberClass: 'driver',
        email: `${field}@example.org`,
        ...(changes as object),
      });
      await assert.rejects(
        server.visitor.applications.create(application),
        (error: { code: string; fields: Member[] }) => {
          assert.equal(error.code, 'invalid_request');
          assert.deepEqual(
            error.fields.map((each: unknown) => ({ ...(each as object), limit: undefined })),
            [{ field, code, limit: undefined }],
          );
          return true;
        },
      );
    });
  }

  it('is in the profile, in the co-op’s order, in its languages', async () => {
    const profile = await server.client({ key: server.publishableKey, origin: SITE }).profile.get();
    assert.equal(profile.name, 'Harbour Taxis');
    assert.deepEqual(
      profile.classes.map(({ id }) => id),
      CLASSES.map(({ id }) => id),
    );
    assert.deepEqual(
      [profile.locales, profile.currency, profile.rulesVersion],
      [['en', 'fr'], { code: 'EUR', exponent: 2 }, 1],
    );
  });
});
