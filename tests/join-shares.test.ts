import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { NewMemberClass } from '@coopkit/server';
import { BANK, DUES, TERMS } from '../packages/server/test/money.ts';
import { CLASSES } from '../packages/server/test/support.ts';
import type { HTTPRequest } from 'puppeteer-core';
import { makeWorld, type Visit, type VisitOptions, type World } from './world.ts';

const TAG = '<coop-join coop="COOP"><a href="COOP/join">Join us</a></coop-join>';

const GIFT = {
  id: 'solidarity',
  kind: 'donation' as const,
  name: { en: 'Solidarity fund', fr: 'Fonds de solidarité' },
  interval: 'once' as const,
  minimum: 100,
  presets: [2_000],
  free: true,
  required: false,
};

const base: NewMemberClass = {
  ...CLASSES[0]!,
  applicants: ['person', 'organisation', 'household'],
};

/** A class for each way in. */
const classes: NewMemberClass[] = [
  { ...base, id: 'rider', shares: TERMS, contributions: [DUES, GIFT] },
  {
    ...base,
    id: 'driver',
    name: { en: 'Driver', fr: 'Chauffeur' },
    admission: 'approval',
    shares: { ...TERMS, payment: 'before-admission' },
  },
  {
    ...base,
    id: 'worker',
    name: { en: 'Worker', fr: 'Salariée' },
    admission: 'approval',
    shares: { ...TERMS, minimum: 0 },
  },
  {
    ...base,
    id: 'investor',
    name: { en: 'Investor', fr: 'Investisseur' },
    shares: { ...TERMS, presets: [], investing: true },
  },
  { ...base, id: 'friend', name: { en: 'Friend', fr: 'Amie' }, contributions: [{ ...DUES, required: true }] },
  CLASSES[2]!,
];

const DEBIT = { creditor: 'Harbour Taxis', identifier: 'DE98ZZZ09999999999', iban: BANK.account };

let world: World;
before(async () => {
  world = await makeWorld({ classes });
  await world.office.payments.set({ bankTransfer: BANK });
});
after(() => world.close());

let people = 0;
const newEmail = () => `shareholder${++people}@example.org`;

async function toTerms(visit: Visit, memberClass: string, email = newEmail()): Promise<string> {
  await visit.click(`[value="${memberClass}"]`);
  await visit.next();
  await visit.type('name', 'Ada Lovelace');
  await visit.type('email', email);
  await visit.next();
  await visit.get('fieldset [name="shares"], [name="sharesOther"], [name="dues"]');
  return email;
}

const choose = (visit: Visit, name: string, value: string) =>
  visit.click(`[name="${name}"][value="${value}"]`);

/** From the choice of shares to the code that is right. */
async function toEnd(visit: Visit, email: string): Promise<void> {
  await visit.next();
  await visit.get('[name="consent"]');
  await visit.click('[name="consent"]');
  await visit.next();
  await visit.get('[name="code"]');
  await visit.type('code', await world.codeTo(email));
  await visit.next();
}

async function memberBy(email: string, of = world) {
  const [member] = (await of.office.members.list({ email }).page()).items;
  assert.ok(member, 'not a member');
  return member;
}

/** Trouble other than that the form grows while it is filled in. */
const troubles = async (visit: Visit) =>
  (await visit.end()).filter((trouble) => !trouble.includes('layout shift'));

const thirdParties = (visit: Visit, { coopUrl, siteUrl } = world) =>
  visit.requests
    .map((request) => request.url())
    .filter((url) => ![coopUrl, siteUrl].some((own) => url.startsWith(own)));

describe('a visitor takes shares and pays for them', () => {
  for (const [lang, amount] of [
    ['en', '€12.50'],
    ['fr', '12,50 €'],
  ] as const) {
    it(`with 30 kB until the payment step and nothing of a third party: ${lang}`, async (t) => {
      // A co-op of three classes, as where the first step is measured.
      const [rider, driver, , , , founder] = classes as [NewMemberClass, NewMemberClass, ...NewMemberClass[]];
      const world = await makeWorld({ classes: [rider, driver, founder!] });
      t.after(() => world.close());
      await world.office.payments.set({ bankTransfer: BANK });
      const visit = await world.visit(TAG, { lang });
      await visit.get('[value="rider"]');
      await visit.page.waitForNetworkIdle({ idleTime: 200 });
      t.diagnostic(`first step: ${await visit.weight(world.coopUrl)} bytes`);
      const email = await toTerms(visit, 'rider');
      await choose(visit, 'shares', '10');
      await choose(visit, 'plan', 'month-3');
      await choose(visit, 'dues', 'dues.other');
      await visit.type('amount.dues', amount);
      await visit.next();
      await visit.get('[name="consent"]');
      await visit.click('[name="consent"]');
      await visit.next();
      await visit.get('[name="code"]');
      await visit.type('code', await world.codeTo(email));
      await visit.page.waitForNetworkIdle({ idleTime: 200 });
      const until = await visit.weight(world.coopUrl);
      t.diagnostic(`until the payment step: ${until} bytes`);
      assert.ok(until <= 30_000, `${until} bytes`);
      assert.deepEqual(thirdParties(visit, world), []);
      await visit.next();
      await visit.sees(BANK.account);
      const { id } = await memberBy(email, world);
      const charges = (await world.office.payments.owed({ memberId: id }).page()).items;
      assert.deepEqual(
        charges
          .map(
            ({ purpose, amount: { amount }, instalment }) =>
              `${purpose} ${amount} ${instalment?.number ?? ''}`,
          )
          .sort(),
        ['dues 1250 ', 'entry-fee 500 ', 'shares 8333 2', 'shares 8333 3', 'shares 8334 1'],
      );
      assert.deepEqual(await troubles(visit), []);
    });
  }
});

describe('what is shown of it', () => {
  it('says what is paid now and later, and what each sum is', async () => {
    const visit = await world.visit(TAG);
    await toTerms(visit, 'rider');
    await choose(visit, 'shares', 'other');
    await visit.type('sharesOther', '4');
    await choose(visit, 'plan', 'month-3');
    await choose(visit, 'dues', 'dues.500');
    await choose(visit, 'donation', 'solidarity.2000');
    await visit.sees('€63.34');
    const rows = await (
      await visit.get('.summary')
    ).evaluate((table) =>
      Array.from(table.querySelectorAll('tr'), (row) =>
        Array.from(row.children, (cell) => cell.textContent.replace(/\s+/g, ' ').trim())
          .join(' | ')
          .trim(),
      ),
    );
    assert.deepEqual(rows, [
      'What | Now | Later',
      '4 shares your capital | €33.34 | 2 × €33.33monthly',
      'Entry fee not capital, not given back | €5.00 |',
      'Dues not capital, not given back | €5.00 | €5.00each month',
      'Solidarity fund a gift, not given back | €20.00 |',
      'Sum | €63.34 |',
    ]);
    await visit.end();
  });

  it('says of investors that they are', async () => {
    const visit = await world.visit(TAG);
    await toTerms(visit, 'investor');
    await visit.sees('These shares are for investors');
    await visit.next();
    await visit.sees('Write a whole number.');
    await visit.type('sharesOther', '1');
    await visit.next();
    await visit.sees('At least 2.');
    await visit.end();
  });

  it('asks who signs for a household', async () => {
    const email = newEmail();
    const visit = await world.visit(TAG);
    await visit.click('[value="friend"]');
    await visit.next();
    await choose(visit, 'kind', 'household');
    await visit.type('name', 'The Curies');
    await visit.type('signatory.name', 'Marie Curie');
    await visit.type('email', email);
    await visit.next();
    await visit.sees('Your contribution');
    await choose(visit, 'dues', 'dues.500');
    await toEnd(visit, email);
    await visit.sees(BANK.account);
    assert.deepEqual((await memberBy(email)).signatory, { name: 'Marie Curie' });
    await visit.end();
  });
});

describe('paying by transfer', () => {
  it('says where to send it, and in the end that it is awaited', async () => {
    const visit = await world.visit(TAG);
    const email = await toTerms(visit, 'rider');
    await choose(visit, 'shares', '2');
    await toEnd(visit, email);
    await visit.sees(BANK.account);
    await visit.sees('€55.00');
    const { id } = await memberBy(email);
    const [payment] = (await world.office.payments.list({ memberId: id }).page()).items;
    assert.ok(payment?.instruction?.kind === 'transfer');
    await visit.sees(payment.instruction.reference);
    const path = await (await visit.get('.qr path')).evaluate((each) => each.getAttribute('d') ?? '');
    assert.ok(path.length > 1_000);
    await visit.next();
    await visit.sees('We await your transfer of €55.00.');
    await visit.sees('You are member no.');
    assert.deepEqual(await visit.events(), [
      'coop-before-join',
      'coop-joined',
      'coop-before-pay',
      'coop-payment-started',
    ]);
    assert.equal(await visit.page.evaluate(() => sessionStorage.length), 0);
    await visit.end();
  });

  it('is found again after a reload, with the same reference, still signed in', async () => {
    const visit = await world.visit(TAG);
    const email = await toTerms(visit, 'rider');
    await choose(visit, 'shares', '2');
    await toEnd(visit, email);
    await visit.sees(BANK.account);
    const { id } = await memberBy(email);
    await visit.page.reload();
    await visit.sees(BANK.account);
    const payments = (await world.office.payments.list({ memberId: id }).page()).items;
    assert.equal(payments.length, 1);
    // It comes while the page is open, and again after a reload.
    await world.office.payments.confirm(payments[0]?.id ?? '');
    await visit.page.reload();
    await visit.sees('We have received €55.00.');
    await visit.sees('You are member no.');
    assert.ok((await visit.events()).includes('coop-paid'));
    await visit.end();
  });

  it('comes before admission where the class asks for it', async () => {
    const visit = await world.visit(TAG);
    const email = await toTerms(visit, 'driver');
    await choose(visit, 'shares', '2');
    await visit.sees('Then your application is decided on.');
    await toEnd(visit, email);
    await visit.sees(BANK.account);
    await visit.next();
    await visit.sees('The board then decides on your application.');
    const applications = (await world.office.applications.list({ state: 'unpaid' }).page()).items;
    assert.ok(applications.some((each) => each.email === email));
    await visit.end();
  });

  it('comes after the board where the class asks for that: not here', async () => {
    const visit = await world.visit(TAG);
    const email = await toTerms(visit, 'worker');
    await visit.sees('No shares');
    await choose(visit, 'shares', '2');
    await visit.sees('Once admitted');
    await visit.sees('You pay only once the board has admitted you');
    await toEnd(visit, email);
    await visit.sees('that mail says how to pay');
    await visit.end();
  });

  it('is none where nothing is taken', async () => {
    const visit = await world.visit(TAG);
    const email = await toTerms(visit, 'worker');
    await choose(visit, 'shares', '0');
    await visit.sees('Nothing to pay.');
    await toEnd(visit, email);
    await visit.sees('with the board');
    assert.doesNotMatch(
      await visit.page.evaluate(() => document.querySelector('coop-join')?.shadowRoot?.textContent ?? ''),
      /how to pay/,
    );
    await visit.end();
  });

  it('can be stopped by the page', async () => {
    const visit = await world.visit(TAG);
    const email = await toTerms(visit, 'rider');
    await choose(visit, 'shares', '2');
    await visit.next();
    await visit.get('[name="consent"]');
    await visit.click('[name="consent"]');
    await visit.next();
    await visit.get('[name="code"]');
    await visit.page.evaluate(() => Object.assign(globalThis, { veto: true }));
    await visit.type('code', await world.codeTo(email));
    await visit.next();
    await visit.sees('You send it yourself');
    const { id } = await memberBy(email);
    assert.deepEqual((await world.office.payments.list({ memberId: id }).page()).items, []);
    await visit.page.evaluate(() => Object.assign(globalThis, { veto: false }));
    await visit.next();
    await visit.sees(BANK.account);
    await visit.end();
  });

  it('leads back to the terms where they have just changed', async () => {
    const visit = await world.visit(TAG);
    await toTerms(visit, 'investor');
    await visit.type('sharesOther', '3');
    await visit.next();
    await visit.get('[name="consent"]');
    await world.office.classes.update('investor', { shares: { ...classes[3]!.shares!, minimum: 5 } });
    await visit.click('[name="consent"]');
    await visit.next();
    await visit.sees('The terms have just changed.');
    assert.equal(await visit.valueOf('sharesOther'), '3');
    await visit.sees('From 5 to 100.');
    await visit.next();
    await visit.sees('At least 5.');
    await visit.end();
  });
});

describe('when the line fails before paying', () => {
  it('says so, and goes on when it is back: admitted once, and with one payment', async () => {
    const visit = await world.visit(TAG);
    const email = await toTerms(visit, 'rider');
    await choose(visit, 'shares', '2');
    await visit.next();
    await visit.get('[name="consent"]');
    await visit.click('[name="consent"]');
    await visit.next();
    await visit.get('[name="code"]');
    await visit.type('code', await world.codeTo(email));
    await visit.page.setRequestInterception(true);
    let broken = true;
    visit.page.on('request', (request) => {
      if (broken && request.url().endsWith('/v1/payment-methods')) void request.abort('connectionfailed');
      else void request.continue();
    });
    await visit.next();
    await visit.sees('can’t be reached');
    await visit.sees('Pay €55.00');
    broken = false;
    await visit.click('.notice button');
    await visit.sees(BANK.account);
    const { id } = await memberBy(email);
    assert.equal((await world.office.payments.list({ memberId: id }).page()).items.length, 1);
    await visit.end();
  });
});

describe('paying by direct debit', () => {
  before(() => world.office.payments.set({ directDebit: DEBIT }));
  after(() => world.office.payments.set({ directDebit: null }));

  it('signs a mandate, of another’s account too, and keeps no account number', async () => {
    const visit = await world.visit(TAG);
    const email = await toTerms(visit, 'rider');
    await choose(visit, 'shares', '2');
    await toEnd(visit, email);
    await visit.sees('How do you want to pay?');
    await visit.next();
    await visit.sees('Please choose one of these.');
    await choose(visit, 'payMethod', 'direct-debit');
    await visit.next();
    assert.equal(await visit.valueOf('holder'), 'Ada Lovelace');
    await visit.type('holder', 'Annabella Byron');
    await visit.next();
    await visit.sees('Please fill this in.');
    await visit.sees('agree to the mandate');
    await visit.click('[name="mandate"]');
    await visit.type('iban', 'DE02 1203 0000 0000 2020 52');
    await visit.next();
    await visit.sees('This IBAN is not right.');
    await visit.type('iban', 'DE02 1203 0000 0000 2020 51');
    assert.doesNotMatch(await visit.page.evaluate(() => JSON.stringify({ ...sessionStorage })), /2020/);
    await visit.next();
    await visit.sees('We collect €55.00 from the account');
    const { id } = await memberBy(email);
    const [payment] = (await world.office.payments.list({ memberId: id }).page()).items;
    assert.equal(payment?.method, 'direct-debit');
    assert.equal(payment.payer?.name, 'Annabella Byron');
    await visit.end();
  });

  it('is not offered to who is not a member yet', async () => {
    const visit = await world.visit(TAG);
    const email = await toTerms(visit, 'driver');
    await choose(visit, 'shares', '2');
    await toEnd(visit, email);
    await visit.sees(BANK.account);
    await visit.end();
  });
});

/** What a provider's script would give a page. */
const SCRIPT = `window.Stripe = () => ({
  _registerWrapper() {},
  createEmbeddedCheckoutPage: async ({ clientSecret, onComplete }) => ({
    mount(place) { place.innerHTML = '<button id="provider">Pay ' + clientSecret + '</button>'; place.firstChild.onclick = onComplete; },
    destroy() {},
  }),
});
window.Stripe.version = 'endive';`;

/** A page to whom the co-op says that it is paid through Stripe, whatever becomes of it. */
async function withStripe(visit: Visit) {
  const payment = {
    id: `pay_${'s'.repeat(22)}`,
    memberId: null,
    method: 'stripe',
    state: 'open',
    amount: { amount: 5_500, currency: 'EUR', exponent: 2 },
    refunded: { amount: 0, currency: 'EUR', exponent: 2 },
    payer: null,
    charges: [],
    instruction: null as object | null,
    createdAt: '2030-05-01T09:00:00.000Z',
    receivedOn: null,
    reason: null,
  };
  const asked: { embedded?: boolean; returnUrl?: string }[] = [];
  await visit.page.setRequestInterception(true);
  const onRequest = async (request: HTTPRequest) => {
    const { pathname, origin } = new URL(request.url());
    const answer = (reply: object | string) =>
      void request.respond({
        status: 200,
        contentType: typeof reply === 'string' ? 'text/javascript' : 'application/json',
        headers: { 'access-control-allow-origin': '*' },
        body: typeof reply === 'string' ? reply : JSON.stringify(reply),
      });
    if (request.method() === 'OPTIONS') void request.continue();
    else if (origin === 'https://js.stripe.com') answer(SCRIPT);
    else if (pathname === '/v1/payment-methods') answer({ items: [{ method: 'stripe' }] });
    else if (pathname === '/v1/members/me/payments' && request.method() === 'POST') {
      const wanted = JSON.parse((await request.fetchPostData()) ?? '{}') as {
        embedded?: boolean;
        returnUrl?: string;
      };
      asked.push(wanted);
      payment.state = 'open';
      payment.instruction = null;
      answer(payment);
      const expiresAt = '2030-05-01T10:00:00.000Z';
      payment.instruction = wanted.embedded
        ? { kind: 'embedded', clientSecret: 'cs_1', publishableKey: 'pk_test_1', expiresAt }
        : {
            kind: 'redirect',
            url: `${wanted.returnUrl ?? ''}?a=1&coop-payment=${payment.id}&b=2#c`,
            expiresAt,
          };
    } else if (pathname.startsWith('/v1/members/me/payments/')) answer(payment);
    else void request.continue();
  };
  visit.page.on('request', (request) => void onRequest(request));
  return { payment, asked };
}

describe('paying through Stripe', () => {
  async function toStripe(visit: Visit): Promise<void> {
    const email = await toTerms(visit, 'rider');
    await choose(visit, 'shares', '2');
    await toEnd(visit, email);
    await visit.sees('On a form of Stripe’s');
    assert.deepEqual(thirdParties(visit), []);
    await visit.next();
  }

  const allowed = (coop: string) =>
    `default-src 'self'; script-src 'self' ${coop} https://js.stripe.com; connect-src ${coop}; style-src 'self'; frame-src https://js.stripe.com`;

  it('is done in its own form within the page, where the page allows it', async () => {
    const visit = await world.visit(TAG, { policy: allowed });
    const { payment, asked } = await withStripe(visit);
    await toStripe(visit);
    const button = await visit.page.waitForSelector('coop-join > [slot="payment"] #provider');
    assert.equal(await button?.evaluate((each) => each.textContent), 'Pay cs_1');
    assert.deepEqual(await visit.axe(), []);
    assert.deepEqual(asked, [{ method: 'stripe', returnUrl: `${world.siteUrl}/`, embedded: true }]);
    await button?.evaluate((each) => (each as HTMLElement).click());
    await visit.sees('We are looking whether your payment has come');
    payment.state = 'received';
    await visit.sees('We have received €55.00.');
    assert.equal(await visit.page.$('[slot="payment"]'), null);
    assert.deepEqual((await visit.events()).slice(-3), [
      'coop-before-pay',
      'coop-payment-started',
      'coop-paid',
    ]);
    assert.deepEqual(await troubles(visit), []);
  });

  it('is done on its own page where this one does not allow it, and is told of on coming back', async () => {
    const visit = await world.visit(TAG);
    const { payment, asked } = await withStripe(visit);
    await toStripe(visit);
    await visit.sees('Nothing has come of this payment yet.');
    assert.deepEqual(
      asked.map(({ embedded }) => embedded),
      [true, false],
    );
    assert.equal(visit.page.url(), `${world.siteUrl}/?a=1&b=2#c`);
    assert.deepEqual(await visit.axe(), []);
    payment.state = 'submitted';
    await visit.sees('Your payment is on its way.');
    payment.state = 'failed';
    await visit.sees('This payment did not go through.');
    assert.deepEqual(await visit.axe(), []);
    await visit.next();
    await visit.sees('Nothing has come of this payment yet.');
    payment.state = 'received';
    await visit.sees('We have received €55.00.');
    await visit.sees('You are member no.');
    assert.equal(await visit.page.evaluate(() => sessionStorage.length), 0);
    await visit.end();
  });
});

describe('the server’s own page', () => {
  it('has the same steps, and loads nothing from elsewhere', async () => {
    const visit = await world.visit('', { url: `${world.coopUrl}/join`, lang: 'fr' });
    const email = await toTerms(visit, 'rider');
    await choose(visit, 'shares', '2');
    await toEnd(visit, email);
    await visit.get('.qr path');
    assert.deepEqual(await visit.axe(), []);
    assert.deepEqual(thirdParties(visit), []);
    assert.deepEqual(await troubles(visit), []);
  });
});

describe('shares and paying are for everybody', () => {
  before(() => world.office.payments.set({ directDebit: DEBIT }));
  after(() => world.office.payments.set({ directDebit: null }));

  const looks: VisitOptions[] = [
    { width: 1280, scheme: 'light' },
    {
      width: 320,
      scheme: 'dark',
      head: '<style>html{color-scheme:dark;background:#14181f;color:#eee}</style>',
      policy: () => '',
    },
    { width: 360, scheme: 'light', dir: 'rtl', lang: 'ar' },
    { width: 360, scheme: 'light', lang: 'fr' },
    { width: 800, scheme: 'dark', forcedColors: true },
  ];
  for (const look of looks) {
    it(`in every step: ${JSON.stringify(look)}`, async () => {
      const visit = await world.visit(TAG, look);
      const good = async (state: string) => {
        assert.deepEqual(await visit.axe(), [], state);
        const overflow = await visit.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(overflow <= 0, `${state} is ${overflow} px too wide`);
        const text = await visit.page.evaluate(
          () => document.querySelector('coop-join')?.shadowRoot?.textContent ?? '',
        );
        assert.doesNotMatch(text, /undefined|null|false|NaN|\[object/, state);
      };
      const email = await toTerms(visit, 'rider');
      await good('nothing chosen');
      await visit.next();
      await visit.get('.fault');
      await good('faults');
      await choose(visit, 'shares', 'other');
      await visit.type('sharesOther', '4');
      await choose(visit, 'plan', 'month-3');
      await choose(visit, 'dues', 'dues.other');
      await visit.type('amount.dues', '5');
      await good('all chosen');
      await toEnd(visit, email);
      await visit.get('[name="payMethod"]');
      await good('methods');
      await choose(visit, 'payMethod', 'direct-debit');
      await visit.next();
      await visit.get('[name="iban"]');
      await good('mandate');
      await visit.next();
      await visit.get('.fault');
      await good('mandate with faults');
      await visit.click('.actions .secondary');
      await choose(visit, 'payMethod', 'bank-transfer');
      await visit.next();
      await visit.get('.qr path');
      await good('transfer');
      await visit.next();
      await visit.page.waitForFunction(
        () => !document.querySelector('coop-join')?.shadowRoot?.querySelector('form'),
      );
      await good('done');
      await visit.end();
    });
  }

  it('and each step is led to and told', async () => {
    const visit = await world.visit(TAG);
    const email = await toTerms(visit, 'rider');
    const focused = () =>
      visit.page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent ?? '');
    assert.equal(await focused(), 'Shares and contribution');
    await choose(visit, 'shares', '2');
    await toEnd(visit, email);
    await visit.get('[name="payMethod"]');
    assert.equal(await focused(), 'Pay €55.00');
    await choose(visit, 'payMethod', 'direct-debit');
    await visit.next();
    await visit.get('[name="iban"]');
    assert.equal(await focused(), 'Direct debit');
    await visit.end();
  });
});
