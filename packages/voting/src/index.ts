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
export { answerFaults, answersFaults } from './question/answer-faults.ts';
export { questionFaults } from './question/question-faults.ts';
export {
  choicesOf,
  type Answer,
  type Answers,
  type Fault,
  type Option,
  type Question,
  type Ratio,
  type Threshold,
} from './question/question.ts';
