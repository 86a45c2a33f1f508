/** Whether a debit may be tried again. */
export type Retry = 'later' | 'corrected' | 'never';

/** A reason code that SEPA's direct debits use. */
export type ReturnReason =
  | 'AC01'
  | 'AC04'
  | 'AC06'
  | 'AC13'
  | 'AG01'
  | 'AG02'
  | 'AM04'
  | 'AM05'
  | 'BE05'
  | 'CNOR'
  | 'CURR'
  | 'DNOR'
  | 'DUPL'
  | 'ED05'
  | 'FF01'
  | 'FF05'
  | 'MD01'
  | 'MD02'
  | 'MD06'
  | 'MD07'
  | 'MS02'
  | 'MS03'
  | 'RC01'
  | 'RF01'
  | 'RR01'
  | 'RR02'
  | 'RR03'
  | 'RR04'
  | 'SL01'
  | 'TM01';

/**
 * Why a direct debit was rejected, returned or refunded: the codes of ISO 20022 that SEPA uses (EPC173-14), and whether the same
 * debit may be tried again: `later` as it is, `corrected` once what is wrong is put right, `never` without a new agreement with the
 * payer.
 */
const reasons: Readonly<Record<ReturnReason, readonly [Retry, string]>> = {
  AC01: ['corrected', 'The account number is wrong.'],
  AC04: ['never', 'The account is closed.'],
  AC06: ['never', 'The account is blocked.'],
  AC13: ['never', 'The account is a consumer’s, which this scheme does not debit.'],
  AG01: ['never', 'The account takes no direct debits.'],
  AG02: ['corrected', 'The bank’s code for the transaction or the sequence is wrong.'],
  AM04: ['later', 'There is not enough money on the account.'],
  AM05: ['never', 'It was collected twice.'],
  BE05: ['corrected', 'The creditor identifier is wrong.'],
  CNOR: ['corrected', 'The creditor’s bank is not registered in the scheme.'],
  CURR: ['corrected', 'The currency is wrong.'],
  DNOR: ['corrected', 'The payer’s bank is not registered in the scheme.'],
  DUPL: ['never', 'It was collected twice.'],
  ED05: ['later', 'Settlement failed.'],
  FF01: ['corrected', 'The file has not the right form.'],
  FF05: ['corrected', 'The scheme or local instrument is wrong.'],
  MD01: ['never', 'There is no valid mandate.'],
  MD02: ['corrected', 'Data of the mandate are missing or wrong.'],
  MD06: ['never', 'The payer asked for the money back.'],
  MD07: ['never', 'The payer has died.'],
  MS02: ['never', 'The payer refused it.'],
  MS03: ['later', 'The bank gives no reason.'],
  RC01: ['corrected', 'The BIC is wrong.'],
  RF01: ['corrected', 'The reference of the transaction is not unique.'],
  RR01: ['never', 'A rule of law: the account or identification of the payer is missing.'],
  RR02: ['corrected', 'A rule of law: the payer’s name or address is missing.'],
  RR03: ['corrected', 'A rule of law: the creditor’s name or address is missing.'],
  RR04: ['never', 'A rule of law.'],
  SL01: ['never', 'The payer’s bank blocks it: a limit, a list, or no debits by this creditor.'],
  TM01: ['later', 'It came after the bank’s cut-off time.'],
};

/** What a reason code means. Banks may use further codes: those may be tried again once somebody has looked. */
export interface ReasonMeaning {
  retry: Retry;
  text: string;
}

/** All codes that are known, in order. */
export const returnReasons: readonly ReturnReason[] = Object.keys(reasons).filter(isReturnReason);

/** What a code means and whether the debit may be tried again, or null where the code is not known. */
export function returnReason(code: string): ReasonMeaning | null {
  if (!isReturnReason(code)) return null;
  const [retry, text] = reasons[code];
  return { retry, text };
}

function isReturnReason(code: string): code is ReturnReason {
  return Object.hasOwn(reasons, code);
}
