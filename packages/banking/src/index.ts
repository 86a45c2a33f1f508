export { BankingError, type BankingFault } from './error.ts';
export { isQrIban, isSepaIban, printIban, readBic, readIban } from './iban.ts';
export {
  belgianReference,
  creditorReference,
  findCreditorReferences,
  printBelgianReference,
  printCreditorReference,
  readBelgianReference,
  readCreditorReference,
} from './creditor-reference.ts';
export { printQrReference, qrReference, readQrReference } from './qr-reference.ts';
export { creditorIdentifier, readCreditorIdentifier, readMandateReference } from './mandate.ts';
export { sepaText } from './sepa-text.ts';
export { epcQrText, type TransferRequest } from './epc-qr.ts';
export { swissQrText, type SwissParty, type SwissRequest } from './swiss-qr.ts';
export type { AccountCurrency, Statement, Transaction } from './statement.ts';
export { readCamt } from './camt.ts';
export { readCsvStatement, type StatementOptions } from './csv-statement.ts';
export type { DayOrder } from './csv-cells.ts';
export { readStatement } from './read-statement.ts';
export {
  writePain008,
  type DebitBatch,
  type DebitCreditor,
  type DebitFile,
  type SequenceType,
  type WrittenDebits,
} from './pain008.ts';
export type { PainVersion } from './xml-writer.ts';
export type { Debit, MandateAmendment, SignedMandate } from './pain008-debit.ts';
export { readPain002, returnsIn, type ReturnedPayment, type StatusReport } from './returns.ts';
export { returnReason, returnReasons, type ReasonMeaning, type Retry, type ReturnReason } from './reasons.ts';
export { suggest, type Candidate, type Suggestion, type SuggestionReason } from './suggest.ts';
export type { OpenPayment } from './suggest-index.ts';
