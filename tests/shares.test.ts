import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { ContributionTerms, Member } from '@coopkit/contract';
import { Coop } from '@coopkit/sdk';
import type { ElementHandle } from 'puppeteer-core';
import { BANK, DUES, TERMS } from '../packages/server/test/money.ts';
import { makeWorld, type Visit, type VisitOptions, type World } from './world.ts';

const TAG = '<coop-shares coop="COOP"><a href="COOP/shares">Your shares</a></coop-shares>';
const GIFT: ContributionTerms = {
  id: 'boats',
  kind: 'donation',
  name: { en: 'New boats', fr: 'Nouveaux bateaux' },
  interval: 'year',
  minimum: 1_000,
  presets: [1_000, 2_500],
  free: true,
  required: false,
};

let world: World;
before(async () => {
  world = await makeWorld();
  await world.office.classes.update('rider', {
    shares: { ...TERMS, instalments: [{ count: 4, every: 'year' }] },
    contributions: [{ ...DUES, name: { en: 'Dues', fr: 'Cotisation' } }, GIFT],
  });
  await world.office.payments.set({ bankTransfer: BANK });
});
after(() => world.close());

let members = 0;

/** A rider of whom nothing is known yet, and their own client. */
async function rider(): Promise<{ member: Member; me: Coop; token: string }> {
  const email = `rider${members++}@example.org`;
  await world.office.members.import({
    dryRun: false,
    rows: [{ name: `Rider ${members}`, email, memberClass: 'rider' }],
  });
  for await (const member of world.office.members.list({ memberClass: 'rider' })) {
    if (member.email !== email) continue;
    const { token } = await world.office.sessions.create({ member: member.id, origin: world.siteUrl });
    return { member, token, me: new Coop({ url: world.coopUrl, session: token }) };
  }
  throw new Error('not a member');
}

/** A rider with paid shares. */
async function holder(shares: number) {
  const one = await rider();
  await world.office.shares.issue(one.member.id, { shares });
  const amount = shares * TERMS.nominal + TERMS.entryFee;
  await world.office.payments.record({ memberId: one.member.id, method: 'cash', amount });
  return one;
}

/** Their page, where they stay signed in. */
async function show(token: string, options: VisitOptions = {}): Promise<Visit> {
  const visit = await world.visit('<p>Nothing yet</p>', options);
  await visit.page.evaluate(
    (key, value) => localStorage.setItem(key, value),
    `coopkit:session:${world.coopUrl}`,
    token,
  );
  // As if they came for the first time.
  await visit.page.setCacheEnabled(false);
  visit.requests.length = 0;
  return world.again(visit, TAG, 'coop-shares', options);
}

/** What went wrong but for what moved: a click of a test's is not a person's, by whom it may move. */
const troubles = async (visit: Visit) =>
  (await visit.end()).filter((trouble) => !/layout shift/.test(trouble));

/** Presses what says this. */
async function press(visit: Visit, text: string): Promise<void> {
  const found = await visit.page.waitForFunction(
    (wanted) => {
      const root = document.querySelector('coop-shares')?.shadowRoot;
      const all = root?.querySelectorAll<HTMLElement>('button, summary, label') ?? [];
      return [...all].find(({ textContent }) => textContent.trim().startsWith(wanted));
    },
    { timeout: 10_000, polling: 50 },
    text,
  );
  await (found.asElement() as ElementHandle<HTMLElement>).evaluate((each) => each.click());
}

/** The lines below a heading. */
const lines = (visit: Visit, heading: string) =>
  visit.page.evaluate((wanted) => {
    const root = document.querySelector('coop-shares')?.shadowRoot;
    const group = [...(root?.querySelectorAll('[role="heading"]') ?? [])].find(
      ({ textContent }) => textContent === wanted,
    )?.parentElement;
    return [...(group?.querySelectorAll('li') ?? [])].map(({ innerText }) => innerText.replace(/\s+/g, ' '));
  }, heading);

const focused = (visit: Visit) =>
  visit.page.evaluate(() => document.querySelector('coop-shares')?.shadowRoot?.activeElement?.textContent);

const lookAgain = (visit: Visit) =>
  visit.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

const written = (day: string, locale = 'en') =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day));

describe('a member’s shares', () => {
  it('are shown with three scripts, and with all that follows weigh less than 30 kB', async () => {
    const { member, token } = await rider();
    await world.office.shares.issue(member.id, { shares: 4, plan: { count: 4, every: 'year' } });
    const visit = await show(token);
    await visit.get('.holding');
    const scripts = new Set(
      visit.requests.map((request) => request.url()).filter((url) => url.endsWith('.js')),
    );
    // What follows may be on its way already.
    const first = [...scripts].filter((url) => !/acts|returning/.test(url));
    assert.equal(first.length, 3, first.join('\n'));
    await visit.get('[data-part="take"]');
    assert.ok((await visit.weight(world.coopUrl)) <= 30_000, `${await visit.weight(world.coopUrl)} bytes`);
    assert.deepEqual(
      visit.requests.filter((request) => !/localhost/.test(request.url())),
      [],
    );
    assert.deepEqual(await visit.axe(), []);
    assert.deepEqual(await visit.end(), []);
  });

  it('are asked for by signing in right there', async () => {
    const { member, me } = await holder(3);
    const visit = await world.visit(TAG);
    visit.tag = 'coop-shares';
    await visit.sees('Sign in to see your shares.');
    assert.deepEqual(await visit.axe(), []);
    await visit.page.evaluate(
      (session) => {
        const element = document.querySelector('coop-shares') as unknown as {
          connectedCoop: { session: { begin(session: unknown, stay: boolean): void } };
        };
        element.connectedCoop.session.begin(session, false);
      },
      { token: me.connection.session, member },
    );
    await visit.sees('3 shares');
    await visit.sees('Paid up in full');
    assert.deepEqual(await troubles(visit), []);
  });

  it('tell what they are worth, what is due since when, and what is still to come', async () => {
    const { member, token } = await rider();
    const on = daysAgo(40);
    await world.office.shares.issue(member.id, { shares: 4, plan: { count: 4, every: 'year' }, on });
    const { charges } = await world.office.shares.of(member.id);
    const fees = charges.filter(({ purpose }) => purpose === 'entry-fee').map(({ id }) => id);
    await world.office.payments.record({ memberId: member.id, method: 'cash', amount: 500, charges: fees });
    const visit = await show(token);
    await visit.sees('4 shares');
    const sums = await visit.page.evaluate(
      () => document.querySelector('coop-shares')?.shadowRoot?.querySelector('dl')?.innerText,
    );
    assert.match(sums ?? '', /Nominal value\s+€100\.00\s+Paid up\s+€0\.00/);
    assert.deepEqual(await lines(visit, 'Due now'), [
      `Shares part 1 of 4 · overdue since ${written(on)} €25.00`,
    ]);
    await visit.sees('You stay a member');
    await visit.sees('Pay €25.00');
    const coming = await lines(visit, 'Still to come');
    assert.equal(coming.length, 3);
    assert.match(coming[0] ?? '', /^Shares part 2 of 4 · on .* €25\.00$/);
    await visit.sees('Pay all that is left: €75.00');
    assert.deepEqual(await visit.axe(), []);
    assert.deepEqual(await visit.end(), []);
  });

  it('are paid by a transfer, which is then on its way until it has come', async () => {
    const { member, token } = await rider();
    await world.office.shares.issue(member.id, { shares: 2 });
    const visit = await show(token);
    await press(visit, 'Pay €55.00');
    await visit.sees('Send this sum with this reference');
    assert.deepEqual(await visit.axe(), []);
    assert.match((await focused(visit)) ?? '', /Pay €55\.00/);
    await visit.next();
    await visit.sees('We await your transfer of €55.00');
    assert.deepEqual(await lines(visit, 'On its way'), [
      'Bank transfer waits for your payment €55.00 How to pay',
    ]);
    await press(visit, 'How to pay');
    await visit.sees('Send this sum with this reference');
    await press(visit, 'Back');
    await visit.sees('On its way');
    const { items } = await world.office.payments.list({ memberId: member.id }).page();
    await world.office.payments.confirm(items[0]?.id ?? '');
    await lookAgain(visit);
    await visit.sees('Paid up in full');
    await press(visit, 'Payments');
    await visit.sees('received on');
    await press(visit, 'History of your shares');
    await visit.sees('Taken');
    assert.deepEqual(await visit.axe(), []);
    assert.deepEqual(await troubles(visit), []);
  });

  it('are paid by direct debit, and then not asked for again', async () => {
    const identifier = 'DE98ZZZ09999999999';
    const creditor = { creditor: 'Harbour Taxis', identifier, iban: BANK.account };
    await world.office.payments.set({ bankTransfer: BANK, directDebit: creditor });
    const { member, token } = await rider();
    await world.office.shares.issue(member.id, { shares: 2 });
    const visit = await show(token);
    await press(visit, 'Pay €55.00');
    await press(visit, 'Direct debit');
    await visit.next();
    await visit.get('[name="iban"]');
    assert.equal(await visit.valueOf('holder'), member.name);
    await visit.type('iban', 'DE02 1203 0000 0000 2020 50');
    await visit.click('[name="mandate"]');
    await visit.next();
    await visit.sees('This IBAN is not right.');
    assert.deepEqual(await visit.axe(), []);
    await visit.type('iban', BANK.account);
    await visit.next();
    await visit.sees('We collect €55.00');
    const [begun] = await lines(visit, 'On its way');
    assert.match(begun ?? '', /^Direct debit is collected from .* on €55\.00$/);
    assert.deepEqual(await lines(visit, 'Due now'), []);
    assert.deepEqual(await troubles(visit), []);
    await world.office.payments.set({ directDebit: null });
  });

  it('show what became of a payment to who comes back from paying, once', async () => {
    const { member, me, token } = await rider();
    await world.office.shares.issue(member.id, { shares: 2 });
    const { id } = await me.payments.start({ method: 'bank-transfer' });
    const visit = await show(token);
    await visit.sees('How to pay');
    await visit.page.goto(`${world.siteUrl}/?from=bank&coop-payment=${id}`);
    await visit.sees('Send this sum with this reference');
    assert.equal(visit.page.url(), `${world.siteUrl}/?from=bank`);
    await visit.end();
  });

  it('are said kindly to be none, or not to be had', async () => {
    const { token } = await rider();
    const visit = await show(token);
    await visit.sees('You hold no shares yet.');
    await visit.sees('Take shares');
    await visit.end();
    const { items } = await world.office.members.list({ memberClass: 'founder' }).page();
    const founder = await world.office.sessions.create({ member: items[0]?.id ?? '', origin: world.siteUrl });
    const other = await show(founder.token);
    await other.sees('Your membership goes without shares.');
    assert.deepEqual(await other.axe(), []);
    await other.end();
  });

  it('keep what is shown while the line is down, and come when it is back', async () => {
    const { token } = await holder(2);
    const visit = await show(token);
    await visit.sees('2 shares');
    await visit.get('[data-part="transfer"]');
    await visit.page.setOfflineMode(true);
    await lookAgain(visit);
    await press(visit, 'Pass shares on');
    await visit.sees('can’t be reached');
    await visit.sees('2 shares');
    assert.deepEqual(await visit.axe(), []);
    await visit.page.setOfflineMode(false);
    await visit.get('[name="to"]');
    await visit.end();
  });

  it('are another’s business no more once one signs out', async () => {
    const { token } = await holder(2);
    const visit = await show(token);
    await visit.sees('2 shares');
    await visit.page.evaluate(() => {
      const element = document.querySelector('coop-shares') as unknown as {
        connectedCoop: { session: { end(): void } };
      };
      element.connectedCoop.session.end();
    });
    await visit.sees('Sign in to see your shares.');
    assert.ok(
      !(
        await visit.page.evaluate(() => document.querySelector('coop-shares')?.shadowRoot?.textContent)
      )?.includes('2 shares'),
    );
    await visit.end();
  });
});

describe('taking more shares', () => {
  it('shows what is to be paid, asks once more, and then they are the member’s', async () => {
    const { me, token } = await holder(2);
    const visit = await show(token);
    await press(visit, 'Take more shares');
    await visit.get('[name="sharesOther"]');
    await visit.type('sharesOther', '99');
    await visit.next();
    await visit.sees('At most 98.');
    assert.deepEqual(await visit.axe(), []);
    await visit.type('sharesOther', '4');
    await press(visit, '4 yearly parts of €25.00');
    await visit.next();
    await visit.sees('You take more shares');
    await visit.sees('Once taken, shares are given back by notice only.');
    assert.deepEqual(await visit.axe(), []);
    assert.equal((await me.shares.mine()).holding.shares, 2);
    await visit.next();
    await visit.sees('Taken: 4 shares.');
    await visit.sees('6 shares');
    assert.equal((await me.shares.mine()).holding.shares, 6);
    await visit.sees('Pay €25.00');
    assert.deepEqual(await visit.events(), ['coop-shares-changed']);
    assert.deepEqual(await troubles(visit), []);
  });

  it('begins with the numbers to choose from, and the entry fee', async () => {
    const { me, token } = await rider();
    const visit = await show(token);
    await press(visit, 'Take shares');
    await press(visit, '10 shares: €250.00');
    await visit.sees('Entry fee');
    await visit.next();
    await visit.sees('not capital, not given back');
    await visit.next();
    await visit.sees('Pay €255.00');
    assert.equal((await me.shares.mine()).holding.shares, 10);
    await visit.end();
  });

  it('can be left by the keyboard alone, back to where one was', async () => {
    const { token } = await holder(2);
    const visit = await show(token);
    const button = await visit.get('[data-part="take"]');
    await button.focus();
    await visit.page.keyboard.press('Enter');
    await visit.get('[name="sharesOther"]');
    assert.equal(await focused(visit), 'Take more shares');
    await visit.page.keyboard.press('Tab');
    await visit.page.keyboard.type('3');
    await visit.page.keyboard.press('Enter');
    await visit.sees('You take more shares');
    for (let i = 0; i < 3; i++) await visit.page.keyboard.press('Tab');
    await visit.page.keyboard.press('Enter');
    await visit.sees('Nominal value');
    assert.match((await focused(visit)) ?? '', /Take more shares/);
    await visit.end();
  });
});

describe('passing shares on', () => {
  it('is refused beside the number where no member has it, or it is one’s own', async () => {
    const { member, token } = await holder(3);
    const visit = await show(token);
    await press(visit, 'Pass shares on');
    await visit.get('[name="to"]');
    await visit.next();
    await visit.sees('Write the member’s number');
    await visit.type('to', String(member.number));
    await visit.type('shares', '1');
    await visit.next();
    await visit.sees('That is your own number.');
    await visit.type('to', '999999');
    await visit.type('shares', '4');
    await visit.next();
    await visit.sees('At most 3.');
    await visit.type('shares', '1');
    await visit.next();
    await visit.sees('Member no. 999999');
    await visit.next();
    await visit.sees('No member has this number now.');
    assert.equal(
      await (await visit.get('[name="to"]')).evaluate((input) => input.getAttribute('aria-invalid')),
      'true',
    );
    assert.deepEqual(await visit.axe(), []);
    await visit.end();
  });

  it('is done at once where that is free, and names nobody', async () => {
    const { me, token } = await holder(3);
    const other = await rider();
    const visit = await show(token);
    await press(visit, 'Pass shares on');
    await visit.get('[name="to"]');
    await visit.type('to', String(other.member.number));
    await visit.type('shares', '2');
    await visit.next();
    await visit.sees('They pass at once');
    assert.deepEqual(await visit.axe(), []);
    await visit.next();
    await visit.sees(`2 shares passed to member no. ${other.member.number}.`);
    await visit.sees('1 share');
    const text = await visit.page.evaluate(
      () => document.querySelector('coop-shares')?.shadowRoot?.textContent,
    );
    assert.ok(!text?.includes(other.member.name));
    assert.equal((await me.shares.mine()).holding.shares, 1);
    assert.equal((await other.me.shares.mine()).holding.shares, 2);
    await visit.end();
  });

  it('waits for the board where it must, and can be taken back till then', async () => {
    await world.office.classes.update('rider', {
      shares: { ...TERMS, instalments: [{ count: 4, every: 'year' }], transfer: 'approval' },
    });
    const { me, token } = await holder(3);
    const other = await rider();
    const visit = await show(token);
    await press(visit, 'Pass shares on');
    await visit.get('[name="to"]');
    await visit.type('to', String(other.member.number));
    await visit.type('shares', '1');
    await visit.next();
    await visit.sees('They pass when the board has approved.');
    await visit.next();
    await visit.sees(`will pass to member no. ${other.member.number}`);
    assert.deepEqual(await lines(visit, 'Being passed on'), [
      `To member no. ${other.member.number} waits for the board’s approval 1 share Take it back To member no. ${other.member.number}`,
    ]);
    assert.deepEqual(await visit.axe(), []);
    await press(visit, 'Take it back');
    await visit.sees('Taken back');
    assert.deepEqual(
      (await me.shares.mine()).transfers.map(({ state }) => state),
      ['taken-back'],
    );
    await visit.end();
  });
});

describe('giving notice', () => {
  it('says its days before it is given, and can be taken back', async () => {
    const { me, token } = await holder(5);
    const { notice } = await me.shares.mine();
    assert.ok(notice);
    const visit = await show(token);
    await press(visit, 'Give notice on shares');
    await visit.get('[name="shares"]');
    await visit.sees('To leave the co-op altogether is another matter');
    await visit.type('shares', '9');
    await visit.next();
    await visit.sees('At most 5.');
    assert.deepEqual(await visit.axe(), []);
    await visit.type('shares', '2');
    await visit.next();
    await visit.sees('You give notice');
    const points = await visit.page.evaluate(
      () =>
        document.querySelector('coop-shares')?.shadowRoot?.querySelector<HTMLElement>('.points')?.innerText,
    );
    assert.deepEqual(points?.split(/\n+/), [
      '2 shares',
      '€50.00',
      'Takes effect',
      written(notice.effectiveOn),
      'Paid out on',
      written(notice.payOn),
      'You will then hold',
      '3 shares',
    ]);
    assert.deepEqual(await visit.axe(), []);
    assert.deepEqual((await me.shares.mine()).notices, []);
    await visit.next();
    await visit.sees(`It takes effect on ${written(notice.effectiveOn)}.`);
    assert.equal((await lines(visit, 'Under notice')).length, 1);
    await press(visit, 'Take it back');
    await visit.sees('Taken back');
    assert.deepEqual(
      (await me.shares.mine()).notices.map(({ state }) => state),
      ['taken-back'],
    );
    assert.deepEqual(await visit.events(), ['coop-shares-changed', 'coop-shares-changed']);
    await visit.end();
  });

  it('as a gift is one at once, and says that before', async () => {
    const { me, token } = await holder(5);
    const visit = await show(token);
    await press(visit, 'Give notice on shares');
    await visit.get('[name="shares"]');
    await visit.type('shares', '5');
    await press(visit, 'I give them to the co-op');
    await visit.next();
    await visit.sees('A gift cannot be taken back.');
    await visit.next();
    await visit.sees('They are the co-op’s now.');
    assert.equal((await me.shares.mine()).holding.shares, 0);
    await visit.end();
  });

  it('goes on where it was when the session ends meanwhile', async () => {
    const { member, token, me } = await holder(5);
    const visit = await show(token);
    await press(visit, 'Give notice on shares');
    await visit.get('[name="shares"]');
    await visit.type('shares', '2');
    await visit.next();
    await visit.sees('You give notice');
    await world.office.sessions.endAll({ member: member.id });
    await visit.next();
    await visit.sees('Sign in to see your shares.');
    const session = await world.office.sessions.create({ member: member.id, origin: world.siteUrl });
    await visit.page.evaluate((given) => {
      const element = document.querySelector('coop-shares') as unknown as {
        connectedCoop: { session: { begin(session: unknown, stay: boolean): void } };
      };
      element.connectedCoop.session.begin(given, false);
    }, session);
    await visit.sees('You give notice');
    await visit.next();
    await visit.sees('It takes effect on');
    me.connection.session = session.token;
    assert.equal((await me.shares.mine()).notices.length, 1);
    await visit.end();
  });
});

describe('contributions', () => {
  it('begin with an amount as one writes it, are changed, and stop after a question', async () => {
    const { me, token } = await rider();
    const visit = await show(token, { lang: 'fr' });
    await visit.sees('Contributions');
    await press(visit, 'Commencer Nouveaux');
    await press(visit, 'Un autre montant');
    await visit.get('[name="amount.boats"]');
    await visit.type('amount.boats', '9,99');
    await visit.next();
    await visit.sees('10,00');
    assert.deepEqual(await visit.axe(), []);
    await visit.type('amount.boats', '12,50 €');
    await visit.next();
    await visit.sees('Vous donnez désormais');
    const given = async () => (await me.contributions.mine()).items.filter(({ until }) => until === null);
    assert.deepEqual(
      (await given()).map(({ amount, terms }) => [terms, amount.amount]),
      [['boats', 1_250]],
    );
    await press(visit, 'Modifier Nouveaux');
    await visit.get('[name="amount.boats"]');
    assert.equal(await visit.valueOf('amount.boats'), '12,50');
    await press(visit, '25,00');
    await visit.next();
    await visit.sees('25,00');
    assert.deepEqual(
      (await given()).map(({ amount }) => amount.amount),
      [2_500],
    );
    await press(visit, 'Modifier Nouveaux');
    await press(visit, 'Arrêter');
    await visit.sees('Plus rien ne sera dû.');
    assert.deepEqual(await visit.axe(), []);
    await visit.next();
    await visit.sees('C’est arrêté');
    assert.deepEqual(await given(), []);
    assert.deepEqual(await troubles(visit), []);
  });
});

describe('the certificate', () => {
  it('is downloaded, of the day that is asked for', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'coopkit-certificate-'));
    const { token } = await holder(2);
    const visit = await show(token);
    const session = await visit.page.createCDPSession();
    await session.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    await press(visit, 'Certificate');
    await visit.get('[name="on"]');
    await visit.type('on', '2999-01-01');
    await visit.next();
    await visit.sees('not after today');
    const on = daysAgo(0);
    await visit.type('on', on);
    assert.deepEqual(await visit.axe(), []);
    await visit.next();
    await visit.sees('The certificate is among your downloads.');
    const name = `share-certificate-${on}.pdf`;
    for (let i = 0; i < 100 && !(await readdir(folder)).includes(name); i++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.equal((await readFile(join(folder, name))).subarray(0, 5).toString(), '%PDF-');
    await rm(folder, { recursive: true });
    assert.deepEqual(await troubles(visit), []);
  });

  it('is opened to be printed', async () => {
    const { token } = await holder(2);
    const visit = await show(token);
    await press(visit, 'Certificate');
    await visit.get('[name="on"]');
    const opened = new Promise<string>((resolve) => {
      visit.page.browserContext().on('targetchanged', (target) => {
        if (target.url().startsWith('blob:')) resolve(target.url());
      });
    });
    const button = await visit.page.$('coop-shares >>> .actions button.secondary');
    await button?.click();
    assert.match(await opened, new RegExp(`^blob:${world.siteUrl}`));
    await visit.end();
  });
});

describe('a member’s shares can be read by everybody', () => {
  for (const options of [
    { width: 320, lang: 'fr' },
    { width: 360, lang: 'ar', dir: 'rtl', scheme: 'dark' },
    { width: 1280, forcedColors: true },
  ] as const) {
    it(JSON.stringify(options), async () => {
      const { member, token } = await holder(3);
      const on = daysAgo(9);
      await world.office.shares.issue(member.id, { shares: 4, plan: { count: 4, every: 'year' }, on });
      const visit = await show(token, options);
      await visit.get('[data-part="take"]');
      assert.deepEqual(await visit.axe(), []);
      assert.ok((await tooWide(visit)) <= 0);
      for (const part of ['pay', 'take', 'transfer', 'notice', 'certificate']) {
        await visit.click(part === 'pay' ? '.due > button' : `[data-part="${part}"]`);
        await visit.get('form [part="submit"]');
        assert.deepEqual(await visit.axe(), [], part);
        assert.ok((await tooWide(visit)) <= 0, part);
        await visit.click('form .actions button.secondary:last-of-type');
        await visit.get('.holding');
      }
      assert.deepEqual(await troubles(visit), []);
    });
  }
});

const tooWide = (visit: Visit) =>
  visit.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe('the page of one’s shares on the co-op’s own server', () => {
  it('is there in each language, and says what it needs without scripts', async () => {
    const visit = await world.visit('', { url: `${world.coopUrl}/shares` });
    visit.tag = 'coop-shares';
    await visit.sees('Sign in to see your shares.');
    assert.deepEqual(await visit.axe(), []);
    assert.deepEqual(await visit.end(), []);
    const french = await world.visit('', { url: `${world.coopUrl}/shares?locale=fr` });
    french.tag = 'coop-shares';
    await french.sees('Connectez-vous pour voir vos parts.');
    assert.match(await french.page.title(), /Vos parts sociales – Harbour Taxis/);
    await french.end();
    const plain = await world.visit('', { url: `${world.coopUrl}/shares`, javaScript: false });
    assert.match(
      await plain.page.evaluate(() => document.body.innerText),
      /Your shares\n+This page needs JavaScript/,
    );
    await plain.end();
  });
});
