import { readAmount } from './amount.ts';
import { BankingError } from './error.ts';
import type { AccountCurrency } from './statement.ts';
import type { XmlElement } from './xml.ts';

/** The amount of an entry or a balance: above 0 where it is to the account's credit. */
export function signedAmount(element: XmlElement, { currency, exponent }: AccountCurrency): number {
  const amount = element.must('Amt');
  const said = amount.attribute('Ccy');
  if (said !== currency) throw wrongCurrency(amount, said ?? '', currency);
  const figures = readAmount(element.mustText('Amt'), exponent, amount.path);
  const side = element.mustText('CdtDbtInd');
  if (side !== 'CRDT' && side !== 'DBIT') {
    throw new BankingError('invalid_amount', `${element.path}/CdtDbtInd`, 'It is neither CRDT nor DBIT.');
  }
  if (figures < 0) throw new BankingError('invalid_amount', amount.path, 'It is below 0.');
  return side === 'CRDT' || figures === 0 ? figures : -figures;
}

/** The refusal of an amount that is not in the account's currency. */
export function wrongCurrency(element: XmlElement, said: string, currency: string): BankingError {
  return new BankingError(
    'wrong_currency',
    element.path,
    `It is in ${said || 'no currency'}, not in ${currency}.`,
  );
}
