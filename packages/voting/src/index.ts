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
export {
  type Amount,
  type BudgetCount,
  type BudgetRound,
  type BudgetSettings,
} from './budget/budget-count.ts';
export { type ComparisonMeasure } from './budget/comparison.ts';
export { budgetCompletions, type CompletionName, type CompletionRule } from './budget/completion.ts';
export { countBudget } from './budget/count-budget.ts';
export { type ElectionSettings, type TieRule } from './budget/election.ts';
export { classWeights, type ClassWeights } from './decision/class-weights.ts';
export {
  resolveProxies,
  useProxies,
  type Proxies,
  type Proxy,
  type ProxyRecord,
  type ProxyRefusal,
  type ProxyRules,
  type ProxyUse,
} from './decision/proxies.ts';
export {
  checkQuorum,
  type Attendance,
  type QuorumResult,
  type QuorumRule,
  type Turnout,
} from './decision/quorum.ts';
export { type Ratio, type Whole } from './decision/ratio.ts';
export {
  checkThreshold,
  thresholds,
  type Support,
  type ThresholdReached,
  type ThresholdResult,
  type ThresholdRule,
} from './decision/threshold.ts';
export { pabulibBallots, pabulibSettings } from './formats/pabulib-budget.ts';
export { writePabulib } from './formats/pabulib-write.ts';
export {
  pabulibVoteTypes,
  readPabulib,
  type PabulibFile,
  type PabulibProject,
  type PabulibVote,
  type PabulibVoteType,
} from './formats/pabulib.ts';
export { PointBallotsBuilder, type PointBallots } from './points/point-ballots.ts';
export { countPoints, type PointsCount, type PointsSettings } from './points/count-points.ts';
export { refusalOfPoints, type PointsRefusal, type PointsRules } from './points/refusal-of-points.ts';
