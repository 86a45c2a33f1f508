import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { makeWorld, type Visit, type World } from './world.ts';

const EMAIL = 'simone@harbour.example';
const TAG = '<coop-sign-in coop="COOP"><a href="COOP/sign-in">Sign in</a></coop-sign-in>';

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world.close());

async function signIn(visit: Visit, stay = false): Promise<void> {
  visit.tag = 'coop-sign-in';
  await visit.type('email', EMAIL);
  await visit.next();
  await visit.get('[name="code"]');
  await visit.type('code', await world.codeTo(EMAIL));
  if (stay) await visit.click('[name="stay"]');
  await visit.next();
  await visit.sees('Signed in as Simone');
}

describe('a member signs in on somebody else’s website', () => {
  it('for as long as the page lasts, and no token is left behind', async () => {
    const visit = await world.visit(TAG);
    await signIn(visit);
    assert.equal(await visit.page.evaluate(() => localStorage.length + sessionStorage.length), 0);
    assert.deepEqual(await visit.events(), ['coop-signed-in']);
    await visit.page.reload();
    await visit.get('[name="email"]');
    assert.deepEqual(
      (await visit.end()).filter((trouble) => !trouble.includes('layout shift')),
      [],
    );
  });

  it('for thirty days on that device, where they ask for it', async () => {
    const visit = await world.visit(TAG);
    await signIn(visit, true);
    await visit.page.reload();
    await visit.sees('Signed in as Simone');
    await visit.click('[part="submit"]');
    await visit.get('[name="email"]');
    assert.equal(await visit.page.evaluate(() => localStorage.length), 0);
    await visit.end();
  });

  it('in all elements of the page at once, and out of them and of every tab', async () => {
    const visit = await world.visit(
      `${TAG}<coop-provider coop="COOP"><coop-sign-in id="two"></coop-sign-in></coop-provider>`,
    );
    await signIn(visit, true);
    const second = (page: Visit['page'], text: string) =>
      page.waitForFunction(
        (wanted) => document.querySelector('#two')?.shadowRoot?.textContent?.includes(wanted),
        { timeout: 10_000 },
        text,
      );
    await second(visit.page, 'Signed in as Simone');
    const tab = await visit.page.browserContext().newPage();
    await tab.goto(world.siteUrl);
    await second(tab, 'Signed in as Simone');
    await visit.click('[part="submit"]');
    await second(visit.page, 'Send me a code');
    await second(tab, 'You have been signed out.');
    await visit.end();
  });

  it('until they, or a steward, end it everywhere', async () => {
    const here = await world.visit(TAG);
    await signIn(here, true);
    const there = await world.visit(TAG);
    await signIn(there, true);
    await there.click('.actions .secondary');
    await there.get('[name="email"]');
    await here.page.reload();
    await here.get('[name="email"]');
    await here.end();
    await there.end();
  });

  it('and nobody learns who is a member', async () => {
    const visit = await world.visit(TAG);
    visit.tag = 'coop-sign-in';
    await visit.type('email', 'nobody@example.org');
    await visit.next();
    await visit.sees('If nobody@example.org is a member’s address');
    await visit.type('code', '123456');
    await visit.next();
    await visit.sees('This is not the code that was sent.');
    await visit.end();
  });

  for (const look of [
    { width: 1280 },
    { width: 320, lang: 'fr' },
    { width: 360, dir: 'rtl', lang: 'ar' },
  ] as const) {
    it(`and everybody can: ${JSON.stringify(look)}`, async () => {
      const visit = await world.visit(TAG, look);
      visit.tag = 'coop-sign-in';
      await visit.get('[name="email"]');
      assert.deepEqual(await visit.axe(), []);
      await visit.next();
      await visit.get('.fault');
      assert.deepEqual(await visit.axe(), []);
      await visit.type('email', EMAIL);
      await visit.next();
      await visit.get('[name="code"]');
      assert.deepEqual(await visit.axe(), []);
      await visit.type('code', await world.codeTo(EMAIL));
      await visit.next();
      await visit.page.waitForFunction(
        () => !document.querySelector('coop-sign-in')?.shadowRoot?.querySelector('form'),
      );
      assert.deepEqual(await visit.axe(), []);
      await visit.end();
    });
  }
});
