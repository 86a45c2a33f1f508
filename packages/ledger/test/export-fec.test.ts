import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  accountPlans,
  ExportError,
  fec,
  withOverrides,
  type Account,
  type JournalEntry,
} from '../src/index.ts';
import { Balances, cents, firstYear, journals, parties, sums } from './export-journals.ts';

const { 'fr-pcg': frPcg, generic } = accountPlans;

/*
 * The eighteen names in their order, as article A47 A-1 of the Livre des procédures fiscales has them in VII 1°, and the
 * other rules by its paragraphs: https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000027804775
 */
const FIELDS =
  'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate ' +
  'EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise';

const y2025 = {
  siren: '732829320',
  from: '2025-01-01',
  to: '2025-12-31',
  plan: frPcg,
  parties,
  exponent: 2,
};
const y2026 = { ...y2025, from: '2026-01-01', to: '2026-12-31' };

interface Line {
  cells: string[];
  journal: string;
  number: number;
  on: string;
  account: string;
  party: string;
  debit: bigint;
  credit: bigint;
}

/**
 * Reads a FEC as its description has it; what does not fit throws. These are also the rules that the tax office's own program
 * holds a file to (https://github.com/DGFiP/Test-Compta-Demat, src/testeur/trt_txt.pl and SQL/FECBIC.sql; facts only): fields
 * by name, as many on each line, numbers, dates and accounts in form, either a debit or a credit.
 */
function readFec(text: string): Line[] {
  assert.ok(text.endsWith('\r\n'));
  const [head, ...rows] = text
    .slice(0, -2)
    .split('\r\n')
    .map((line) => line.split('\t'));
  assert.deepEqual(head, FIELDS.split(' '));
  return rows.map((cells) => {
    assert.equal(cells.length, 18);
    for (const date of [3, 9, 15]) assert.match(cells[date]!, /^20\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/);
    for (const required of [0, 1, 2, 4, 5, 8, 10]) assert.match(cells[required]!, /^\S(.*\S)?$/su);
    for (const blank of [13, 14, 16, 17]) assert.equal(cells[blank], '');
    assert.match(cells[4]!, /^\d{3}/);
    assert.equal(cells[6] === '', cells[7] === '');
    assert.notEqual(cells[11] === '0,00', cells[12] === '0,00');
    assert.doesNotMatch(cells.join(''), /["|\p{Cc}]/u);
    return {
      cells,
      journal: cells[0]!,
      number: Number(cells[2]),
      on: cells[3]!,
      account: cells[4]!,
      party: cells[6]!,
      debit: cents(cells[11]!),
      credit: cents(cells[12]!),
    };
  });
}

function balancesOf(lines: readonly Line[], of: (line: Line) => string): Map<string, bigint> {
  const balances = new Balances();
  for (const line of lines) balances.add(of(line), line.debit - line.credit);
  return balances.settled();
}

describe('the fichier des écritures comptables', () => {
  it('is written to the letter', () => {
    const { file } = fec(firstYear, y2025);
    assert.equal(file.name, '732829320FEC20251231.txt');
    assert.deepEqual(file.text.split('\r\n').slice(1, 5), [
      'CA\tCapital\t1\t20251103\t456250\tAssociés - Capital appelé, non versé\tM000001\tAda Lovelace\tJ1\t20251103\tTen shares\t1000,00\t0,00\t\t\t20260110\t\t',
      'CA\tCapital\t1\t20251103\t101000\tCapital\tM000001\tAda Lovelace\tJ1\t20251103\tTen shares\t0,00\t1000,00\t\t\t20260110\t\t',
      'BQ\tBanque\t2\t20251105\t512100\tBanques - Comptes en euros\t\t\tRF18 5390 0754\t20251105\tTransfer\t500,00\t0,00\t\t\t20260210\t\t',
      'BQ\tBanque\t2\t20251105\t456250\tAssociés - Capital appelé, non versé\tM000001\tAda Lovelace\tRF18 5390 0754\t20251105\tTransfer\t0,00\t500,00\t\t\t20260210\t\t',
    ]);
  });

  it('has the entries of its year alone, in the order in which they were recorded and without a gap', () => {
    const lines = readFec(fec([...firstYear].reverse(), y2025).file.text);
    assert.deepEqual([...new Set(lines.map(({ number }) => number))], [1, 2, 3, 4]);
    assert.deepEqual([...new Set(lines.map(({ cells }) => cells[8]))], ['J1', 'RF18 5390 0754', 'J3', 'J5']);
    assert.deepEqual([...new Set(lines.map(({ journal }) => journal))], ['CA', 'BQ', 'CS']);
  });

  it('each entry is in the journal of the money or the capital that it moves, or else with the other operations', () => {
    const journalOf = (debit: Account, credit: Account) => {
      const posting = {
        debit: { account: debit, party: null },
        credit: { account: credit, party: null },
        amount: 1,
      };
      const [line] = readFec(fec([{ ...firstYear[0]!, postings: [posting] }], y2025).file.text);
      return line!.cells.slice(0, 2).join(' ');
    };
    assert.deepEqual(
      [
        journalOf('bank', 'stripe'),
        journalOf('cash', 'dues'),
        journalOf('provider-fees', 'stripe'),
        journalOf('debits', 'share-capital-unpaid'),
        journalOf('share-capital', 'redemptions-payable'),
        journalOf('member-credit', 'dues'),
      ],
      [
        'BQ Banque',
        'CS Caisse',
        'PS Prestataire de services de paiement',
        'PR Prélèvements',
        'CA Capital',
        'OD Opérations diverses',
      ],
    );
  });

  // VII 1° and 3°: the file takes up the balances of the year before, with its first number.
  it('begins with the balances of the year before, and the result on 120', () => {
    const lines = readFec(fec(firstYear, y2026).file.text);
    const opening = lines.filter(({ journal }) => journal === 'AN');
    assert.deepEqual(
      opening.map(({ number, on, account, party, debit, credit }) => [
        number,
        on,
        account,
        party,
        debit,
        credit,
      ]),
      [
        [1, '20260101', '512100', '', 51234n, 0n],
        [1, '20260101', '530000', '', 500n, 0n],
        [1, '20260101', '456250', 'M000001', 50000n, 0n],
        [1, '20260101', '101000', 'M000001', 0n, 100000n],
        [1, '20260101', '120000', '', 0n, 1734n],
      ],
    );
    assert.equal(lines[opening.length]!.number, 2);
    assert.ok(opening.every(({ cells }) => cells[10] === 'À nouveaux au 01/01/2026'));
  });

  it('a loss is taken up on 129', () => {
    const fee = { account: 'provider-fees', party: null } as const;
    const bank = { account: 'bank', party: null } as const;
    const lost: JournalEntry = { ...firstYear[2]!, postings: [{ debit: fee, credit: bank, amount: 900 }] };
    const lines = readFec(fec([lost], y2026).file.text);
    assert.deepEqual(
      lines.map(({ account, debit, credit }) => [account, debit, credit]),
      [
        ['512100', 0n, 900n],
        ['129000', 900n, 0n],
      ],
    );
  });

  it('read again, each entry is balanced and the accounts stand as the journal has them', () => {
    fc.assert(
      fc.property(journals, (entries) => {
        const lines = readFec(fec(entries, y2026).file.text);
        assert.deepEqual(
          balancesOf(lines, ({ number }) => String(number)),
          new Map(),
        );
        const numbers = [...new Set(lines.map(({ number }) => number))];
        assert.deepEqual(
          numbers,
          numbers.map((_, i) => i + 1),
        );
        const codes = ['2026-01-01', '2026-12-31'];
        const upTo = entries.filter(({ on }) => on <= codes[1]!);
        const stock = sums(upTo, ({ account }) => frPcg.accounts[account].number);
        const income = sums(
          upTo.filter(({ on }) => on >= codes[0]!),
          ({ account }) => frPcg.accounts[account].number,
        );
        const expected = new Map([
          ...[...stock].filter(([number]) => !/^[67]/.test(number)),
          ...[...income].filter(([number]) => /^[67]/.test(number)),
        ]);
        const written = balancesOf(lines, ({ account }) => account);
        written.delete('120000');
        written.delete('129000');
        assert.deepEqual([...written].sort(), [...expected].sort());
      }),
    );
  });

  it('read again, each member has the balances of the journal on the accounts that are kept by member', () => {
    fc.assert(
      fc.property(journals, (entries) => {
        const within = entries.filter(({ on }) => on >= '2024-06-01' && on <= '2027-03-31');
        const lines = readFec(fec(entries, { ...y2026, from: '2024-06-01', to: '2027-03-31' }).file.text);
        const named = new Map(
          [...parties].map(([id, { number }]) => [id, number === null ? id : `M00000${number}`]),
        );
        named.set('mem_zoe', 'M000042');
        assert.deepEqual(
          balancesOf(lines, ({ account, party }) => `${account} ${party}`),
          sums(within, ({ account, party }) => {
            const kept = [
              'share-capital',
              'share-capital-unpaid',
              'redemptions-payable',
              'deposits',
              'member-credit',
            ];
            const name = party === null || !kept.includes(account) ? '' : (named.get(party) ?? party);
            return `${frPcg.accounts[account].number} ${name}`;
          }),
        );
      }),
    );
  });

  it('a text cannot end a field or a line', () => {
    const posting = {
      ...firstYear[0]!.postings[0]!,
      debit: { account: 'member-credit', party: 'mem_fr' },
    } as const;
    const odd = { ...firstYear[0]!, text: 'a\tb|c\r\nd\u2028"e"', document: '\t|', postings: [posting] };
    const [line] = readFec(fec([odd], y2025).file.text);
    assert.equal(line!.cells[10], "a b c d 'e'");
    assert.equal(line!.cells[7], "Jeanne d'Arc Sœurs associées");
  });

  it('comes with the description that XI asks for: every field, the character set, the journals', () => {
    const { description } = fec(firstYear, y2025);
    assert.equal(description.name, '732829320FEC20251231-description.txt');
    for (const [i, name] of FIELDS.split(' ').entries())
      assert.match(description.text, new RegExp(`^${i + 1}\\. ${name} `, 'm'));
    assert.match(description.text, /UTF-8/);
    assert.match(description.text, /^BQ : Banque\r$/m);
    assert.match(description.text, /^456700 : Associés - Capital à rembourser\r$/m);
  });

  // 732829320, 404833048 and 552100554 are valid; of the others the last figure or the form is wrong.
  it('refuses a SIREN with wrong figures, a year that ends before it begins, accounts of another chart', () => {
    const refused = (code: string) => (error: unknown) => error instanceof ExportError && error.code === code;
    for (const siren of ['404833048', '552100554']) assert.doesNotThrow(() => fec([], { ...y2025, siren }));
    for (const siren of ['732829321', '404833040', '73282932', '732 829 320', '']) {
      assert.throws(() => fec([], { ...y2025, siren }), refused('siren'));
    }
    assert.throws(() => fec([], { ...y2025, to: '2024-12-31' }), refused('fiscal_year'));
    assert.throws(() => fec([], { ...y2025, plan: generic }), refused('account_number'));
    const plan = withOverrides(frPcg, { dues: { number: '75 8' } });
    assert.throws(() => fec([], { ...y2025, plan }), refused('account_number'));
  });
});
