import { signedAmount, wrongCurrency } from './camt-amount.ts';
import { entryOf, type Entry } from './camt-entry.ts';
import { BankingError } from './error.ts';
import { readIban } from './iban.ts';
import { keyMaker, periodOf, type AccountCurrency, type Statement } from './statement.ts';
import { readXml, type XmlElement } from './xml.ts';

const roots = [
  ['BkToCstmrStmt', 'Stmt', 'camt.053'],
  ['BkToCstmrAcctRpt', 'Rpt', 'camt.052'],
  ['BkToCstmrDbtCdtNtfctn', 'Ntfctn', 'camt.054'],
] as const;

/**
 * The statements in a camt.053 (statement), camt.052 (report) or camt.054 (notice) of ISO 20022, of any version from 001.02 on.
 * The transactions of a statement add up to its entries, also where a batch's parts and its fees are told apart; where it says
 * its balances, the entries lead from the one to the other.
 *
 * @throws {BankingError} `not_xml`, `too_deep`, `not_a_statement`, `missing_element`, `invalid_amount`, `invalid_day`,
 *   `wrong_currency`, `wrong_balance`; with the path of the element
 */
export function readCamt(xml: string, account: AccountCurrency): Statement[] {
  const document = readXml(xml).one('Document');
  for (const [root, name, format] of roots) {
    const statements = document?.one(root)?.all(name);
    if (statements !== undefined) return statements.map((element) => statementOf(element, format, account));
  }
  throw new BankingError('not_a_statement', 'Document', 'It is not a camt.052, camt.053 or camt.054.');
}

function statementOf(
  element: XmlElement,
  format: Statement['format'],
  { currency, exponent }: AccountCurrency,
): Statement {
  const said = element.text('Acct', 'Ccy');
  if (said !== null && said !== currency) throw wrongCurrency(element, said, currency);
  const number = element.text('Acct', 'Id', 'IBAN') ?? element.text('Acct', 'Id', 'Othr', 'Id');
  const account = number === null ? null : (readIban(number) ?? number);
  const makeKey = keyMaker();
  const context = { account, currency, exponent, makeKey };
  const entries = element.all('Ntry').map((each) => entryOf(each, context));
  const booked = entries.filter((entry): entry is Entry => entry !== null);
  const opening = balanceOf(element, ['OPBD', 'PRCD'], { currency, exponent });
  const closing = balanceOf(element, ['CLBD'], { currency, exponent });
  // A report within the day may leave out what an earlier one had.
  if (format === 'camt.053') checkBalances(element, opening, closing, booked);
  const transactions = booked.flatMap((entry) => entry.transactions);
  return {
    format,
    id: element.text('Id'),
    account,
    currency,
    exponent,
    ...periodOf(transactions),
    opening,
    closing,
    pending: entries.length - booked.length,
    transactions,
  };
}

function balanceOf(element: XmlElement, codes: readonly string[], account: AccountCurrency): number | null {
  const balances = element.all('Bal');
  for (const code of codes) {
    const found = balances.find((each) => each.text('Tp', 'CdOrPrtry', 'Cd') === code);
    if (found !== undefined) return signedAmount(found, account);
  }
  return null;
}

function checkBalances(
  element: XmlElement,
  opening: number | null,
  closing: number | null,
  entries: readonly Entry[],
): void {
  if (opening === null || closing === null || isPart(element)) return;
  const moved = entries.reduce((sum, entry) => sum + BigInt(entry.amount), 0n);
  if (BigInt(opening) + moved === BigInt(closing)) return;
  throw new BankingError(
    'wrong_balance',
    `${element.path}/Bal`,
    `The entries come to ${moved} minor units, the balances differ by ${BigInt(closing) - BigInt(opening)}: ` +
      'the file is not whole. Fetch it from the bank again.',
  );
}

/** A long statement may come in pages, with the balances of the whole on each. */
function isPart(element: XmlElement): boolean {
  const page = element.one('StmtPgntn') ?? element.one('RptPgntn');
  return page !== null && !(page.text('PgNb') === '1' && page.text('LastPgInd') === 'true');
}
