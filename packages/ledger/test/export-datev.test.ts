import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { accountPlans, datev, ExportError, withOverrides, type JournalEntry } from '../src/index.ts';
import { Balances, cents, firstYear, journals, parties, readCsv, sums } from './export-journals.ts';

const { 'de-skr03': skr03, 'de-skr04': skr04, generic } = accountPlans;

/*
 * DATEV's own description of its format, as published for developers: the header's fields and the columns with their
 * expressions, and a sample file. Facts only:
 * https://developer.datev.de/datev/platform/en/dtvf/formate/header
 * https://developer.datev.de/datev/platform/de/dtvf/formate/buchungsstapel
 * https://developer.datev.de/datev/platform/de/dtvf/einstieg
 */
const SAMPLE_HEADER =
  '"EXTF";700;21;"Buchungsstapel";13;20240130140440439;;"RE";"";"";29098;55003;20240101;4;20240101;20240831;"Buchungsstapel";"WD";1;0;0;"EUR";;"";;;"03";;;"";""';

const DATE = '20\\d\\d(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])';
const HEADER = [
  '"EXTF"', '700', '21', '"Buchungsstapel"', '13', `${DATE}([01]\\d|2[0-3])[0-5]\\d[0-5]\\d{4}`, '', '"\\w{0,2}"',
  '"\\w{0,25}"', '"\\w{0,25}"', '\\d{4,7}', '\\d{1,5}', DATE, '[4-8]', DATE, DATE, '"[\\w.-/ ]{0,30}"',
  '"([A-Z]{2}){0,2}"', '[12]', '(0|30|40|50|64)', '[01]', '"[A-Z]{3}"', '', '""', '', '', '"(\\d{2}){0,2}"',
  '\\d{0,4}', '', '""', '".{0,16}"',
]; // prettier-ignore

/** The heading line of the sample file. */
const zusatz = Array.from(
  { length: 20 },
  (_, i) => `Zusatzinformation - Art ${i + 1};Zusatzinformation- Inhalt ${i + 1}`,
);
const beleginfo = Array.from({ length: 8 }, (_, i) => `Beleginfo - Art ${i + 1};Beleginfo - Inhalt ${i + 1}`);
const HEADING =
  'Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Kurs;Basis-Umsatz;WKZ Basis-Umsatz;Konto;Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum;Belegfeld 1;Belegfeld 2;Skonto;Buchungstext;Postensperre;Diverse Adressnummer;Geschäftspartnerbank;Sachverhalt;Zinssperre;Beleglink;' +
  `${beleginfo.join(';')};` +
  'KOST1 - Kostenstelle;KOST2 - Kostenstelle;Kost-Menge;EU-Land u. UStID (Bestimmung);EU-Steuersatz (Bestimmung);Abw. Versteuerungsart;Sachverhalt L+L;Funktionsergänzung L+L;BU 49 Hauptfunktionstyp;BU 49 Hauptfunktionsnummer;BU 49 Funktionsergänzung;' +
  `${zusatz.join(';')};` +
  'Stück;Gewicht;Zahlweise;Forderungsart;Veranlagungsjahr;Zugeordnete Fälligkeit;Skontotyp;Auftragsnummer;Buchungstyp;USt-Schlüssel (Anzahlungen);EU-Land (Anzahlungen);Sachverhalt L+L (Anzahlungen);EU-Steuersatz (Anzahlungen);Erlöskonto (Anzahlungen);Herkunft-Kz;Buchungs GUID;KOST-Datum;SEPA-Mandatsreferenz;Skontosperre;Gesellschaftername;Beteiligtennummer;Identifikationsnummer;Zeichnernummer;Postensperre bis;Bezeichnung SoBil-Sachverhalt;Kennzeichen SoBil-Buchung;Festschreibung;Leistungsdatum;Datum Zuord. Steuerperiode;Fälligkeit;Generalumkehr (GU);Steuersatz;Land;Abrechnungsreferenz;BVV-Position;EU-Land u. UStID (Ursprung);EU-Steuersatz (Ursprung);Abw. Skontokonto';

/** The expressions of the columns that are filled; every other is empty, or two quotation marks. */
const COLUMNS: Record<string, RegExp> = {
  'Umsatz (ohne Soll/Haben-Kz)': /^(?!0{1,10},00)\d{1,10},\d{2}$/,
  'Soll/Haben-Kennzeichen': /^"(S|H)"$/,
  'WKZ Umsatz': /^"[A-Z]{3}"$/,
  Konto: /^(?!0{1,9}$)\d{1,9}$/,
  'Gegenkonto (ohne BU-Schlüssel)': /^(?!0{1,9}$)\d{1,9}$/,
  Belegdatum: /^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])$/,
  'Belegfeld 1': /^"[A-Za-z0-9_$&%*+\-/]{0,36}"$/,
  Buchungstext: /^"([^"\p{Cc}]|""){0,60}"$/u,
  Festschreibung: /^[01]$/,
};
const BELEGINFO = { Art: /^"([^"\p{Cc}]|""){0,20}"$/u, Inhalt: /^"([^"\p{Cc}]|""){0,210}"$/u };
const TEXT =
  /^(Soll|WKZ|BU-S|Belegfeld|Buchungstext$|Diverse|Beleglink|Beleginfo|KOST[12]|EU-Land|Abw\. V|Zusatz|Forderungsart|Auftrag|Buchungstyp|Herkunft|Buchungs GUID|SEPA|Gesellsch|Identif|Zeichner|Bezeichnung|Generalumkehr|Land$|Abrechnung)/;

const march = {
  adviserNumber: 29098, clientNumber: 55003, fiscalYearStart: '2026-01-01', accountLength: 4, from: '2026-01-01',
  to: '2026-12-31', plan: skr03, parties, currency: 'EUR', exponent: 2, createdAt: '2026-11-24T15:44:05.123Z', final: false,
}; // prettier-ignore

interface Batch {
  header: string;
  lines: Map<string, string>[];
}

function readDatev(bytes: Uint8Array): Batch {
  const text = new TextDecoder('windows-1252', { fatal: true }).decode(bytes);
  assert.ok(text.endsWith('\r\n'));
  const [header, heading, ...lines] = text.slice(0, -2).split('\r\n');
  assert.equal(heading, HEADING);
  const names = HEADING.split(';');
  assert.equal(names.length, 125);
  const rows = readCsv(text, ';');
  return {
    header: header!,
    lines: lines.map((line, i) => {
      const marked = split(line);
      assert.equal(marked.length, 125);
      for (const [column, name] of names.entries()) {
        const cell = marked[column]!;
        const info = /^Beleginfo - (Art|Inhalt)/.exec(name)?.[1] as 'Art' | 'Inhalt' | undefined;
        const rule = COLUMNS[name] ?? (info ? BELEGINFO[info] : TEXT.test(name) ? /^""$/ : /^$/);
        assert.match(cell, rule, name);
      }
      return new Map(names.map((name, column) => [name, rows[i + 2]![column]!]));
    }),
  };
}

/** The fields of one line, quotation marks and all. */
function split(line: string): string[] {
  const fields: string[] = [];
  for (const part of line.split(';')) {
    const open = fields.length > 0 && (fields.at(-1)!.split('"').length - 1) % 2 === 1;
    if (open) fields.push(`${fields.pop()!};${part}`);
    else fields.push(part);
  }
  return fields;
}

const refused = (code: string) => (error: unknown) => error instanceof ExportError && error.code === code;

describe('the DATEV batch of postings', () => {
  it('has a header of 31 fields as DATEV describes it', () => {
    const { header } = readDatev(datev(firstYear, { ...march, to: '2026-01-31', final: true }).bytes);
    assert.equal(
      header,
      '"EXTF";700;21;"Buchungsstapel";13;20261124154405123;;"CK";"Coopkit";"";29098;55003;20260101;4;20260101;20260131;"Mitglieder und Anteile";"";1;0;1;"EUR";;"";;;"03";;;"";""',
    );
    for (const line of [SAMPLE_HEADER, header]) {
      assert.equal(split(line).length, HEADER.length);
      for (const [i, field] of split(line).entries())
        assert.match(field, new RegExp(`^${HEADER[i]}$`), `field ${i + 1}`);
    }
  });

  it('is named as DATEV wants it, in Windows-1252, a line for each posting of the period', () => {
    const { name, bytes } = datev([...firstYear].reverse(), { ...march, to: '2026-01-31' });
    assert.equal(name, 'EXTF_Buchungsstapel_20260101_20260131.csv');
    const { lines } = readDatev(bytes);
    const shown = ['Umsatz (ohne Soll/Haben-Kz)', 'Soll/Haben-Kennzeichen', 'Konto', 'Gegenkonto (ohne BU-Schlüssel)',
      'Belegdatum', 'Belegfeld 1', 'Buchungstext', 'Beleginfo - Inhalt 1', 'Beleginfo - Inhalt 2']; // prettier-ignore
    assert.deepEqual(
      lines.map((line) => shown.map((column) => line.get(column))),
      [
        ['500,00', 'S', '1210', '0005', '0201', 'J4', 'Card', '4', '1 Ada Lovelace'],
        ['0,75', 'S', '4970', '1210', '0201', 'J4', 'Card', '4', ''],
        ['499,25', 'S', '1200', '1210', '0501', 'J6', 'Stripe to bank', '6', ''],
      ],
    );
  });

  it('a transfer between two members goes by the account in between: none is posted against itself', () => {
    const { lines } = readDatev(datev(firstYear, { ...march, from: '2026-02-01', plan: skr04 }).bytes);
    assert.deepEqual(
      lines.map((line) => [
        line.get('Konto'),
        line.get('Gegenkonto (ohne BU-Schlüssel)'),
        line.get('Beleginfo - Art 2'),
        line.get('Beleginfo - Inhalt 2'),
      ]),
      [
        ['2901', '3630', 'Mitglied', '1 Ada Lovelace'],
        ['3630', '2901', 'Mitglied', '42 Zoë Lukasz-Dvorák'],
      ],
    );
  });

  it('both members of one posting are named, each on its side', () => {
    const posting = {
      debit: { account: 'share-capital', party: 'mem_ada' },
      credit: { account: 'redemptions-payable', party: 'mem_fr' },
      amount: 1,
    } as const;
    const { lines } = readDatev(datev([{ ...firstYear[6]!, postings: [posting] }], march).bytes);
    const [line] = lines;
    assert.equal(line!.get('Beleginfo - Art 2'), 'Mitglied (Soll)');
    assert.equal(line!.get('Beleginfo - Art 3'), 'Mitglied (Haben)');
    assert.equal(line!.get('Beleginfo - Inhalt 3'), "7 Jeanne d'Arc | Sœurs associées");
  });

  it('header and lines say alike whether the batch is final', () => {
    for (const final of [true, false]) {
      const { header, lines } = readDatev(datev(firstYear, { ...march, final }).bytes);
      const flags = [split(header)[20], ...lines.map((line) => line.get('Festschreibung'))];
      assert.deepEqual([...new Set(flags)], [final ? '1' : '0']);
    }
  });

  it('accounts get the length that was agreed', () => {
    const { header, lines } = readDatev(
      datev(firstYear, { ...march, accountLength: 6, from: '2026-02-01' }).bytes,
    );
    assert.equal(split(header)[13], '6');
    assert.equal(lines[0]!.get('Konto'), '081000');
  });

  it('any text and any journal makes a batch that DATEV can read, and its balances are those of the journal', () => {
    fc.assert(
      fc.property(journals, fc.constantFrom(skr03, skr04), (entries, plan) => {
        const { lines } = readDatev(datev(entries, { ...march, plan }).bytes);
        const balances = new Balances();
        for (const line of lines) {
          assert.notEqual(line.get('Konto'), line.get('Gegenkonto (ohne BU-Schlüssel)'));
          balances.add(line.get('Konto')!, cents(line.get('Umsatz (ohne Soll/Haben-Kz)')!));
          balances.add(
            line.get('Gegenkonto (ohne BU-Schlüssel)')!,
            -cents(line.get('Umsatz (ohne Soll/Haben-Kz)')!),
          );
        }
        const year = entries.filter(({ on }) => on.startsWith('2026'));
        assert.deepEqual(
          balances.settled(),
          sums(year, ({ account }) => plan.accounts[account].number),
        );
      }),
    );
  });

  it('letters that Windows-1252 lacks are written by the nearest', () => {
    const written = (text: string) =>
      readDatev(datev([{ ...firstYear[5]!, text }], march).bytes).lines[0]!.get('Buchungstext');
    assert.equal(written('„Größe“ – 5 € ŒŠŽ'), '„Größe“ – 5 € ŒŠŽ');
    assert.equal(written('Łukasz Dvořák, Đorđe, İpek'), 'Lukasz Dvorák, Dorde, Ipek');
    assert.equal(written('Щербакова Ірина'), 'Shcherbakova Irina');
    assert.equal(written('Γιώργος'), 'Giorgos');
    assert.equal(written('e\u0301'), 'é');
    assert.equal(written('漢\u200b🎉\ud800 "x"; y'), '??? "x"; y');
    assert.equal(written('ŋ'.repeat(40)), 'ng'.repeat(30));
  });

  it('a document reference keeps only what Belegfeld 1 takes', () => {
    const written = (document: string) =>
      readDatev(datev([{ ...firstYear[5]!, document }], march).bytes).lines[0]!.get('Belegfeld 1');
    assert.equal(written('RF18 5390 0754'), 'RF1853900754');
    assert.equal(written('Rg32029/2024'), 'Rg32029/2024');
    assert.equal(written('Überw. №5: ü'), 'Uberw-No5-u');
    assert.equal(written('x'.repeat(50)), 'x'.repeat(36));
    assert.equal(written(' \u0301'), 'J6');
  });

  it('refuses a period that is not within one fiscal year', () => {
    const year = { ...march, fiscalYearStart: '2026-07-01' };
    assert.doesNotThrow(() => datev([], { ...year, from: '2026-07-01', to: '2027-06-30' }));
    for (const [from, to] of [
      ['2026-06-30', '2026-07-31'],
      ['2027-06-01', '2027-07-01'],
      ['2026-08-02', '2026-08-01'],
    ] as const) {
      assert.throws(() => datev([], { ...year, from, to }), refused('fiscal_year'));
    }
  });

  it('refuses numbers that DATEV does not have', () => {
    for (const adviserNumber of [1000, 10_000_000, 1001.5]) {
      assert.throws(() => datev([], { ...march, adviserNumber }), refused('adviser_number'));
    }
    for (const clientNumber of [0, 100_000]) {
      assert.throws(() => datev([], { ...march, clientNumber }), refused('client_number'));
    }
    for (const accountLength of [3, 9]) {
      assert.throws(() => datev([], { ...march, accountLength }), refused('account_length'));
    }
    for (const number of ['12345', '12a4', '0000']) {
      const plan = withOverrides(skr03, { bank: { number } });
      assert.throws(() => datev(firstYear, { ...march, plan }), refused('account_number'));
    }
    assert.throws(() => datev(firstYear, { ...march, plan: generic }), refused('account_number'));
  });

  it('amounts have two decimals and at most ten figures before them', () => {
    const written = (amount: number, exponent: number) => {
      const postings = [{ ...firstYear[5]!.postings[0]!, amount }];
      return readDatev(datev([{ ...firstYear[5]!, postings }], { ...march, exponent }).bytes).lines[0]!.get(
        'Umsatz (ohne Soll/Haben-Kz)',
      );
    };
    assert.deepEqual([written(700, 0), written(75, 1), written(5, 2)], ['700,00', '7,50', '0,05']);
    assert.equal(written(999_999_999_999, 2), '9999999999,99');
    assert.throws(() => written(1_000_000_000_000, 2), refused('amount'));
    assert.throws(() => written(1, 3), refused('amount'));
  });

  it('refuses more lines than a batch may have', () => {
    const postings = Array.from({ length: 100_000 }, () => firstYear[5]!.postings[0]!);
    const many: JournalEntry = { ...firstYear[5]!, postings };
    assert.throws(() => datev([many], march), refused('too_many_postings'));
  });
});
