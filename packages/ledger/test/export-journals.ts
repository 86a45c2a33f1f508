import fc from 'fast-check';
import { chart, type Account, type JournalEntry, type Parties, type Side } from '../src/index.ts';

export const parties: Parties = new Map([
  ['mem_ada', { number: 1, name: 'Ada Lovelace' }],
  ['mem_zoe', { number: 42, name: 'Zoë Łukasz-Dvořák' }],
  ['mem_fr', { number: 7, name: "Jeanne d'Arc | Sœurs\tassociées" }],
  ['app_new', { number: null, name: '' }],
]);

/** What one member's first year books: shares, half of them paid by bank and half by Stripe, a fee, a payout, dues. */
export const firstYear: JournalEntry[] = [
  entry(1, '2025-11-03', 'issued', 'Ten shares', [
    ['share-capital-unpaid', 'mem_ada', 'share-capital', 'mem_ada', 100000],
  ]),
  entry(
    2,
    '2025-11-05',
    'paid',
    'Transfer',
    [['bank', null, 'share-capital-unpaid', 'mem_ada', 50000]],
    'RF18 5390 0754',
  ),
  entry(3, '2025-12-20', 'paid', 'Dues "2025"', [['bank', null, 'dues', null, 1234]]),
  entry(4, '2026-01-02', 'paid', 'Card', [
    ['stripe', null, 'share-capital-unpaid', 'mem_ada', 50000],
    ['provider-fees', null, 'stripe', null, 75],
  ]),
  // Recorded when the new year had begun, for a day of the old one.
  entry(5, '2025-12-31', 'paid', '=late', [['cash', null, 'donations', null, 500]]),
  entry(6, '2026-01-05', 'payout', 'Stripe to bank', [['bank', null, 'stripe', null, 49925]]),
  entry(7, '2026-02-01', 'transferred', 'Five shares to Zoë', [
    ['share-capital', 'mem_ada', 'share-capital', 'mem_zoe', 50000],
  ]),
];

type Move = [
  debit: Account,
  debitParty: string | null,
  credit: Account,
  creditParty: string | null,
  amount: number,
];

function entry(
  position: number,
  on: string,
  kind: string,
  text: string,
  moves: Move[],
  document: string | null = null,
): JournalEntry {
  return {
    position,
    on,
    recordedAt: `2026-0${Math.min(9, position)}-10T08:00:00.000Z`,
    kind,
    text,
    document,
    postings: moves.map(([debit, debitParty, credit, creditParty, amount]) => ({
      debit: { account: debit, party: debitParty },
      credit: { account: credit, party: creditParty },
      amount,
    })),
  };
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 90 }),
  fc.constantFrom('=1+1', '@x', '-2', '\t=3', 'a"b;c,d|e\r\nf', '', '  ', '🎉 Ірина', 'é'.repeat(80)),
);
const accounts = Object.keys(chart) as Account[];
const side = fc.record({
  account: fc.constantFrom(...accounts),
  party: fc.option(fc.constantFrom('mem_ada', 'mem_zoe', 'mem_fr', 'app_new', 'mem_gone')),
});
const day = fc
  .date({ min: new Date('2024-06-01'), max: new Date('2027-03-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Journals of any postings, days and texts, in any order. */
export const journals: fc.Arbitrary<JournalEntry[]> = fc
  .array(
    fc.record({
      on: day,
      recordedAt: day.map((on) => `${on}T12:30:00.000Z`),
      kind: fc.constantFrom('issued', 'paid', 'withdrawn'),
      text,
      document: fc.option(text),
      postings: fc.array(
        fc.record({ debit: side, credit: side, amount: fc.integer({ min: 1, max: 1_000_000_000_000 - 1 }) }),
        { minLength: 1, maxLength: 4 },
      ),
    }),
    { maxLength: 12 },
  )
  .chain((entries) =>
    fc.shuffledSubarray(
      entries.map((each, i) => ({ ...each, position: i + 1 })),
      { minLength: entries.length },
    ),
  );

/** Debits less credits by the name that `of` gives each side, without those that are zero. */
export function sums(entries: readonly JournalEntry[], of: (side: Side) => string): Map<string, bigint> {
  const balances = new Balances();
  for (const { debit, credit, amount } of entries.flatMap(({ postings }) => postings)) {
    balances.add(of(debit), BigInt(amount));
    balances.add(of(credit), -BigInt(amount));
  }
  return balances.settled();
}

/** Balances by name, counted apart from the code under test. */
export class Balances {
  readonly #sums = new Map<string, bigint>();

  add(name: string, amount: bigint): void {
    this.#sums.set(name, (this.#sums.get(name) ?? 0n) + amount);
  }

  settled(): Map<string, bigint> {
    return new Map([...this.#sums].filter(([, sum]) => sum !== 0n).sort());
  }
}

/** `1234,50` or `1234.50` as cents. */
export function cents(figures: string): bigint {
  const match = /^(\d+)[.,](\d{2})$/.exec(figures);
  if (!match) throw new Error(`${figures} is no amount with two decimals.`);
  return BigInt(match[1]! + match[2]!);
}

/** Lines of fields as RFC 4180 has them, or DATEV with its own separator. Wrong quoting throws. */
export function readCsv(file: string, separator = ','): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let rest = file;
  while (rest !== '') {
    const cell = /^"((?:[^"]|"")*)"/.exec(rest) ?? new RegExp(`^([^"${separator}\r\n]*)`).exec(rest)!;
    row.push(cell[1]!.replaceAll('""', '"'));
    rest = rest.slice(cell[0].length);
    if (rest.startsWith(separator)) {
      rest = rest.slice(1);
      continue;
    }
    if (!rest.startsWith('\r\n'))
      throw new Error(`Neither a field nor a line ends at ${JSON.stringify(rest.slice(0, 20))}`);
    rows.push(row);
    row = [];
    rest = rest.slice(2);
  }
  if (row.length > 0) throw new Error('The last line does not end.');
  return rows;
}
