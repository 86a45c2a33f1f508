import { CountError } from '../count.ts';
import { BLANK, type ScoreBallots } from './score-ballots.ts';

/** What the rules ask of the ballots; a blank counts as a score of 0. */
export interface ScoreTally {
  readonly options: number;
  readonly total: number;
  /** The sum of each option's scores. */
  readonly sums: Float64Array;
  /** How many give each option the highest score there is. */
  readonly tops: Float64Array;
  /** How many give none but blanks. */
  readonly blank: number;
  /** `preferred(a, b)`: how many score `a` above `b`. */
  preferred(a: number, b: number): number;
}

/** @throws CountError `score_out_of_range`, `too_many_votes` */
export function tallyScores(ballots: ScoreBallots, maxScore: number): ScoreTally {
  const { options, scores, weights } = ballots;
  const sums = new Float64Array(options);
  const tops = new Float64Array(options);
  let total = 0;
  let blank = 0;
  for (let ballot = 0; ballot < weights.length; ballot++) {
    const weight = weights[ballot] ?? 0;
    total += weight;
    let blanks = 0;
    for (let option = 0; option < options; option++) {
      const score = scores[ballot * options + option] ?? BLANK;
      if (score === BLANK) blanks++;
      else if (score > maxScore) {
        throw new CountError('score_out_of_range', `A score is ${score}, but ${maxScore} is the highest.`);
      } else {
        sums[option] = (sums[option] ?? 0) + score * weight;
        if (score === maxScore) tops[option] = (tops[option] ?? 0) + weight;
      }
    }
    if (blanks === options) blank += weight;
  }
  if (!Number.isSafeInteger(total * Math.max(maxScore, options))) {
    throw new CountError('too_many_votes', 'There are too many votes to add up scores exactly.');
  }
  return { options, total, sums, tops, blank, preferred: (a, b) => preferred(ballots, a, b) };
}

function preferred({ options, scores, weights }: ScoreBallots, a: number, b: number): number {
  let votes = 0;
  for (let ballot = 0; ballot < weights.length; ballot++) {
    const scoreOfA = given(scores[ballot * options + a]);
    if (scoreOfA > given(scores[ballot * options + b])) votes += weights[ballot] ?? 0;
  }
  return votes;
}

function given(score = BLANK): number {
  return score === BLANK ? 0 : score;
}
