import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { accountPlans, journalCsv } from '../src/index.ts';
import { Balances, cents, firstYear, journals, parties, readCsv, sums } from './export-journals.ts';

const { 'fr-pcg': frPcg, generic } = accountPlans;

const euros = { plan: generic, parties, currency: 'EUR', exponent: 2 };

describe('the journal as CSV', () => {
  it('has a line for each side of each posting, in the order of recording', () => {
    const [head, ...lines] = journalCsv([...firstYear].reverse(), { ...euros, plan: frPcg }).split('\r\n');
    assert.equal(
      head,
      'entry,on,recordedAt,kind,text,document,account,accountNumber,accountLabel,party,partyNumber,partyName,debit,credit,currency',
    );
    assert.equal(lines.length, 2 * 8 + 1);
    assert.deepEqual(lines.slice(2, 6), [
      '2,2025-11-05,2026-02-10T08:00:00.000Z,paid,Transfer,RF18 5390 0754,bank,512100,Banques - Comptes en euros,,,,500.00,,EUR',
      '2,2025-11-05,2026-02-10T08:00:00.000Z,paid,Transfer,RF18 5390 0754,share-capital-unpaid,456250,"Associés - Capital appelé, non versé",mem_ada,1,Ada Lovelace,,500.00,EUR',
      '3,2025-12-20,2026-03-10T08:00:00.000Z,paid,"Dues ""2025""",,bank,512100,Banques - Comptes en euros,,,,12.34,,EUR',
      '3,2025-12-20,2026-03-10T08:00:00.000Z,paid,"Dues ""2025""",,dues,758920,Indemnités et autres produits - Cotisations des associés,,,,,12.34,EUR',
    ]);
  });

  it('writes amounts with the decimals of the currency', () => {
    const figures = (exponent: number) => readCsv(journalCsv(firstYear, { ...euros, exponent }))[5]![12];
    assert.deepEqual([0, 2, 3].map(figures), ['1234', '12.34', '1.234']);
  });

  // What OWASP lists: https://owasp.org/www-community/attacks/CSV_Injection
  it('no cell begins like a formula, in whatever text', () => {
    fc.assert(
      fc.property(journals, (entries) => {
        for (const cell of readCsv(journalCsv(entries, euros)).flat())
          assert.doesNotMatch(cell, /^[=+\-@\t\r\n]/);
      }),
    );
    assert.equal(readCsv(journalCsv(firstYear, euros))[11]![4], "'=late");
  });

  it('read again it has the balances of the journal, to the cent and by party', () => {
    fc.assert(
      fc.property(journals, (entries) => {
        const [head, ...rows] = readCsv(journalCsv(entries, euros));
        const balances = new Balances();
        for (const row of rows) {
          assert.equal(row.length, head!.length);
          const cell = (name: string) => row[head!.indexOf(name)]!;
          assert.notEqual(cell('debit') === '', cell('credit') === '');
          const amount = cell('debit') === '' ? -cents(cell('credit')) : cents(cell('debit'));
          balances.add(`${cell('account')} ${cell('party')}`, amount);
        }
        assert.deepEqual(
          balances.settled(),
          sums(entries, ({ account, party }) => `${account} ${party ?? ''}`),
        );
      }),
    );
  });
});
