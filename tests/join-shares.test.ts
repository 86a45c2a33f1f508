import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { NewMemberClass } from '@coopkit/server';
import { BANK, DUES, TERMS } from '../packages/server/test/money.ts';
import { CLASSES } from '../packages/server/test/support.ts';
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

async function memberBy(email: string) {
  const [member] = (await world.office.members.list({ email }).page()).items;
  assert.ok(member, 'not a member');
  return member;
}

/** Trouble other than that the form grows while it is filled in. */
const troubles = async (visit: Visit) =>
  (await visit.end()).filter((trouble) => !trouble.includes('layout shift'));

const thirdParties = (visit: Visit) =>
  visit.requests
    .map((request) => request.url())
    .filter((url) => ![world.coopUrl, world.siteUrl].some((own) => url.startsWith(own)));

describe('a visitor takes shares and pays for them', () => {
  for (const [lang, amount] of [
    ['en', '€12.50'],
    ['fr', '12,50 €'],
  ] as const) {
    it(`with 30 kB until the payment step and nothing of a third party: ${lang}`, async (t) => {
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
      assert.deepEqual(thirdParties(visit), []);
      await visit.next();
      await visit.sees(BANK.account);
      const { id } = await memberBy(email);
      const charges = (await world.office.payments.owed({ memberId: id }).page()).items;
      assert.deepEqual(
        charges.map(({ purpose, amount: { amount }, instalment }) => [purpose, amount, instalment?.number]),
        [
          ['dues', 1_250, undefined],
          ['entry-fee', 500, undefined],
          ['shares', 8_334, 1],
          ['shares', 8_333, 2],
          ['shares', 8_333, 3],
        ],
      );
      assert.deepEqual(await troubles(visit), []);
    });
  }
});
