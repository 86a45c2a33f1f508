import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { readStatement, type DayOrder, type StatementOptions, type Transaction } from '../src/index.ts';
import { bytesOf, euros, ownIban, refuses, theirIban } from './support.ts';

const read = (text: string, account: StatementOptions = euros) => readStatement(bytesOf(text), account)[0]!;
const rows = (text: string, account: StatementOptions = euros) => read(text, account).transactions;
const money = (transactions: readonly Transaction[]) => transactions.map(({ on, amount }) => [on, amount]);
const about = ({ on, amount, name, iban, text, reference }: Transaction) => ({
  on,
  amount,
  name,
  iban,
  text,
  reference,
});

const expected = {
  on: '2026-11-30',
  amount: 123_450,
  name: 'Anna Müller',
  iban: theirIban,
  text: 'RF18 5390 0754 7034',
  reference: null,
};

describe('a table', () => {
  const tables = {
    English: `Date,Counterparty,IBAN,Amount,Currency,Description\n30/11/2026,Anna Müller,${theirIban},"1,234.50",EUR,RF18 5390 0754 7034\n`,
    German: `"Buchungstag";"Wertstellung";"Auftraggeber/Begünstigter";"Kontonummer/IBAN";"Verwendungszweck";"Betrag (EUR)"\r\n"30.11.2026";"01.12.2026";"Anna Müller";"${theirIban}";"RF18 5390 0754 7034";"1.234,50"\r\n`,
    French: `Date opération;Libellé;Nom contrepartie;IBAN contrepartie;Débit euros;Crédit euros\n30/11/2026;RF18 5390 0754 7034;Anna Müller;${theirIban};;1 234,50\n`,
    'French with one column': `Date;Libellé;Tiers;Compte contrepartie;Montant\n30/11/26;RF18 5390 0754 7034;Anna Müller;${theirIban};+1 234,50 €\n`,
    Dutch: `"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Af Bij";"Bedrag (EUR)";"Mededelingen"\n"20261130";"Anna Müller";"${ownIban}";"${theirIban}";"Bij";"1234,50";"RF18 5390 0754 7034"\n`,
    Spanish: `Fecha operación\tConcepto\tOrdenante\tIBAN ordenante\tImporte\n30/11/2026\tRF18 5390 0754 7034\tAnna Müller\t${theirIban}\t1.234,50\n`,
    Italian: `Data contabile;Data valuta;Descrizione;Ordinante;IBAN ordinante;Dare;Avere\n30/11/2026;30/11/2026;RF18 5390 0754 7034;Anna Müller;${theirIban};;1.234,50\n`,
    Swiss: `Buchungsdatum;Name;IBAN;Mitteilung;Belastung;Gutschrift\n30.11.2026;Anna Müller;${theirIban};RF18 5390 0754 7034;;1'234.50\n`,
  };
  for (const [language, table] of Object.entries(tables)) {
    it(`in ${language} is understood`, () => {
      assert.deepEqual(rows(table).map(about), [expected]);
    });
  }

  it('may have lines above it, with the account, and a total below', () => {
    const text = `Kontoauszug\nIBAN;DE02 1203 0000 0000 2020 51\nSaldo;1.000,00 EUR\n\nDatum;Betrag;Zweck\n30.11.2026;5,00;a\n\n;;Ende\n`;
    const statement = read(text);
    assert.equal(statement.account, ownIban);
    assert.deepEqual(money(statement.transactions), [['2026-11-30', 500]]);
    assert.equal(statement.transactions[0]!.place, 'line 6');
  });

  it('may be in Windows-1252, in UTF-16 or with a mark at its beginning', () => {
    const text = 'Datum;Betrag;Name;Währung\n30.11.2026;5,00;Jürgen Größe – „x“;€\n';
    const windows: Record<string, number> = { '€': 0x80, '–': 0x96, '„': 0x84, '“': 0x93 };
    const single = Uint8Array.from(text, (character) => windows[character] ?? character.charCodeAt(0));
    const wide = new Uint8Array(
      Uint16Array.from(`\ufeff${text}`, (character) => character.charCodeAt(0)).buffer,
    );
    for (const bytes of [single, wide, bytesOf(`\ufeff${text}`)]) {
      const [transaction] = readStatement(bytes, euros)[0]!.transactions;
      assert.equal(transaction!.name, 'Jürgen Größe – „x“');
    }
  });

  it('may have quotes, new lines and delimiters in its cells', () => {
    const text = 'Date;Amount;Purpose;Name\n2026-11-30;5.00;"a;b ""c""\nd";O"Neil\n2026-12-01;6.00;e;f\n';
    const [one, two] = rows(text);
    assert.deepEqual([one!.text, one!.name], ['a;b "c"\nd', 'O"Neil']);
    assert.equal(two!.place, 'line 4');
  });

  it('joins several columns of text, and tells payer from payee', () => {
    const text =
      'Buchungsdatum;Zahlungspflichtige*r;Zahlungsempfänger*in;Verwendungszweck 1;Verwendungszweck 2;Betrag\n' +
      '30.11.2026;Anna;Co-op;a;b;5,00\n30.11.2026;Co-op;Strom;c;;-6,00\n';
    assert.deepEqual(
      rows(text).map(({ name, text: said }) => [name, said]),
      [
        ['Anna', 'a\nb'],
        ['Strom', 'c'],
      ],
    );
  });

  it('leaves out what is not booked yet and what moves no money', () => {
    const statement = read(
      'Buchungstag;Betrag;Info\n30.11.2026;5,00;Umsatz vorgemerkt\n30.11.2026;6,00;Umsatz gebucht\n30.11.2026;0,00;\n',
    );
    assert.deepEqual([statement.pending, money(statement.transactions)], [1, [['2026-11-30', 600]]]);
  });

  it('knows «Valuta» as a day and as a currency', () => {
    assert.equal(rows('Buchungstag;Valuta;Betrag\n30.11.2026;01.12.2026;5,00\n')[0]!.valueOn, '2026-12-01');
    assert.equal(rows('Boekdatum;Valuta;Bedrag\n30-11-2026;EUR;5,00\n')[0]!.valueOn, null);
    refuses('wrong_currency', 'line 2', () => rows('Boekdatum;Valuta;Bedrag\n30-11-2026;USD;5,00\n'));
  });

  it('gives the same keys again, and twins different ones', () => {
    const head = 'Date;Amount;Purpose\n';
    const [a, b] = ['2026-11-30;5.00;a\n', '2026-12-01;5.00;b\n'];
    const keys = (text: string) => rows(head + text).map(({ key }) => key);
    assert.deepEqual(keys(a + b).slice(1), keys(b + a).slice(0, 1));
    assert.equal(new Set(keys(a + a + b)).size, 3);
    assert.equal(keys(a + a)[0], keys(a)[0]);
  });
});

describe('days', () => {
  const days = (...texts: string[]) =>
    rows(`Date;Amount\n${texts.map((text) => `${text};1.00`).join('\n')}`).map(({ on }) => on);

  it('are read in each form', () => {
    assert.deepEqual(
      days(
        '2026-11-30',
        '20261130',
        '2026/11/30',
        '30.11.2026',
        '30.11.26',
        '1.2.2026',
        '2026-11-30 10:22:01',
        '2026-11-30T10:22:01Z',
      ),
      [...Array<string>(5).fill('2026-11-30'), '2026-02-01', '2026-11-30', '2026-11-30'],
    );
  });

  it('with slashes or hyphens are read once a row tells which is the month', () => {
    assert.deepEqual(days('03/04/2026', '13/04/2026'), ['2026-04-03', '2026-04-13']);
    assert.deepEqual(days('04/13/2026', '03/04/2026'), ['2026-04-13', '2026-03-04']);
    assert.deepEqual(days('05/05/2026'), ['2026-05-05']);
    refuses('ambiguous_day', 'line 3', () => days('05/05/2026', '03/04/2026'));
    refuses('ambiguous_day', 'line 2', () => days('03-04-2026'));
    refuses('invalid_day', 'line 3', () => days('13/04/2026', '04/13/2026'));
  });

  it('may be told by the other day of a row, or by whoever knows', () => {
    assert.equal(rows('Date;Value date;Amount\n03/04/2026;13/04/2026;1.00\n')[0]!.on, '2026-04-03');
    const told = (dayOrder: DayOrder) =>
      rows('Date;Amount\n03/04/2026;1.00\n', { ...euros, dayOrder })[0]!.on;
    assert.deepEqual([told('day-first'), told('month-first')], ['2026-04-03', '2026-03-04']);
    refuses('invalid_day', 'line 2', () =>
      rows('Date;Amount\n13/04/2026;1.00\n', { ...euros, dayOrder: 'month-first' }),
    );
  });

  it('have to be in the calendar', () => {
    for (const text of [
      '2026-02-29',
      '31.04.2026',
      '0.1.2026',
      '2026-13-01',
      'yesterday',
      '13/13/2026',
      '2026-1-1',
      '1.1.20266',
    ]) {
      refuses('invalid_day', 'line 2', () => days(text));
    }
  });

  it('come back from whatever form they are written in', () => {
    const date = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    const property = fc.property(date, (each) => {
      const day = each.toISOString().slice(0, 10);
      const [year, month, number] = day.split('-');
      assert.deepEqual(days(`${number!}.${month!}.${year!}`), [day]);
      assert.deepEqual(days(`${number!}/${month!}/${year!}`, '31/12/2000')[0], day);
      assert.deepEqual(days(`${month!}/${number!}/${year!}`, '12/31/2000')[0], day);
    });
    fc.assert(property, { numRuns: 200 });
  });
});

describe('amounts', () => {
  const amounts = (texts: readonly string[], account = euros) =>
    rows(`Date;Amount\n${texts.map((text) => `2026-11-30;${text}`).join('\n')}`, account).map(
      ({ amount }) => amount,
    );

  it('are read with comma or point, signs on either side, thousands and the currency', () => {
    assert.deepEqual(
      amounts([
        '1.234,56',
        '-5,5',
        '5',
        '6-',
        '−7,00',
        '+8,00',
        '9,00 EUR',
        '€ 10,00',
        '1.000',
        '1.000.000,00',
      ]),
      [123_456, -550, 500, -600, -700, 800, 900, 1000, 100_000, 100_000_000],
    );
    assert.deepEqual(
      amounts(['1,234.56', '-5.5', "1'000.00", '1 000.00', '.50', '1,000']),
      [123_456, -550, 100_000, 100_000, 50, 100_000],
    );
  });

  it('are not guessed', () => {
    refuses('ambiguous_amount', 'line 2', () => amounts(['1.234']));
    refuses('ambiguous_amount', 'line 3', () => amounts(['5', '1,234']));
    assert.deepEqual(amounts(['1.234', '5,50']), [123_400, 550]);
    refuses('invalid_amount', 'line 3', () => amounts(['5,50', '5.50']));
    assert.deepEqual(amounts(['1,234'], { currency: 'JPY', exponent: 0 }), [1234]);
  });

  it('are refused where they are none', () => {
    for (const text of [
      '1,2,3',
      '1.23.456,00',
      '12.3456,00',
      'abc',
      '--5',
      '-5-',
      '1e5',
      '0x10',
      '5,',
      '1,00,0',
      '-',
      '5.5.5',
      '٥',
    ]) {
      refuses('invalid_amount', 'line 2', () => amounts([text, '5,50']));
    }
    refuses('invalid_amount', 'line 3', () => amounts(['5,50', '5,555']));
    refuses('wrong_currency', 'line 2', () => amounts(['5,00 USD']));
    refuses('wrong_currency', 'line 2', () => amounts(['£5.00']));
    refuses('invalid_amount', 'line 2', () => amounts(['']));
  });

  it('come back exactly, whatever their size', () => {
    const property = fc.property(fc.integer({ min: -(2 ** 50), max: 2 ** 50 }), (amount) => {
      fc.pre(amount !== 0);
      const digits = String(Math.abs(amount)).padStart(3, '0');
      const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '.');
      assert.deepEqual(amounts([`${amount < 0 ? '-' : ''}${whole},${digits.slice(-2)}`]), [amount]);
    });
    fc.assert(property);
  });

  it('in a column each are in or out, never both', () => {
    const columns = (...lines: string[]) =>
      rows(`Date;Debit;Credit\n${lines.map((each) => `2026-11-30;${each}`).join('\n')}`).map(
        ({ amount }) => amount,
      );
    assert.deepEqual(columns('5.00;', ';6.00', '0.00;7.00'), [-500, 600, 700]);
    assert.deepEqual(columns('-5.00;', ';6.00'), [-500, 600]);
    refuses('ambiguous_amount', 'line 2', () => columns('5.00;6.00'));
    refuses('ambiguous_amount', 'line 3', () => columns('5.00;', '-5.00;'));
    refuses('ambiguous_amount', 'line 2', () => columns(';-6.00'));
  });

  it('beside a word for in or out take their sign from it', () => {
    const sided = (...lines: string[]) =>
      rows(`Datum;Soll/Haben;Betrag\n${lines.map((each) => `30.11.2026;${each}`).join('\n')}`).map(
        ({ amount }) => amount,
      );
    assert.deepEqual(sided('S;5,00', 'H;6,00', 'S;-7,00'), [-500, 600, -700]);
    refuses('ambiguous_amount', 'line 2', () => sided('?;5,00'));
    refuses('ambiguous_amount', 'line 2', () => sided('H;-5,00'));
  });
});

describe('the tables of many banks', () => {
  // Names of columns as the banks' exports have them; what stands below them is made up.
  const de = { on: '30.11.2026', amount: '5,00' };
  const slash = { on: '30/11/2026', amount: '5,00' };
  const iso = { on: '2026-11-30', amount: '5.00' };
  const banks: [string, string, Record<string, string>][] = [
    [
      'Sparkasse',
      'Auftragskonto;Buchungstag;Valutadatum;Buchungstext;Verwendungszweck;Glaeubiger ID;Mandatsreferenz;Kundenreferenz (End-to-End);Sammlerreferenz;Lastschrift Ursprungsbetrag;Auslagenersatz Ruecklastschrift;Beguenstigter/Zahlungspflichtiger;Kontonummer/IBAN;BIC (SWIFT-Code);Betrag;Waehrung;Info',
      { 1: de.on, 4: 'text', 11: 'Anna', 12: theirIban, 14: de.amount },
    ],
    [
      'VR',
      'Bezeichnung Auftragskonto;IBAN Auftragskonto;BIC Auftragskonto;Bankname Auftragskonto;Buchungstag;Valutadatum;Name Zahlungsbeteiligter;IBAN Zahlungsbeteiligter;BIC (SWIFT-Code) Zahlungsbeteiligter;Buchungstext;Verwendungszweck;Betrag;Waehrung;Saldo nach Buchung',
      { 4: de.on, 6: 'Anna', 7: theirIban, 10: 'text', 11: de.amount },
    ],
    [
      'Deutsche Bank',
      'Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;IBAN;BIC;Kundenreferenz;Mandatsreferenz;Gläubiger ID;Fremde Gebühren;Soll;Haben;Währung',
      { 0: de.on, 3: 'Anna', 4: 'text', 5: theirIban, 12: de.amount },
    ],
    [
      'comdirect',
      'Buchungstag;Wertstellung (Valuta);Vorgang;Buchungstext;Umsatz in EUR',
      { 0: de.on, 3: 'text', 4: de.amount },
    ],
    [
      'N26',
      'Booking Date,Value Date,Partner Name,Partner Iban,Type,Payment Reference,Account Name,Amount (EUR)',
      { 0: iso.on, 2: 'Anna', 3: theirIban, 4: 'text', 5: 'RF18539007547034', 7: iso.amount },
    ],
    [
      'Rabobank',
      'IBAN/BBAN,Munt,BIC,Volgnr,Datum,Rentedatum,Bedrag,Saldo na trn,Tegenrekening IBAN/BBAN,Naam tegenpartij,Naam uiteindelijke partij,Code,Betalingskenmerk,Omschrijving-1,Omschrijving-2',
      { 4: iso.on, 6: '+5,00', 8: theirIban, 9: 'Anna', 13: 'text' },
    ],
    [
      'bunq',
      'Date,Interest Date,Amount,Account,Counterparty,Name,Description',
      { 0: iso.on, 2: iso.amount, 4: theirIban, 5: 'Anna', 6: 'text' },
    ],
    [
      'KBC',
      'Rekeningnummer;Rubrieknaam;Naam;Munt;Afschriftnummer;Datum;Omschrijving;Valuta;Bedrag;Saldo;rekeningnummer tegenpartij;Naam tegenpartij;gestructureerde mededeling',
      { 2: 'Own', 5: slash.on, 6: 'text', 7: slash.on, 8: slash.amount, 10: theirIban, 11: 'Anna' },
    ],
    [
      'BNP Paribas Fortis',
      'Volgnummer;Uitvoeringsdatum;Valutadatum;Bedrag;Valuta rekening;Rekeningnummer;Type verrichting;Tegenpartij;Naam van de tegenpartij;Mededeling;Details;Status',
      { 1: slash.on, 3: slash.amount, 4: 'EUR', 7: theirIban, 8: 'Anna', 9: 'text' },
    ],
    ['Crédit Agricole', 'Date;Libellé;Débit euros;Crédit euros', { 0: slash.on, 1: 'text', 3: slash.amount }],
    [
      'Boursorama',
      'dateOp;dateVal;label;category;amount;accountNum',
      { 0: iso.on, 2: 'text', 4: slash.amount },
    ],
    [
      'Société Générale',
      "Date de l'opération;Libellé;Détail de l'écriture;Montant de l'opération;Devise",
      { 0: slash.on, 1: 'text', 3: slash.amount },
    ],
    [
      'Santander',
      'Fecha Operación;Fecha Valor;Concepto;Importe;Saldo',
      { 0: slash.on, 2: 'text', 3: slash.amount },
    ],
    [
      'Fineco',
      'Data_Operazione;Data_Valuta;Entrate;Uscite;Descrizione;Stato',
      { 0: slash.on, 2: slash.amount, 4: 'text' },
    ],
    [
      'PostFinance',
      'Datum;Bewegungstyp;Avisierungstext;Gutschrift in EUR;Lastschrift in EUR',
      { 0: de.on, 2: 'text', 3: '5.00' },
    ],
    [
      'UBS',
      'Abschlussdatum;Buchungsdatum;Valutadatum;Währung;Belastung;Gutschrift;Saldo;Transaktions-Nr.;Beschreibung1;Beschreibung2',
      { 0: iso.on, 5: '5.00', 8: 'text' },
    ],
    [
      'Wise',
      'TransferWise ID,Date,Amount,Currency,Description,Payment Reference,Payer Name,Payee Name',
      { 1: '30-11-2026', 2: iso.amount, 4: 'text', 6: 'Anna' },
    ],
    [
      'AIB',
      'Posted Account,Posted Transactions Date,Description1,Description2,Debit Amount,Credit Amount,Balance,Posted Currency',
      { 1: slash.on, 2: 'text', 5: '5.00' },
    ],
  ];
  for (const [bank, header, cells] of banks) {
    it(`${bank} is understood`, () => {
      const delimiter = header.includes(';') ? ';' : ',';
      const width = header.split(delimiter).length;
      const quoted = Array.from({ length: width }, (_, at) => `"${cells[at] ?? ''}"`).join(delimiter);
      const [transaction] = rows(`${header}\n${quoted}\n`);
      const all = Object.values(cells);
      assert.deepEqual(
        [transaction!.on, transaction!.amount, transaction!.text],
        ['2026-11-30', 500, 'text'],
      );
      assert.equal(transaction!.name, all.includes('Anna') ? 'Anna' : null);
      assert.equal(transaction!.iban, all.includes(theirIban) ? theirIban : null);
    });
  }

  it('a reason for a return is told', () => {
    const [transaction] = rows('Datum,Bedrag,Reden retour\n2026-11-30,"-5,00",AM04\n');
    assert.deepEqual(transaction!.returned, { reason: 'AM04', amount: null });
  });
});

it('a column without a name may tell what went out', () => {
  const sides = (header: string, out: string, into: string) =>
    rows(`Datum;Umsatz;${header}\n30.11.2026;5,00;${out}\n30.11.2026;6,00;${into}\n`).map(
      ({ amount }) => amount,
    );
  assert.deepEqual(sides(' ', 'S', 'H'), [-500, 600]);
  assert.deepEqual(sides('Type', 'DEBIT', 'CREDIT'), [-500, 600]);
  assert.deepEqual(sides('Type', 'Lastschrift', 'SEPA-Gutschrift'), [500, 600]);
});

it('a table says between which days it is', () => {
  const { from, to } = read('Date;Amount\n2026-11-30;1.00\n2026-11-02;1.00\n2026-11-09;1.00\n');
  assert.deepEqual([from, to], ['2026-11-02', '2026-11-30']);
});

describe('a table that cannot be understood', () => {
  it('is refused, with what to do', () => {
    refuses('columns_unknown', 'line 1', () => rows('a;b\n1;2\n'));
    refuses('columns_unknown', 'line 1', () => rows('Date;Name\n2026-11-30;x\n'));
    refuses('not_a_statement', 'file', () => read(' \r\n'));
    refuses('wrong_currency', 'line 3', () =>
      rows('Date;Amount;Currency\n2026-11-30;1.00;EUR\n2026-11-30;1.00;CHF\n'),
    );
    refuses('invalid_day', 'line 3', () => rows('Date;Amount\n2026-11-30;1.00\nTotal;1.00\n'));
    refuses('not_a_statement', 'line 2', () => rows('Date;Amount\n2026-11-30;"1.00\n'));
  });
});
