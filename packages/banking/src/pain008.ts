import { checkPayable, writeAmount } from './amount.ts';
import { isDay } from './day.ts';
import { BankingError } from './error.ts';
import { readCreditorIdentifier } from './mandate.ts';
import { debitXml, type Debit } from './pain008-debit.ts';
import { agentXml, checkId, checkUnique, ibanXml, nameOf, schemeXml } from './pain008-parts.ts';
import { element, type PainVersion } from './xml-writer.ts';

/** First, recurrent or last of a series, or the only one. */
export type SequenceType = 'FRST' | 'RCUR' | 'FNAL' | 'OOFF';

/** Debits that are collected on one day with one sequence type. */
export interface DebitBatch {
  /** Unique among all batches that were ever sent, up to 35 characters; the bank's answer names it. */
  id: string;
  sequence: SequenceType;
  /** The day the money is to be taken. */
  on: string;
  debits: readonly Debit[];
}

/** Who collects. */
export interface DebitCreditor {
  name: string;
  iban: string;
  bic?: string | undefined;
  /** The SEPA creditor identifier. */
  identifier: string;
}

/** A file of direct debits for the bank. */
export interface DebitFile {
  /** Unique among all files that were ever sent, up to 35 characters. */
  id: string;
  /** The instant it is made, as ISO 8601: `2026-11-24T16:00:00Z`. */
  createdAt: string;
  creditor: DebitCreditor;
  /** What all amounts are in: euros, with two decimals. */
  currency: string;
  exponent: number;
  /** `CORE` for everybody; `B2B` for firms whose bank has been told of the mandate. */
  scheme?: 'CORE' | 'B2B';
  batches: readonly DebitBatch[];
  /** The version of pain.008.001: `08`, or `02` for a bank that takes no other. */
  version?: PainVersion;
}

/** A file for the bank, and what its header says of it. */
export interface WrittenDebits {
  xml: string;
  count: number;
  /** Euro cents. */
  sum: number;
}

/**
 * A pain.008.001.08 (customer direct debit initiation) for SEPA direct debits, by EPC130-08 and EPC131-08 (implementation guidelines
 * for core and B2B). Texts are put into SEPA's characters and cut to what fits. Addresses are left out: banks refuse unstructured ones.
 *
 * @throws {BankingError} `nothing_to_collect`, `invalid_id`, `invalid_iban`, `outside_sepa`, `invalid_bic`, `invalid_creditor_identifier`,
 *   `invalid_mandate`, `invalid_amount`, `wrong_currency`, `invalid_day`, `invalid_text`; with the place: `batches[0].debits[3].iban`
 */
export function writePain008(file: DebitFile): WrittenDebits {
  const { id, createdAt, batches, version = '08' } = file;
  const debits = batches.flatMap((batch) => batch.debits);
  if (debits.length === 0 || batches.some((batch) => batch.debits.length === 0)) {
    throw new BankingError(
      'nothing_to_collect',
      'batches',
      'A file and each of its batches have at least one debit.',
    );
  }
  checkId(id, 'id');
  for (const [at, batch] of batches.entries()) checkAmounts(file, batch, `batches[${at}]`);
  if (
    !isDay(createdAt.slice(0, 10)) ||
    !/^.{10}T\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:\d\d)?$/.test(createdAt)
  ) {
    throw new BankingError('invalid_day', 'createdAt', 'It is not an instant as ISO 8601 has it.');
  }
  checkUnique(
    batches.map((batch) => batch.id),
    'batches',
  );
  checkUnique(
    debits.map((debit) => debit.endToEndId),
    'batches.debits',
  );
  const name = nameOf(file.creditor.name, 'creditor.name');
  const parts = batches.map((batch, at) => batchXml(file, batch, version, `batches[${at}]`));
  const total = totals(debits);
  const header = [
    element('MsgId', id),
    element('CreDtTm', createdAt.replace(/\.\d+/, '')),
    ...total.elements,
    element('InitgPty', [element('Nm', name)]),
  ];
  const content = element('CstmrDrctDbtInitn', [element('GrpHdr', header), ...parts]);
  const space = `urn:iso:std:iso:20022:tech:xsd:pain.008.001.${version}`;
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n${element('Document', [content], { xmlns: space })}\n`;
  return { xml, count: debits.length, sum: total.sum };
}

function batchXml(file: DebitFile, batch: DebitBatch, version: PainVersion, place: string): string {
  const { creditor, scheme = 'CORE' } = file;
  checkId(batch.id, `${place}.id`);
  if (!isDay(batch.on))
    throw new BankingError('invalid_day', `${place}.on`, 'It is not a day of the calendar.');
  const identifier = readCreditorIdentifier(creditor.identifier);
  if (identifier === null) {
    throw new BankingError(
      'invalid_creditor_identifier',
      'creditor.identifier',
      'It is not a SEPA creditor identifier.',
    );
  }
  const type = [
    element('SvcLvl', [element('Cd', 'SEPA')]),
    element('LclInstrm', [element('Cd', scheme)]),
    element('SeqTp', batch.sequence),
  ];
  return element('PmtInf', [
    element('PmtInfId', batch.id),
    element('PmtMtd', 'DD'),
    element('BtchBookg', 'true'),
    ...totals(batch.debits).elements,
    element('PmtTpInf', type),
    element('ReqdColltnDt', batch.on),
    element('Cdtr', [element('Nm', nameOf(creditor.name, 'creditor.name'))]),
    ibanXml('CdtrAcct', creditor.iban, 'creditor.iban'),
    agentXml('CdtrAgt', creditor.bic, version, 'creditor.bic'),
    element('ChrgBr', 'SLEV'),
    element('CdtrSchmeId', [schemeXml(identifier)]),
    ...batch.debits.map((debit, at) => debitXml(debit, batch.on, version, `${place}.debits[${at}]`)),
  ]);
}

function checkAmounts({ currency, exponent }: DebitFile, batch: DebitBatch, place: string): void {
  for (const [at, { amount }] of batch.debits.entries()) {
    checkPayable({ amount, currency, exponent }, ['EUR'], `${place}.debits[${at}].amount`);
  }
}

function totals(debits: readonly Debit[]): { sum: number; elements: string[] } {
  const sum = debits.reduce((total, debit) => total + debit.amount, 0);
  if (!Number.isSafeInteger(sum))
    throw new BankingError('invalid_amount', 'batches', 'The sum is too large.');
  return {
    sum,
    elements: [element('NbOfTxs', String(debits.length)), element('CtrlSum', writeAmount(sum, 2))],
  };
}
