import { writeAmount } from './amount.ts';
import { readCreditorReference } from './creditor-reference.ts';
import { isDay } from './day.ts';
import { BankingError } from './error.ts';
import { readCreditorIdentifier, readMandateReference } from './mandate.ts';
import { agentXml, checkId, ibanXml, nameOf, schemeXml } from './pain008-parts.ts';
import { sepaText } from './sepa-text.ts';
import { element, type PainVersion } from './xml-writer.ts';

/** One debit. */
export interface Debit {
  /** Unique among all debits, up to 35 characters: statements and reports name the debit by it. */
  endToEndId: string;
  /** Euro cents. */
  amount: number;
  mandate: SignedMandate;
  /** The holder of the account. */
  debtor: { name: string; iban: string; bic?: string | undefined };
  /** For whom they pay, where it is somebody else. */
  onBehalfOf?: string | undefined;
  /** An RF creditor reference; then there is no text. */
  reference?: string | undefined;
  /** What the payer's statement shall say, up to 140 characters. */
  text?: string | undefined;
}

/** What the payer signed. */
export interface SignedMandate {
  /** The unique mandate reference. */
  reference: string;
  /** The day it was signed. */
  signedOn: string;
  /** What has changed since the last debit. */
  amended?: MandateAmendment | undefined;
}

/** What of a mandate was different before: whatever is named. */
export interface MandateAmendment {
  reference?: string | undefined;
  creditorIdentifier?: string | undefined;
  creditorName?: string | undefined;
  /** The IBAN before, or `SMNDA`: the same mandate, now with another account. */
  account?: string | undefined;
}

/** A debit as an element of pain.008. */
export function debitXml(debit: Debit, on: string, version: PainVersion, place: string): string {
  checkId(debit.endToEndId, `${place}.endToEndId`);
  const { debtor, onBehalfOf } = debit;
  const behalf = onBehalfOf === undefined ? [] : [element('Nm', nameOf(onBehalfOf, `${place}.onBehalfOf`))];
  return element('DrctDbtTxInf', [
    element('PmtId', [element('EndToEndId', debit.endToEndId)]),
    element('InstdAmt', writeAmount(debit.amount, 2), { Ccy: 'EUR' }),
    element('DrctDbtTx', [mandateXml(debit.mandate, on, `${place}.mandate`)]),
    agentXml('DbtrAgt', debtor.bic, version, `${place}.debtor.bic`),
    element('Dbtr', [element('Nm', nameOf(debtor.name, `${place}.debtor.name`))]),
    ibanXml('DbtrAcct', debtor.iban, `${place}.debtor.iban`),
    ...behalf.map((name) => element('UltmtDbtr', [name])),
    ...remittanceXml(debit, place),
  ]);
}

function mandateXml({ reference, signedOn, amended }: SignedMandate, on: string, place: string): string {
  if (!isDay(signedOn) || signedOn > on) {
    throw new BankingError(
      'invalid_day',
      `${place}.signedOn`,
      'It is not a day up to the day of collection.',
    );
  }
  const details = amended === undefined ? [] : amendmentXml(amended, `${place}.amended`);
  return element('MndtRltdInf', [
    element('MndtId', mandateReference(reference, `${place}.reference`)),
    element('DtOfSgntr', signedOn),
    element('AmdmntInd', String(details.length > 0)),
    ...(details.length > 0 ? [element('AmdmntInfDtls', details)] : []),
  ]);
}

function mandateReference(text: string, place: string): string {
  const reference = readMandateReference(text);
  if (reference === null)
    throw new BankingError('invalid_mandate', place, 'It is not a unique mandate reference.');
  return reference;
}

function amendmentXml(before: MandateAmendment, place: string): string[] {
  const { reference, creditorIdentifier, creditorName, account } = before;
  const creditor = [
    ...(creditorName === undefined ? [] : [element('Nm', nameOf(creditorName, `${place}.creditorName`))]),
    ...(creditorIdentifier === undefined ? [] : [schemeXml(identifierOf(creditorIdentifier, place))]),
  ];
  return [
    ...(reference === undefined
      ? []
      : [element('OrgnlMndtId', mandateReference(reference, `${place}.reference`))]),
    ...(creditor.length === 0 ? [] : [element('OrgnlCdtrSchmeId', creditor)]),
    ...(account === undefined ? [] : [accountXml(account, `${place}.account`)]),
  ];
}

function identifierOf(text: string, place: string): string {
  const identifier = readCreditorIdentifier(text);
  if (identifier !== null) return identifier;
  const where = `${place}.creditorIdentifier`;
  throw new BankingError('invalid_creditor_identifier', where, 'It is not a SEPA creditor identifier.');
}

function accountXml(account: string, place: string): string {
  if (account !== 'SMNDA') return ibanXml('OrgnlDbtrAcct', account, place);
  return element('OrgnlDbtrAcct', [element('Id', [element('Othr', [element('Id', 'SMNDA')])])]);
}

function remittanceXml({ reference, text }: Debit, place: string): string[] {
  if (reference === undefined) {
    const plain = sepaText(text ?? '', 140);
    return plain === '' ? [] : [element('RmtInf', [element('Ustrd', plain)])];
  }
  const read = readCreditorReference(reference);
  if (read === null) {
    throw new BankingError('invalid_reference', `${place}.reference`, 'It is not an RF creditor reference.');
  }
  const type = element('Tp', [element('CdOrPrtry', [element('Cd', 'SCOR')])]);
  return [element('RmtInf', [element('Strd', [element('CdtrRefInf', [type, element('Ref', read)])])])];
}
