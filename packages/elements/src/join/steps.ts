import type { MemberClass } from '@coopkit/contract';
import type { Draft } from './draft.ts';

/** Whether a class has terms of shares or contributions. */
export function termsOf({ shares, contributions = [] }: MemberClass): boolean {
  return shares !== undefined || contributions.length > 0;
}

/** Whether its members pay only once the board has admitted them: not here. */
function paysLater({ admission, shares }: MemberClass): boolean {
  return admission === 'approval' && shares?.payment !== 'before-admission';
}

/** The steps of joining a class. */
export function stepsOf(isOnly: boolean, chosen: MemberClass | undefined): Draft['step'][] {
  const hasTerms = chosen !== undefined && termsOf(chosen);
  return [
    ...(isOnly ? [] : (['class'] as const)),
    'details',
    ...(hasTerms ? (['terms'] as const) : []),
    'rules',
    'code',
    ...(hasTerms && !paysLater(chosen) ? (['pay'] as const) : []),
  ];
}
