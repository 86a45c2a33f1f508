import { leastOf, wholeOf, type Ratio, type Whole } from './ratio.ts';

/** How many votes an option, or a yes, needs. */
export interface ThresholdRule {
  /** Of what the ratio is a part: the votes that choose, these and the abstentions, or all who may vote. */
  readonly base: 'votes-cast' | 'votes-cast-with-abstentions' | 'roll';
  readonly ratio: Ratio;
  /** More than the ratio, rather than at least. */
  readonly strict: boolean;
  /** Each class must reach it by itself too. */
  readonly eachClass?: boolean;
}

/** What by-laws mostly ask for. */
export const thresholds = {
  /** More than half of the votes cast. */
  simple: { base: 'votes-cast', ratio: { numerator: 1, denominator: 2 }, strict: true },
  /** More than half of the roll. */
  absolute: { base: 'roll', ratio: { numerator: 1, denominator: 2 }, strict: true },
  /** At least two thirds of the votes cast. */
  'two-thirds': { base: 'votes-cast', ratio: { numerator: 2, denominator: 3 }, strict: false },
  /** All votes cast. */
  unanimity: { base: 'votes-cast', ratio: { numerator: 1, denominator: 1 }, strict: false },
} as const satisfies Record<string, ThresholdRule>;

/** Votes, or what they weigh. */
export interface Support {
  readonly inFavour: Whole;
  /** All votes that choose something, those in favour among them, abstentions not. */
  readonly cast: Whole;
  readonly abstentions?: Whole;
  /** All who may vote. */
  readonly roll: Whole;
}

/** Votes as decimal strings. */
export interface ThresholdReached {
  readonly met: boolean;
  /** Of how many votes. */
  readonly base: string;
  /** The least number that is enough. */
  readonly required: string;
  readonly reached: string;
}

export interface ThresholdResult extends ThresholdReached {
  readonly byClass: Readonly<Record<string, ThresholdReached>>;
}

/**
 * Nothing passes where the base is zero: where nobody votes nobody agrees.
 *
 * @param byClass what each class votes, for a rule with `eachClass`
 * @throws CountError `invalid_ratio`, `invalid_votes`
 */
export function checkThreshold(
  rule: ThresholdRule,
  overall: Support,
  byClass: Readonly<Record<string, Support>> = {},
): ThresholdResult {
  const all = reached(rule, overall);
  const classes = Object.entries(rule.eachClass === true ? byClass : {}).map(
    ([name, support]) => [name, reached(rule, support)] as const,
  );
  return {
    ...all,
    met: all.met && classes.every(([, { met }]) => met),
    byClass: Object.fromEntries(classes),
  };
}

function reached(rule: ThresholdRule, support: Support): ThresholdReached {
  const cast = wholeOf(support.cast);
  const bases = {
    'votes-cast': cast,
    'votes-cast-with-abstentions': cast + wholeOf(support.abstentions ?? 0),
    roll: wholeOf(support.roll),
  };
  const base = bases[rule.base];
  const inFavour = wholeOf(support.inFavour);
  const required = leastOf(rule.ratio, base, rule.strict);
  return {
    met: base > 0n && inFavour >= required,
    base: base.toString(),
    required: required.toString(),
    reached: inFavour.toString(),
  };
}
