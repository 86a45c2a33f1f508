import assert from 'node:assert/strict';
import type { NewVote, VoteAnswers } from '@coopkit/contract';
import { countStv, readBlt } from '@coopkit/voting';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import type { HTTPRequest } from 'puppeteer-core';
import { makeWorld, type Visit, type VisitOptions, type World } from './world.ts';
import { castAll, counted, opened, voters } from './polling.ts';

let world: World;
let crew: Awaited<ReturnType<typeof voters>>;
before(async () => {
  world = await makeWorld();
  crew = await voters(world, 12);
});
after(() => world.close());

const option = (id: string, en: string, more = {}) => ({ id, name: { en }, ...more });
const ports = [option('lis', 'Lisbon'), option('mrs', 'Marseille'), option('rtm', 'Rotterdam')];
const choice = (choice: string, reason?: string) => ({ choice, ...(reason ? { reason } : {}) });
const ranks = (...ids: string[]) => ({ ranks: ids.map((id) => [id]) });

type Question = NewVote['questions'][number];
type Answer = VoteAnswers[string];

/** A vote on one question, with these ballots. */
async function vote(question: object, answers: readonly Answer[], changes: Partial<NewVote> = {}) {
  const whole = { id: 'q', title: { en: 'What then?' }, ...question } as unknown as Question;
  const { id } = await opened(world, { questions: [whole], ...changes });
  await castAll(
    crew,
    id,
    answers.map((answer) => ({ q: answer })),
  );
  return id;
}

/** The same, counted. */
async function decided(...of: Parameters<typeof vote>): Promise<string> {
  const id = await vote(...of);
  await counted(world, id);
  return id;
}

async function show(id: string, options: VisitOptions = {}): Promise<Visit> {
  const visit = await world.visit(
    `<coop-result coop="COOP" vote="${id}"><a href="COOP/votes/${id}">The result</a></coop-result>`,
    options,
  );
  visit.tag = 'coop-result';
  return visit;
}

/** Opens a part, and waits for what it says. */
async function look(visit: Visit, part: string, text: string): Promise<void> {
  await visit.click(`.${part} summary`);
  await visit.sees(text);
}

const textOf = (visit: Visit, selector: string) =>
  visit
    .get(selector)
    .then((found) => found.evaluate((element) => element.textContent.replace(/\s+/g, ' ').trim()));

// What is opened by a program and not by a hand counts as a shift.
const troubles = async (visit: Visit) => (await visit.end()).filter((each) => !each.includes('layout shift'));

/** The bytes of answers, in brotli. */
async function weightOf(requests: readonly HTTPRequest[]): Promise<number> {
  const sizes = requests.map(
    async (request) => brotliCompressSync(await request.response()!.buffer()).length,
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

const yesNo = { method: 'yes-no-abstain' };
const seven = [...'yyyynna'].map((c) => choice({ y: 'yes', n: 'no', a: 'abstain' }[c] ?? ''));

describe('a result', () => {
  it('says what came out, by how much, and of how many, with three scripts within 30 kB and without moving anything', async () => {
    const id = await decided(yesNo, seven, { quorum: { overall: { number: 5 } } });
    const visit = await show(id);
    await visit.sees('Passed');
    const own = visit.requests.filter((request) => request.url().startsWith(world.coopUrl));
    const first = own.slice(0, own.findIndex((request) => request.url().includes('/result')) + 1);
    const paths = first.map((request) => new URL(request.url()).pathname);
    assert.equal(paths.filter((path) => path.endsWith('.js')).length, 3, paths.join('\n'));
    assert.deepEqual(
      paths.filter((path) => path.startsWith('/v1/')),
      [`/v1/votes/${id}`, `/v1/votes/${id}/result`],
    );
    assert.ok((await weightOf(first)) <= 30_000);
    await visit.sees('2 more for than against');
    await visit.sees('4 votes (57.1%)');
    await visit.sees('7 of 13 voted (53.8%)');
    await visit.sees('At least 5 needed');
    await visit.sees('More than half of the votes for and against needed.');
    const width = await (await visit.get('.bars li i')).evaluate((bar) => getComputedStyle(bar).inlineSize);
    const whole = await (
      await visit.get('.bars li .track')
    ).evaluate((bar) => getComputedStyle(bar).inlineSize);
    assert.ok(Math.abs(parseFloat(width) / parseFloat(whole) - 4 / 7) < 0.001, `${width} of ${whole}`);
    await visit.page.waitForNetworkIdle({ idleTime: 300 });
    assert.deepEqual(await visit.axe(), []);
    assert.deepEqual(await visit.end(), []);
  });

  it('says that nothing is decided where too few took part', async () => {
    const id = await decided(yesNo, seven, { quorum: { overall: { share: [2, 3] } } });
    const visit = await show(id);
    await visit.sees('No decision: too few took part');
    await visit.sees('At least 9 needed');
    assert.deepEqual(await troubles(visit), []);
  });

  it('of a consent tells of the blocks and their reasons, as text', async () => {
    const id = await decided({ method: 'consent' }, [
      choice('agree'),
      choice('agree'),
      choice('block', '<img src=x onerror=alert(1)>\nNo.'),
    ]);
    const visit = await show(id);
    await visit.sees('Blocked by one member');
    await look(visit, 'reasons', '<img src=x onerror=alert(1)>');
    assert.deepEqual(await visit.axe(), []);
    assert.deepEqual(await troubles(visit), []);
  });

  it('of an election goes round by round: in a picture, a table and words', async () => {
    const people = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve'].map((name) => option(name.toLowerCase(), name));
    const id = await decided({ method: 'ranked', rules: 'scottish-stv', seats: 2, options: people }, [
      ...Array.from({ length: 6 }, () => ranks('ada', 'ben')),
      ranks('ben'),
      ranks('ben', 'cleo'),
      ranks('cleo', 'ben'),
      ranks('cleo'),
      ranks('dan', 'cleo'),
      ranks('eve', 'dan'),
    ]);
    const { questions } = await world.office.votes.result(id);
    const visit = await show(id);
    await visit.sees(`Elected: Ada and ${questions[0]?.elected[1] === 'ben' ? 'Ben' : 'Cleo'}`);
    await visit.sees('5 votes were needed for a seat.');
    await look(visit, 'rounds', 'Ada has as many votes as are needed, and is elected.');
    await visit.sees('What Ada has above that moves on');
    await visit.sees('Dan');
    const cells = await (
      await visit.get('.rounds table')
    ).evaluate((table) =>
      [...table.querySelectorAll('tbody tr')].map((row) => row.textContent.replace(/\s+/g, ' ').trim()),
    );
    assert.equal(cells.length, 5);
    assert.match(cells[0] ?? '', /^Ada6elected5/);
    const picture = await visit.get('.rounds svg[role="img"]');
    assert.match(
      (await picture.evaluate((svg) => svg.getAttribute('aria-label'))) ?? '',
      /5 options moved in \d+ rounds/,
    );
    // What scrolls can be reached by a keyboard.
    const regions = await (
      await visit.get('.rounds')
    ).evaluate((part) =>
      [...part.querySelectorAll('[role="region"]')].map((region) => (region as HTMLElement).tabIndex),
    );
    assert.deepEqual(regions, [0, 0]);
    assert.deepEqual(await visit.axe(), []);
    assert.deepEqual(await troubles(visit), []);
  });

  it('of pairs shows each option against each', async () => {
    const id = await decided({ method: 'ranked', rules: 'schulze', options: ports }, [
      ranks('lis', 'mrs', 'rtm'),
      ranks('lis', 'rtm', 'mrs'),
      ranks('mrs', 'rtm', 'lis'),
    ]);
    const visit = await show(id);
    await visit.sees('Lisbon wins');
    await visit.sees('Preferred to each other option, one against one.');
    await look(visit, 'pairs', '2 prefer Lisbon to Marseille, 1 the other way round.');
    assert.deepEqual(await visit.axe(), []);
    assert.deepEqual(await troubles(visit), []);
  });

  it('of a budget tells what each project costs, and what was spent', async () => {
    const options = [
      option('bikes', 'Bikes', { cost: 60_000 }),
      option('trees', 'Trees', { cost: 30_050 }),
      option('roof', 'A roof', { cost: 90_000 }),
    ];
    const id = await decided({ method: 'budget', options, budget: 100_000 }, [
      { choices: ['bikes', 'trees'] },
      { choices: ['bikes', 'trees'] },
      { choices: ['roof'] },
    ]);
    const visit = await show(id);
    await visit.sees('2 of 3 projects are funded');
    await visit.sees('€900.50 of €1,000 are spent.');
    await visit.sees('2 supporters · costs €600');
    await look(visit, 'projects', '€99.50 are left.');
    assert.deepEqual(await visit.axe(), []);
    assert.deepEqual(await troubles(visit), []);
  });

  it('of stars tells of the run-off, and of what is tied that the rules cannot tell it apart', async () => {
    const scores = (lis: number, mrs: number, rtm: number) => ({ scores: { lis, mrs, rtm } });
    const star = await decided({ method: 'star', options: ports }, [
      scores(5, 4, 0),
      scores(5, 4, 0),
      scores(0, 5, 3),
    ]);
    const visit = await show(star);
    await visit.sees('In the run-off 2 prefer Lisbon, and 1 prefer Marseille.');
    assert.deepEqual(await troubles(visit), []);
  });

  it('shows every option where there are many, when it is asked to', async () => {
    const options = Array.from({ length: 30 }, (_, i) => option(`o${i}`, `Idea ${i}`));
    const id = await decided({ method: 'approval', options, seats: 2 }, [
      { choices: ['o3', 'o4'] },
      { choices: ['o3'] },
    ]);
    const visit = await show(id);
    await visit.sees('Chosen: Idea 3 and Idea 4');
    const lines = () =>
      visit.page.evaluate(
        () => document.querySelector('coop-result')?.shadowRoot?.querySelectorAll('.bars li').length,
      );
    assert.equal(await lines(), 10);
    await visit.click('.all');
    await visit.sees('Idea 29');
    assert.equal(await lines(), 30);
    assert.deepEqual(await troubles(visit), []);
  });

  it('tells the votes, the turnout and the threshold of each member class', async () => {
    const threshold = { base: 'votes-cast', ratio: [1, 2], strict: true, eachClass: true };
    const id = await decided({ ...yesNo, threshold }, seven, {
      weights: { rider: 60, driver: 20, founder: 20 },
    });
    const visit = await show(id);
    await look(visit, 'classes', 'Rider');
    const row = await textOf(visit, '.classes tbody tr');
    assert.match(row, /^Rider421 7 of 12 60%/);
    assert.deepEqual(await visit.axe(), []);
    assert.deepEqual(await troubles(visit), []);
  });
});

describe('before there is a result', () => {
  it('says when it comes, and has it then without a reload', async () => {
    const id = await vote(yesNo, seven);
    const visit = await show(id);
    await visit.sees('The result appears here when the vote closes.');
    await visit.sees('Voting closes in 5 hours');
    assert.deepEqual(await visit.axe(), []);
    await counted(world, id);
    await visit.sees('Passed');
    await visit.sees('Counted on');
    await visit.page.waitForFunction(() =>
      /Passed/.test(
        document.querySelector('coop-result')?.shadowRoot?.querySelector('p[role="status"]')?.textContent ??
          '',
      ),
    );
    assert.deepEqual(await troubles(visit), []);
  });

  it('shows how it stands where the vote does, as ballots come in', async () => {
    const id = await vote(yesNo, seven.slice(0, 3), { secrecy: 'open', results: 'live' });
    const visit = await show(id);
    await visit.sees('Would pass');
    await visit.sees('3 of 13 voted');
    for (const { coop } of crew.slice(3, 8)) await coop.votes.cast(id, { answers: { q: choice('no') } });
    await visit.sees('Would not pass');
    await visit.sees('8 of 13 voted');
    assert.deepEqual(await troubles(visit), []);
  });

  it('says why a vote was annulled', async () => {
    const id = await vote(yesNo, seven);
    const visit = await show(id);
    await visit.sees('appears here');
    await world.office.votes.annul(id, { reason: 'The roll was wrong.' });
    await visit.sees('The roll was wrong.');
    assert.deepEqual(await troubles(visit), []);
  });

  it('is shown also to whoever was signed in and is no more', async () => {
    const id = await vote(yesNo, seven);
    const visit = await world.visit('<p>Nothing yet</p>');
    await visit.page.evaluate(
      (key) => localStorage.setItem(key, 'st_gone'),
      `coopkit:session:${world.coopUrl}`,
    );
    await world.again(visit, `<coop-result coop="COOP" vote="${id}"></coop-result>`, 'coop-result');
    await visit.sees('appears here');
    await visit.end();
  });

  it('keeps the page’s link where there is no such vote, and asks which where none is named', async () => {
    const visit = await show(`vot_${'0'.repeat(22)}`);
    await visit.sees('There is no such vote.');
    await visit.end();
    const unnamed = await show('');
    await unnamed.sees('Which vote?');
    assert.deepEqual(await unnamed.events(), ['coop-failed']);
    await unnamed.end();
  });
});

describe('the count that is made again', () => {
  it('finds that everything holds, and remembers what it saw', async () => {
    const id = await decided(yesNo, seven);
    const visit = await show(id);
    await look(visit, 'check', 'takes nothing on trust');
    await visit.click('.check button');
    await visit.sees('Everything holds.');
    await visit.sees('Counted again, the 7 ballots give the same result.');
    assert.doesNotMatch(await textOf(visit, '.checks'), /last looked/);
    await visit.page.reload();
    await visit.click('.check summary');
    await visit.click('.check button');
    await visit.sees('Since this browser last looked, the record has only grown.');
    assert.deepEqual(await visit.axe(), []);
    assert.deepEqual(await troubles(visit), []);
  });

  const tampering = {
    'an entry': [/\/record\/tile\/entries\//, 'The entries are not those under the head'],
    'the roll': [/\/record\/roll/, 'The roll is not the one that was fixed'],
    'who voted': [/\/record\/participation/, 'Who voted and how many ballots there are do not agree.'],
    'the certificate': [/\/record\/certificate/, 'The result is not the one that is on the record.'],
    'the head': [/\/record\/checkpoint/, 'The head of the record is not signed with its key.'],
  } as const;
  for (const [what, [path, said]] of Object.entries(tampering)) {
    it(`finds ${what} that was changed`, async () => {
      const id = await decided(yesNo, seven);
      const visit = await show(id);
      await visit.sees('Passed');
      await visit.page.setRequestInterception(true);
      visit.page.on('request', (request) => {
        if (!path.test(request.url())) return void request.continue();
        void fetch(request.url()).then(async (response) => {
          const bytes = new Uint8Array(await response.arrayBuffer());
          const at = Math.floor(bytes.length / 2);
          // Another letter in the place of a letter.
          bytes[at] = bytes[at] === 0x61 ? 0x62 : 0x61;
          await request.respond({
            headers: { 'access-control-allow-origin': '*' },
            body: Buffer.from(bytes),
          });
        });
      });
      await look(visit, 'check', 'takes nothing on trust');
      await visit.click('.check button');
      await visit.sees('Something does not hold.');
      await visit.sees(said);
      assert.deepEqual(await visit.axe(), []);
      await visit.end();
    });
  }

  it('says so when the line breaks, and can be tried again', async () => {
    const id = await decided(yesNo, seven);
    const visit = await show(id);
    await look(visit, 'check', 'takes nothing on trust');
    await visit.page.setOfflineMode(true);
    await visit.click('.check button');
    await visit.sees('The co-op can’t be reached.');
    await visit.page.setOfflineMode(false);
    await visit.click('.check .notice button');
    await visit.sees('Everything holds.');
    await visit.end();
  });
});

describe('what can be taken home', () => {
  /** What a button of the downloads gives. */
  async function taken(visit: Visit, label: string): Promise<{ name: string; text: string }> {
    await visit.get('.files button');
    return visit.page.evaluate(async (wanted) => {
      const blobs: Blob[] = [];
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob: Blob) => {
        blobs.push(blob);
        return make(blob);
      };
      const name = new Promise<string>((resolve) => {
        HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
          resolve(this.download);
        };
      });
      const root = document.querySelector('coop-result')?.shadowRoot;
      const buttons = [...(root?.querySelectorAll<HTMLElement>('.files button') ?? [])];
      buttons.find((button) => button.textContent.includes(wanted))?.click();
      return { name: await name, text: (await blobs[0]?.text()) ?? '' };
    }, label);
  }

  it('is the signed result, the ballots as CSV and BLT, and JSON, each of which others can count', async () => {
    const ballots = [
      ranks('lis', 'mrs'),
      ranks('lis', 'mrs'),
      ranks('lis'),
      ranks('rtm', 'mrs', 'lis'),
      { blank: true as const },
    ];
    const id = await decided({ method: 'ranked', rules: 'wigm', seats: 1, options: ports }, ballots);
    const result = await world.office.votes.result(id);
    const visit = await show(id);
    await look(visit, 'files', 'All that is needed to count again elsewhere.');
    const signed = await taken(visit, 'The signed result');
    assert.equal(signed.name, `${id}.certificate.txt`);
    assert.match(signed.text, /^\{.*\}\n\n— /);
    const json = await taken(visit, 'JSON');
    assert.deepEqual(JSON.parse(json.text), result);
    const csv = await taken(visit, 'CSV');
    const lines = csv.text.split('\r\n');
    assert.equal(
      lines[0],
      'ballots,What then?: Lisbon,What then?: Marseille,What then?: Rotterdam,What then?: blank',
    );
    assert.ok(lines.includes('2,1,2,,') && lines.includes('1,3,2,1,') && lines.includes('1,,,,1'), csv.text);
    const blt = readBlt((await taken(visit, 'BLT')).text);
    assert.deepEqual(blt.options, ['Lisbon', 'Marseille', 'Rotterdam']);
    const [winner] = countStv(blt.ballots, { rules: 'wigm', seats: blt.seats }).elected;
    assert.equal(ports[winner ?? -1]?.id, result.questions[0]?.elected[0]);
    assert.deepEqual(await visit.axe(), []);
    await visit.end();
  });
});

describe('everybody can read a result', () => {
  let id: string;
  before(async () => {
    const people = ['Ada', 'Ben', 'Cleo'].map((name) => option(name.toLowerCase(), name));
    id = await decided({ method: 'ranked', rules: 'meek', seats: 1, options: people }, [
      ranks('ada', 'ben'),
      ranks('ben', 'cleo'),
      ranks('ben', 'cleo'),
      ranks('cleo', 'ada'),
    ]);
  });

  for (const options of [
    { width: 360, lang: 'fr' },
    { width: 320, lang: 'ar', dir: 'rtl' },
    { width: 1280, scheme: 'dark' },
    { width: 700, forcedColors: true },
  ] as const) {
    it(JSON.stringify(options), async () => {
      const visit = await show(id, options);
      for (const part of ['rounds', 'check', 'files']) await visit.click(`.${part} summary`);
      await visit.get('.rounds table');
      await visit.get('.check button');
      await visit.get('.files li');
      assert.deepEqual(await visit.axe(), []);
      const wide = await visit.page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      assert.equal(wide, false, 'the page itself does not scroll sideways');
      assert.deepEqual(await troubles(visit), []);
    });
  }
});
