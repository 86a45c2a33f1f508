import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Coop } from '@coopkit/sdk';
import { inBase64, statementOf, type Movement } from './bank.ts';
import { BANK, joinWith, makeMoneyServer } from './money.ts';
import { agrees, all, refusedBy } from './positions.ts';
import type { TestServer } from './support.ts';

describe('a statement', () => {
  let server: TestServer;
  let me: Coop;
  let memberId: string;
  let turn = 0;
  before(async () => (server = await makeMoneyServer()));
  after(() => agrees(server).finally(() => server.close()));
  beforeEach(async () => {
    const joined = await joinWith(server, `member${turn++}@example.org`);
    me = joined.me;
    memberId = joined.member.id;
  });
  const start = async () => {
    const { id, instruction } = await me.payments.start({ method: 'bank-transfer' });
    return { id, reference: instruction?.kind === 'transfer' ? instruction.reference : assert.fail() };
  };
  const line = (changes: Partial<Movement>): Movement => ({
    on: '2030-05-01',
    amount: 5_500,
    name: 'Ada Lovelace',
    iban: 'NL91ABNA0417164300',
    bankReference: `line-${turn++}`,
    ...changes,
  });
  const waiting = () => all(server.office.payments.transactions({ state: 'unmatched' }));

  it('books what it knows by its reference, once, however often it is told', async () => {
    const { id, reference } = await start();
    const paid = line({ text: reference });
    const file = statementOf([paid, line({ amount: 700, text: 'who knows' })]);
    const told = await server.office.payments.import({ ...file, dryRun: true });
    assert.deepEqual([told.booked, told.unmatched], [1, 1]);
    assert.equal((await me.payments.get(id)).state, 'open');
    const report = await server.office.payments.import(file);
    assert.deepEqual([report.transactions, report.known, report.booked, report.unmatched], [2, 0, 1, 1]);
    assert.equal((await me.payments.get(id)).state, 'received');
    await refusedBy(server, 'statement_imported', () => server.office.payments.import(file));
    // The next one begins where this one was.
    const next = statementOf([paid, line({ amount: 900, text: 'later' })]);
    const after = await server.office.payments.import(next);
    assert.deepEqual([after.transactions, after.known, after.booked, after.unmatched], [2, 1, 0, 1]);
    assert.equal((await me.shares.mine()).holding.paidUp.amount, 5_000);
    for (const { id } of await waiting()) await server.office.payments.match(id, { setAside: true });
  });

  it('books once what one file has whole and another in parts', async () => {
    const { reference } = await start();
    const whole = statementOf([line({ text: reference, bankReference: 'SUM-1' })]);
    assert.equal((await server.office.payments.import(whole)).booked, 1);
    const part = (amount: string) =>
      `<TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">${amount}</Amt></TxAmt></AmtDtls><RmtInf><Ustrd>${reference}</Ustrd></RmtInf></TxDtls>`;
    const xml = Buffer.from(whole.file, 'base64').toString();
    const split = xml.replace(/<TxDtls>.*<\/TxDtls>/, part('50.00') + part('5.00'));
    const again = await server.office.payments.import(inBase64(split));
    assert.deepEqual([again.transactions, again.known, again.booked, again.unmatched], [2, 2, 0, 0]);
    assert.equal((await me.shares.mine()).holding.paidUp.amount, 5_000);
  });

  it('leaves to a steward what has another amount, or nobody’s reference', async () => {
    const { id, reference } = await start();
    const iban = 'BE68539007547034';
    await server.office.payments.import(statementOf([line({ amount: 5_400, text: reference, iban })]));
    const [found] = await waiting();
    assert.equal(found!.suggestions[0]?.paymentId, id);
    await server.office.payments.match(found!.id, { paymentId: id });
    assert.equal((await me.payments.get(id)).amount.amount, 5_400);
    await refusedBy(server, 'already_decided', () =>
      server.office.payments.match(found!.id, { setAside: true }),
    );
    // Who paid from an account once is known again.
    await server.office.payments.import(statementOf([line({ amount: 100, text: 'the rest', iban })]));
    const [rest] = await waiting();
    assert.ok(
      rest!.suggestions.some((each) => each.memberId === memberId && each.because.includes('account')),
    );
    await server.office.payments.match(rest!.id, { memberId });
    assert.equal((await me.shares.mine()).holding.paidUp.amount, 5_000);
  });

  it('is explained only by what there is', async () => {
    const { id } = await start();
    await server.office.payments.import(statementOf([line({ amount: -250, text: 'charges' })]));
    const [out] = await waiting();
    const as = (to: Parameters<Coop['payments']['match']>[1]) => () =>
      server.office.payments.match(out!.id, to);
    await refusedBy(server, 'payment_not_open', as({ paymentId: id }));
    await refusedBy(server, 'payment_not_open', as({ memberId }));
    await refusedBy(server, 'not_found', as({ paymentId: `pay_${'0'.repeat(22)}` }));
    await refusedBy(server, 'not_found', as({ memberId: `mem_${'0'.repeat(22)}` }));
    await refusedBy(server, 'not_found', as({ noticeId: `not_${'0'.repeat(22)}` }));
    await refusedBy(server, 'account_unknown', as({ account: 'constructor' }), 'account');
    await refusedBy(server, 'account_of_register', as({ account: 'share-capital' }), 'account');
    await refusedBy(server, 'invalid_request', as({ account: 'bank' }), 'account');
    await server.office.payments.match(out!.id, { account: 'provider-fees' });
  });

  it('of another account or in another currency is refused whole', async () => {
    const { reference } = await start();
    const lines = [line({ text: reference })];
    const sent = (options: Parameters<typeof statementOf>[1]) => () =>
      server.office.payments.import(statementOf(lines, options));
    await refusedBy(server, 'wrong_account', sent({ account: 'NL91ABNA0417164300' }));
    await refusedBy(server, 'wrong_currency', sent({ currency: 'CHF' }));
    const settings = (account: string) => () =>
      server.office.payments.set({ bankTransfer: { ...BANK, account } });
    await refusedBy(server, 'iban_invalid', settings('DE02 1203 0000 0000 2020 52'), 'bankTransfer.account');
    assert.equal((await server.office.payments.settings()).bankTransfer?.account, 'DE02120300000000202051');
  });

  it('that is none is refused, whatever it is instead', { timeout: 20_000 }, async () => {
    const bomb = Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
      '',
    );
    const files: Record<string, string> = {
      'a bomb of entities': `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY l0 "ha">${bomb}]><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><a>&l12;</a></Document>`,
      'a file of this machine': `<?xml version="1.0"?><!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><a>&f;</a></Document>`,
      'elements without end': '<a>'.repeat(900_000),
      'three megabytes of one line': 'x'.repeat(2_900_000),
      'three megabytes of marks': ';"'.repeat(1_400_000),
      'an amount of many figures': Buffer.from(statementOf([line({})]).file, 'base64')
        .toString()
        .replace('55.00', '9'.repeat(40)),
    };
    for (const [name, text] of Object.entries(files)) {
      await refusedBy(server, 'statement_unreadable', () =>
        server.office.payments.import(inBase64(text)),
      ).catch((error: unknown) => assert.fail(`${name}: ${String(error)}`));
    }
    const packed = { file: gzipSync('a'.repeat(10_000)).toString('base64') };
    await refusedBy(server, 'statement_unreadable', () => server.office.payments.import(packed));
    await refusedBy(server, 'invalid_request', () => server.office.payments.import({ file: '' }), 'file');
    const large = { file: 'A'.repeat(4_000_004) };
    await refusedBy(server, 'invalid_request', () => server.office.payments.import(large), 'file');
    await refusedBy(server, 'body_too_large', () =>
      server.office.payments.import({ file: 'A'.repeat(5_000_000) }),
    );
  });

  it('with another balance than the account’s shows as a difference', async () => {
    const { items } = await server.office.ledger.balances();
    const bank = items.find(({ account }) => account === 'bank')!.balance.amount;
    const difference = async () =>
      (await server.office.ledger.reconcile()).differences.map(({ between }) => between);
    const paid = line({ amount: 100, text: 'closing' });
    await server.office.payments.import(statementOf([paid], { closing: bank + 100 }));
    assert.deepEqual(await difference(), []);
    const [found] = await waiting();
    await server.office.payments.match(found!.id, { setAside: true });
    assert.deepEqual(await difference(), ['bank']);
    await server.office.ledger.add({
      on: '2030-05-01',
      text: 'the hundred',
      postings: [{ debit: 'bank', credit: 'other-income', amount: 100 }],
    });
    assert.deepEqual(await difference(), []);
  });
});

describe('the ledger', () => {
  let server: TestServer;
  before(async () => (server = await makeMoneyServer()));
  after(() => server.close());

  it('takes by hand what is the co-op’s own, and nothing of the register’s or a stranger’s', async () => {
    const { member } = await joinWith(server, 'ada@example.org');
    const posting = { debit: 'provider-fees', credit: 'bank', amount: 100 };
    const add = (changes: object) => () =>
      server.office.ledger.add({ on: '2030-05-01', text: 'x', postings: [{ ...posting, ...changes }] });
    for (const account of ['share-capital', 'share-capital-unpaid', 'redemptions-payable', 'gifts']) {
      await refusedBy(server, 'account_of_register', add({ debit: account }), 'postings.0.debit');
    }
    await refusedBy(server, 'account_unknown', add({ credit: 'nothing' }), 'postings.0.credit');
    await refusedBy(
      server,
      'invalid_request',
      add({ creditParty: `mem_${'0'.repeat(22)}` }),
      'postings.0.creditParty',
    );
    for (const amount of [0, -100, 0.5, 2 ** 53]) await refusedBy(server, 'invalid_request', add({ amount }));
    await add({ credit: 'member-credit', creditParty: member.id })();
    await refusedBy(server, 'account_of_register', () => server.office.ledger.reverse(1, { text: 'no' }));
    await server.office.ledger.reverse(2, { text: 'a mistake' });
    await refusedBy(server, 'already_decided', () => server.office.ledger.reverse(2, { text: 'again' }));
    await refusedBy(server, 'not_found', () => server.office.ledger.reverse(999, { text: 'none' }));
  });

  it('is changed by nobody: the database itself refuses', async () => {
    const { me } = await joinWith(server, 'grace@example.org');
    const { id } = await me.payments.start({ method: 'bank-transfer' });
    await server.office.payments.confirm(id);
    const { db } = server.opened.parts.engine;
    for (const table of ['ledger_entries', 'postings', 'share_entries', 'allocations'] as const) {
      const count = (await db.selectFrom(table).select('coop_id').execute()).length;
      assert.ok(count > 0, table);
      const other = { coop_id: 'coo_other' };
      await assert.rejects(db.updateTable(table).set(other).execute(), /append only/, table);
      await assert.rejects(db.deleteFrom(table).execute(), /append only/, table);
      assert.equal((await db.selectFrom(table).select('coop_id').execute()).length, count);
    }
    const one = await db.selectFrom('postings').selectAll().executeTakeFirstOrThrow();
    for (const amount of [0, -1]) {
      await assert.rejects(
        db
          .insertInto('postings')
          .values({ ...one, line: 99, amount })
          .execute(),
        /postings_amount|CHECK/,
      );
    }
  });

  it('is exported so that a table reads no name as a formula', async () => {
    await joinWith(server, 'formula@example.org', {
      name: '=HYPERLINK("http://evil")',
      subscription: { shares: 2 },
    });
    const csv = new TextDecoder().decode(await server.office.ledger.export({ format: 'csv' }));
    assert.ok(csv.includes('HYPERLINK'));
    assert.doesNotMatch(csv, /(?:^|[;,\t])"?[=+@]/m);
  });
});
