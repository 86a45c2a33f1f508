import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { castAll, counted, opened, putting, voters } from './polling.ts';
import { makeWorld, type Visit, type VisitOptions, type World } from './world.ts';

const TAG = '<coop-votes coop="COOP"><a href="COOP/votes">Votes</a></coop-votes>';

let world: World;
let crew: Awaited<ReturnType<typeof voters>>;
before(async () => {
  world = await makeWorld();
  crew = await voters(world, 3);
});
after(() => world.close());

async function show(options: VisitOptions = {}, tag = TAG): Promise<Visit> {
  const visit = await world.visit(tag, options);
  visit.tag = 'coop-votes';
  return visit;
}

/** Visits as the first voter, who stays signed in. */
async function showToMember(tag = TAG): Promise<Visit> {
  const visit = await world.visit('<p>Nothing yet</p>');
  await visit.page.evaluate(
    (key, token) => localStorage.setItem(key, token),
    `coopkit:session:${world.coopUrl}`,
    crew[0]?.token ?? '',
  );
  return world.again(visit, tag, 'coop-votes');
}

/** Each group's heading with the titles in it. */
const groups = (visit: Visit) =>
  visit.page.evaluate(() =>
    [...(document.querySelector('coop-votes')?.shadowRoot?.querySelectorAll('.group') ?? [])].map((group) => [
      group.querySelector('[role="heading"]')?.textContent,
      ...[...group.querySelectorAll('a')].map((link) => link.textContent),
    ]),
  );

/** Waits until the line of a vote says this. */
async function says(visit: Visit, title: string, text: string): Promise<void> {
  await visit.page.waitForFunction(
    (name, wanted) =>
      [...(document.querySelector('coop-votes')?.shadowRoot?.querySelectorAll('li') ?? [])].some(
        (line) => line.textContent.includes(name) && line.textContent.includes(wanted),
      ),
    { timeout: 10_000, polling: 50 },
    title,
    text,
  );
}

/** As a page does that is looked at again. */
const lookAgain = (visit: Visit) =>
  visit.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

describe('the list of votes', () => {
  it('says so while there are none, with three scripts within 30 kB', async () => {
    const visit = await show();
    await visit.sees('There are no votes yet.');
    const own = visit.requests.filter((request) => request.url().startsWith(world.coopUrl));
    assert.equal(own.filter((request) => request.url().endsWith('.js')).length, 3);
    assert.ok((await visit.weight(world.coopUrl)) <= 30_000);
    assert.deepEqual(await visit.axe(), []);
    assert.deepEqual(await visit.end(), []);
  });

  it('tells what is open, coming and decided, each with a link to its page', async () => {
    const title = (en: string) => ({ title: { en } });
    await world.office.votes.create(putting(title('Coming')));
    await world.office.votes.create({ ...putting(title('Draft')), draft: true });
    const later = new Date(Date.now() + 90_000_000).toISOString();
    await opened(world, { ...title('Open for long'), closesAt: later });
    const soon = await opened(world, title('Open'));
    await castAll(crew, soon.id, [{ q: { choice: 'yes' } }]);
    const past = await opened(world, title('Decided'));
    await counted(world, past.id);
    const annulled = await opened(world, title('Void'));
    await world.office.votes.annul(annulled.id, { reason: 'A mistake.' });

    const visit = await show();
    await says(visit, 'Decided', 'closed on');
    const shown = await groups(visit);
    assert.deepEqual(shown.slice(0, 2), [
      ['Open now', 'Open', 'Open for long'],
      ['Coming', 'Coming'],
    ]);
    assert.deepEqual(shown[2]?.toSorted(), ['Decided', 'Decided', 'Void']);
    await says(visit, 'Open', '1 of 4 voted');
    await says(visit, 'Void', 'Annulled');
    const href = await (await visit.get('a')).evaluate((link) => link.getAttribute('href'));
    assert.equal(href, `${world.coopUrl}/votes/${soon.id}`);
    assert.deepEqual(await visit.axe(), []);
    assert.deepEqual(await visit.end(), []);
  });

  it('links to the site’s own pages where it says how', async () => {
    const visit = await show({}, TAG.replace('<coop-votes', '<coop-votes href="/vote?id={id}"'));
    const href = await (await visit.get('a')).evaluate((link) => link.getAttribute('href'));
    assert.match(href ?? '', /^\/vote\?id=vot_\w+$/);
    await visit.end();
  });

  it('tells a member what waits for them, and forgets it when they sign out', async () => {
    await opened(world, { title: { en: 'For founders' }, franchise: { classes: ['founder'] } });
    const visit = await showToMember();
    await says(visit, 'Open for long', 'Waits for you');
    await says(visit, 'Open', 'You have voted');
    await says(visit, 'For founders', 'You are not on the roll');
    assert.deepEqual(await visit.axe(), []);
    await visit.page.evaluate(() => {
      const element = document.querySelector('coop-votes') as unknown as {
        connectedCoop: { session: { end(): void } };
      };
      element.connectedCoop.session.end();
    });
    await visit.page.waitForFunction(
      () =>
        !/Waits for you|You have/.test(document.querySelector('coop-votes')?.shadowRoot?.textContent ?? ''),
    );
    await visit.end();
  });

  it('takes a token that is over for none', async () => {
    const visit = await world.visit('<p>Nothing yet</p>');
    await visit.page.evaluate(
      (key) => localStorage.setItem(key, 'st_gone'),
      `coopkit:session:${world.coopUrl}`,
    );
    const again = await world.again(visit, TAG, 'coop-votes');
    await says(again, 'Open', 'closes in');
    assert.equal(await again.page.evaluate(() => localStorage.length), 0);
    await again.end();
  });

  it('changes without a reload: when a vote opens by itself, and when it is looked at again', async () => {
    const visit = await show();
    await says(visit, 'Open', 'closes in');
    const { id } = await world.office.votes.create(
      putting({ title: { en: 'In a moment' }, opensAt: new Date(Date.now() + 3_000).toISOString() }),
    );
    await lookAgain(visit);
    await says(visit, 'In a moment', 'opens any moment now');
    await says(visit, 'In a moment', 'closes in');
    await visit.page.waitForFunction(() =>
      document
        .querySelector('coop-votes')
        ?.shadowRoot?.querySelector('[role="status"]')
        ?.textContent?.includes('Open now: In a moment'),
    );
    await counted(world, id);
    await lookAgain(visit);
    await says(visit, 'In a moment', 'closed on');
    await visit.end();
  });

  it('keeps what it shows while the line is down', async () => {
    const visit = await show();
    await says(visit, 'Open', 'closes in');
    await visit.page.setOfflineMode(true);
    await lookAgain(visit);
    await visit.page.waitForNetworkIdle({ idleTime: 500 });
    await says(visit, 'Open', 'closes in');
    assert.deepEqual(await visit.events(), []);
    await visit.end();
  });

  for (const options of [
    { width: 320, lang: 'fr' },
    { width: 360, lang: 'ar', dir: 'rtl', scheme: 'dark' },
    { width: 1280, forcedColors: true },
  ] as const) {
    it(`can be read by everybody: ${JSON.stringify(options)}`, async () => {
      const visit = await show(options);
      await visit.get('a');
      assert.deepEqual(await visit.axe(), []);
      assert.deepEqual(await visit.end(), []);
    });
  }
});

describe('the pages of votes on the co-op’s own server', () => {
  const page = (path: string, options: VisitOptions = {}) =>
    world.visit('', { ...options, url: `${world.coopUrl}${path}` });
  const text = (visit: Visit) => visit.page.evaluate(() => document.body.innerText);

  it('list them, and lead to each', async () => {
    const visit = await page('/votes');
    visit.tag = 'coop-votes';
    await says(visit, 'Decided', 'closed on');
    assert.deepEqual(await visit.axe(), []);
    const links = await visit.page.$$('coop-votes >>> .group a');
    const titles = await Promise.all(links.map((link) => link.evaluate((each) => each.textContent)));
    await links[titles.indexOf('Decided')]?.click();
    visit.tag = 'coop-result';
    await visit.sees('Turnout');
    assert.deepEqual(await visit.axe(), []);
    assert.deepEqual(await visit.end(), []);
  });

  it('say the same in plain HTML where scripts can’t run, in the reader’s language', async () => {
    const { id } = await opened(world, {
      title: { en: 'Boats', fr: 'Bateaux' },
      text: { en: 'We need <one>.' },
    });
    await castAll(crew, id, [{ q: { choice: 'yes' } }, { q: { choice: 'yes' } }]);
    const before = await page(`/votes/${id}`, { javaScript: false });
    assert.match(await text(before), /Boats\n+Open: voting closes on .*\n+We need <one>\.\n/);
    await before.end();
    await counted(world, id);
    const french = await page(`/votes/${id}?locale=fr`, { javaScript: false });
    assert.match(await text(french), /Bateaux[^]*Oui: 2[^]*Adopté\./);
    await french.end();
    const list = await page('/votes', { javaScript: false });
    assert.match(await text(list), /Boats\n+Voting closed on/);
    await list.end();
  });

  it('show no draft, and say so where there is no such vote', async () => {
    const { id } = await world.office.votes.create({ ...putting(), draft: true });
    for (const path of [id, `vot_${'0'.repeat(22)}`, 'nonsense', '%00']) {
      const response = await fetch(`${world.coopUrl}/votes/${path}`);
      assert.equal(response.status, 404, path);
      assert.match(await response.text(), /There is no such vote/);
    }
  });
});
