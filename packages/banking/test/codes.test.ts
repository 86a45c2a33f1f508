import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  BankingError,
  epcQrText,
  swissQrText,
  type SwissRequest,
  type TransferRequest,
} from '../src/index.ts';

function refuses(code: string, place: string, act: () => unknown): void {
  assert.throws(
    act,
    (error) => error instanceof BankingError && error.code === code && error.place === place,
  );
}

const wikimedia: TransferRequest = {
  name: 'Wikimedia Foerdergesellschaft',
  bic: 'BFSWDE33BER',
  iban: 'DE33100205000001194700',
  amount: 12345,
  currency: 'EUR',
  exponent: 2,
  text: 'Spende fuer Wikipedia',
};

describe('an EPC QR code', () => {
  it('says what the guidelines’ well-known example says', () => {
    // The example of Wikipedia's article on the EPC QR code.
    assert.equal(
      epcQrText(wikimedia),
      'BCD\n002\n1\nSCT\nBFSWDE33BER\nWikimedia Foerdergesellschaft\nDE33100205000001194700\nEUR123.45\n\n\nSpende fuer Wikipedia',
    );
  });

  it('leaves out what is not there, and no line too many', () => {
    const { text: _text, bic: _bic, ...bare } = wikimedia;
    assert.equal(
      epcQrText({ ...bare, reference: 'rf18 5390 0754 7034' }),
      'BCD\n002\n1\nSCT\n\nWikimedia Foerdergesellschaft\nDE33100205000001194700\nEUR123.45\n\nRF18539007547034',
    );
    assert.equal(epcQrText(bare).split('\n').at(-1), 'EUR123.45');
  });

  it('writes each amount with its cents', () => {
    const written = (amount: number) => epcQrText({ ...wikimedia, amount }).split('\n')[7];
    assert.equal(written(1), 'EUR0.01');
    assert.equal(written(100), 'EUR1.00');
    assert.equal(written(99_999_999_999), 'EUR999999999.99');
  });

  it('keeps a new line in a text from being a new field', () => {
    assert.equal(epcQrText({ ...wikimedia, name: 'A\nB\r\nC' }).split('\n')[5], 'A B C');
  });

  it('refuses what it cannot ask for', () => {
    const refused = (code: string, place: string, change: Partial<TransferRequest>) =>
      refuses(code, place, () => epcQrText({ ...wikimedia, ...change }));
    refused('wrong_currency', 'amount', { currency: 'CHF' });
    refused('wrong_currency', 'amount', { exponent: 0 });
    for (const amount of [0, -1, 0.5, 100_000_000_000, Number.NaN])
      refused('invalid_amount', 'amount', { amount });
    refused('invalid_iban', 'iban', { iban: 'DE33100205000001194701' });
    refused('outside_sepa', 'iban', { iban: 'BR1800360305000010009795493C1' });
    refused('invalid_bic', 'bic', { bic: 'BFSW' });
    refused('invalid_bic', 'bic', { bic: undefined, iban: 'CH9300762011623852957' });
    refused('too_long', 'name', { name: 'n'.repeat(71) });
    refused('invalid_text', 'name', { name: ' \n' });
    refused('invalid_text', 'name', { name: '\ud800' });
    refused('too_long', 'text', { text: 't'.repeat(141) });
    refused('too_long', 'text', { text: 'ß'.repeat(140) });
    refused('invalid_text', 'text', { reference: 'RF18539007547034' });
    refused('invalid_reference', 'reference', { text: undefined, reference: 'RF18539007547035' });
    refused('invalid_text', 'purpose', { purpose: 'char' });
    refused('too_long', 'information', { information: 'i'.repeat(71) });
  });
});

/** After the first example of the Swiss Implementation Guidelines QR-bill, with structured addresses. */
const schneider: SwissRequest = {
  creditor: {
    name: 'Robert Schneider AG',
    street: 'Rue du Lac',
    building: '1268',
    postCode: '2501',
    town: 'Biel',
    country: 'CH',
  },
  iban: 'CH44 3199 9123 0008 8901 2',
  amount: 194975,
  currency: 'CHF',
  exponent: 2,
  debtor: {
    name: 'Pia-Maria Rutschmann-Schnyder',
    street: 'Grosse Marktgasse',
    building: '28',
    postCode: '9400',
    town: 'Rorschach',
    country: 'CH',
  },
  reference: '21 00000 00003 13947 14300 09017',
  text: 'Order dated 18.06.2020',
};

describe('a Swiss QR code', () => {
  it('has the lines of the guidelines, in their order', () => {
    const lines = [
      ['SPC', '0200', '1', 'CH4431999123000889012'],
      ['S', 'Robert Schneider AG', 'Rue du Lac', '1268', '2501', 'Biel', 'CH'],
      ['', '', '', '', '', '', ''],
      ['1949.75', 'CHF'],
      ['S', 'Pia-Maria Rutschmann-Schnyder', 'Grosse Marktgasse', '28', '9400', 'Rorschach', 'CH'],
      ['QRR', '210000000003139471430009017', 'Order dated 18.06.2020', 'EPD'],
    ];
    assert.equal(swissQrText(schneider), lines.flat().join('\n'));
  });

  it('takes an RF reference or none with another IBAN, no amount, no debtor', () => {
    const plain = { ...schneider, iban: 'CH5800791123000889012', debtor: undefined, amount: null };
    const scor = swissQrText({ ...plain, reference: 'RF18539007547034', currency: 'EUR' }).split('\n');
    assert.equal(scor.length, 31);
    assert.deepEqual(scor.slice(18, 20), ['', 'EUR']);
    assert.deepEqual(scor.slice(20, 29), ['', '', '', '', '', '', '', 'SCOR', 'RF18539007547034']);
    const non = swissQrText({ ...plain, reference: undefined, billInformation: '//S1/10/10201409' }).split(
      '\n',
    );
    assert.deepEqual(non.slice(27), ['NON', '', 'Order dated 18.06.2020', 'EPD', '//S1/10/10201409']);
  });

  it('keeps Central European letters and writes others in Latin', () => {
    const name = 'Łukasz Şafak Ελένη 🎉';
    const lines = swissQrText({ ...schneider, debtor: { ...schneider.debtor!, name } }).split('\n');
    assert.equal(lines[21], 'Łukasz Şafak Eleni .');
  });

  it('refuses what the guidelines do not allow', () => {
    const refused = (code: string, place: string, change: Partial<SwissRequest>) =>
      refuses(code, place, () => swissQrText({ ...schneider, ...change }));
    refused('invalid_iban', 'iban', { iban: 'DE89370400440532013000' });
    refused('invalid_reference', 'reference', { reference: undefined });
    refused('invalid_reference', 'reference', { reference: 'RF18539007547034' });
    refused('invalid_reference', 'reference', { iban: 'CH5800791123000889012' });
    refused('invalid_reference', 'reference', { iban: 'CH5800791123000889012', reference: 'RF1' });
    refused('invalid_amount', 'amount', { amount: 0 });
    refused('wrong_currency', 'amount', { currency: 'USD' as 'EUR' });
    refused('too_long', 'text', { text: 't'.repeat(141) });
    refused('too_long', 'billInformation', { text: 't'.repeat(100), billInformation: 'b'.repeat(41) });
    refused('invalid_text', 'creditor.town', { creditor: { ...schneider.creditor, town: '' } });
    refused('too_long', 'creditor.building', {
      creditor: { ...schneider.creditor, building: '1'.repeat(17) },
    });
    refused('invalid_text', 'debtor.country', { debtor: { ...schneider.debtor!, country: 'Suisse' } });
  });
});
