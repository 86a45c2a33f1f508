export { CountError, type Count, type Round, type RoundEvent } from './count.ts';
export { drawLot } from './lot.ts';
export {
  MOST_OPTIONS,
  OPTION,
  OVERVOTED,
  RankedBallotsBuilder,
  SAME_RANK,
  SKIPPED,
  type RankedBallots,
  type Ranking,
} from './ranked-ballots.ts';

export { type BltFile, readBlt, writeBlt } from './formats/blt.ts';
export { readScottishCsv, type ScottishCsvFile } from './formats/scottish-csv.ts';
export { type ClassQuota } from './stv/class-quotas.ts';
export { type StvRound } from './stv/contest.ts';
export { countStv, type StvCount, type StvSettings } from './stv/count-stv.ts';
export { stvRuleSets, type StvRulesName } from './stv/rule-sets.ts';
export {
  type GregoryRules,
  type MeekRules,
  type QuotientRules,
  type StvArithmetic,
  type StvBallotRules,
  type StvBatch,
  type StvQuota,
  type StvRules,
  type StvRulesInCommon,
  type StvTieRules,
} from './stv/rules.ts';
