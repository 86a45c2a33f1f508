import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Coop } from '@coopkit/sdk';
import { inBase64, statementOf } from './bank.ts';
import { joinWith, makeMoneyServer } from './money.ts';
import { agrees, all, refusedBy } from './positions.ts';
import type { TestServer } from './support.ts';

const IBAN = 'NL91 ABNA 0417 1643 00';
const SETTINGS = {
  creditor: 'Harbour Taxis',
  identifier: 'DE98ZZZ09999999999',
  iban: 'DE02120300000000202051',
};

describe('direct debits', () => {
  let server: TestServer;
  let turn = 0;
  before(async () => (server = await makeMoneyServer()));
  after(() => agrees(server).finally(() => server.close()));
  const sign = async (me: Coop, iban = IBAN) => {
    const { textHash, locale } = await me.mandates.text();
    return me.mandates.sign({ iban, holder: 'Ada & Charles', textHash, locale });
  };
  const joined = () => joinWith(server, `member${turn++}@example.org`);
  const make = (collectOn = '2030-05-05') => server.office.directDebits.make({ collectOn });
  /** The one payment of a member that is with the bank. */
  const withBank = async (memberId: string) => {
    const [payment] = await all(server.office.payments.list({ state: 'submitted', memberId }));
    return payment ?? assert.fail('none is with the bank');
  };

  it('are offered when they are set up, with an account and an identifier that are some', async () => {
    const { me } = await joined();
    await refusedBy(server, 'method_not_offered', () => me.mandates.text());
    await refusedBy(server, 'method_not_offered', () => me.payments.start({ method: 'direct-debit' }));
    await refusedBy(server, 'method_not_offered', () => make());
    const set = (changes: object) => () =>
      server.office.payments.set({ directDebit: { ...SETTINGS, ...changes } });
    await refusedBy(server, 'iban_invalid', set({ iban: 'DE03120300000000202051' }), 'directDebit.iban');
    await refusedBy(server, 'creditor_identifier_invalid', set({ identifier: 'DE97ZZZ09999999999' }));
    await set({})();
    const offered = (await me.payments.methods()).find(({ method }) => method === 'direct-debit');
    assert.equal(offered?.creditor?.identifier, SETTINGS.identifier);
  });

  it('need a mandate: an account with the right digits, and the text as it was read', async () => {
    const { me } = await joined();
    await refusedBy(server, 'mandate_missing', () => me.payments.start({ method: 'direct-debit' }));
    for (const iban of [
      'NL91ABNA0417164301',
      'NL91ABNA041716430',
      'XX00',
      '=cmd',
      'DE00 0000 0000 0000 0000 00',
    ]) {
      await refusedBy(server, 'iban_invalid', () => sign(me, iban), 'iban');
    }
    const other = { iban: IBAN, holder: 'Ada', textHash: '0'.repeat(64), locale: 'en' };
    await refusedBy(server, 'invalid_request', () => me.mandates.sign(other), 'textHash');
    const { text, reference } = await me.mandates.text();
    assert.ok(text.includes(reference) && text.includes(SETTINGS.identifier));
    const signed = await sign(me);
    assert.deepEqual([signed.reference, signed.account, signed.state], [reference, 'NL … 4300', 'active']);
    // The whole account is nowhere but sealed.
    const rows = await server.opened.parts.engine.db.selectFrom('mandates').selectAll().execute();
    assert.ok(!JSON.stringify(rows).includes('ABNA0417164300'));
    const second = await sign(me);
    assert.notEqual(second.reference, signed.reference);
    await me.mandates.revoke();
    await refusedBy(server, 'not_found', () => me.mandates.revoke());
    await refusedBy(server, 'mandate_missing', () => me.payments.start({ method: 'direct-debit' }));
  });

  it('are gathered into a file, once, and booked when the bank has collected', async () => {
    const { me, member } = await joined();
    await sign(me);
    const begun = await me.payments.start({ method: 'direct-debit' });
    assert.equal(begun.instruction?.kind, 'debit');
    await refusedBy(server, 'day_too_soon', () => make('2030-05-02'), 'collectOn');
    const batch = await make();
    assert.deepEqual([batch.payments, batch.total.amount, batch.state], [1, 5_500, 'made']);
    assert.equal((await me.payments.get(begun.id)).state, 'cancelled');
    await refusedBy(server, 'nothing_to_pay', () => make());
    const payment = await withBank(member.id);
    const xml = await server.office.directDebits.file(batch.id);
    for (const part of [
      'pain.008.001',
      'NL91ABNA0417164300',
      SETTINGS.identifier,
      '55.00',
      'FRST',
      '2030-05-05',
    ]) {
      assert.ok(xml.includes(part), part);
    }
    assert.ok(!xml.includes('Ada & Charles'));
    await refusedBy(server, 'payment_not_open', () => server.office.payments.confirm(payment.id));
    await refusedBy(server, 'invalid_request', () =>
      server.office.directDebits.confirm(batch.id, { on: '9999-12-31' }),
    );
    await server.office.directDebits.confirm(batch.id);
    await refusedBy(server, 'already_decided', () => server.office.directDebits.confirm(batch.id));
    await refusedBy(server, 'already_decided', () => server.office.directDebits.cancel(batch.id));
    assert.equal((await me.shares.mine()).holding.paidUp.amount, 5_000);

    // It comes back, with what the bank charges: owed again, and a member still.
    const returned = await server.office.payments.returned(payment.id, { reason: 'MD06', fee: 350 });
    assert.deepEqual([returned.state, returned.reason], ['returned', 'MD06']);
    await refusedBy(server, 'payment_not_received', () =>
      server.office.payments.returned(payment.id, { reason: 'MD06' }),
    );
    assert.equal((await me.shares.mine()).holding.paidUp.amount, 0);
    assert.equal((await server.office.members.get(member.id)).status, 'active');
    const { items } = await server.office.ledger.balances();
    assert.equal(items.find(({ account }) => account === 'provider-fees')?.balance.amount, 350);
    assert.ok((await make()).id !== batch.id);
    await me.mandates.revoke();
  });

  it('of a file that is called off are owed as before', async () => {
    const { me, member } = await joined();
    await sign(me);
    for (const made of await all(server.office.directDebits.list())) {
      if (made.state === 'made') await server.office.directDebits.cancel(made.id);
    }
    const batch = await make();
    const payment = await withBank(member.id);
    await server.office.directDebits.cancel(batch.id);
    assert.equal((await server.office.payments.find(payment.id)).state, 'cancelled');
    assert.equal((await me.payments.start({ method: 'direct-debit' })).amount.amount, 5_500);
    await me.mandates.revoke();
  });

  it('that the bank does not take are owed as before: its report says which', async () => {
    const { me, member } = await joined();
    await sign(me);
    const batch = await make();
    const { id } = await withBank(member.id);
    const row = await server.opened.parts.engine.db
      .selectFrom('payments')
      .select('reference')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const file = /<MsgId>([^<]+)</.exec(await server.office.directDebits.file(batch.id))?.[1] ?? '';
    const report = (inside: string, status = '') =>
      inBase64(
        `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt><GrpHdr><MsgId>R</MsgId><CreDtTm>2030-05-02T10:00:00</CreDtTm></GrpHdr><OrgnlGrpInfAndSts><OrgnlMsgId>${file}</OrgnlMsgId><OrgnlMsgNmId>pain.008</OrgnlMsgNmId>${status}</OrgnlGrpInfAndSts>${inside}</CstmrPmtStsRpt></Document>`,
      );
    const refused = `<OrgnlPmtInfAndSts><OrgnlPmtInfId>P</OrgnlPmtInfId><TxInfAndSts><OrgnlEndToEndId>${row.reference}</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf></TxInfAndSts></OrgnlPmtInfAndSts>`;
    assert.equal((await server.office.payments.import(report(refused))).booked, 1);
    const { state, reason } = await server.office.payments.find(id);
    assert.deepEqual([state, reason], ['failed', 'AC04']);
    assert.equal((await me.shares.mine()).holding.paidUp.amount, 0);
    // Read again it says nothing new, and a report of no form at all is refused.
    assert.equal((await server.office.payments.import(report(refused))).booked, 0);
    await refusedBy(
      server,
      'statement_unreadable',
      () => server.office.payments.import(inBase64('<Document xmlns="pain.002"><A>')),
      'file',
    );
    // The next file is refused whole.
    const next = await make();
    const xml = await server.office.directDebits.file(next.id);
    const whole = report('', '<GrpSts>RJCT</GrpSts>').file;
    const of = /<MsgId>([^<]+)</.exec(xml)?.[1] ?? '';
    const rejected = Buffer.from(whole, 'base64').toString().replace(file, of);
    assert.ok((await server.office.payments.import(inBase64(rejected))).booked >= 1);
    const made = (await all(server.office.directDebits.list())).find(({ id }) => id === next.id);
    assert.equal(made?.state, 'cancelled');
    await me.mandates.revoke();
  });

  it('are known on the statement: the sum of a file, and one that comes back with its charges', async () => {
    const { me, member } = await joined();
    await sign(me);
    const batch = await make();
    const { id } = await withBank(member.id);
    const row = await server.opened.parts.engine.db
      .selectFrom('payments')
      .select('reference')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await server.office.payments.import(
      statementOf([{ on: '2030-05-05', amount: batch.total.amount, text: 'collected', bankReference: 'b1' }]),
    );
    assert.equal((await server.office.payments.find(id)).state, 'received');
    const back = { on: '2030-05-09', amount: -5_850, returned: 'AM04', bankReference: 'b2' };
    const report = await server.office.payments.import(
      statementOf([{ ...back, endToEndId: row.reference ?? '' }]),
    );
    assert.equal(report.booked, 1);
    const { state, reason } = await server.office.payments.find(id);
    assert.deepEqual([state, reason], ['returned', 'AM04']);
    assert.equal((await me.shares.mine()).holding.paidUp.amount, 0);
  });
});
