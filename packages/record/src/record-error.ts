/** What is wrong with a record, a proof, a receipt or an opening. */
export type RecordErrorCode =
  /** The text or the bytes do not have the form that their format prescribes, to the letter. */
  | 'malformed_checkpoint'
  | 'malformed_entry'
  | 'malformed_frontier'
  | 'malformed_key'
  | 'malformed_note'
  | 'malformed_opening'
  | 'malformed_receipt'
  | 'malformed_request'
  | 'malformed_tile'
  /** Not a value of which there is one canonical JSON text, or not that text. */
  | 'not_canonical'
  /** The record's key has not signed. */
  | 'unsigned'
  /** A signature that claims to be by a known key is not. */
  | 'wrong_signature'
  /** The checkpoint is that of another record. */
  | 'wrong_origin'
  | 'too_few_witnesses'
  /** The proof does not show that the entry is on the record. */
  | 'not_included'
  /** The proof does not show that the record only grew. */
  | 'not_consistent'
  /** A tile or an entry bundle was altered, truncated or put in another's place. */
  | 'wrong_tile'
  /** Asked for what lies beyond the end of the record. */
  | 'beyond_record'
  /** Of a witness: the old size is greater than the checkpoint's. */
  | 'old_size_beyond'
  /** Of a witness: the old size is not that of the last checkpoint it has signed. */
  | 'old_size_stale'
  /** Of a witness: the same size with another root. */
  | 'root_differs'
  /** A commitment without its opening. */
  | 'opening_missing'
  /** An opening of no commitment, or a second one of the same. */
  | 'opening_extra'
  | 'openings_unsorted'
  /** The same commitment twice on the record: two members would hold the same receipt. */
  | 'commitment_repeated';

/** Why a record, a proof or a receipt is refused: a code for programs, a sentence for people. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
  readonly code: RecordErrorCode;

  constructor(code: RecordErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
