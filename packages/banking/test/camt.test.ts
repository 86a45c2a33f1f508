import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { readCamt, readStatement, type Transaction } from '../src/index.ts';
import {
  balance,
  bytesOf,
  camt,
  euros,
  ownIban,
  refuses,
  statementTree,
  theirIban,
  type Tree,
} from './support.ts';

const credit: Tree = {
  'Amt EUR': '50.00',
  CdtDbtInd: 'CRDT',
  Sts: { Cd: 'BOOK' },
  BookgDt: { Dt: '2026-11-02' },
  ValDt: { Dt: '2026-11-03' },
  AcctSvcrRef: 'BANK-0001',
  BkTxCd: { Domn: { Cd: 'PMNT', Fmly: { Cd: 'RCDT', SubFmlyCd: 'ESCT' } } },
  NtryDtls: {
    TxDtls: {
      Refs: { EndToEndId: 'E2E-1' },
      RltdPties: {
        Dbtr: { Pty: { Nm: 'Anna & Peter Müller' } },
        DbtrAcct: { Id: { IBAN: theirIban } },
        Cdtr: { Pty: { Nm: 'Our co-op' } },
        CdtrAcct: { Id: { IBAN: ownIban } },
      },
      RmtInf: { Ustrd: ['RF18 5390', '0754 7034'] },
    },
  },
};

const read = (entries: readonly Tree[], more: Tree = {}) =>
  readCamt(camt([statementTree({ ...more, Ntry: entries })]), euros)[0]!;

const sum = (transactions: readonly Transaction[]) =>
  transactions.reduce((total, each) => total + each.amount, 0);

/** What a later version says otherwise than 001.02. */
function asVersion02(entry: Tree): Tree {
  const details = entry['NtryDtls'] as { TxDtls: Tree & { RltdPties: Tree } };
  const { RltdPties, ...rest } = details.TxDtls;
  const parties = { ...RltdPties, Dbtr: { Nm: 'Anna & Peter Müller' }, Cdtr: { Nm: 'Our co-op' } };
  return { ...entry, Sts: 'BOOK', NtryDtls: { TxDtls: { ...rest, RltdPties: parties } } };
}

describe('a statement', () => {
  it('says who paid, how much, when and what for', () => {
    const { transactions, ...statement } = read([credit], {
      Bal: [balance('OPBD', '10.00'), balance('CLBD', '60.00')],
    });
    const rest = { account: ownIban, currency: 'EUR', exponent: 2, pending: 0 };
    assert.deepEqual(statement, {
      format: 'camt.053',
      id: 'S1',
      from: '2026-11-02',
      to: '2026-11-02',
      opening: 1000,
      closing: 6000,
      ...rest,
    });
    assert.deepEqual(transactions, [
      {
        key: `${ownIban}|2026-11-02|5000|BANK-0001`,
        entryKey: `${ownIban}|2026-11-02|5000|BANK-0001`,
        on: '2026-11-02',
        valueOn: '2026-11-03',
        amount: 5000,
        currency: 'EUR',
        name: 'Anna & Peter Müller',
        iban: theirIban,
        reference: null,
        text: 'RF18 5390\n0754 7034',
        endToEndId: 'E2E-1',
        mandateReference: null,
        batchId: null,
        bankReference: 'BANK-0001',
        kind: 'PMNT-RCDT-ESCT',
        reversal: false,
        returned: null,
        place: 'Document/BkToCstmrStmt/Stmt/Ntry',
      },
    ]);
  });

  it('is read alike in version 02 and 08, as a report, a statement or a notice, with any prefix', () => {
    const [expected] = readCamt(camt([statementTree({ Ntry: credit })]), euros)[0]!.transactions;
    const old = asVersion02(credit);
    for (const kind of ['052', '053', '054'] as const) {
      for (const xml of [
        camt([statementTree({ Ntry: credit })], kind),
        camt([statementTree({ Ntry: old })], kind, '02'),
        camt([statementTree({ Ntry: old })], kind, '02')
          .replace(/<(\/?)(?=[A-Z])/g, '<$1ns2:')
          .replace('xmlns=', 'xmlns:ns2='),
      ]) {
        const [statement] = readStatement(bytesOf(xml), euros);
        assert.equal(statement!.format, `camt.${kind}`);
        assert.deepEqual({ ...statement!.transactions[0], place: '' }, { ...expected, place: '' });
      }
    }
  });

  it('may have an instant for a day, a mark at its beginning, comments, plain sections and references to characters', () => {
    const xml = camt([statementTree({ Ntry: { ...credit, BookgDt: { DtTm: '2026-11-02T23:59:59+01:00' } } })])
      .replace('Anna &amp; Peter', '<![CDATA[Anna & ]]>&#80;&#x65;ter')
      .replace('<Ntry>', '<!-- <Ntry> --><Ntry>');
    const [transaction] = readStatement(bytesOf(`\ufeff${xml}`), euros)[0]!.transactions;
    assert.equal(transaction!.on, '2026-11-02');
    assert.equal(transaction!.name, 'Anna & Peter Müller');
  });

  it('may be written in ISO 8859-1 or UTF-16', () => {
    const xml = camt([statementTree({ Ntry: credit })]);
    const latin = Uint8Array.from(xml.replace('UTF-8', 'ISO-8859-1'), (character) => character.charCodeAt(0));
    const wide = new Uint8Array(
      Uint16Array.from(`\ufeff${xml}`, (character) => character.charCodeAt(0)).buffer,
    );
    for (const bytes of [latin, wide]) {
      assert.equal(readStatement(bytes, euros)[0]!.transactions[0]!.name, 'Anna & Peter Müller');
    }
  });

  it('leaves out what is announced and counts it', () => {
    const statement = read([credit, { ...credit, Sts: { Cd: 'PDNG' } }, { ...credit, Sts: 'INFO' }]);
    assert.equal(statement.pending, 2);
    assert.equal(statement.transactions.length, 1);
  });

  it('may hold several accounts’ statements', () => {
    const xml = camt([
      statementTree({ Ntry: credit }),
      statementTree({ Id: 'S2', Acct: { Id: { Othr: { Id: '4711' } } } }),
    ]);
    assert.deepEqual(
      readCamt(xml, euros).map(({ id, account, transactions }) => [id, account, transactions.length]),
      [
        ['S1', ownIban, 1],
        ['S2', '4711', 0],
      ],
    );
  });
});

describe('an entry', () => {
  const detail = (amount: string, more: Tree = {}): Tree => ({
    'Amt EUR': amount,
    CdtDbtInd: 'CRDT',
    ...more,
  });

  it('of a batch is as many transactions as it has parts', () => {
    const parts = [
      detail('20.00', { Refs: { EndToEndId: 'a' } }),
      detail('30.00', { Refs: { EndToEndId: 'b' } }),
    ];
    const { transactions } = read([{ ...credit, NtryDtls: { TxDtls: parts } }]);
    assert.deepEqual(
      transactions.map(({ amount, endToEndId }) => [amount, endToEndId]),
      [
        [2000, 'a'],
        [3000, 'b'],
      ],
    );
    assert.equal(new Set(transactions.map(({ key }) => key)).size, 2);
    assert.equal(new Set(transactions.map(({ entryKey }) => entryKey)).size, 1);
  });

  it('tells the amounts of parts in version 02, and across several groups of them', () => {
    const part = (amount: string): Tree => ({ TxDtls: { AmtDtls: { TxAmt: { 'Amt EUR': amount } } } });
    const { transactions } = read([{ ...credit, NtryDtls: [part('20.00'), part('30.00')] }]);
    assert.deepEqual(
      transactions.map(({ amount }) => amount),
      [2000, 3000],
    );
  });

  it('shows what the bank kept for itself as a part of its own', () => {
    const { transactions } = read([{ ...credit, 'Amt EUR': '48.50', NtryDtls: { TxDtls: detail('50.00') } }]);
    assert.deepEqual(
      transactions.map(({ amount }) => amount),
      [5000, -150],
    );
  });

  it('is one transaction where its parts are in another currency or each say the whole', () => {
    for (const parts of [
      [{ 'Amt USD': '20.00' }, { 'Amt USD': '34.00' }],
      [detail('50.00'), detail('50.00'), detail('50.00')],
      [detail('20.00'), {}],
    ]) {
      const { transactions } = read([{ ...credit, NtryDtls: { TxDtls: parts } }]);
      assert.deepEqual(
        transactions.map(({ amount }) => amount),
        [5000],
      );
    }
  });

  it('that went out names whom was paid', () => {
    const parties = (credit['NtryDtls'] as { TxDtls: { RltdPties: Tree } }).TxDtls.RltdPties;
    const swapped: Tree = {
      Dbtr: parties['Cdtr'],
      DbtrAcct: parties['CdtrAcct'],
      Cdtr: parties['Dbtr'],
      CdtrAcct: parties['DbtrAcct'],
    };
    const { transactions } = read([
      { ...credit, CdtDbtInd: 'DBIT', NtryDtls: { TxDtls: { RltdPties: swapped } } },
    ]);
    assert.deepEqual(
      [transactions[0]!.amount, transactions[0]!.name, transactions[0]!.iban],
      [-5000, 'Anna & Peter Müller', theirIban],
    );
  });

  it('that brings a debit back says why, how much it had been, and what the bank took for it', () => {
    const returned: Tree = {
      ...credit,
      'Amt EUR': '53.00',
      CdtDbtInd: 'DBIT',
      BkTxCd: { Domn: { Cd: 'PMNT', Fmly: { Cd: 'IDDT', SubFmlyCd: 'UPDD' } } },
      NtryDtls: {
        TxDtls: {
          Refs: { EndToEndId: 'DD-7', MndtId: 'M-7' },
          'Amt EUR': '50.00',
          CdtDbtInd: 'DBIT',
          RltdPties: { Dbtr: { Pty: { Nm: 'Anna' } }, DbtrAcct: { Id: { IBAN: theirIban } } },
          RtrInf: { Rsn: { Cd: 'AM04' } },
        },
      },
    };
    const [back, fee] = read([returned]).transactions;
    assert.deepEqual(back!.returned, { reason: 'AM04', amount: 5000 });
    assert.deepEqual(
      [back!.amount, back!.endToEndId, back!.mandateReference, back!.name, back!.iban],
      [-5000, 'DD-7', 'M-7', 'Anna', theirIban],
    );
    assert.deepEqual([fee!.amount, fee!.returned], [-300, null]);
    // The German form: the fee is within the amount of the transaction.
    const amounts: Tree = { InstdAmt: { 'Amt EUR': '50.00' }, TxAmt: { 'Amt EUR': '53.00' } };
    const german = {
      ...returned,
      NtryDtls: { TxDtls: { RtrInf: { Rsn: { Prtry: '914' } }, AmtDtls: amounts } },
    };
    const [whole, ...none] = read([german]).transactions;
    assert.deepEqual([whole!.amount, whole!.returned, none], [-5300, { reason: '914', amount: 5000 }, []]);
  });

  it('never names the account itself as the other side', () => {
    const parties: Tree = {
      Dbtr: { Nm: 'Our co-op' },
      DbtrAcct: { Id: { IBAN: ownIban } },
      Cdtr: { Nm: 'Anna' },
      CdtrAcct: { Id: { IBAN: theirIban } },
    };
    const named = (RltdPties: Tree) => {
      const { name, iban } = read([{ ...credit, NtryDtls: { TxDtls: { RltdPties } } }]).transactions[0]!;
      return [name, iban];
    };
    assert.deepEqual(named(parties), ['Anna', theirIban]);
    assert.deepEqual(named({ Cdtr: { Nm: 'Our co-op' }, CdtrAcct: { Id: { IBAN: ownIban } } }), [null, null]);
    assert.deepEqual(named({ Cdtr: { Nm: 'Our co-op' } }), [null, null]);
  });

  it('that books a batch of our own names it', () => {
    const groups: Tree[] = [
      { Btch: { PmtInfId: 'B-1', NbOfTxs: '2' } },
      { TxDtls: { Refs: { PmtInfId: 'B-2' } } },
    ];
    const batches = groups.map((NtryDtls) => read([{ ...credit, NtryDtls }]).transactions[0]!.batchId);
    assert.deepEqual(batches, ['B-1', 'B-2']);
  });

  it('that takes an entry back is marked', () => {
    const [transaction] = read([{ ...credit, CdtDbtInd: 'DBIT', RvslInd: 'true' }]).transactions;
    assert.deepEqual(
      [transaction!.amount, transaction!.reversal, transaction!.name],
      [-5000, true, 'Anna & Peter Müller'],
    );
  });

  it('gives structured references apart, what else was written, and the bank’s note where nothing was', () => {
    const structured: Tree = {
      Strd: [
        { CdtrRefInf: { Ref: 'RF18539007547034' }, AddtlRmtInf: 'for Anna' },
        { CdtrRefInf: { Ref: 'RF712348231' } },
      ],
    };
    const [one] = read([{ ...credit, NtryDtls: { TxDtls: { RmtInf: structured } } }]).transactions;
    assert.deepEqual([one!.reference, one!.text], ['RF18539007547034', 'RF712348231\nfor Anna']);
    const [other] = read([{ ...credit, NtryDtls: undefined, AddtlNtryInf: 'Interest' }]).transactions;
    assert.deepEqual([other!.reference, other!.text, other!.name], [null, 'Interest', null]);
    const [none] = read([
      { ...credit, NtryDtls: { TxDtls: { Refs: { EndToEndId: 'NOTPROVIDED' } } } },
    ]).transactions;
    assert.equal(none!.endToEndId, null);
  });
});

describe('the key of a transaction', () => {
  const { AcctSvcrRef: _reference, ...unnumbered } = credit;

  it('is the same in each file that has it', () => {
    const other = { ...credit, AcctSvcrRef: 'BANK-0002' };
    const first = read([credit, other]).transactions;
    const second = readCamt(camt([statementTree({ Id: 'S9', Ntry: [other] })], '052'), euros)[0]!
      .transactions;
    assert.equal(first[1]!.key, second[0]!.key);
    const plain = (entries: Tree[]) => read(entries).transactions.map(({ key }) => key);
    assert.deepEqual(plain([{ ...unnumbered, NtryRef: '1' }]), plain([{ ...unnumbered, NtryRef: '7' }]));
  });

  it('tells twins of one statement apart, in their order', () => {
    const keys = read([unnumbered, unnumbered, credit, credit]).transactions.map(({ key }) => key);
    assert.equal(new Set(keys).size, 4);
    assert.deepEqual(read([unnumbered]).transactions[0]!.key, keys[0]);
  });

  it('differs where anything that is said differs', () => {
    const details = { TxDtls: { RmtInf: { Ustrd: 'other' } } };
    const variants: Tree[] = [
      unnumbered,
      { ...unnumbered, 'Amt EUR': '50.01' },
      { ...unnumbered, CdtDbtInd: 'DBIT' },
      { ...unnumbered, BookgDt: { Dt: '2026-11-03' } },
      { ...unnumbered, ValDt: { Dt: '2026-11-04' } },
      { ...unnumbered, NtryDtls: details },
      { ...unnumbered, AddtlNtryInf: 'note' },
      { ...unnumbered, NtryRef: '2026110200017' },
    ];
    const keys = variants.map((entry) => read([entry]).transactions[0]!.key);
    assert.equal(new Set(keys).size, variants.length);
  });
});

it('a report within the day need not lead from one balance to the other', () => {
  const part = statementTree({ Bal: [balance('OPBD', '10.00'), balance('CLBD', '60.01')], Ntry: credit });
  assert.equal(readCamt(camt([part], '052'), euros)[0]!.closing, 6001);
});

describe('what a bank may not say', () => {
  const at = 'Document/BkToCstmrStmt/Stmt';

  it('balances that its entries do not lead to', () => {
    const bad = { Bal: [balance('PRCD', '10.00'), balance('CLBD', '60.01')] };
    refuses('wrong_balance', `${at}/Bal`, () => read([credit], bad));
    refuses('wrong_balance', `${at}/Bal`, () =>
      read([credit, { ...credit, Sts: 'PDNG' }], {
        Bal: [balance('OPBD', '10.00'), balance('CLBD', '110.00')],
      }),
    );
    assert.equal(
      read([credit], { Bal: [balance('OPBD', '60.00', 'DBIT'), balance('CLBD', '10.00', 'DBIT')] }).closing,
      -1000,
    );
    assert.equal(
      read([credit], { ...bad, StmtPgntn: { PgNb: '1', LastPgInd: 'false' } }).transactions.length,
      1,
    );
  });

  it('another currency, a wrong amount, no day', () => {
    const entry = `${at}/Ntry[2]`;
    const second = (change: Tree) => () => read([credit, { ...credit, ...change }]);
    refuses('wrong_currency', `${entry}/Amt`, second({ 'Amt EUR': undefined, 'Amt USD': '1.00' }));
    for (const amount of ['', '1,00', '1.001', '1e3', '0x10', '-1.00', '1 000.00', '99999999999999999.00']) {
      const place = amount === '' ? entry : `${entry}/Amt`;
      refuses(amount === '' ? 'missing_element' : 'invalid_amount', place, second({ 'Amt EUR': amount }));
    }
    refuses('invalid_amount', `${entry}/CdtDbtInd`, second({ CdtDbtInd: 'X' }));
    refuses('invalid_day', `${entry}/BookgDt`, second({ BookgDt: { Dt: '2026-02-29' } }));
    refuses('missing_element', entry, second({ BookgDt: undefined, ValDt: undefined }));
    refuses('wrong_currency', at, () => readCamt(camt([statementTree({ Acct: { Ccy: 'CHF' } })]), euros));
    refuses('not_a_statement', 'Document', () => readCamt('<Document><CstmrPmtStsRpt/></Document>', euros));
    refuses('not_a_statement', 'Document', () => readCamt('<html/>', euros));
  });

  it('more decimals than the currency has, unless they are zeros', () => {
    assert.equal(read([{ ...credit, 'Amt EUR': '8.85000' }]).transactions[0]!.amount, 885);
    const yen = camt([
      statementTree({
        Acct: { Id: { IBAN: ownIban } },
        Ntry: { ...credit, 'Amt EUR': undefined, 'Amt JPY': '700.00' },
      }),
    ]);
    assert.equal(readCamt(yen, { currency: 'JPY', exponent: 0 })[0]!.transactions[0]!.amount, 700);
  });
});

it('whatever is written is read: amounts, days, texts, in batches or alone', () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map((each) => `.${each.replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}\ufeff]/gu, '_')}.`);
  const part = fc.record({ cents: fc.integer({ min: 1, max: 99_999_999 }), text, name: text });
  const entry = fc.record({
    day: fc.integer({ min: 1, max: 28 }),
    out: fc.boolean(),
    parts: fc.array(part, { minLength: 1, maxLength: 4 }),
  });
  const figures = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  const property = fc.property(fc.array(entry, { maxLength: 6 }), (entries) => {
    const trees = entries.map(({ day, out, parts }): Tree => {
      const side = out ? 'DBIT' : 'CRDT';
      const details = parts.map((each) => ({
        'Amt EUR': figures(each.cents),
        CdtDbtInd: side,
        RltdPties: { [out ? 'Cdtr' : 'Dbtr']: { Pty: { Nm: each.name } } },
        RmtInf: { Ustrd: each.text },
      }));
      const whole = parts.reduce((total, each) => total + each.cents, 0);
      const days = { BookgDt: { Dt: `2026-11-${String(day).padStart(2, '0')}` } };
      return {
        'Amt EUR': figures(whole),
        CdtDbtInd: side,
        Sts: 'BOOK',
        ...days,
        NtryDtls: { TxDtls: details },
      };
    });
    const { transactions } = read(trees);
    const expected = entries.flatMap(({ out, parts }) =>
      parts.map((each) => [out ? -each.cents : each.cents, each.name, each.text]),
    );
    assert.deepEqual(
      transactions.map((each) => [each.amount, each.name, each.text]),
      expected,
    );
    assert.equal(new Set(transactions.map(({ key }) => key)).size, transactions.length);
    assert.equal(
      sum(transactions),
      expected.reduce((total, [amount]) => total + (amount as number), 0),
    );
  });
  fc.assert(property, { numRuns: 300 });
});
