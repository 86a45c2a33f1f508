import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import {
  BankingError,
  findCreditorReferences,
  readIban,
  readPain002,
  readStatement,
  suggest,
} from '../src/index.ts';
import { balance, bytesOf, camt, euros, ownIban, refuses, statementTree, transaction } from './support.ts';

const read = (text: string) => readStatement(bytesOf(text), euros);
const line = /^(?:line \d+|file)$/;

const small = camt([statementTree({ Bal: [balance('OPBD', '1.00'), balance('CLBD', '1.00')] })]);

describe('a document that would do harm', () => {
  it('with entities is refused before they are looked at', () => {
    const laughs = Array.from(
      { length: 9 },
      (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
    ).join('');
    for (const type of [
      `<!DOCTYPE lolz [<!ENTITY l0 "lol">${laughs}]>`,
      '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
      '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://example.org/">%p;]>',
    ]) {
      refuses('not_xml', 'line 1', () => read(`<?xml version="1.0"?>${type}<Document>&l9;</Document>`));
      refuses('not_xml', 'line 1', () => readPain002(`${type}<Document/>`, euros));
    }
  });

  it('of openings that are never closed is refused at the first', () => {
    for (const opening of ['<!--', '<![CDATA[', '<!DOCTYPE ', '<?', '<a b="', "<a b='", '<', '</', '<a>&']) {
      const text = `<Document>${opening.repeat(1_000_000)}`;
      refuses(opening === '<a>&' ? 'too_deep' : 'not_xml', 'line 1', () => read(text));
    }
  });

  it('that is deep is refused, however deep', () => {
    refuses('too_deep', 'line 1', () => read('<a>'.repeat(1_000_000)));
    refuses('too_deep', 'line 1', () => read(`${'<a>'.repeat(100)}${'</a>'.repeat(100)}`));
  });

  it('that is not whole is refused wherever it was cut', () => {
    for (let at = 1; at < small.length - 1; at += 1) {
      assert.throws(() => read(small.slice(0, at)), BankingError, small.slice(0, at));
    }
  });

  it('that is not well formed is refused', () => {
    for (const text of [
      '<a></b>',
      '<a><b></a></b>',
      '<a/><b/>',
      '</a>',
      '<a',
      '<a b="c>',
      '< a/>',
      '<!-- <a/>',
      '<a><![CDATA[</a>',
      '<1/>',
      '<?xml?>',
    ]) {
      refuses('not_xml', line, () => read(text));
    }
    refuses('not_xml', 'line 3', () => read('<a>\n<b>\n</c></a>'));
  });

  it('cannot reach what every object has', () => {
    for (const name of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
      const xml = small.replace('<Stmt>', `<Stmt><${name}><polluted>1</polluted></${name}>`);
      try {
        read(xml);
      } catch (error) {
        assert.ok(error instanceof BankingError);
      }
      assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    }
  });
});

describe('bytes that are no text', () => {
  it('are refused', () => {
    refuses('not_text', 'line 2', () => read('Date;Amount\n2026-11-30;1.00\0\n'));
    refuses('not_text', 'file', () => readStatement(Uint8Array.of(0xff, 0xfe, 0x41), euros));
    refuses('not_a_statement', 'file', () => readStatement(new Uint8Array(), euros));
    refuses('too_large', 'file', () => readStatement(new Uint8Array(50 * 2 ** 20).fill(0x41), euros));
  });

  it('of half characters, too long forms and surrogates are read as single bytes, never as others', () => {
    for (const bytes of [
      [0xc0, 0x80],
      [0xed, 0xa0, 0x80],
      [0xf5, 0x80, 0x80, 0x80],
      [0xe2, 0x82],
      [0xf0, 0x80, 0x80, 0x80],
      [0x80],
    ]) {
      const text = [...bytesOf('Date;Amount;Name\n2026-11-30;1.00;'), ...bytes];
      const [transaction_] = readStatement(Uint8Array.from(text), euros)[0]!.transactions;
      assert.equal(transaction_!.name!.length, bytes.length);
    }
  });

  it('of any kind give a statement or a refusal', () => {
    const header = fc.constantFrom(
      '',
      'Date;Amount;Name\n',
      'Datum,Betrag\n',
      '<Document><BkToCstmrStmt><Stmt>',
      '\u{feff}',
      small,
    );
    const property = fc.property(header, fc.uint8Array({ maxLength: 200 }), (start, rest) => {
      try {
        readStatement(Uint8Array.from([...bytesOf(start), ...rest]), euros);
      } catch (error) {
        assert.ok(error instanceof BankingError, String(error));
      }
    });
    fc.assert(property, { numRuns: 3000 });
  });

  it('of a document with any character changed give a statement or a refusal', () => {
    const property = fc.property(
      fc.nat(small.length - 1),
      fc.constantFrom('<', '>', '&', '"', '/', ' ', 'x', '9', ']]>', '<!--'),
      (at, by) => {
        try {
          read(small.slice(0, at) + by + small.slice(at + 1));
        } catch (error) {
          assert.ok(error instanceof BankingError, String(error));
        }
      },
    );
    fc.assert(property, { numRuns: 2000 });
  });
});

describe('a table that would take long', () => {
  const header = 'Date;Amount;Purpose\n';

  it('of one line, one cell or one quote is refused', () => {
    const most = 15 * 2 ** 20;
    for (const text of [
      'x'.repeat(most),
      ';'.repeat(most),
      `"${'x'.repeat(most)}`,
      '"'.repeat(most),
      `${header}2026-11-30;1.00;${'x'.repeat(most)}`,
    ]) {
      refuses(text.startsWith('"') ? 'not_a_statement' : 'too_large', line, () => read(text));
    }
  });

  it('of very many rows is read in time that grows with them', () => {
    const rows = (count: number) => `${header}${'2026-11-30;1.00;same\n'.repeat(count)}`;
    const { transactions } = read(rows(200_000))[0]!;
    assert.equal(transactions.length, 200_000);
    assert.equal(new Set(transactions.map(({ key }) => key)).size, 200_000);
  });

  it('of too many rows is refused', () => {
    refuses('too_large', 'line 250001', () => read(`Date;Amount\n${'2026-11-30;1\n'.repeat(300_000)}`));
    refuses('columns_unknown', 'line 1', () => read(`a${'\n'.repeat(15 * 2 ** 20)}`));
  });

  it('of numbers, days and names made to be slow is refused or read', () => {
    for (const cell of [
      '1'.repeat(50_000),
      '1.'.repeat(25_000),
      ' '.repeat(50_000),
      '-'.repeat(50_000),
      'AA11'.repeat(12_000),
    ]) {
      for (const row of [`${cell};1.00;x`, `2026-11-30;${cell};x`, `2026-11-30;1.00;${cell}`]) {
        try {
          read(`${cell}\n${header}${row}\n`);
        } catch (error) {
          assert.ok(error instanceof BankingError, String(error));
        }
      }
    }
    assert.equal(readIban(' '.repeat(10_000_000)), null);
  });
});

describe('texts made to be slow', () => {
  it('are searched for references once', () => {
    assert.ok(findCreditorReferences('RF18'.repeat(100_000)).length < 100_000);
    assert.deepEqual(findCreditorReferences('RF'.repeat(500_000)), []);
  });

  it('are matched with thousands of payments that are all alike', () => {
    const open = Array.from({ length: 10_000 }, (_, at) => ({
      paymentId: `pay_${at}`,
      amount: 10_000,
      reference: 'RF18539007547034',
      payerName: 'Maria Silva',
      payerIban: ownIban,
      memberNumber: '12345',
    }));
    const text = 'RF18539007547034 12345 Maria Silva';
    const incoming = Array.from({ length: 2000 }, (_, at) =>
      transaction({ key: `k${at}`, name: 'Maria Silva', iban: ownIban, text }),
    );
    const matched = suggest(incoming, open).flatMap((each) => each.matched ?? []);
    assert.equal(new Set(matched).size, matched.length);
    assert.ok(matched.length > 0);
  });
});
