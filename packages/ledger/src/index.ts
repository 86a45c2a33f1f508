export { chart, isAccount, registerAccounts, type Account, type AccountKind } from './accounts.ts';
export { dueDays } from './contributions.ts';
export { addDays, addMonths, endOf, type Day, type Period } from './day.ts';
export {
  reversed,
  type Booking,
  type EntryKind,
  type Posting,
  type ShareChange,
  type ShareChangeKind,
  type Side,
} from './entry.ts';
export { decimal, type Money } from './money.ts';

export {
  withOverrides,
  type AccountPlan,
  type PlanAccount,
  type PlanId,
  type PlanOverrides,
} from './export/account-plan.ts';
export { accountPlans } from './export/account-plans.ts';
export { datev, type DatevOptions } from './export/datev.ts';
export { ExportError, type ExportErrorCode } from './export/export-error.ts';
export { fec, type FecOptions, type TextFile } from './export/fec.ts';
export { csvLine } from './export/csv.ts';
export { journalCsv, type JournalCsvOptions } from './export/journal-csv.ts';
export { type JournalEntry, type Parties, type PartyLabel } from './export/journal.ts';
export { balancesOn, byAccount, trialBalance, type BalanceLine } from './trial-balance.ts';
export { allocate, receive, takeBack, type MoneyAccount, type Part, type Purpose } from './payments.ts';
export {
  cancelShares,
  giveShares,
  issueShares,
  redeemShares,
  transferShares,
  withdrawShares,
  type ShareLot,
} from './shares/book.ts';
export {
  freeShares,
  holdingAt,
  nothing,
  sharesLeaving,
  unpaidShares,
  type Holding,
} from './shares/holding.ts';
export { instalmentsOf, splitInstalments, type Instalment } from './shares/instalments.ts';
export { noticeDays, type LeavingTerms } from './shares/leaving.ts';
export { contributionTermsFaults, shareTermsFaults, type ContradictoryTerm } from './shares/terms-faults.ts';
export {
  contributionFault,
  subscriptionFault,
  type InstalmentPlan,
  type ShareTerms,
  type TermsFault,
} from './shares/terms.ts';
