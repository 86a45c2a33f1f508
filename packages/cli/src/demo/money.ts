import { writeFileSync } from 'node:fs';
import type { Member } from '@coopkit/contract';
import { Coop } from '@coopkit/sdk';
import { all } from '../all.ts';
import { daysAgo } from './members.ts';

/** France's example in the IBAN registry: nobody's account. */
const ACCOUNT = 'FR14 2004 1010 0505 0001 3M02 606';
/** The registry's example of Germany. */
const PAYER = 'DE89 3704 0044 0532 0130 00';

/**
 * Gives the demonstration an account, and its members shares: paid, paid in part, late, and on their way; the last of these
 * in a bank's statement that can be imported.
 *
 * @param statementFile where to put the statement
 */
export async function takeMoney(office: Coop, url: string, statementFile: string): Promise<void> {
  await office.payments.set({
    bankTransfer: { beneficiary: 'Harbour Taxis', account: ACCOUNT },
    // The creditor identifier that the Bundesbank publishes for tests.
    directDebit: { creditor: 'Harbour Taxis', identifier: 'DE98ZZZ09999999999', iban: ACCOUNT },
  });
  const members = await all(office.members.list());
  const find = (name: string) => members.find((each) => each.name.startsWith(name)) as Member;
  const issue = (name: string, shares: number, on: string, plan?: { count: number; every: 'month' }) =>
    office.shares.issue(find(name).id, { shares, on, ...(plan ? { plan } : {}) });
  const pay = (
    name: string,
    amount: number,
    on: string,
    method: 'bank-transfer' | 'cash' = 'bank-transfer',
  ) => office.payments.record({ memberId: find(name).id, amount, on, method });

  await issue('Simone', 2, daysAgo(0));
  await pay('Simone', 11_000, daysAgo(0), 'cash');
  await issue('Amina', 10, daysAgo(390));
  await pay('Amina', 51_000, daysAgo(385));
  await issue('Farid', 20, daysAgo(200));
  await pay('Farid', 100_000, daysAgo(198));
  // Twelve parts of €25: the entry fee and four of them came, the fifth is late.
  await issue('Bruno', 6, daysAgo(140), { count: 12, every: 'month' });
  for (const days of [139, 108, 78, 47]) await pay('Bruno', days === 139 ? 3_500 : 2_500, daysAgo(days));
  await issue('Daniel', 4, daysAgo(0));
  await issue('Chloé', 2, daysAgo(0));
  await office.contributions.record(find('Elif').id, { terms: 'monthly', amount: 500 });

  const begin = (name: string) =>
    as(office, url, find(name), async (me) => {
      const { instruction } = await me.payments.start({ method: 'bank-transfer' });
      return instruction?.kind === 'transfer' ? instruction.reference : '';
    });
  await begin('Daniel');
  const reference = await begin('Chloé');
  await as(office, url, find('Elif'), async (me) => {
    const { textHash } = await me.mandates.text({ locale: 'en' });
    await me.mandates.sign({ iban: PAYER, holder: 'Elif Yıldız', textHash, locale: 'en' });
  });
  const lines = [
    ['Date', 'Counterparty', 'IBAN', 'Amount', 'Currency', 'Description'],
    [daysAgo(0), 'Chloé Martin', PAYER, '110.00', 'EUR', reference],
    [daysAgo(0), 'D. Okafor', '', '210.00', 'EUR', 'shares'],
    [daysAgo(0), 'Banque du Port', '', '-4.90', 'EUR', 'Account fee'],
  ];
  writeFileSync(statementFile, lines.map((line) => `${line.join(',')}\n`).join(''), { mode: 0o600 });
}

/** What a member does, signed in. */
async function as<Result>(
  office: Coop,
  url: string,
  { id }: Member,
  act: (me: Coop) => Promise<Result>,
): Promise<Result> {
  const { token } = await office.sessions.create({ member: id });
  const me = new Coop({ url, session: token });
  const result = await act(me);
  await me.sessions.end();
  return result;
}
