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
export { readRctabBallots, type NamedBallots } from './formats/rctab-ballots.ts';
export { readRctabConfig, type RctabConfig, type RctabSource } from './formats/rctab-config.ts';
export { readRctabCvrs } from './formats/rctab-cvrs.ts';
