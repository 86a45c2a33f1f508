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
