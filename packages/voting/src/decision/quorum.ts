import { CountError } from '../count.ts';
import { leastOf, wholeOf, type Ratio } from './ratio.ts';

/** How many must take part: a number of members, or a part of the roll (with `strict`: more than that part). */
export type Attendance = { readonly members: number } | { readonly ofRoll: Ratio; readonly strict?: boolean };

/** When enough members take part for the result to stand. All that is named must be met. */
export interface QuorumRule {
  readonly overall?: Attendance;
  /** For each class that needs one of its own. */
  readonly byClass?: Readonly<Record<string, Attendance>>;
  /** Do these take part? Abstentions and blank ballots do by default, spoilt ones do not. */
  readonly counting?: { readonly abstentions?: boolean; readonly blank?: boolean; readonly spoilt?: boolean };
}

/** Members, not weights. Each ballot is in one of these numbers; a vote that a proxy cast is the giver's. */
export interface Turnout {
  readonly roll: number;
  /** Valid ballots that choose something. */
  readonly votes: number;
  readonly abstentions?: number;
  readonly blank?: number;
  readonly spoilt?: number;
}

export interface QuorumResult {
  readonly met: boolean;
  /** How many members had to take part; null where only classes had to. */
  readonly required: number | null;
  readonly reached: number;
  readonly byClass: Readonly<
    Record<string, { readonly met: boolean; readonly required: number; readonly reached: number }>
  >;
}

/**
 * @param byClass the turnout of each class that the rule names
 * @throws CountError `unknown_class`, `invalid_ratio`, `invalid_votes`
 */
export function checkQuorum(
  rule: QuorumRule,
  overall: Turnout,
  byClass: Readonly<Record<string, Turnout>> = {},
): QuorumResult {
  const all = rule.overall === undefined ? null : attended(rule.overall, overall, rule);
  const classes = Object.entries(rule.byClass ?? {}).map(([name, attendance]) => {
    const turnout = Object.hasOwn(byClass, name) ? byClass[name] : undefined;
    if (turnout === undefined)
      throw new CountError('unknown_class', `There is no class ${JSON.stringify(name)}.`);
    return [name, attended(attendance, turnout, rule)] as const;
  });
  return {
    met: (all?.met ?? true) && classes.every(([, { met }]) => met),
    required: all?.required ?? null,
    reached: reachedBy(overall, rule),
    byClass: Object.fromEntries(classes),
  };
}

function attended(attendance: Attendance, turnout: Turnout, rule: QuorumRule) {
  const required =
    'members' in attendance
      ? wholeOf(attendance.members)
      : leastOf(attendance.ofRoll, wholeOf(turnout.roll), attendance.strict ?? false);
  const reached = reachedBy(turnout, rule);
  return { met: reached >= required, required: Number(required), reached };
}

function reachedBy(
  { votes, abstentions = 0, blank = 0, spoilt = 0 }: Turnout,
  { counting = {} }: QuorumRule,
): number {
  const counted = [
    votes,
    counting.abstentions === false ? 0 : abstentions,
    counting.blank === false ? 0 : blank,
    counting.spoilt === true ? spoilt : 0,
  ];
  return Number(counted.reduce((sum, each) => sum + wholeOf(each), 0n));
}
