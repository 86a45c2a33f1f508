import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import {
  asking,
  castAnswers,
  comeBack,
  lastReceipt,
  makeMembers,
  named,
  putVote,
  signIn,
  visitVote,
} from './voting.ts';
import { makeWorld, type Visit, type World } from './world.ts';

let world: World;
let who: Awaited<ReturnType<typeof makeMembers>>;
before(async () => {
  world = await makeWorld();
  who = await makeMembers(world);
});
after(() => world.close());

const withoutShifts = (troubles: string[]) => troubles.filter((trouble) => !trouble.includes('layout shift'));

/** Looks at the choice once more, and casts it. */
async function cast(visit: Visit): Promise<void> {
  await visit.next();
  await visit.sees('Is this your ballot?');
  await visit.next();
}

/** Answers yes, and casts. */
async function voteYes(visit: Visit): Promise<void> {
  await visit.click('[value="yes"]');
  await cast(visit);
}

describe('a member votes on somebody else’s website', () => {
  it('with three scripts of 30 kB at most, and nothing of a third party', async () => {
    const id = await putVote(world, { text: { en: 'The **old** ferry leaks.\n\n- now\n- and then' } });
    const visit = await visitVote(world, id, undefined);
    await signIn(world, visit, who.ada, true);
    await visit.get('[value="yes"]');
    visit.requests.length = 0;
    await visit.page.reload();
    await visit.get('[value="yes"]');
    await visit.page.waitForNetworkIdle({ idleTime: 200 });
    const scripts = visit.requests.filter((request) => request.url().endsWith('.js'));
    assert.equal(scripts.length, 3, scripts.map((request) => request.url()).join('\n'));
    const sizes = await Promise.all(
      scripts.map(async (request) => brotliCompressSync(await request.response()!.buffer()).length),
    );
    assert.ok(sizes.reduce((sum, size) => sum + size, 0) <= 30_000, String(sizes));
    const others = visit.requests.filter(
      (request) => ![world.coopUrl, world.siteUrl].some((own) => request.url().startsWith(own)),
    );
    assert.deepEqual(others, []);
    assert.deepEqual(withoutShifts(await visit.end()), []);
  });

  it('looks once more, casts, and has a receipt that holds', async () => {
    const id = await putVote(world);
    const visit = await visitVote(world, id, who.ada);
    await visit.get('[value="yes"]');
    await visit.sees('Closes in 2 days');
    await visit.sees('0 of 4 have voted');
    await visit.next();
    await visit.sees('Please answer, or leave it blank.');
    await visit.click('[value="no"]');
    await visit.next();
    await visit.sees('Is this your ballot?');
    await visit.sees('without your name');
    await visit.click('.secondary');
    await voteYes(visit);
    await visit.sees('Your ballot is cast');
    await visit.sees('Checked here: your choice is on the record as you made it.');
    await visit.sees('1 of 4 have voted');
    const receipt = await lastReceipt(visit);
    assert.match(receipt?.entry ?? '', /^{"c":"[0-9a-f]{64}","t":"ballot"}$/);
    assert.match(receipt?.proof ?? '', /^c2sp\.org\/tlog-proof@v1\n/);
    const mark = await (await visit.get('[part="tracker"]')).evaluate((element) => element.textContent);
    assert.match(mark ?? '', /^[0-9a-f]{12}$/);
    const events = await visit.events();
    assert.deepEqual(
      events.filter((type) => /cast/.test(type)),
      ['coop-before-cast', 'coop-ballot-cast'],
    );
    assert.deepEqual(withoutShifts(await visit.end()), []);
  });

  it('unless the page stops it', async () => {
    const id = await putVote(world);
    const visit = await visitVote(world, id, who.ada);
    await visit.page.evaluate(() => Object.assign(globalThis, { veto: true }));
    await voteYes(visit);
    await visit.page.evaluate(() => Object.assign(globalThis, { veto: false }));
    assert.deepEqual((await world.office.votes.get(id)).turnout, { ballots: 0, roll: 4 });
    await visit.next();
    await visit.sees('Your ballot is cast');
    await visit.end();
  });

  it('signs in right there', async () => {
    const id = await putVote(world);
    const visit = await visitVote(world, id);
    await visit.sees('Sign in to vote');
    await visit.sees('Do we buy the Marie-Jeanne?');
    assert.deepEqual(await visit.axe(), []);
    const inside = async (selector: string) =>
      (await visit.get('coop-sign-in')).evaluateHandle(
        (form, wanted) =>
          new Promise<HTMLInputElement>((resolve) => {
            const look = () => {
              const found = form.shadowRoot?.querySelector<HTMLInputElement>(wanted);
              if (found) resolve(found);
              else setTimeout(look, 20);
            };
            look();
          }),
        selector,
      );
    const type = async (name: string, text: string) => {
      await (
        await inside(`[name="${name}"]`)
      ).evaluate((input, value) => {
        input.value = value;
        input.dispatchEvent(new Event('input', { bubbles: true }));
        input.form?.requestSubmit();
      }, text);
    };
    await type('email', 'ada@harbour.example');
    await inside('[name="code"]');
    await type('code', await world.codeTo('ada@harbour.example'));
    await voteYes(visit);
    await visit.sees('Your ballot is cast');
    assert.deepEqual(withoutShifts(await visit.end()), []);
  });

  it('may leave a question blank', async () => {
    const id = await putVote(world, { secrecy: 'open' });
    const visit = await visitVote(world, id, who.ada);
    await visit.click('[value="yes"]');
    await visit.click('.blank input');
    assert.equal(await (await visit.get('[value="yes"]')).evaluate(({ checked }) => checked), false);
    await visit.next();
    await visit.sees('Left blank');
    await visit.next();
    await visit.sees('Your ballot is cast');
    assert.deepEqual(await castAnswers(visit), {
      boat: { blank: true },
    });
    await visit.end();
  });

  it('answers several questions on one paper', async () => {
    const id = await putVote(world, {
      secrecy: 'open',
      named: true,
      questions: [
        asking({ id: 'accounts', method: 'yes-no-abstain' }),
        asking({ id: 'place', method: 'single-choice', options: named('Quay', 'Town hall') }),
      ],
    });
    const visit = await visitVote(world, id, who.bo);
    await visit.sees('Question 2 of 2');
    await visit.sees('published with your name');
    await visit.click('[value="abstain"]');
    await visit.next();
    const focused = await visit.page.waitForFunction(
      () => (document.activeElement?.shadowRoot?.activeElement as HTMLInputElement | null)?.name,
    );
    assert.equal(await focused.jsonValue(), 'place');
    await visit.click('[value="o2"]');
    await visit.next();
    await visit.sees('Town hall');
    await visit.next();
    await visit.sees('Your ballot is cast');
    assert.deepEqual(await castAnswers(visit), { accounts: { choice: 'abstain' }, place: { choice: 'o2' } });
    await visit.end();
  });

  it('in French', async () => {
    const id = await putVote(world);
    const visit = await visitVote(world, id, who.ada, { lang: 'fr' });
    await visit.sees('Se termine dans 2 jours');
    await visit.click('[value="no"]');
    await visit.next();
    await visit.sees('Est-ce bien votre bulletin');
    await visit.next();
    await visit.sees('Votre bulletin est déposé');
    await visit.end();
  });
});

describe('a ballot that is cast', () => {
  it('is changed until the close, also after a reload of the tab', async () => {
    const id = await putVote(world);
    const visit = await visitVote(world, id, who.ada);
    await voteYes(visit);
    await visit.sees('as long as this tab stays open');
    const before = await lastReceipt(visit);
    await visit.page.reload();
    await signIn(world, visit, who.ada);
    await visit.sees('You chose');
    await visit.click('[part="change"]');
    await visit.click('[value="no"]');
    await cast(visit);
    await visit.page.waitForFunction(() => (globalThis as { receipt?: object }).receipt);
    assert.notEqual((await lastReceipt(visit))?.entry, before?.entry);
    await visit.sees('Checked here');
    assert.deepEqual((await world.office.votes.get(id)).turnout, { ballots: 1, roll: 4 });
    await visit.end();
  });

  it('can’t be changed from another browser where it is sealed, and that is said', async () => {
    const id = await putVote(world);
    const here = await visitVote(world, id, who.ada);
    await voteYes(here);
    await here.sees('Your ballot is cast');
    const there = await visitVote(world, id, who.ada);
    await there.sees('It was cast in another browser: only there can it be changed.');
    assert.equal(await there.page.$('pierce/[part="change"]'), null);
    assert.deepEqual(await there.axe(), []);
    await here.end();
    await there.end();
  });

  it('is changed from anywhere where it is open', async () => {
    const id = await putVote(world, { secrecy: 'open' });
    const here = await visitVote(world, id, who.ada);
    await voteYes(here);
    await here.sees('Your ballot is cast');
    const there = await visitVote(world, id, who.ada);
    await there.sees('You chose');
    await there.click('[part="change"]');
    assert.equal(await (await there.get('[value="yes"]')).evaluate(({ checked }) => checked), true);
    await there.click('[value="no"]');
    await cast(there);
    await there.sees('Checked here');
    assert.deepEqual(await castAnswers(there), { boat: { choice: 'no' } });
    await here.end();
    await there.end();
  });

  it('is final where the vote says so', async () => {
    const id = await putVote(world, { changeable: false });
    const visit = await visitVote(world, id, who.ada);
    await visit.click('[value="yes"]');
    await visit.next();
    await visit.sees('Once it is cast it can’t be changed.');
    await visit.next();
    await visit.sees('Your ballot is cast');
    assert.equal(await visit.page.$('pierce/[part="change"]'), null);
    await visit.end();
  });

  it('gives its receipt as a file', async () => {
    const id = await putVote(world);
    const visit = await visitVote(world, id, who.ada);
    await voteYes(visit);
    await visit.get('[part="save"]');
    const saved = visit.page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          HTMLAnchorElement.prototype.click = function () {
            void fetch(this.href)
              .catch(() => undefined)
              .then(() => resolve([this.download]));
          };
        }),
    );
    await visit.click('[part="save"]');
    assert.match((await saved)[0] ?? '', new RegExp(`^${id}-[0-9a-f]{12}\\.tlog-proof$`));
    await visit.end();
  });
});

describe('a sealed ballot, once the vote is closed', () => {
  it('is found among those that were opened, where it was kept', async () => {
    const id = await putVote(world);
    const visit = await visitVote(world, id, who.ada);
    await voteYes(visit);
    await visit.sees('Checked here: your choice is on the record');
    await world.office.votes.close(id);
    await comeBack(visit);
    await visit.sees('The ballots are counted.');
    await visit.sees('your ballot was opened at the close as you made it');
    assert.deepEqual(await visit.axe(), []);
    await visit.end();
  });

  it('and where it is not among them, that is said', async () => {
    const id = await putVote(world);
    const visit = await visitVote(world, id, who.ada);
    await voteYes(visit);
    await visit.sees('Checked here: your choice is on the record');
    // As if this browser had kept another ballot than the one that was opened.
    await visit.page.evaluate(() => {
      for (const [name, text] of Object.entries(sessionStorage)) {
        sessionStorage.setItem(name, String(text).replaceAll('"yes"', '"no"'));
      }
    });
    await visit.page.reload();
    await signIn(world, visit, who.ada);
    await visit.sees('The receipt does not hold.');
    await visit.end();
  });
});

describe('a ballot in hand', () => {
  it('is not lost where the line breaks: it says so, and is cast when the line is back', async () => {
    const id = await putVote(world);
    const visit = await visitVote(world, id, who.ada);
    await visit.click('[value="yes"]');
    await visit.next();
    await visit.sees('Is this your ballot?');
    await visit.page.setOfflineMode(true);
    await visit.next();
    await visit.sees('Your ballot is not cast yet');
    assert.deepEqual(await visit.axe(), []);
    await visit.page.setOfflineMode(false);
    await visit.sees('Your ballot is cast');
    assert.deepEqual((await world.office.votes.get(id)).turnout, { ballots: 1, roll: 4 });
    await visit.end();
  });

  it('is the same ballot, also where the answer was lost and the page was loaded again', async () => {
    const id = await putVote(world);
    const visit = await visitVote(world, id, who.ada);
    await visit.click('[value="yes"]');
    await visit.next();
    await visit.sees('Is this your ballot?');
    await visit.page.setRequestInterception(true);
    let lose = true;
    visit.page.on('request', (request) => {
      if (!lose || request.method() !== 'PUT') return void request.continue();
      // It arrives, and its answer does not.
      void (async () => {
        const body = (await request.fetchPostData()) ?? '';
        await fetch(request.url(), { method: 'PUT', headers: request.headers(), body });
        await request.abort('connectionreset');
      })();
    });
    await visit.next();
    await visit.sees('Your ballot is not cast yet');
    lose = false;
    await visit.page.reload();
    await signIn(world, visit, who.ada);
    await visit.sees('Your ballot is cast');
    await visit.sees('Checked here');
    assert.deepEqual((await world.office.votes.get(id)).turnout, { ballots: 1, roll: 4 });
    await visit.end();
  });

  it('is kept while the session is over, and cast after signing in again', async () => {
    const id = await putVote(world);
    const visit = await visitVote(world, id, who.ada);
    await visit.click('[value="yes"]');
    await visit.next();
    await visit.sees('Is this your ballot?');
    await world.office.sessions.endAll({ member: who.ada });
    await visit.next();
    await visit.sees('Sign in to vote');
    await signIn(world, visit, who.ada);
    await visit.sees('Your ballot is cast');
    await visit.end();
  });

  it('that comes too late is said to be, and does not count', async () => {
    const id = await putVote(world);
    const visit = await visitVote(world, id, who.ada);
    await visit.click('[value="yes"]');
    await visit.next();
    await visit.sees('Is this your ballot?');
    await world.office.votes.close(id);
    await visit.next();
    await visit.sees('The vote closed before your ballot arrived. It does not count.');
    await visit.sees('No more ballots are taken');
    assert.deepEqual(await visit.axe(), []);
    await visit.end();
  });

  it('is there again after a reload, as far as it was filled in', async () => {
    const id = await putVote(world);
    const visit = await visitVote(world, id, who.ada);
    await visit.click('[value="abstain"]');
    await visit.page.reload();
    await signIn(world, visit, who.ada);
    assert.equal(await (await visit.get('[value="abstain"]')).evaluate(({ checked }) => checked), true);
    await visit.end();
  });
});
