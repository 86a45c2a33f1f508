import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import {
  BankingError,
  belgianReference,
  creditorIdentifier,
  creditorReference,
  findCreditorReferences,
  isQrIban,
  printBelgianReference,
  printCreditorReference,
  printIban,
  printQrReference,
  qrReference,
  readBelgianReference,
  readBic,
  readCreditorIdentifier,
  readCreditorReference,
  readIban,
  readMandateReference,
  readQrReference,
} from '../src/index.ts';

const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const figures = '0123456789';
const oneOf = (characters: string) => fc.constantFrom(...characters.split(''));
const textOf = (characters: string, minLength: number, maxLength: number) =>
  fc.string({ unit: oneOf(characters), minLength, maxLength });

/** One character replaced by another of its kind. */
function mistyped(text: string, at: number, by: number): string {
  const kind = figures.includes(text[at]!) ? figures : capitals;
  const other = kind[(kind.indexOf(text[at]!) + 1 + (by % (kind.length - 1))) % kind.length]!;
  return text.slice(0, at) + other + text.slice(at + 1);
}

function swapped(text: string, at: number): string {
  return text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2);
}

function refuses(code: string, act: () => unknown): void {
  assert.throws(act, (error) => error instanceof BankingError && error.code === code);
}

describe('an IBAN', () => {
  // Examples of the IBAN registry (SWIFT, ISO 13616).
  const published = [
    'BE68 5390 0754 7034',
    'CH93 0076 2011 6238 5295 7',
    'DE89 3704 0044 0532 0130 00',
    'FR14 2004 1010 0505 0001 3M02 606',
    'GB29 NWBK 6016 1331 9268 19',
    'NL91 ABNA 0417 1643 00',
    'NO93 8601 1117 947',
  ];

  it('is read however it is typed, and printed in fours', () => {
    for (const printed of published) {
      const iban = printed.replaceAll(' ', '');
      assert.equal(readIban(printed), iban);
      assert.equal(readIban(` ${printed.toLowerCase().replaceAll(' ', '-')}\u00a0`), iban);
      assert.equal(printIban(iban), printed);
    }
  });

  it('with a wrong figure, two figures swapped or a wrong length is none', () => {
    const property = fc.property(fc.constantFrom(...published), fc.nat(), fc.nat(), (printed, place, by) => {
      const iban = printed.replaceAll(' ', '');
      const at = 2 + (place % (iban.length - 3));
      assert.equal(readIban(mistyped(iban, at, by)), null);
      if (iban[at] !== iban[at + 1]) assert.equal(readIban(swapped(iban, at)), null);
      assert.equal(readIban(iban.slice(0, -1)), null);
      assert.equal(readIban(`${iban}0`), null);
    });
    fc.assert(property, { numRuns: 2000 });
  });

  it('has one pair of check digits, though three may leave the same rest', () => {
    const digits = Array.from({ length: 100 }, (_, check) => String(check).padStart(2, '0'));
    for (let account = 0; account < 200; account += 1) {
      const rest = `3704004405320${String(account).padStart(5, '0')}`;
      assert.equal(digits.filter((check) => readIban(`DE${check}${rest}`) !== null).length, 1);
    }
  });

  it('is never anything else', () => {
    for (const text of [
      '',
      'DE',
      'DE00',
      'ıE89370400440532013000',
      'XX89370400440532013000',
      'DE89'.repeat(100_000),
    ]) {
      assert.equal(readIban(text), null);
    }
  });

  it('is a QR-IBAN by the number of its institution', () => {
    assert.equal(isQrIban('CH4431999123000889012'), true);
    assert.equal(isQrIban('CH5800791123000889012'), false);
    assert.equal(isQrIban('DE89370400440532013000'), false);
  });
});

it('a BIC has 8 or 11 characters', () => {
  assert.equal(readBic(' bfswde33ber '), 'BFSWDE33BER');
  assert.equal(readBic('BPOTBEB1'), 'BPOTBEB1');
  for (const text of ['', 'BPOTBEB', 'BPOTBEB12', 'BPOT1EB1', 'BPOTBEB1XXXX'])
    assert.equal(readBic(text), null);
});

describe('an RF creditor reference', () => {
  // ISO 11649; the second and third are in its text and in Wikipedia's article on it.
  const published = ['RF18539007547034', 'RF712348231', 'RF45G72UUR'];

  it('has the published check digits', () => {
    for (const reference of published) assert.equal(creditorReference(reference.slice(4)), reference);
    assert.equal(printCreditorReference('RF18539007547034'), 'RF18 5390 0754 7034');
  });

  it('comes back however it is typed', () => {
    const property = fc.property(textOf(capitals + figures, 1, 21), (body) => {
      const reference = creditorReference(body);
      assert.equal(readCreditorReference(reference), reference);
      assert.equal(readCreditorReference(printCreditorReference(reference).toLowerCase()), reference);
      assert.equal(readCreditorReference(`\n${reference.replace(/..(?=.)/g, '$&.')} `), reference);
    });
    fc.assert(property);
  });

  it('with one character wrong or two swapped is none', () => {
    const property = fc.property(textOf(capitals + figures, 2, 21), fc.nat(), fc.nat(), (body, place, by) => {
      const reference = creditorReference(body);
      const at = 2 + (place % (reference.length - 3));
      assert.equal(readCreditorReference(mistyped(reference, at, by)), null);
      const other = swapped(reference, at);
      const figuresOnly = /^\d+$/.test(body);
      if (other !== reference && figuresOnly) assert.equal(readCreditorReference(other), null);
    });
    fc.assert(property, { numRuns: 2000 });
  });

  it('has no check digits but 02 to 98', () => {
    // 97 more or less leave the same rest.
    const low = Array.from({ length: 2000 }, (_, body) => creditorReference(String(body)));
    for (const reference of low) {
      const check = Number(reference.slice(2, 4));
      for (const other of [check - 97, check + 97].filter((each) => each >= 0 && each < 100)) {
        assert.equal(readCreditorReference(`RF${String(other).padStart(2, '0')}${reference.slice(4)}`), null);
      }
    }
  });

  it('is found in what a payer wrote, over lines, in small letters, with spaces and points', () => {
    const texts = [
      'rf18 5390 0754 7034',
      'Thank you!\nRF18.5390.0754\n.7034 Anna',
      'SVWZ+RF18539007547034EREF+NOTPROVIDED',
      'Ref: RF-18-5390-0754-7034, share of Anna',
      'RF18 5390 0754 70\r\n34',
    ];
    for (const text of texts) assert.ok(findCreditorReferences(text).includes('RF18539007547034'), text);
    assert.equal(findCreditorReferences('Surf RF18 5390 0754 7034 thanks')[0], 'RF18539007547034');
    assert.deepEqual(findCreditorReferences('RF18 5390 0754 7035'), []);
    assert.deepEqual(findCreditorReferences('no reference, RFRFRF18'), []);
  });

  it('is found first where a word ends, whatever stands around it', () => {
    const word = fc.stringMatching(/^[a-q]{1,8}$/);
    const property = fc.property(textOf(figures, 8, 21), word, word, (body, before, after) => {
      const reference = creditorReference(body);
      const found = findCreditorReferences(`${before} ${printCreditorReference(reference)} ${after}`);
      assert.ok(found.includes(reference));
    });
    fc.assert(property);
  });

  it('is not made of what it cannot hold', () => {
    for (const body of ['', 'ä', '1'.repeat(22), '€5'])
      refuses('invalid_reference', () => creditorReference(body));
  });
});

describe('a Swiss QR reference', () => {
  // Swiss Implementation Guidelines QR-bill, the example of a QR reference.
  const published = '210000000003139471430009017';

  it('has the published check digit', () => {
    assert.equal(qrReference(published.slice(0, 26)), published);
    assert.equal(readQrReference('21 00000 00003 13947 14300 09017'), published);
    assert.equal(printQrReference(published), '21 00000 00003 13947 14300 09017');
  });

  it('with one figure wrong is none, nor with most neighbours swapped', () => {
    const property = fc.property(textOf(figures, 1, 26), fc.nat(26), fc.nat(), (body, at, by) => {
      fc.pre(/[1-9]/.test(body));
      const reference = qrReference(body);
      assert.equal(reference.length, 27);
      assert.equal(readQrReference(printQrReference(reference)), reference);
      assert.equal(readQrReference(mistyped(reference, at, by)), null);
    });
    fc.assert(property, { numRuns: 2000 });
    assert.equal(readQrReference(swapped(published, 14)), null);
  });

  it('is not made of what it cannot hold', () => {
    for (const body of ['', '1'.repeat(27), 'A', '000'])
      refuses('invalid_reference', () => qrReference(body));
    assert.equal(readQrReference('0'.repeat(27)), null);
  });
});

describe('a Belgian structured communication', () => {
  it('has the published check figures and comes back', () => {
    // The example of the Belgian banks' federation.
    assert.equal(belgianReference('0909337554'), '090933755493');
    assert.equal(printBelgianReference('090933755493'), '+++090/9337/55493+++');
    assert.equal(readBelgianReference('***090/9337/55493***'), '090933755493');
    assert.equal(belgianReference('97'), '000000009797');
  });

  it('with one figure wrong or two swapped is none', () => {
    const property = fc.property(textOf(figures, 1, 10), fc.nat(10), fc.nat(), (body, at, by) => {
      const reference = belgianReference(body);
      assert.equal(readBelgianReference(printBelgianReference(reference)), reference);
      assert.equal(readBelgianReference(mistyped(reference, at, by)), null);
      if (reference[at] !== reference[at + 1] && at !== 9)
        assert.equal(readBelgianReference(swapped(reference, at)), null);
    });
    fc.assert(property, { numRuns: 2000 });
  });
});

describe('a SEPA creditor identifier', () => {
  it('is read without its business code', () => {
    // Deutsche Bundesbank's example, and the Dutch and French forms of EPC262-08.
    assert.equal(readCreditorIdentifier('de98 ZZZ 0999 9999 999'), 'DE98ZZZ09999999999');
    assert.equal(readCreditorIdentifier('DE98ABC09999999999'), 'DE98ABC09999999999');
    assert.equal(creditorIdentifier('DE', '09999999999'), 'DE98ZZZ09999999999');
  });

  it('with a wrong figure is none', () => {
    const property = fc.property(textOf(figures, 6, 28), fc.nat(), fc.nat(), (national, place, by) => {
      const identifier = creditorIdentifier('FR', national, 'A1B');
      assert.equal(readCreditorIdentifier(identifier), identifier);
      const at = 7 + (place % national.length);
      assert.equal(readCreditorIdentifier(mistyped(identifier, at, by)), null);
    });
    fc.assert(property);
    for (const text of ['', 'DE98', 'DE98ZZZ', 'DE99ZZZ09999999999', '98DEZZZ09999999999']) {
      assert.equal(readCreditorIdentifier(text), null);
    }
    refuses('invalid_creditor_identifier', () => creditorIdentifier('D', '1'));
  });
});

it('a unique mandate reference has up to 35 characters of the SEPA set', () => {
  for (const text of ['M-000123', "A/b?c:(d).,e'+f", '1'.repeat(35)])
    assert.equal(readMandateReference(text), text);
  assert.equal(readMandateReference(' M-1 '), 'M-1');
  for (const text of ['', ' ', '1'.repeat(36), 'M_1', 'Mü', '/M', 'M/', 'M//1', 'M\n1']) {
    assert.equal(readMandateReference(text), null, text);
  }
});
