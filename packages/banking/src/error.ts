/** What can be wrong with a file from a bank, or with what one is to be made of. */
export type BankingFault =
  | 'invalid_iban'
  | 'outside_sepa'
  | 'invalid_bic'
  | 'invalid_reference'
  | 'invalid_creditor_identifier'
  | 'invalid_mandate'
  | 'invalid_amount'
  | 'invalid_day'
  | 'invalid_text'
  | 'invalid_id'
  | 'too_long'
  | 'too_large'
  | 'too_deep'
  | 'wrong_currency'
  | 'not_text'
  | 'not_xml'
  | 'not_a_statement'
  | 'not_a_report'
  | 'missing_element'
  | 'columns_unknown'
  | 'ambiguous_day'
  | 'ambiguous_amount'
  | 'wrong_balance'
  | 'nothing_to_collect';

/**
 * A refusal: `code` for programs, the message for people, and where: a line (`line 12`), the path of an element
 * (`BkToCstmrStmt/Stmt[1]/Ntry[3]/Amt`) or the name of a field.
 */
export class BankingError extends Error {
  override readonly name = 'BankingError';
  readonly code: BankingFault;
  readonly place: string;

  constructor(code: BankingFault, place: string, message: string) {
    super(`${place}: ${message}`);
    this.code = code;
    this.place = place;
  }
}
