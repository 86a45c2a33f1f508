import { readAmount } from './amount.ts';
import { isDay } from './day.ts';
import { BankingError } from './error.ts';
import type { AccountCurrency, Statement } from './statement.ts';
import { readXml, type XmlElement } from './xml.ts';

/** A payment that came back. */
export interface ReturnedPayment {
  /** What the payment was sent with. */
  endToEndId: string | null;
  mandateReference: string | null;
  /** The reason's code, such as `AM04`; null where the bank gives none. */
  reason: string | null;
  /** What had been paid, in minor units above 0, without fees; null where it is not said. */
  amount: number | null;
  /** The day the bank says it came back; null in a report without days. */
  on: string | null;
  /** The transaction of the statement that took it back; null in a report, which books nothing. */
  key: string | null;
}

/** A bank's answer to a file of payments. */
export interface StatusReport {
  /** The id the file was sent with. */
  messageId: string;
  /** Whether the bank took nothing of it, and its reason. */
  rejected: boolean;
  reason: string | null;
  /** Batches refused as a whole, by their ids, with the reason. */
  batches: { id: string; reason: string | null }[];
  /** Payments refused one by one. */
  payments: ReturnedPayment[];
}

/**
 * What a pain.002 (payment status report, of any version from 001.03 on) refuses. Whatever is accepted or pending is left out.
 *
 * @throws {BankingError} `not_xml`, `too_deep`, `not_a_report`, `missing_element`, `invalid_amount`, `invalid_day`, `wrong_currency`
 */
export function readPain002(xml: string, account: AccountCurrency): StatusReport {
  const report = readXml(xml).one('Document', 'CstmrPmtStsRpt');
  if (report === null) throw new BankingError('not_a_report', 'Document', 'It is not a pain.002.');
  const group = report.must('OrgnlGrpInfAndSts');
  const batches = report.all('OrgnlPmtInfAndSts');
  return {
    messageId: group.mustText('OrgnlMsgId'),
    rejected: group.text('GrpSts') === 'RJCT',
    reason: reasonOf(group),
    batches: batches
      .filter((batch) => batch.text('PmtInfSts') === 'RJCT')
      .map((batch) => ({ id: batch.mustText('OrgnlPmtInfId'), reason: reasonOf(batch) })),
    payments: batches.flatMap((batch) => rejectedIn(batch, dayOf(report.one('GrpHdr')), account)),
  };
}

function rejectedIn(batch: XmlElement, on: string | null, account: AccountCurrency): ReturnedPayment[] {
  return batch
    .all('TxInfAndSts')
    .filter((each) => each.text('TxSts') === 'RJCT')
    .map((each) => ({
      endToEndId: each.text('OrgnlEndToEndId'),
      mandateReference:
        each.text('OrgnlTxRef', 'MndtRltdInf', 'MndtId') ??
        each.text('OrgnlTxRef', 'MndtRltdInf', 'DrctDbtMndt', 'MndtId'),
      reason: reasonOf(each) ?? reasonOf(batch),
      amount: amountOf(each, account),
      on,
      key: null,
    }));
}

function reasonOf(element: XmlElement): string | null {
  return element.text('StsRsnInf', 'Rsn', 'Cd') ?? element.text('StsRsnInf', 'Rsn', 'Prtry');
}

function dayOf(header: XmlElement | null): string | null {
  const day = header?.text('CreDtTm')?.slice(0, 10) ?? null;
  if (day === null || isDay(day)) return day;
  throw new BankingError('invalid_day', `${header?.path ?? ''}/CreDtTm`, 'It is not a day.');
}

function amountOf(element: XmlElement, { currency, exponent }: AccountCurrency): number | null {
  const amount = element.one('OrgnlTxRef', 'Amt', 'InstdAmt');
  if (amount === null) return null;
  if (amount.attribute('Ccy') !== currency) {
    throw new BankingError('wrong_currency', amount.path, `It is not in ${currency}.`);
  }
  return readAmount(amount.mustText(), exponent, amount.path);
}

/** The payments that statements bring back, in their order: debits returned by the payer's bank, transfers that did not arrive. */
export function returnsIn(statements: readonly Statement[]): ReturnedPayment[] {
  return statements
    .flatMap(({ transactions }) => transactions)
    .flatMap(({ returned, endToEndId, mandateReference, amount, on, key }) =>
      returned === null
        ? []
        : {
            endToEndId,
            mandateReference,
            reason: returned.reason,
            amount: returned.amount ?? Math.abs(amount),
            on,
            key,
          },
    );
}
