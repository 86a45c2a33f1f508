import { readAmount } from './amount.ts';
import { signedAmount } from './camt-amount.ts';
import { isDay } from './day.ts';
import { BankingError } from './error.ts';
import { readIban } from './iban.ts';
import { fingerprint, type AccountCurrency, type Transaction } from './statement.ts';
import type { XmlElement } from './xml.ts';

/** An entry of the account, and the transactions it is made of. */
export interface Entry {
  amount: number;
  transactions: Transaction[];
}

interface Context extends AccountCurrency {
  account: string | null;
  makeKey: (facts: readonly (string | number | null)[]) => string;
}

type Facts = Pick<Transaction, 'on' | 'valueOn' | 'currency' | 'entryKey' | 'place'>;

/** An entry with its transactions, or null where it is not booked yet. */
export function entryOf(element: XmlElement, context: Context): Entry | null {
  const status = element.text('Sts', 'Cd') ?? element.text('Sts');
  if (status !== null && status !== 'BOOK') return null;
  const amount = signedAmount(element, context);
  const booked = dayOf(element, 'BookgDt');
  const valued = dayOf(element, 'ValDt');
  const on = booked ?? valued;
  if (on === null) throw new BankingError('missing_element', element.path, 'It has no BookgDt.');
  const details = element.all('NtryDtls').flatMap((each) => each.all('TxDtls'));
  const entryKey = context.makeKey([context.account, on, amount, identityOf(element, details, valued)]);
  const facts: Facts = { on, valueOn: valued, currency: context.currency, entryKey, place: element.path };
  const parts = amountsOf(details, amount, context);
  const transactions = parts.map((part, at) => {
    const key = parts.length === 1 ? entryKey : `${entryKey}/${at + 1}`;
    return { ...facts, key, ...aboutOf(element, part.detail, part.amount, context), amount: part.amount };
  });
  return { amount, transactions: transactions.filter((each) => each.amount !== 0) };
}

/** What makes an entry itself: the bank's reference or, where it gives none, all that is said of it. */
function identityOf(element: XmlElement, details: readonly XmlElement[], valued: string | null): string {
  const own = bankReferenceOf(element, details.length === 1 ? details[0] : undefined);
  if (own !== null) return own;
  const numbered = element.text('NtryRef');
  // A short number counts the entries of this one file.
  if (numbered !== null && numbered.length > 6) return numbered;
  const said = details.flatMap((each) => [
    each.text('Refs', 'EndToEndId'),
    each.text('Refs', 'TxId'),
    each.text('RltdPties', 'DbtrAcct', 'Id', 'IBAN'),
    each.text('RltdPties', 'CdtrAcct', 'Id', 'IBAN'),
    ...linesOf(each),
  ]);
  return fingerprint([valued, element.text('AddtlNtryInf'), ...said]);
}

function bankReferenceOf(element: XmlElement, detail: XmlElement | undefined): string | null {
  return given(element.text('AcctSvcrRef')) ?? given(detail?.text('Refs', 'AcctSvcrRef') ?? null);
}

/** Banks fill what has to be there and is not with these words. */
function given(text: string | null): string | null {
  return text === null || /^(?:NOTPROVIDED|NOTAVAILABLE|NONREF|NOREF)$/i.test(text) ? null : text;
}

function dayOf(element: XmlElement, name: string): string | null {
  const text = element.text(name, 'Dt') ?? element.text(name, 'DtTm');
  if (text === null) return null;
  const day = text.slice(0, 10);
  if (isDay(day)) return day;
  throw new BankingError('invalid_day', `${element.path}/${name}`, `«${text.slice(0, 40)}» is not a day.`);
}

interface Part {
  detail: XmlElement | undefined;
  amount: number;
}

/** The parts of an entry. What they do not come to (fees, as a rule) is a part of its own, so that nothing is lost or made up. */
function amountsOf(details: readonly XmlElement[], whole: number, context: Context): Part[] {
  const parts = details.map((detail) => ({ detail, amount: detailAmount(detail, whole, context) }));
  const known = parts.filter(
    (part): part is Part & { detail: XmlElement; amount: number } => part.amount !== null,
  );
  const [only] = details;
  if (details.length === 1 && known.length === 0) return [{ detail: only, amount: whole }];
  if (known.length === 0 || known.length < parts.length) return [{ detail: undefined, amount: whole }];
  const rest = known.reduce((left, part) => left - part.amount, whole);
  if (rest === 0) return known;
  // Some banks write the whole into each part: no fee is as large.
  if (Math.abs(rest) >= Math.abs(whole))
    return [{ detail: known.length === 1 ? only : undefined, amount: whole }];
  return [...known, { detail: undefined, amount: rest }];
}

function detailAmount(detail: XmlElement, whole: number, { currency, exponent }: Context): number | null {
  const places = [
    detail.one('Amt'),
    detail.one('AmtDtls', 'TxAmt', 'Amt'),
    detail.one('AmtDtls', 'InstdAmt', 'Amt'),
  ];
  const amount = places.find((each) => each?.attribute('Ccy') === currency);
  if (!amount) return null;
  const figures = readAmount(amount.mustText(), exponent, amount.path);
  const side = detail.text('CdtDbtInd');
  const out = side === null ? whole < 0 : side === 'DBIT';
  return out && figures !== 0 ? -figures : figures;
}

type About = Omit<Transaction, keyof Facts | 'key' | 'amount'>;

function aboutOf(
  element: XmlElement,
  detail: XmlElement | undefined,
  amount: number,
  context: Context,
): About {
  const reversal = element.text('RvslInd') === 'true';
  const kind = (detail === undefined ? null : kindOf(detail)) ?? kindOf(element);
  const returned = detail === undefined ? null : returnOf(detail, kind, context);
  const cameIn = amount > 0 === (returned === null && !reversal);
  const party = detail === undefined ? { name: null, iban: null } : partyOf(detail, cameIn, context.account);
  const references = detail === undefined ? [] : referencesOf(detail);
  const said = [...references.slice(1), ...(detail === undefined ? [] : linesOf(detail))];
  const note = element.text('AddtlNtryInf');
  return {
    ...party,
    reference: references[0] ?? null,
    text: (said.length > 0 || note === null ? said : [note]).join('\n'),
    endToEndId: given(detail?.text('Refs', 'EndToEndId') ?? null),
    mandateReference: given(detail?.text('Refs', 'MndtId') ?? null),
    batchId: given(detail?.text('Refs', 'PmtInfId') ?? element.text('NtryDtls', 'Btch', 'PmtInfId')),
    bankReference: given(detail?.text('Refs', 'AcctSvcrRef') ?? null) ?? bankReferenceOf(element, detail),
    kind,
    reversal,
    returned,
  };
}

function kindOf(element: XmlElement): string | null {
  const domain = element.one('BkTxCd', 'Domn');
  if (domain === null) return element.text('BkTxCd', 'Prtry', 'Cd');
  return [domain.text('Cd'), domain.text('Fmly', 'Cd'), domain.text('Fmly', 'SubFmlyCd')]
    .filter((code) => code !== null)
    .join('-');
}

/** Sub-families that bring a payment back: a transfer returned, a debit returned, unpaid or taken back (external code sets). */
const bringsBack = /-(?:RRTN|UPDD|PRDD|RCDD)$/;

function returnOf(detail: XmlElement, kind: string | null, context: Context): Transaction['returned'] {
  const information = detail.one('RtrInf');
  if (information === null && !bringsBack.test(kind ?? '')) return null;
  const reason = information?.text('Rsn', 'Cd') ?? information?.text('Rsn', 'Prtry') ?? null;
  const original = [
    detail.one('AmtDtls', 'InstdAmt', 'Amt'),
    detail.one('AmtDtls', 'TxAmt', 'Amt'),
    detail.one('Amt'),
  ];
  const amount = original.find((each) => each?.attribute('Ccy') === context.currency);
  return { reason, amount: amount ? readAmount(amount.mustText(), context.exponent, amount.path) : null };
}

function partyOf(
  detail: XmlElement,
  cameIn: boolean,
  own: string | null,
): Pick<Transaction, 'name' | 'iban'> {
  const parties = detail.one('RltdPties');
  if (parties === null) return { name: null, iban: null };
  const roles = cameIn ? (['Dbtr', 'Cdtr'] as const) : (['Cdtr', 'Dbtr'] as const);
  const [near, far] = roles.map((role) => {
    const iban = parties.text(`${role}Acct`, 'Id', 'IBAN');
    return { name: nameIn(parties, role), iban: iban === null ? null : (readIban(iban) ?? iban) };
  });
  if (near !== undefined && (near.name !== null || near.iban !== null) && near.iban !== own) return near;
  // Some banks name whom the account deals with in the account's own role.
  return far?.iban !== null && far?.iban !== own && far !== undefined ? far : { name: null, iban: null };
}

/** A party is directly named up to version 06, and within `Pty` from 07 on. */
function nameIn(parties: XmlElement, role: 'Dbtr' | 'Cdtr'): string | null {
  return (
    parties.text(role, 'Nm') ??
    parties.text(role, 'Pty', 'Nm') ??
    parties.text(`Ultmt${role}`, 'Nm') ??
    parties.text(`Ultmt${role}`, 'Pty', 'Nm')
  );
}

function referencesOf(detail: XmlElement): string[] {
  return detail
    .all('RmtInf')
    .flatMap((each) => each.all('Strd'))
    .flatMap((each) => each.text('CdtrRefInf', 'Ref') ?? []);
}

function linesOf(detail: XmlElement): string[] {
  const remittance = detail.all('RmtInf');
  const free = remittance.flatMap((each) => each.all('Ustrd'));
  const more = remittance.flatMap((each) => each.all('Strd')).flatMap((each) => each.all('AddtlRmtInf'));
  const lines = [...free, ...more].flatMap((line) => line.text() ?? []);
  return lines.length > 0 ? lines : [detail.text('AddtlTxInf') ?? []].flat();
}
