import type { Account } from '../accounts.ts';
import type { Day } from '../day.ts';
import type { Side } from '../entry.ts';
import { decimal } from '../money.ts';
import { trialBalance } from '../trial-balance.ts';
import type { AccountPlan } from './account-plan.ts';
import { ExportError } from './export-error.ts';
import { FEC_FIELDS, fecDescription } from './fec-description.ts';
import { journalOf, OPENING, type FecJournal } from './fec-journals.ts';
import { inOrder, placeOf, type JournalEntry, type Parties } from './journal.ts';

/** Whose file it is, and of which fiscal year. */
export interface FecOptions {
  /** The company's SIREN: nine figures. */
  siren: string;
  /** The fiscal year's first day. */
  from: Day;
  /** The day on which the fiscal year closes. */
  to: Day;
  plan: AccountPlan;
  parties: Parties;
  /** Decimals of the currency's minor unit. */
  exponent: number;
}

/** A file of text to be written as UTF-8. */
export interface TextFile {
  name: string;
  text: string;
}

/** One line's figures and names, before it is a line. */
interface FecLine {
  journal: FecJournal;
  number: number;
  on: Day;
  account: { number: string; label: string };
  party: string | null;
  document: string;
  text: string;
  debit: number;
  credit: number;
  validOn: Day;
}

/**
 * The French Fichier des écritures comptables of one fiscal year, by article A47 A-1 of the Livre des procédures fiscales
 * (https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000027804775), VII to XII: eighteen fields separated by tabs,
 * entries in the order in which they were validated and numbered 1, 2, 3… through the file, in UTF-8. Its first entry, where
 * there were any before, takes up the balances of the year before; what income and expenses left over then stands on 120
 * (or 129, a loss). Entries beyond the year are not written, but all that are before it must be given.
 *
 * @returns the file, and the description that has to accompany it
 * @throws ExportError `siren`, `fiscal_year`, `account_number`
 */
export function fec(
  entries: readonly JournalEntry[],
  options: FecOptions,
): { file: TextFile; description: TextFile } {
  const { siren, from, to, plan } = options;
  if (!isSiren(siren)) throw new ExportError('siren', `${siren} is not a SIREN.`);
  if (from > to) throw new ExportError('fiscal_year', 'The fiscal year ends before it begins.');
  for (const { number } of Object.values(plan.accounts)) {
    if (!/^\d{3}\w*$/.test(number)) {
      throw new ExportError(
        'account_number',
        `${number} does not begin with the three figures of a French account.`,
      );
    }
  }
  const booked = inOrder(entries).map(withAuxiliaries);
  const opening = openingLines(booked, options);
  const taken = opening.length > 0 ? 1 : 0;
  const year = booked.filter(({ on }) => on >= from && on <= to);
  const lines = [...opening, ...year.flatMap((entry, i) => entryLines(entry, taken + i + 1, plan))];
  const rows = [[...FEC_FIELDS.keys()], ...lines.map((line) => fields(line, options))];
  const name = `${siren}FEC${compact(to)}`;
  return {
    file: { name: `${name}.txt`, text: rows.map((row) => `${row.join('\t')}\r\n`).join('') },
    description: { name: `${name}-description.txt`, text: fecDescription(plan) },
  };
}

/** The accounts that are kept member by member: capital, and what is owed by and to members. */
const AUXILIARY: ReadonlySet<Account> = new Set([
  'share-capital-unpaid',
  'share-capital',
  'redemptions-payable',
  'deposits',
  'member-credit',
]);

/** The entry with parties on those accounts alone. */
function withAuxiliaries(entry: JournalEntry): JournalEntry {
  const kept = ({ account, party }: Side): Side => ({
    account,
    party: AUXILIARY.has(account) ? party : null,
  });
  return {
    ...entry,
    postings: entry.postings.map(({ debit, credit, amount }) => ({
      debit: kept(debit),
      credit: kept(credit),
      amount,
    })),
  };
}

function entryLines(entry: JournalEntry, number: number, plan: AccountPlan): FecLine[] {
  const shared = {
    journal: journalOf(entry),
    number,
    on: entry.on,
    document: oneField(entry.document ?? '') || placeOf(entry),
    text: oneField(entry.text) || oneField(entry.kind),
    validOn: entry.recordedAt.slice(0, 10),
  };
  const lineOf = ({ account, party }: Side, debit: number, credit: number): FecLine => ({
    ...shared,
    account: plan.accounts[account],
    party,
    debit,
    credit,
  });
  return entry.postings.flatMap(({ debit, credit, amount }) => [
    lineOf(debit, amount, 0),
    lineOf(credit, 0, amount),
  ]);
}

/** What stood in the books when the year began. Income and expenses begin at nothing: they went into the year's result. */
function openingLines(entries: readonly JournalEntry[], { from, to, plan }: FecOptions): FecLine[] {
  const shared = {
    journal: OPENING,
    number: 1,
    on: from,
    document: `AN${from.slice(0, 4)}`,
    text: `À nouveaux au ${from.slice(8)}/${from.slice(5, 7)}/${from.slice(0, 4)}`,
    validOn: from,
  };
  const lineOf = (
    account: { number: string; label: string },
    party: string | null,
    balance: number,
  ): FecLine => ({
    ...shared,
    account,
    party,
    debit: Math.max(balance, 0),
    credit: Math.max(-balance, 0),
  });
  const lines: FecLine[] = [];
  let result = 0;
  for (const { account, party, opening } of trialBalance(entries, { from, to })) {
    if (opening === 0) continue;
    if (/^[67]/.test(plan.accounts[account].number)) result += opening;
    else lines.push(lineOf(plan.accounts[account], party, opening));
  }
  const profit = { number: '120000', label: "Résultat de l'exercice - bénéfice" };
  const loss = { number: '129000', label: "Résultat de l'exercice - perte" };
  if (result !== 0) lines.push(lineOf(result < 0 ? profit : loss, null, result));
  return lines;
}

function fields(line: FecLine, { parties, exponent }: FecOptions): string[] {
  const [partyNumber, partyName] = line.party === null ? ['', ''] : auxiliary(line.party, parties);
  return [
    line.journal.code,
    line.journal.label,
    String(line.number),
    compact(line.on),
    line.account.number,
    oneField(line.account.label),
    partyNumber,
    partyName,
    line.document,
    compact(line.on),
    line.text,
    decimal(line.debit, exponent).replace('.', ','),
    decimal(line.credit, exponent).replace('.', ','),
    '',
    '',
    compact(line.validOn),
    '',
    '',
  ];
}

function auxiliary(party: string, parties: Parties): [string, string] {
  const label = parties.get(party);
  const number =
    typeof label?.number === 'number' ? `M${String(label.number).padStart(6, '0')}` : oneField(party);
  return [number, oneField(label?.name ?? '') || number];
}

/** There is no quoting: what would end a field or a line becomes a space, and a mark that a reader may take for quoting another. */
function oneField(text: string): string {
  return text
    .replace(/[\s\p{Cc}|]+/gu, ' ')
    .replaceAll('"', "'")
    .trim();
}

function compact(day: Day): string {
  return day.replaceAll('-', '');
}

/** INSEE checks the last figure by the Luhn formula (ISO/IEC 7812-1, annex B). */
function isSiren(siren: string): boolean {
  if (!/^\d{9}$/.test(siren)) return false;
  const sum = Array.from(siren, Number).reduce((total, figure, i) => {
    const weighed = figure * (i % 2 === 1 ? 2 : 1);
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum % 10 === 0;
}
