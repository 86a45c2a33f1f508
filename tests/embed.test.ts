import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { makeWorld, type Visit, type World } from './world.ts';

const TAG = '<coop-join coop="COOP"><a href="COOP/join">Join us</a></coop-join>';

let world: World;
before(async () => {
  world = await makeWorld();
});
after(() => world.close());

const isShown = (visit: Visit, selector: string) =>
  visit.page.$eval(selector, (element) => element.getBoundingClientRect().height > 0);

async function toRules(visit: Visit, email: string): Promise<void> {
  await visit.click('[value="rider"]');
  await visit.next();
  await visit.type('name', 'Ada Lovelace');
  await visit.type('email', email);
  await visit.next();
  await visit.click('[name="consent"]');
}

describe('a page that is not as it should be', () => {
  it('keeps its own link where the co-op’s address is none, and is told', async () => {
    const visit = await world.visit(TAG.replace('coop="COOP"', 'coop="harbour taxis"'));
    await visit.page.waitForFunction(() =>
      (globalThis as { events?: string[] }).events?.includes('coop-failed'),
    );
    assert.equal(await isShown(visit, 'coop-join a'), true);
    assert.deepEqual(await visit.end(), []);
  });

  it('keeps all that is in a provider whose address is none', async () => {
    const visit = await world.visit(
      `<coop-provider coop="harbour taxis"><p>Welcome</p>${TAG}</coop-provider>`,
    );
    await visit.get('[value="rider"]');
    assert.equal(await isShown(visit, 'coop-provider > p'), true);
    assert.deepEqual(await visit.events(), ['coop-failed']);
    await visit.end();
  });

  for (const lang of ['en_US', 'not a language', '', 'de', 'zh-Hans-CN-u-co-pinyin']) {
    it(`has the form in English where its language is "${lang}", and says that it is`, async () => {
      const visit = await world.visit(TAG, { lang });
      assert.equal(await (await visit.get('form')).evaluate((form) => form.lang), 'en');
      await toRules(visit, 'lang@example.org');
      await visit.get('[name="consent"]');
      await visit.end();
    });
  }

  it('may write the co-op’s address as it likes: the session is the same', async () => {
    const visit = await world.visit(
      '<coop-sign-in coop="COOP"></coop-sign-in><coop-sign-in coop="COOP/"></coop-sign-in>',
    );
    visit.tag = 'coop-sign-in';
    await visit.get('form');
    const same = await visit.page.$$eval('coop-sign-in', ([one, two]) => {
      const coopOf = (element: unknown) => (element as { connectedCoop: object }).connectedCoop;
      return coopOf(one) === coopOf(two);
    });
    assert.equal(same, true);
    await visit.end();
  });
});

describe('the button that goes on', () => {
  for (const accent of ['#000', '#fff', '#0a66c2', '#f2a65a', '#777', 'rebeccapurple', 'currentColor']) {
    it(`is legible on ${accent}`, async () => {
      const head = `<style>html{background:#888;color:#111}coop-join{--coop-color-accent:${accent}}</style>`;
      const visit = await world.visit(TAG, { head, policy: () => '' });
      const button = await visit.get('[part="submit"]');
      const [text, ground] = await button.evaluate((element) => {
        const { webkitTextFillColor, backgroundColor } = getComputedStyle(element);
        const pixel = (color: string) => {
          const canvas = document.createElement('canvas').getContext('2d')!;
          canvas.fillStyle = color;
          canvas.fillRect(0, 0, 1, 1);
          const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) =>
            value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4,
          );
          return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
        };
        return [pixel(webkitTextFillColor), pixel(backgroundColor)];
      });
      const contrast = Math.max(text!, ground!) / Math.min(text!, ground!);
      assert.ok(contrast >= 4.5, `its contrast is ${contrast.toFixed(2)}`);
      await visit.end();
    });
  }
});

describe('an application that is refused', () => {
  it('for its proof of work is sent again with a new one, by itself', async () => {
    const email = 'late@example.org';
    const visit = await world.visit(TAG);
    await visit.get('form');
    await visit.page.setRequestInterception(true);
    let challenges = 0;
    let tries = 0;
    visit.page.on('request', (request) => {
      if (request.method() !== 'POST') return void request.continue();
      if (request.url().includes('/v1/challenges')) challenges++;
      if (!/\/v1\/applications(\?|$)/.test(request.url()) || ++tries > 1) return void request.continue();
      const headers = { 'access-control-allow-origin': '*', 'content-type': 'application/problem+json' };
      const problem = { type: 'x', title: 'x', status: 410, code: 'proof_expired', requestId: 'req_x' };
      void request.respond({ status: 410, headers, body: JSON.stringify(problem) });
    });
    await toRules(visit, email);
    await visit.next();
    await visit.sees('We have sent a code');
    assert.deepEqual([challenges, tries], [2, 2]);
    assert.equal((await visit.events()).includes('coop-failed'), false);
    await visit.end();
  });

  it('for its code says so once, beside the code', async () => {
    const email = 'once@example.org';
    const visit = await world.visit(TAG);
    await toRules(visit, email);
    await visit.next();
    await visit.get('[name="code"]');
    await visit.type('code', (await world.codeTo(email)) === '123456' ? '654321' : '123456');
    await visit.next();
    const fault = await visit.get('#code-fault');
    assert.match(await fault.evaluate((element) => element.textContent ?? ''), /not the code that was sent/);
    await visit.page.waitForFunction(
      () => !document.querySelector('coop-join')?.shadowRoot?.querySelector('.notice'),
    );
    await visit.end();
  });

  it('can be proved also after its class has closed', async (t) => {
    const email = 'closing@example.org';
    const visit = await world.visit(TAG);
    await toRules(visit, email);
    await visit.next();
    await visit.get('[name="code"]');
    for (const id of ['rider', 'driver']) {
      await world.office.classes.update(id, { intake: 'closed' });
      t.after(() => world.office.classes.update(id, { intake: 'open' }));
    }
    await visit.page.reload();
    await visit.type('code', await world.codeTo(email));
    await visit.next();
    await visit.sees('You are member no.');
    await visit.end();
  });
});
