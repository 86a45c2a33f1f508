import type { Account } from '../accounts.ts';
import type { Day } from '../day.ts';
import type { Posting } from '../entry.ts';
import { decimal } from '../money.ts';
import type { AccountPlan } from './account-plan.ts';
import { DATEV_COLUMNS, DATEV_TEXT_COLUMNS } from './datev-columns.ts';
import { ExportError } from './export-error.ts';
import { inOrder, placeOf, type JournalEntry, type Parties } from './journal.ts';
import { inWindows1252, windows1252Bytes } from './windows-1252.ts';

/** For whom a batch is, and what of the journal is in it. */
export interface DatevOptions {
  /** The adviser's number with DATEV (Beraternummer), 1001 to 9999999. */
  adviserNumber: number;
  /** The client's number with the adviser (Mandantennummer), 1 to 99999. */
  clientNumber: number;
  /** The first day of the fiscal year that the batch belongs to. */
  fiscalYearStart: Day;
  /** How many figures the client's accounts have (Sachkontenlänge), 4 to 8: shorter ones get zeros at their end. */
  accountLength: number;
  /** First day of what is exported; entries before are left out. DATEV advises one batch a month. */
  from: Day;
  /** Last day of what is exported; entries after are left out. */
  to: Day;
  plan: AccountPlan;
  parties: Parties;
  /** ISO 4217. */
  currency: string;
  /** Decimals of the currency's minor unit, at most two. */
  exponent: number;
  /** The instant of the export, ISO 8601 in UTC. */
  createdAt: string;
  /** Whether the batch is final once it is read (Festschreibung); else the accountant may still change it. */
  final: boolean;
}

const LARGEST_BATCH = 99_999;

/** A text column's content, or a number column's as it stands in the file. */
type Cell = string | number;

/**
 * A batch of postings in DATEV-Format (EXTF, version 700, category 21, format version 13) by its published list of fields
 * (https://developer.datev.de/datev/platform/de/dtvf/formate/buchungsstapel and …/header): a line for each posting, the
 * debited account as Konto, the credited as Gegenkonto, in Windows-1252. Letters that it lacks are written by the nearest.
 *
 * DATEV takes no posting of an account against itself: a transfer of shares between two members goes by the plan's account
 * `unallocated`, in two lines.
 *
 * @throws ExportError `adviser_number`, `client_number`, `account_length`, `account_number`, `fiscal_year`, `amount`,
 * `too_many_postings`
 */
export function datev(
  entries: readonly JournalEntry[],
  options: DatevOptions,
): { name: string; bytes: Uint8Array } {
  refuseUnfit(options);
  const { from, to } = options;
  const within = inOrder(entries).filter(({ on }) => on >= from && on <= to);
  const moves = within.flatMap((entry) =>
    entry.postings.flatMap((posting) => byWayOf(posting, options)).map((posting) => ({ entry, posting })),
  );
  if (moves.length > LARGEST_BATCH) {
    throw new ExportError('too_many_postings', `${moves.length} lines are more than one batch may have.`);
  }
  const lines = moves.map(({ entry, posting }) => postingLine(entry, posting, options));
  const text = [headerLine(options), DATEV_COLUMNS.join(';'), ...lines].map((line) => `${line}\r\n`).join('');
  return {
    name: `EXTF_Buchungsstapel_${compact(from)}_${compact(to)}.csv`,
    bytes: windows1252Bytes(text),
  };
}

function refuseUnfit({ adviserNumber, clientNumber, accountLength, ...options }: DatevOptions): void {
  const { fiscalYearStart, from, to, exponent } = options;
  if (!isBetween(adviserNumber, 1001, 9_999_999)) {
    throw new ExportError('adviser_number', `${adviserNumber} is not an adviser's number.`);
  }
  if (!isBetween(clientNumber, 1, 99_999)) {
    throw new ExportError('client_number', `${clientNumber} is not a client's number.`);
  }
  if (!isBetween(accountLength, 4, 8)) {
    throw new ExportError('account_length', `Accounts can't have ${accountLength} figures.`);
  }
  const nextStart = `${Number(fiscalYearStart.slice(0, 4)) + 1}${fiscalYearStart.slice(4)}`;
  if (from > to || from < fiscalYearStart || to >= nextStart) {
    throw new ExportError('fiscal_year', `${from} to ${to} is not within the year from ${fiscalYearStart}.`);
  }
  if (!isBetween(exponent, 0, 2)) throw new ExportError('amount', 'DATEV has two decimals.');
}

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

/** The header's 31 fields. */
function headerLine({ plan, createdAt, ...options }: DatevOptions): string {
  const text = (content: string) => `"${content}"`;
  return [
    text('EXTF'),
    700,
    21,
    text('Buchungsstapel'),
    13,
    createdAt.replace(/\D/g, '').padEnd(17, '0').slice(0, 17),
    '',
    text('CK'),
    text('Coopkit'),
    text(''),
    options.adviserNumber,
    options.clientNumber,
    compact(options.fiscalYearStart),
    options.accountLength,
    compact(options.from),
    compact(options.to),
    text('Mitglieder und Anteile'),
    text(''),
    1,
    0,
    options.final ? 1 : 0,
    text(options.currency),
    '',
    text(''),
    '',
    '',
    text(/^de-skr(\d\d)$/.exec(plan.id)?.[1] ?? ''),
    '',
    '',
    text(''),
    text(''),
  ].join(';');
}

/** The posting, or where both its sides are one account of the accountant's, the two that lead there and back. */
function byWayOf(posting: Posting, { plan }: DatevOptions): Posting[] {
  const numberOf = (account: Account) => plan.accounts[account].number;
  const { debit, credit, amount } = posting;
  if (numberOf(debit.account) !== numberOf(credit.account)) return [posting];
  const between = { account: 'unallocated', party: null } as const;
  // From the account in between to itself nothing moves in the accountant's books.
  if (numberOf(debit.account) === numberOf(between.account)) return [];
  return [
    { debit, credit: between, amount },
    { debit: between, credit, amount },
  ];
}

function postingLine(entry: JournalEntry, posting: Posting, options: DatevOptions): string {
  const { debit, credit, amount } = posting;
  const cells = new Map<string, Cell>([
    ['Umsatz (ohne Soll/Haben-Kz)', turnover(amount, options.exponent)],
    ['Soll/Haben-Kennzeichen', 'S'],
    ['WKZ Umsatz', options.currency],
    ['Konto', accountNumber(debit.account, options)],
    ['Gegenkonto (ohne BU-Schlüssel)', accountNumber(credit.account, options)],
    ['Belegdatum', entry.on.slice(8, 10) + entry.on.slice(5, 7)],
    ['Belegfeld 1', voucher(entry.document ?? '') || placeOf(entry)],
    ['Buchungstext', short(entry.text, 60) || short(entry.kind, 60)],
    ['Beleginfo - Art 1', 'Journal'],
    ['Beleginfo - Inhalt 1', String(entry.position)],
    ...partyCells(posting, options.parties),
    ['Festschreibung', options.final ? 1 : 0],
  ]);
  return DATEV_COLUMNS.map((name, i) => {
    const cell = String(cells.get(name) ?? '');
    return DATEV_TEXT_COLUMNS.has(i + 1) ? `"${cell.replaceAll('"', '""')}"` : cell;
  }).join(';');
}

function partyCells({ debit, credit }: Posting, parties: Parties): [string, Cell][] {
  const sides =
    debit.party === credit.party || debit.party === null || credit.party === null
      ? [['Mitglied', debit.party ?? credit.party] as const]
      : [['Mitglied (Soll)', debit.party] as const, ['Mitglied (Haben)', credit.party] as const];
  return sides.flatMap(([art, party], i): [string, Cell][] =>
    party === null
      ? []
      : [
          [`Beleginfo - Art ${i + 2}`, art],
          [`Beleginfo - Inhalt ${i + 2}`, short(nameOf(party, parties), 210)],
        ],
  );
}

function nameOf(party: string, parties: Parties): string {
  const label = parties.get(party);
  return label === undefined ? party : `${label.number ?? party} ${label.name}`.trim();
}

/** An amount with a comma and two decimals: at most ten figures before them. */
function turnover(amount: number, exponent: number): string {
  const [whole = '', cents = ''] = decimal(amount, exponent).split('.');
  if (!/^\d{1,10}$/.test(whole)) throw new ExportError('amount', `${whole} is too large for DATEV.`);
  return `${whole},${cents.padEnd(2, '0')}`;
}

function accountNumber(account: Account, { plan, accountLength }: DatevOptions): string {
  const { number } = plan.accounts[account];
  const full = number.padEnd(accountLength, '0');
  if (!/^\d+$/.test(full) || full.length > accountLength || Number(full) === 0) {
    throw new ExportError('account_number', `${number} is not an account of ${accountLength} figures.`);
  }
  return full;
}

/** Belegfeld 1: letters, figures and `_ $ & % * + - /`, at most 36. */
function voucher(document: string): string {
  return inWindows1252(document)
    .normalize('NFD')
    .replace(/[\s\p{M}]/gu, '')
    .replace(/[^A-Za-z0-9_$&%*+\-/]/g, '-')
    .slice(0, 36);
}

function short(text: string, length: number): string {
  return inWindows1252(text).trim().slice(0, length);
}

function compact(day: Day): string {
  return day.replaceAll('-', '');
}
