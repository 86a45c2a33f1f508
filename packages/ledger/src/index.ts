export { decimal, type Money } from './money.ts';

export {
  withOverrides,
  type AccountPlan,
  type PlanAccount,
  type PlanOverrides,
} from './export/account-plan.ts';
export { datev, type DatevOptions } from './export/datev.ts';
export { ExportError, type ExportErrorCode } from './export/export-error.ts';
export { fec, type FecOptions, type TextFile } from './export/fec.ts';
export { journalCsv, type JournalCsvOptions } from './export/journal-csv.ts';
export {
  ACCOUNT_CODES,
  type AccountCode,
  type JournalEntry,
  type JournalPosting,
  type Parties,
  type PartyLabel,
  type PostingSide,
} from './export/journal.ts';
export { DE_SKR03, DE_SKR04 } from './export/plan-de.ts';
export { FR_PCG } from './export/plan-fr.ts';
export { GENERIC, GENERIC_FR } from './export/plan-generic.ts';
export { balancesOn, byAccount, trialBalance, type BalanceLine } from './trial-balance.ts';
