import assert from 'node:assert/strict';
import type { VoteAnswers } from '@coopkit/contract';
import { after, before, describe, it } from 'node:test';
import { asking, castAnswers, makeMembers, named, putVote, visitVote } from './voting.ts';
import { makeWorld, type Visit, type World } from './world.ts';

let world: World;
let who: Awaited<ReturnType<typeof makeMembers>>;
before(async () => {
  world = await makeWorld();
  who = await makeMembers(world);
});
after(() => world.close());

const boats = named('Marie-Jeanne', 'A new hull', 'Repair the old one');

interface Kind {
  question: object;
  /** What is pressed in the ballot, once its first control has the focus. */
  keys: readonly string[];
  answer: VoteAnswers[string];
  /** What is shown of it before it is cast. */
  shown: string;
}

/** Each kind of ballot, filled in with nothing but a keyboard. */
const kinds: Record<string, Kind> = {
  'yes-no-abstain': {
    question: { method: 'yes-no-abstain' },
    keys: ['Space', 'ArrowDown'],
    answer: { choice: 'no' },
    shown: 'No',
  },
  consent: {
    question: { method: 'consent' },
    keys: ['Space', 'ArrowUp', 'Tab', 'type:It leaks.'],
    answer: { choice: 'block', reason: 'It leaks.' },
    shown: 'It leaks.',
  },
  'single choice': {
    question: { method: 'single-choice', options: boats },
    keys: ['Space', 'ArrowDown', 'ArrowDown'],
    answer: { choice: 'o3' },
    shown: 'Repair the old one',
  },
  approval: {
    question: { method: 'approval', options: boats, min: 1, max: 2 },
    keys: ['Tab', 'Space', 'Tab', 'Space'],
    answer: { choices: ['o2', 'o3'] },
    shown: 'A new hull',
  },
  score: {
    question: { method: 'score', options: boats, maxScore: 10 },
    keys: ['type:7', 'Tab', 'Tab', 'type:10'],
    answer: { scores: { o1: 7, o3: 10 } },
    shown: 'Marie-Jeanne: 7',
  },
  star: {
    question: { method: 'star', options: boats },
    keys: ['Space', 'ArrowRight', 'Tab', 'Tab', 'Space', 'ArrowLeft'],
    answer: { scores: { o1: 1, o3: 5 } },
    shown: 'A new hull: 0',
  },
  ranked: {
    question: { method: 'ranked', rules: 'irv', options: boats },
    // The second is added by its arrow key, the third by its button, and the second then moved down.
    keys: ['Tab', 'Tab', 'ArrowUp', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Enter', 'ArrowUp'],
    answer: { ranks: [['o3'], ['o2']] },
    shown: '1. Repair the old one',
  },
  dots: {
    question: { method: 'dots', options: boats, credits: 5, cap: 3 },
    keys: [
      'Tab',
      'ArrowUp',
      'ArrowUp',
      'Tab',
      'Enter',
      'Enter',
      'Tab',
      'Tab',
      'Tab',
      'Enter',
      'Enter',
      'Enter',
    ],
    answer: { points: { o1: 3, o2: 2 } },
    shown: 'A new hull: 2',
  },
  quadratic: {
    question: { method: 'quadratic', options: boats, credits: 10, negative: true },
    keys: ['Enter', 'Enter', 'Enter', 'Enter', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Enter', 'Enter'],
    answer: { points: { o1: -3, o2: 1 } },
    shown: 'Marie-Jeanne: -3',
  },
  budget: {
    question: {
      method: 'budget',
      budget: 100_000,
      options: boats.map((boat, i) => ({ ...boat, cost: [90_000, 20_050, 1_000][i] })),
    },
    keys: ['Space', 'Tab', 'Space'],
    answer: { choices: ['o1', 'o2'] },
    shown: 'A new hull',
  },
};

const put = (question: object) => putVote(world, { secrecy: 'open', questions: [asking(question)] });

/** The first thing in the ballot that takes the focus has it. */
async function enter(visit: Visit): Promise<void> {
  const first = await visit.get('.question :is(input, select, button):not(:disabled, [tabindex="-1"])');
  await first.focus();
}

async function press(visit: Visit, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    if (key.startsWith('type:')) await visit.page.keyboard.type(key.slice(5));
    else await visit.page.keyboard.press(key as 'Tab');
    // What is focused next is there after the next frame.
    await visit.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
    );
  }
}

/** To the button that goes on, by the tabulator alone. */
async function tabTo(visit: Visit, selector: string): Promise<void> {
  for (let i = 0; i < 40; i++) {
    const there = await visit.page.evaluate(
      (wanted) => document.activeElement?.shadowRoot?.activeElement?.matches(wanted),
      selector,
    );
    if (there) return;
    await visit.page.keyboard.press('Tab');
  }
  throw new Error(`${selector} is out of the keyboard’s reach`);
}

describe('the ballot of each kind', () => {
  for (const [name, { question, keys, answer, shown }] of Object.entries(kinds)) {
    it(`is filled in and cast by keyboard alone: ${name}`, async () => {
      const visit = await visitVote(world, await put(question), who.ada);
      await enter(visit);
      assert.deepEqual(await visit.axe(), []);
      await press(visit, keys);
      assert.deepEqual(await visit.axe(), []);
      await tabTo(visit, '[part="submit"]');
      await visit.page.keyboard.press('Enter');
      await visit.sees('Is this your ballot?');
      await visit.sees(shown);
      await visit.page.waitForFunction(
        () => document.activeElement?.shadowRoot?.activeElement?.className === 'heading',
      );
      await tabTo(visit, '[part="submit"]');
      await visit.page.keyboard.press('Enter');
      await visit.sees('Your ballot is cast');
      assert.deepEqual(await castAnswers(visit), { boat: answer });
      assert.deepEqual(
        (await visit.end()).filter((trouble) => !trouble.includes('layout shift')),
        [],
      );
    });

    for (const look of [
      { width: 360, lang: 'fr' },
      { width: 360, dir: 'rtl', lang: 'ar', scheme: 'dark' },
      { width: 1280, forcedColors: true },
    ] as const) {
      it(`serves everybody: ${name}, ${JSON.stringify(look)}`, async () => {
        const head = '<meta name="color-scheme" content="light dark">';
        const visit = await visitVote(world, await put(question), who.ada, { ...look, head });
        await enter(visit);
        await press(visit, keys);
        assert.deepEqual(await visit.axe(), []);
        const wide = await visit.page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= look.width, `it is ${wide} wide`);
        await visit.end();
      });
    }
  }
});

describe('what a ballot does not let one choose', () => {
  it('a block without its reason', async () => {
    const visit = await visitVote(world, await put({ method: 'consent' }), who.ada);
    await visit.click('[value="block"]');
    await visit.next();
    await visit.get('#boat-reason[aria-invalid="true"]');
    await visit.sees('A block needs its reason.');
    await visit.end();
  });

  it('fewer or more than are to be chosen', async () => {
    const visit = await visitVote(
      world,
      await put({ method: 'approval', options: boats, min: 2, max: 2 }),
      who.ada,
    );
    await visit.sees('Choose 2.');
    await visit.click('[value="o1"]');
    await visit.sees('1 of 2 chosen');
    await visit.next();
    await visit.sees('Please choose 2 at least.');
    await visit.click('[value="o3"]');
    assert.equal(await (await visit.get('[value="o2"]')).evaluate(({ disabled }) => disabled), true);
    await visit.end();
  });

  it('more ranks than there may be', async () => {
    const visit = await visitVote(
      world,
      await put({ method: 'ranked', rules: 'irv', options: boats, max: 2 }),
      who.ada,
    );
    await visit.click('#boat-o1-add');
    await visit.click('#boat-o2-add');
    await visit.sees('You have ranked 2, as many as you may.');
    await visit.click('#boat-o3-add');
    await visit.click('#boat-o1-down');
    await visit.next();
    await visit.sees('1. A new hull');
    await visit.sees('2. Marie-Jeanne');
    await visit.end();
  });

  it('more credits than there are', async () => {
    const visit = await visitVote(
      world,
      await put({ method: 'quadratic', options: boats, credits: 30 }),
      who.ada,
    );
    const field = await visit.get('#boat-o1');
    await field.evaluate((input) => {
      input.value = '99';
      input.dispatchEvent(new Event('change'));
    });
    await visit.sees('5 of 30 left');
    assert.equal(await field.evaluate(({ value }) => value), '5');
    await visit.click('.line:nth-of-type(2) .less-or-more:last-child');
    await visit.click('.line:nth-of-type(2) .less-or-more:last-child');
    await visit.click('.line:nth-of-type(2) .less-or-more:last-child');
    await visit.sees('1 of 30 left');
    await visit.end();
  });

  it('and the total of a budget runs along', async () => {
    const visit = await visitVote(world, await put(kinds.budget?.question ?? {}), who.ada);
    await visit.sees('€0 chosen of €1,000');
    await visit.click('[value="o1"]');
    await visit.click('[value="o2"]');
    await visit.sees('€1,100.50 chosen of €1,000');
    await visit.sees('not all of these can be funded');
    await visit.end();
  });
});

describe('a ranking', () => {
  const orderOf = (visit: Visit) =>
    visit.page.$$eval('pierce/.ranked > li', (items) => items.map(({ dataset }) => dataset.option));

  const middle = async (visit: Visit, selector: string) => {
    const { x, y, width, height } = (await (await visit.get(selector)).boundingBox())!;
    return { x: x + width / 2, y: y + height / 2 };
  };

  it('is made by dragging, into the order, within it and out of it', async () => {
    const visit = await visitVote(
      world,
      await put({ method: 'ranked', rules: 'irv', options: boats }),
      who.ada,
    );
    await visit.click('#boat-o1-add');
    await visit.click('#boat-o2-add');
    const { mouse } = visit.page;
    const drag = async (option: string, to: { x: number; y: number }) => {
      const from = await middle(visit, `#boat-${option} .grip`);
      await mouse.move(from.x, from.y);
      await mouse.down();
      await mouse.move(from.x, (from.y + to.y) / 2, { steps: 4 });
      await mouse.move(to.x, to.y, { steps: 4 });
      await mouse.up();
    };
    const first = await middle(visit, '.ranked > li');
    await drag('o3', { ...first, y: first.y - 5 });
    assert.deepEqual(await orderOf(visit), ['o3', 'o1', 'o2']);
    await visit.sees('Repair the old one: number 1 of 3.');
    const last = await middle(visit, '.ranked > li:last-child');
    await drag('o3', { ...last, y: last.y + 5 });
    assert.deepEqual(await orderOf(visit), ['o1', 'o2', 'o3']);
    const out = await middle(visit, '.question .blank');
    await drag('o1', out);
    assert.deepEqual(await orderOf(visit), ['o2', 'o3']);
    await visit.sees('Marie-Jeanne: not ranked.');
    await visit.end();
  });

  it('is told as it changes, and the focus goes along', async () => {
    const visit = await visitVote(
      world,
      await put({ method: 'ranked', rules: 'irv', options: boats }),
      who.ada,
    );
    const focused = () => visit.page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.id);
    await visit.click('#boat-o1-add');
    await visit.sees('Marie-Jeanne: number 1 of 1.');
    await visit.click('#boat-o2-add');
    await visit.click('#boat-o2-up');
    await visit.sees('A new hull: number 1 of 2.');
    assert.equal(await focused(), 'boat-o2-up');
    await press(visit, ['Enter']);
    assert.deepEqual(await orderOf(visit), ['o2', 'o1']);
    await (await visit.get('#boat-o2')).focus();
    await press(visit, ['End']);
    assert.deepEqual([await orderOf(visit), await focused()], [['o1', 'o2'], 'boat-o2']);
    await press(visit, ['Delete']);
    assert.deepEqual([await orderOf(visit), await focused()], [['o1'], 'boat-o2']);
    await visit.end();
  });

  it('of people who have something to say shows that on demand, and no picture of elsewhere', async () => {
    const options = boats.map((boat) => ({
      ...boat,
      text: { en: 'Twelve **seats**.' },
      link: 'https://yard.example/boat',
      image: 'https://yard.example/boat.jpg',
    }));
    const visit = await visitVote(world, await put({ method: 'ranked', rules: 'irv', options }), who.ada, {
      attributes: 'pictures',
    });
    await visit.click('.about summary');
    assert.deepEqual(await visit.axe(), []);
    const links = await visit.page.$$eval('pierce/details[open] a', (all) => all.map((link) => link.href));
    assert.deepEqual(links, ['https://yard.example/boat', 'https://yard.example/boat.jpg']);
    assert.equal(
      visit.requests.some((request) => request.url().includes('yard.example')),
      false,
    );
    await visit.end();
  });
});
