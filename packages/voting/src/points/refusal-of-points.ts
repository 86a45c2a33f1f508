/** How the points of one ballot may be given. */
export interface PointsRules {
  /** `dots`: a point costs a credit; `quadratic`: so many points on one option cost their square. */
  readonly rules: 'dots' | 'quadratic';
  /** How many credits each ballot has; those that are not used lapse. */
  readonly credits: number;
  /** The most points that one option may be given, for or against. */
  readonly cap?: number;
  /** All credits must be used. Only a blank ballot uses none. */
  readonly exact?: boolean;
  /** Points below zero are allowed, and cost the same. */
  readonly negative?: boolean;
}

export type PointsRefusal =
  'invalid_points' | 'negative_not_allowed' | 'cap_exceeded' | 'credits_exceeded' | 'credits_unused';

/** Why a ballot with these points breaks the rules, or null where it does not. */
export function refusalOfPoints(points: readonly number[], rules: PointsRules): PointsRefusal | null {
  const { credits, cap = Infinity } = rules;
  if (!points.every(Number.isSafeInteger)) return 'invalid_points';
  if (rules.negative !== true && points.some((each) => each < 0)) return 'negative_not_allowed';
  if (points.some((each) => Math.abs(each) > cap)) return 'cap_exceeded';
  let left = credits;
  for (const each of points) {
    // A square that is too large to be exact is larger than all credits, exact or not.
    left -= rules.rules === 'quadratic' ? each * each : Math.abs(each);
    if (left < 0) return 'credits_exceeded';
  }
  return rules.exact === true && left > 0 && left < credits ? 'credits_unused' : null;
}
