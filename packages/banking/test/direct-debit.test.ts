import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { XMLParser } from 'fast-xml-parser';
import * as fc from 'fast-check';
import {
  readCamt,
  readPain002,
  returnReason,
  returnReasons,
  returnsIn,
  writePain008,
  type Debit,
  type DebitFile,
} from '../src/index.ts';
import { camt, euros, ownIban, refuses, statementTree, theirIban, xmlOf, type Tree } from './support.ts';

const debit: Debit = {
  endToEndId: 'pay-1',
  amount: 1250,
  mandate: { reference: 'M-000123', signedOn: '2026-11-01' },
  debtor: { name: 'Zoë Łukasik & Søn', iban: theirIban },
  text: 'Share 1/12 – thank you!',
};

const file: DebitFile = {
  id: 'msg-20261124-1',
  createdAt: '2026-11-24T16:00:00.000Z',
  creditor: { name: 'Köpkit eG', iban: ownIban, identifier: 'DE98ZZZ09999999999' },
  ...euros,
  batches: [
    {
      id: 'msg-20261124-1-RCUR',
      sequence: 'RCUR',
      on: '2026-12-01',
      debits: [debit, { ...debit, endToEndId: 'pay-2', amount: 99_999_999_999 }],
    },
    {
      id: 'msg-20261124-1-FRST',
      sequence: 'FRST',
      on: '2026-12-03',
      debits: [{ ...debit, endToEndId: 'pay-3', amount: 1 }],
    },
  ],
};

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  isArray: (name) => ['PmtInf', 'DrctDbtTxInf'].includes(name),
});

/** The parts of a file that its tests look at, as another reader gives them. */
interface ReadDebits {
  GrpHdr: Record<string, unknown>;
  PmtInf: (Record<string, unknown> & { DrctDbtTxInf: Record<string, unknown>[] })[];
}
const parsed = (xml: string) =>
  (parser.parse(xml) as { Document: { CstmrDrctDbtInitn: ReadDebits } }).Document.CstmrDrctDbtInitn;

const changed = (change: Partial<Debit>): DebitFile => ({
  ...file,
  batches: [{ ...file.batches[0]!, debits: [debit, { ...debit, endToEndId: 'pay-2', ...change }] }],
});

describe('a file of direct debits', () => {
  it('is pain.008.001.08, element for element', () => {
    const { xml, count, sum } = writePain008({
      ...file,
      batches: [{ ...file.batches[0]!, debits: [debit] }],
    });
    assert.deepEqual([count, sum], [1, 1250]);
    const creditor =
      '<Cdtr><Nm>Kopkit eG</Nm></Cdtr><CdtrAcct><Id><IBAN>DE02120300000000202051</IBAN></Id></CdtrAcct>';
    const agent = '<FinInstnId><Othr><Id>NOTPROVIDED</Id></Othr></FinInstnId>';
    const scheme =
      '<Id><PrvtId><Othr><Id>DE98ZZZ09999999999</Id><SchmeNm><Prtry>SEPA</Prtry></SchmeNm></Othr></PrvtId></Id>';
    const expected = [
      '<?xml version="1.0" encoding="UTF-8"?>\n',
      '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.008.001.08"><CstmrDrctDbtInitn>',
      '<GrpHdr><MsgId>msg-20261124-1</MsgId><CreDtTm>2026-11-24T16:00:00Z</CreDtTm><NbOfTxs>1</NbOfTxs><CtrlSum>12.50</CtrlSum>',
      '<InitgPty><Nm>Kopkit eG</Nm></InitgPty></GrpHdr>',
      '<PmtInf><PmtInfId>msg-20261124-1-RCUR</PmtInfId><PmtMtd>DD</PmtMtd><BtchBookg>true</BtchBookg><NbOfTxs>1</NbOfTxs><CtrlSum>12.50</CtrlSum>',
      '<PmtTpInf><SvcLvl><Cd>SEPA</Cd></SvcLvl><LclInstrm><Cd>CORE</Cd></LclInstrm><SeqTp>RCUR</SeqTp></PmtTpInf>',
      `<ReqdColltnDt>2026-12-01</ReqdColltnDt>${creditor}<CdtrAgt>${agent}</CdtrAgt><ChrgBr>SLEV</ChrgBr><CdtrSchmeId>${scheme}</CdtrSchmeId>`,
      '<DrctDbtTxInf><PmtId><EndToEndId>pay-1</EndToEndId></PmtId><InstdAmt Ccy="EUR">12.50</InstdAmt>',
      '<DrctDbtTx><MndtRltdInf><MndtId>M-000123</MndtId><DtOfSgntr>2026-11-01</DtOfSgntr><AmdmntInd>false</AmdmntInd></MndtRltdInf></DrctDbtTx>',
      `<DbtrAgt>${agent}</DbtrAgt><Dbtr><Nm>Zoe Lukasik + Son</Nm></Dbtr><DbtrAcct><Id><IBAN>${theirIban}</IBAN></Id></DbtrAcct>`,
      '<RmtInf><Ustrd>Share 1/12 - thank you.</Ustrd></RmtInf></DrctDbtTxInf></PmtInf></CstmrDrctDbtInitn></Document>\n',
    ];
    assert.equal(xml, expected.join(''));
  });

  it('counts and sums each batch and the whole, exactly', () => {
    const { xml, count, sum } = writePain008(file);
    const { GrpHdr, PmtInf } = parsed(xml);
    assert.deepEqual([count, sum], [3, 100_000_001_250]);
    assert.deepEqual([GrpHdr['NbOfTxs'], GrpHdr['CtrlSum']], ['3', '1000000012.50']);
    assert.deepEqual(
      PmtInf.map(({ NbOfTxs, CtrlSum, ReqdColltnDt }) => [NbOfTxs, CtrlSum, ReqdColltnDt]),
      [
        ['2', '1000000012.49', '2026-12-01'],
        ['1', '0.01', '2026-12-03'],
      ],
    );
  });

  it('says what changed in a mandate, names banks, whom it is for, and a reference', () => {
    const amended = {
      reference: 'M-1',
      creditorName: 'Old name',
      creditorIdentifier: 'DE98ABC09999999999',
      account: 'SMNDA',
    };
    const full: Debit = {
      ...debit,
      mandate: { ...debit.mandate, amended },
      debtor: { ...debit.debtor, bic: 'ABNANL2A' },
      onBehalfOf: 'Anna',
      reference: 'RF18 5390 0754 7034',
    };
    const one: DebitFile = {
      ...file,
      creditor: { ...file.creditor, bic: 'BYLADEM1001' },
      batches: [{ ...file.batches[0]!, debits: [full] }],
    };
    const { xml } = writePain008(one);
    const original =
      '<Id><PrvtId><Othr><Id>DE98ABC09999999999</Id><SchmeNm><Prtry>SEPA</Prtry></SchmeNm></Othr></PrvtId></Id>';
    for (const part of [
      '<AmdmntInd>true</AmdmntInd><AmdmntInfDtls><OrgnlMndtId>M-1</OrgnlMndtId>' +
        `<OrgnlCdtrSchmeId><Nm>Old name</Nm>${original}</OrgnlCdtrSchmeId>` +
        '<OrgnlDbtrAcct><Id><Othr><Id>SMNDA</Id></Othr></Id></OrgnlDbtrAcct></AmdmntInfDtls>',
      '<CdtrAgt><FinInstnId><BICFI>BYLADEM1001</BICFI></FinInstnId></CdtrAgt>',
      '<DbtrAgt><FinInstnId><BICFI>ABNANL2A</BICFI></FinInstnId></DbtrAgt>',
      '</DbtrAcct><UltmtDbtr><Nm>Anna</Nm></UltmtDbtr><RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf>',
    ]) {
      assert.ok(xml.includes(part), part);
    }
    const old = writePain008({ ...one, version: '02', scheme: 'B2B' }).xml;
    assert.ok(
      old.includes('pain.008.001.02') && old.includes('<BIC>ABNANL2A</BIC>') && !old.includes('BICFI'),
    );
    assert.ok(old.includes('<LclInstrm><Cd>B2B</Cd></LclInstrm>'));
    const moved = { ...debit, mandate: { ...debit.mandate, amended: { account: ownIban } } };
    assert.ok(
      writePain008({ ...file, batches: [{ ...file.batches[0]!, debits: [moved] }] }).xml.includes(
        `<OrgnlDbtrAcct><Id><IBAN>${ownIban}`,
      ),
    );
  });

  it('holds what was put into it, in SEPA’s characters, well formed whatever the names', () => {
    const text = fc.string({ unit: 'binary', maxLength: 100 });
    const one = fc.record({
      amount: fc.integer({ min: 1, max: 99_999_999_999 }),
      name: text.map((each) => `A${each}`),
      text,
    });
    const property = fc.property(fc.array(one, { minLength: 1, maxLength: 8 }), (debits) => {
      const { xml } = writePain008({
        ...file,
        batches: [
          {
            ...file.batches[0]!,
            debits: debits.map(({ amount, name, text: said }, at) => ({
              ...debit,
              endToEndId: `e-${at}`,
              amount,
              text: said,
              debtor: { ...debit.debtor, name },
            })),
          },
        ],
      });
      const written = parsed(xml).PmtInf[0]!.DrctDbtTxInf as unknown as {
        InstdAmt: { '#text': string };
        Dbtr: { Nm: string };
      }[];
      assert.deepEqual(
        written.map(({ InstdAmt }) => Number(InstdAmt['#text'].replace('.', ''))),
        debits.map(({ amount }) => amount),
      );
      assert.match(
        xml.slice(xml.indexOf('?>') + 2).replace(/<[^>]*>|&apos;/g, ''),
        /^[A-Za-z0-9/\-?:().,'+ \n]*$/,
      );
      for (const { Dbtr } of written)
        assert.ok(Dbtr.Nm.length >= 1 && Dbtr.Nm.replaceAll('&apos;', "'").length <= 70);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('is refused with its place where a bank would refuse it', () => {
    const second = 'batches[0].debits[1]';
    const refused = (code: string, place: string, change: Partial<Debit>) =>
      refuses(code, place, () => writePain008(changed(change)));
    for (const amount of [0, -1, 1.5, 100_000_000_000, Number.NaN])
      refused('invalid_amount', `${second}.amount`, { amount });
    refused('invalid_iban', `${second}.debtor.iban`, { debtor: { name: 'A', iban: 'NL91ABNA0417164301' } });
    refused('outside_sepa', `${second}.debtor.iban`, {
      debtor: { name: 'A', iban: 'BR1800360305000010009795493C1' },
    });
    refused('invalid_bic', `${second}.debtor.bic`, { debtor: { ...debit.debtor, bic: 'X' } });
    refused('invalid_text', `${second}.debtor.name`, { debtor: { ...debit.debtor, name: '🎉' } });
    refused('invalid_mandate', `${second}.mandate.reference`, {
      mandate: { ...debit.mandate, reference: 'M_1' },
    });
    refused('invalid_day', `${second}.mandate.signedOn`, {
      mandate: { ...debit.mandate, signedOn: '2026-12-02' },
    });
    refused('invalid_reference', `${second}.reference`, { reference: 'RF00' });
    for (const endToEndId of ['', 'x'.repeat(36), 'a//b', '/a', 'ä', ' a'])
      refused('invalid_id', `${second}.endToEndId`, { endToEndId });
    refused('invalid_id', 'batches.debits', { endToEndId: 'pay-1' });
    refuses('wrong_currency', `batches[0].debits[0].amount`, () =>
      writePain008({ ...file, currency: 'CHF' }),
    );
    refuses('nothing_to_collect', 'batches', () => writePain008({ ...file, batches: [] }));
    refuses('nothing_to_collect', 'batches', () =>
      writePain008({ ...file, batches: [{ ...file.batches[0]!, debits: [] }] }),
    );
    refuses('invalid_id', 'id', () => writePain008({ ...file, id: 'x'.repeat(36) }));
    refuses('invalid_id', 'batches', () =>
      writePain008({
        ...file,
        batches: [file.batches[0]!, { ...file.batches[1]!, id: file.batches[0]!.id }],
      }),
    );
    refuses('invalid_day', 'batches[0].on', () =>
      writePain008({ ...file, batches: [{ ...file.batches[0]!, on: '2026-11-31' }] }),
    );
    refuses('invalid_day', 'createdAt', () => writePain008({ ...file, createdAt: 'now' }));
    const creditor = { ...file.creditor, identifier: 'DE97ZZZ09999999999' };
    refuses('invalid_creditor_identifier', 'creditor.identifier', () => writePain008({ ...file, creditor }));
    refuses('invalid_iban', 'creditor.iban', () =>
      writePain008({ ...file, creditor: { ...file.creditor, iban: 'X' } }),
    );
  });
});

describe('payments that come back', () => {
  const report = (group: Tree, batches: readonly Tree[]) =>
    `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10">${xmlOf({
      CstmrPmtStsRpt: {
        GrpHdr: { MsgId: 'R1', CreDtTm: '2026-12-01T09:00:00' },
        OrgnlGrpInfAndSts: { OrgnlMsgId: file.id, OrgnlMsgNmId: 'pain.008', ...group },
        OrgnlPmtInfAndSts: batches,
      },
    })}</Document>`;

  const rejected: Tree = {
    OrgnlEndToEndId: 'pay-2',
    TxSts: 'RJCT',
    StsRsnInf: { Rsn: { Cd: 'AC04' } },
    OrgnlTxRef: { Amt: { 'InstdAmt EUR': '12.50' }, MndtRltdInf: { MndtId: 'M-000123' } },
  };

  it('are named by the bank’s answer to a file', () => {
    const accepted = { ...rejected, OrgnlEndToEndId: 'pay-1', TxSts: 'ACCP' };
    const xml = report({ GrpSts: 'PART' }, [{ OrgnlPmtInfId: 'b1', TxInfAndSts: [accepted, rejected] }]);
    assert.deepEqual(readPain002(xml, euros), {
      messageId: file.id,
      rejected: false,
      reason: null,
      batches: [],
      payments: [
        {
          endToEndId: 'pay-2',
          mandateReference: 'M-000123',
          reason: 'AC04',
          amount: 1250,
          on: '2026-12-01',
          key: null,
        },
      ],
    });
  });

  it('may be a whole batch or the whole file', () => {
    const batch = { OrgnlPmtInfId: 'b1', PmtInfSts: 'RJCT', StsRsnInf: { Rsn: { Cd: 'DNOR' } } };
    const answer = readPain002(
      report({ GrpSts: 'RJCT', StsRsnInf: { Rsn: { Prtry: 'X1' } } }, [batch]),
      euros,
    );
    assert.deepEqual(
      [answer.rejected, answer.reason, answer.batches],
      [true, 'X1', [{ id: 'b1', reason: 'DNOR' }]],
    );
  });

  it('are not read from anything else', () => {
    refuses('not_a_report', 'Document', () => readPain002(camt([]), euros));
    const dollars = { ...rejected, OrgnlTxRef: { Amt: { 'InstdAmt USD': '12.50' } } };
    const place = 'Document/CstmrPmtStsRpt/OrgnlPmtInfAndSts/TxInfAndSts/OrgnlTxRef/Amt/InstdAmt';
    refuses('wrong_currency', place, () =>
      readPain002(report({}, [{ OrgnlPmtInfId: 'b', TxInfAndSts: dollars }]), euros),
    );
  });

  it('are found in statements, with the transaction that took them back', () => {
    const entry: Tree = {
      'Amt EUR': '15.50',
      CdtDbtInd: 'DBIT',
      Sts: 'BOOK',
      BookgDt: { Dt: '2026-12-05' },
      AcctSvcrRef: 'B9',
      NtryDtls: {
        TxDtls: {
          Refs: { EndToEndId: 'pay-2', MndtId: 'M-000123' },
          'Amt EUR': '12.50',
          CdtDbtInd: 'DBIT',
          RtrInf: { Rsn: { Cd: 'MD06' } },
        },
      },
    };
    const statements = readCamt(
      camt([statementTree({ Ntry: [entry, { ...entry, NtryDtls: undefined, AcctSvcrRef: 'B10' }] })]),
      euros,
    );
    assert.deepEqual(returnsIn(statements), [
      {
        endToEndId: 'pay-2',
        mandateReference: 'M-000123',
        reason: 'MD06',
        amount: 1250,
        on: '2026-12-05',
        key: statements[0]!.transactions[0]!.key,
      },
    ]);
  });
});

describe('a reason code', () => {
  it('tells whether a debit may be tried again', () => {
    const retry = Object.fromEntries(returnReasons.map((code) => [code, returnReason(code)!.retry]));
    for (const code of ['AM04', 'MS03']) assert.equal(retry[code], 'later', code);
    for (const code of ['AC01', 'RC01']) assert.equal(retry[code], 'corrected', code);
    for (const code of ['AC04', 'AC06', 'AG01', 'MD01', 'MD06', 'MD07', 'MS02', 'SL01'])
      assert.equal(retry[code], 'never', code);
    assert.ok(returnReasons.every((code) => returnReason(code)!.text.endsWith('.')));
  });

  it('that is not known is not guessed', () => {
    for (const code of ['', 'XX99', 'constructor', '__proto__']) assert.equal(returnReason(code), null);
  });
});
