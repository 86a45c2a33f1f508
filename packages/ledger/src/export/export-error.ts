/** Why an export is refused. */
export type ExportErrorCode =
  /** A number of the account plan is not one that the format takes: other than figures, or longer than agreed. */
  | 'account_number'
  /** DATEV: account numbers have 4 to 8 figures. */
  | 'account_length'
  /** DATEV: the adviser's number is between 1001 and 9999999. */
  | 'adviser_number'
  /** DATEV: the client's number is between 1 and 99999. */
  | 'client_number'
  /** An amount that the format has no room for. */
  | 'amount'
  /** The period is empty, or reaches into a second fiscal year. */
  | 'fiscal_year'
  /** FEC: nine figures, the last of which checks the others. */
  | 'siren'
  /** DATEV: more lines than one batch may have; export shorter periods. */
  | 'too_many_postings';

/** An export that would not be what its format prescribes: a code for programs, a sentence for people. */
export class ExportError extends Error {
  override readonly name = 'ExportError';
  readonly code: ExportErrorCode;

  constructor(code: ExportErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
