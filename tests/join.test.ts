import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { makeWorld, strictPolicy, type Visit, type World } from './world.ts';

const TAG = '<coop-join coop="COOP"><a href="COOP/join">Join us</a></coop-join>';

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world.close());

let people = 0;
const newEmail = () => `person${++people}@example.org`;

/** The bytes of all that the page has had of the co-op, in brotli. */
async function weightOf(visit: Visit): Promise<number> {
  const own = visit.requests.filter((request) => request.url().startsWith(world.coopUrl));
  const sizes = own.map(async (request) => brotliCompressSync(await request.response()!.buffer()).length);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function toDetails(visit: Visit, memberClass = 'rider'): Promise<void> {
  await visit.click(`[value="${memberClass}"]`);
  await visit.next();
  await visit.get('[name="email"]');
}

async function toRules(visit: Visit, email: string, name = 'Ada Lovelace'): Promise<void> {
  await toDetails(visit);
  await visit.type('name', name);
  await visit.type('email', email);
  await visit.next();
  await visit.get('[name="consent"]');
}

async function toCode(visit: Visit, email: string, name?: string): Promise<void> {
  await toRules(visit, email, name);
  await visit.click('[name="consent"]');
  await visit.next();
  await visit.get('[name="code"]');
}

describe('a visitor joins from somebody else’s website', () => {
  it('with three scripts, one data request and nothing of a third party, within 30 kB, under the strictest policy', async () => {
    const email = newEmail();
    const visit = await world.visit(TAG);
    await visit.get('[value="rider"]');
    const first = visit.requests.filter((request) => request.url().startsWith(world.coopUrl));
    const paths = first.map((request) => new URL(request.url()).pathname);
    assert.deepEqual(paths.filter((path) => path.endsWith('.js')).length, 3, paths.join('\n'));
    assert.deepEqual(
      paths.filter((path) => path.startsWith('/v1/')),
      ['/v1/profile'],
    );
    assert.ok((await weightOf(visit)) <= 30_000);

    await toCode(visit, email);
    await visit.type('code', await world.codeTo(email));
    await visit.next();
    await visit.sees('You are member no.');
    assert.deepEqual(await visit.events(), ['coop-before-join', 'coop-joined']);
    const third = visit.requests.filter(
      (request) => ![world.coopUrl, world.siteUrl].some((own) => request.url().startsWith(own)),
    );
    assert.deepEqual(
      third.map((request) => request.url()),
      [],
    );
    assert.deepEqual(
      (await visit.end()).filter((trouble) => !trouble.includes('layout shift')),
      [],
    );

    const [member] = (await world.office.members.list({ email }).page()).items;
    assert.equal(member?.name, 'Ada Lovelace');
    assert.equal(member?.consent?.rulesVersion, 1);
  });

  it('in French, with one more file, and is told that the board decides', async () => {
    const email = newEmail();
    const visit = await world.visit(TAG, { lang: 'fr', width: 360 });
    await visit.sees('Comment voulez-vous nous rejoindre');
    assert.equal(visit.requests.filter((request) => request.url().includes('/locales/')).length, 1);
    await visit.page.waitForNetworkIdle({ idleTime: 200 });
    assert.ok((await weightOf(visit)) <= 30_000);
    await toDetails(visit, 'driver');
    await visit.type('name', 'Jeanne Barret');
    await visit.type('email', email);
    await visit.type('answers.licence', 'T-1766');
    await visit.click('[name="answers.shift"][value="night"]');
    await visit.type('answers.licensed-since', '2020-02-29');
    await visit.next();
    await visit.sees('Un membre, une voix');
    await visit.click('[name="consent"]');
    await visit.next();
    await visit.get('[name="code"]');
    await visit.type('code', await world.codeTo(email));
    await visit.next();
    await visit.sees('entre les mains du conseil');
    const pending = (await world.office.applications.list({ state: 'pending' }).page()).items.at(-1);
    assert.equal(pending?.email, email);
    assert.equal(pending?.consent.locale, 'fr');
    await world.office.applications.approve(pending?.id ?? '', { message: 'À lundi !' });
    assert.match((await world.mails())[0]?.text ?? '', /À lundi !/);
    assert.deepEqual(
      (await visit.end()).filter((trouble) => !trouble.includes('layout shift')),
      [],
    );
  });

  it('by keyboard alone', async () => {
    const email = newEmail();
    const visit = await world.visit(TAG);
    const { keyboard } = visit.page;
    await visit.get('[value="rider"]');
    await keyboard.press('Tab');
    await keyboard.press('Space');
    await keyboard.press('Enter');
    await visit.get('[name="email"]');
    const focused = () =>
      visit.page.evaluate(() => {
        const inside = document.activeElement?.shadowRoot?.activeElement as
          HTMLInputElement | null | undefined;
        return inside?.name ?? inside?.className ?? '';
      });
    await visit.page.waitForFunction(
      () => document.activeElement?.shadowRoot?.activeElement?.className === 'heading',
    );
    await keyboard.press('Tab');
    assert.equal(await focused(), 'kind');
    await keyboard.press('Tab');
    await keyboard.type('Grace Hopper');
    await keyboard.press('Tab');
    await keyboard.type(email);
    await keyboard.press('Enter');
    await visit.get('[name="consent"]');
    await visit.page.waitForFunction(
      () => document.activeElement?.shadowRoot?.activeElement?.className === 'heading',
    );
    await keyboard.press('Tab');
    assert.equal(await focused(), 'rules');
    await keyboard.press('Tab');
    await keyboard.press('Space');
    await keyboard.press('Enter');
    await visit.get('[name="code"]');
    await visit.page.waitForFunction(
      () => document.activeElement?.shadowRoot?.activeElement?.className === 'heading',
    );
    await keyboard.press('Tab');
    await keyboard.type(await world.codeTo(email));
    await keyboard.press('Enter');
    await visit.sees('You are member no.');
    await visit.end();
  });

  it('and finds what was typed again after going back and after a reload, but never the code', async () => {
    const email = newEmail();
    const visit = await world.visit(TAG);
    await toRules(visit, email, 'Emmy Noether');
    await visit.click('.actions .secondary');
    assert.equal(await visit.valueOf('name'), 'Emmy Noether');
    await visit.page.reload();
    assert.equal(await visit.valueOf('email'), email);
    await visit.next();
    await visit.click('[name="consent"]');
    await visit.next();
    await visit.type('code', '123456');
    await visit.page.reload();
    await visit.sees(email);
    assert.equal(await visit.valueOf('code'), '');
    assert.doesNotMatch(await visit.page.evaluate(() => JSON.stringify({ ...sessionStorage })), /123456/);
    await visit.type('code', await world.codeTo(email));
    await visit.next();
    await visit.sees('You are member no.');
    assert.equal(await visit.page.evaluate(() => sessionStorage.length), 0);
    await visit.end();
  });

  it('and is told beside each field what is wrong, and led to the first', async () => {
    const visit = await world.visit(TAG);
    await visit.next();
    await visit.sees('Please choose one of these.');
    await toDetails(visit, 'driver');
    await visit.type('email', 'ada@');
    await visit.next();
    await visit.sees('5 answers need your attention.');
    const described = await (
      await visit.get('[name="email"]')
    ).evaluate((input) => {
      const root = input.getRootNode() as ShadowRoot;
      return (input.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => root.getElementById(id)?.textContent);
    });
    assert.ok(described.includes('Write the whole address, such as name@example.org.'), String(described));
    assert.equal(
      await visit.page.evaluate(
        () => (document.activeElement?.shadowRoot?.activeElement as HTMLInputElement).name,
      ),
      'name',
    );
    await visit.end();
  });

  it('and is told of a wrong code, and can have a new one', async () => {
    const email = newEmail();
    const visit = await world.visit(TAG);
    await toCode(visit, email);
    const right = await world.codeTo(email);
    await visit.type('code', right === '123456' ? '654321' : '123456');
    await visit.next();
    await visit.sees('This is not the code that was sent.');
    await visit.click('.actions .secondary');
    await visit.sees('A new code is on its way.');
    await visit.type('code', await world.codeTo(email));
    await visit.next();
    await visit.sees('You are member no.');
    await visit.end();
  });

  it('and reads the new rules where they changed meanwhile', async () => {
    const email = newEmail();
    const visit = await world.visit(TAG);
    await toRules(visit, email);
    const texts = { en: '# Rules, revised', fr: '# Statuts, révisés' };
    const { version } = await world.office.rules.publish({ texts });
    await visit.click('[name="consent"]');
    await visit.next();
    await visit.sees('Rules, revised');
    await visit.sees(`I have read and accept version ${version}`);
    await visit.click('[name="consent"]');
    await visit.next();
    await visit.sees('We have sent a code');
    await visit.end();
  });

  it('as who they are, whatever they are called', async () => {
    const email = newEmail();
    const name = '<img src=x onerror=alert(1)>${7*7}{{x}}';
    const visit = await world.visit(TAG);
    await toCode(visit, email, name);
    await visit.type('code', await world.codeTo(email));
    await visit.next();
    await visit.sees(`Welcome, ${name}!`);
    assert.deepEqual(
      (await visit.end()).filter((trouble) => !trouble.includes('layout shift')),
      [],
    );
  });
});

describe('the page around the form', () => {
  it('may look at an application, and stop it', async () => {
    const visit = await world.visit(TAG);
    await toRules(visit, newEmail());
    await visit.page.evaluate(() => Object.assign(globalThis, { veto: true }));
    await visit.click('[name="consent"]');
    await visit.next();
    await visit.page.waitForFunction(() =>
      (globalThis as { events?: string[] }).events?.includes('coop-before-join'),
    );
    assert.equal(
      visit.requests.some(
        (request) => request.method() === 'POST' && request.url().endsWith('/v1/applications'),
      ),
      false,
    );
    await visit.end();
  });

  it('may preset the class, the address and the name', async () => {
    const body =
      '<coop-join coop="COOP" member-class="rider" email="x@example.org" applicant-name="X" kind="organisation"></coop-join>';
    const visit = await world.visit(body);
    await visit.sees('Step 1 of 3');
    assert.equal(await visit.valueOf('email'), 'x@example.org');
    assert.equal(await visit.valueOf('name'), 'X');
    await visit.get('[name="signatory.name"]');
    await visit.end();
  });

  it('names the co-op and the language for all under a provider', async () => {
    const body = '<coop-provider coop="COOP" locale="fr"><div><coop-join></coop-join></div></coop-provider>';
    const visit = await world.visit(body);
    await visit.sees('Comment voulez-vous nous rejoindre');
    await visit.end();
  });

  it('shows its own link where there is no JavaScript, and where the co-op can’t be reached', async () => {
    const without = await world.visit(TAG, { javaScript: false });
    assert.equal(
      await without.page.$eval('coop-join a', (link) => link.getBoundingClientRect().height > 0),
      true,
    );
    await without.end();
    const visit = await world.visit(TAG.replace('coop="COOP"', 'coop="http://localhost:1"'), {
      policy: () => '',
    });
    await visit.sees('can’t be reached');
    assert.equal(
      await visit.page.$eval('coop-join a', (link) => link.getBoundingClientRect().height > 0),
      true,
    );
    assert.ok((await visit.events()).includes('coop-failed'));
    await visit.end();
  });

  it('may move the form about, and have two', async () => {
    const visit = await world.visit(`${TAG}<div id="elsewhere"></div>`);
    await toDetails(visit);
    await visit.type('name', 'Moved');
    await visit.page.evaluate(() =>
      document.querySelector('#elsewhere')?.append(document.querySelector('coop-join')!),
    );
    assert.equal(await visit.valueOf('name'), 'Moved');
    await visit.page.evaluate(() =>
      document.body.append(document.querySelector('coop-join')!.cloneNode(true)),
    );
    await visit.page.waitForFunction(() =>
      document.querySelectorAll('coop-join')[1]?.shadowRoot?.querySelector('form'),
    );
    assert.deepEqual(
      (await visit.end()).filter((trouble) => !trouble.includes('layout shift')),
      [],
    );
  });

  it('does not move when the form comes', async () => {
    const head = `<link rel="stylesheet" href="data:text/css,coop-join:not(:defined){display:block;min-height:38rem}">`;
    const visit = await world.visit(`${TAG}<p>Below</p>`, { head, policy: () => '' });
    await visit.get('[value="rider"]');
    await visit.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    assert.deepEqual(await visit.end(), []);
  });

  it('does not move either where it has no CSS, but waits for the script', async () => {
    for (const lang of ['en', 'fr']) {
      const visit = await world.visit(`${TAG}<p>Below</p>`, { blocking: true, lang });
      await visit.get('[value="rider"]');
      await visit.page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      assert.deepEqual(await visit.end(), []);
    }
  });

  it('is told what to do where its key does not allow it', async (t) => {
    const other = await makeWorld({ origins: [] });
    t.after(() => other.close());
    const visit = await other.visit(TAG);
    await visit.sees('This website may not use this co-op yet.');
    await visit.end();
  });
});

describe('when the line fails', () => {
  it('says so, keeps what was typed, and goes on when it is back', async () => {
    const email = newEmail();
    const visit = await world.visit(TAG);
    await toRules(visit, email);
    await visit.page.setOfflineMode(true);
    await visit.click('[name="consent"]');
    await visit.next();
    await visit.sees('can’t be reached');
    await visit.page.setOfflineMode(false);
    await visit.sees('We have sent a code');
    await visit.type('code', await world.codeTo(email));
    await visit.next();
    await visit.sees('You are member no.');
    assert.equal(
      (await world.mails()).filter(({ to, subject }) => to === email && /^\d/.test(subject)).length,
      1,
    );
    await visit.end();
  });

  it('says so too where a part of the form can no longer be loaded', async () => {
    const email = newEmail();
    const visit = await world.visit(TAG);
    await visit.get('[value="rider"]');
    await visit.page.setOfflineMode(true);
    await toDetails(visit);
    await visit.type('name', 'Ada Lovelace');
    await visit.type('email', email);
    await visit.next();
    await visit.sees('can’t be reached');
    await visit.end();
  });

  it('offers to try again after a fault of the server', async () => {
    const visit = await world.visit(TAG);
    await toDetails(visit);
    await visit.page.setRequestInterception(true);
    let broken = true;
    visit.page.on('request', (request) => {
      if (broken && request.url().includes('/v1/rules/')) {
        const headers = { 'access-control-allow-origin': '*', 'content-type': 'application/problem+json' };
        const problem = { type: 'x', title: 'x', status: 500, code: 'internal', requestId: 'req_x' };
        void request.respond({ status: 500, headers, body: JSON.stringify(problem) });
      } else void request.continue();
    });
    await visit.type('name', 'Patient');
    await visit.type('email', newEmail());
    await visit.next();
    await visit.sees('Something went wrong on the co-op’s side.');
    broken = false;
    await visit.click('.notice button');
    await visit.get('[name="consent"]');
    await visit.end();
  });

  it('says that it is still at work where an answer is slow', async () => {
    const visit = await world.visit(TAG);
    await toDetails(visit);
    await visit.page.setRequestInterception(true);
    const held: (() => void)[] = [];
    visit.page.on('request', (request) => {
      if (request.url().includes('/v1/rules/')) held.push(() => void request.continue());
      else void request.continue();
    });
    await visit.type('name', 'Patient');
    await visit.type('email', newEmail());
    await visit.next();
    await visit.sees('Still working');
    for (const release of held) release();
    await visit.get('[name="consent"]');
    await visit.end();
  });
});

describe('the form is for everybody', () => {
  const looks = [
    { width: 1280, scheme: 'light' },
    {
      width: 320,
      scheme: 'dark',
      head: '<style>html{color-scheme:dark;background:#14181f;color:#eee}</style>',
      policy: () => '',
    },
    { width: 360, scheme: 'light', dir: 'rtl', lang: 'ar' },
    { width: 800, scheme: 'dark', forcedColors: true },
  ] as const;
  for (const look of looks) {
    it(`in every step: ${JSON.stringify(look)}`, async () => {
      const email = newEmail();
      const visit = await world.visit(TAG, look);
      const good = async (state: string) => {
        assert.deepEqual(await visit.axe(), [], state);
        const overflow = await visit.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${state} is ${overflow} px too wide`);
      };
      await visit.get('[value="rider"]');
      await good('class');
      await toDetails(visit, 'driver');
      await good('details');
      await visit.next();
      await visit.get('.fault');
      await good('details with faults');
      await visit.click('.actions .secondary');
      await visit.get('[value="rider"]');
      await toRules(visit, email);
      await good('rules');
      await visit.click('[name="consent"]');
      await visit.next();
      await visit.get('[name="code"]');
      await good('code');
      await visit.type('code', '000');
      await visit.next();
      await visit.get('.fault');
      await good('code with a fault');
      await visit.type('code', await world.codeTo(email));
      await visit.next();
      await visit.page.waitForFunction(
        () => !document.querySelector('coop-join')?.shadowRoot?.querySelector('form'),
      );
      await good('done');
      await visit.end();
    });
  }

  it('where no class takes members', async (t) => {
    const closed = await makeWorld();
    t.after(() => closed.close());
    await closed.office.classes.update('rider', { intake: 'closed' });
    await closed.office.classes.update('driver', { capacity: 0 });
    const visit = await closed.visit(TAG);
    await visit.sees('takes no new members at present');
    assert.deepEqual(await visit.axe(), []);
    await visit.end();
  });
});

describe('the server’s own page', () => {
  it('leaves nothing in the browser’s cache that stops the form on a website', async () => {
    const visit = await world.visit(TAG, { url: `${world.coopUrl}/join` });
    await visit.get('[value="rider"]');
    await visit.page.goto(world.siteUrl);
    await visit.get('[value="rider"]');
    await visit.page.goto(`${world.coopUrl}/join`);
    await visit.get('[value="rider"]');
    await visit.end();
  });

  it('is the same form, with its proof of work in a worker', async () => {
    const email = newEmail();
    const visit = await world.visit('', { url: `${world.coopUrl}/join` });
    await toCode(visit, email);
    assert.ok(visit.requests.some((request) => request.url().endsWith('/proof-worker.js')));
    await visit.type('code', await world.codeTo(email));
    await visit.next();
    await visit.sees('You are member no.');
    assert.deepEqual(await visit.axe(), []);
    assert.deepEqual(
      (await visit.end()).filter((trouble) => !trouble.includes('layout shift')),
      [],
    );
  });
});

describe('the example of a website', () => {
  it('holds what the README says: one script and one tag', () => {
    const html = readFileSync(new URL('../examples/plain-html/index.html', import.meta.url), 'utf8');
    assert.match(
      html,
      /<script type="module" src="http:\/\/localhost:4000\/elements\/1\/coopkit\.js"><\/script>/,
    );
    assert.match(html, /<coop-join coop="http:\/\/localhost:4000">/);
    assert.doesNotMatch(strictPolicy('x'), /unsafe/);
  });
});
