export { CountError, type Count, type Round, type RoundEvent } from './count.ts';
export { drawLot, lotCommitment, lotSeed } from './lot.ts';
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
export { answerFaults, answersFaults } from './question/answer-faults.ts';
export { questionFaults } from './question/question-faults.ts';
export {
  choicesOf,
  type Choosing,
  type Answer,
  type Answers,
  type Fault,
  type Option,
  type Question,
  type Ratio,
  type Threshold,
} from './question/question.ts';

export { countIrv, type IrvSettings } from './irv/count-irv.ts';
export type { MarkRules } from './irv/ready-ballots.ts';
export { countRctab, type RctabCount } from './rctab/count-rctab.ts';
export type { RctabInactive, RctabRound } from './rctab/rounds.ts';
export {
  UNDECLARED_WRITE_INS,
  type RctabCandidate,
  type RctabOvervoteRule,
  type RctabSettings,
  type RctabTiebreakMode,
  type RctabWinnerMode,
} from './rctab/settings.ts';
export { readRctabBallots, type RctabBallots } from './formats/rctab-ballots.ts';
export { readRctabConfig, type RctabConfig, type RctabSource } from './formats/rctab-config.ts';
export { readRctabCvrs } from './formats/rctab-cvrs.ts';
export {
  countCondorcet,
  type CondorcetCount,
  type CondorcetRules,
  type CondorcetSettings,
} from './condorcet/count-condorcet.ts';
export type { Strength } from './condorcet/defeats.ts';
export { pairwiseVotes, type Unranked } from './condorcet/pairwise.ts';
export type { RankedPair } from './condorcet/ranked-pairs.ts';
export { readCvotes, writeCvotes, type CvotesElection } from './formats/cvotes.ts';
export { ChoiceBallotsBuilder, type ChoiceBallots } from './choices/choice-ballots.ts';
export {
  countChoices,
  type ChoiceCount,
  type ChoiceRules,
  type ChoiceSettings,
} from './choices/count-choices.ts';
export { countScores, type ScoreCount, type ScoreRules, type ScoreSettings } from './scores/count-scores.ts';
export { BLANK, HIGHEST_SCORE, ScoreBallotsBuilder, type ScoreBallots } from './scores/score-ballots.ts';
export type { StarRunoff } from './scores/star.ts';
export { classWeights, wholeWeights, type WholeWeights } from './decision/class-weights.ts';
export {
  quorumReached,
  type QuorumAmount,
  type Participation,
  type Quorum,
  type Reached,
} from './decision/quorum.ts';
export { SIMPLE_MAJORITY, thresholdReached, type ProposalVotes } from './decision/threshold.ts';
export {
  add,
  compare,
  divide,
  multiply,
  rational,
  subtract,
  toDecimal,
  type Rational,
} from './exact/rational.ts';
export {
  countQuestion,
  reachedText,
  type ClassedAnswer,
  type CountAround,
} from './question/count-question.ts';
export type { AnyCount } from './question/count-answers.ts';
export { NamedCount } from './question/named-count.ts';
export type {
  NamedEvent,
  NamedRound,
  QuestionResult,
  ReachedText,
  Tally,
} from './question/question-result.ts';
export { readStarCsv } from './formats/star-csv.ts';
export { readStarvote, type OpenFile, type StarvoteElection } from './formats/starvote.ts';
export {
  readPreflib,
  readPreflibApprovals,
  writePreflib,
  type PreflibApprovals,
  type PreflibElection,
} from './formats/preflib.ts';
export { writeStarvote } from './formats/write-starvote.ts';
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
