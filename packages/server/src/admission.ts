import {
  answersTo,
  check,
  type FieldProblem,
  type MemberClass,
  type NewApplication,
} from '@coopkit/contract';

/** Why a class takes no application now; null where it does. */
export function refusalToApply(memberClass: MemberClass): 'class_closed' | 'class_full' | null {
  if (memberClass.intake === 'closed') return 'class_closed';
  if (memberClass.intake === 'full') return 'class_full';
  return null;
}

/** What is wrong with the details for this class, beyond what the contract alone can tell. */
export function faultsFor(
  memberClass: MemberClass,
  details: Pick<NewApplication, 'kind' | 'answers'> & { signatory?: unknown },
): FieldProblem[] {
  const faults: FieldProblem[] = [];
  if (!memberClass.applicants.includes(details.kind)) faults.push({ field: 'kind', code: 'not_an_option' });
  if (details.kind !== 'person' && !details.signatory)
    faults.push({ field: 'signatory.name', code: 'required' });
  if (details.kind === 'person' && details.signatory)
    faults.push({ field: 'signatory', code: 'unknown_field' });
  const answers = check(answersTo(memberClass.fields), details.answers, ['answers']);
  return answers.ok ? faults : [...faults, ...answers.fields];
}

/** The languages to look for a text in: the one asked for, its main language, then the co-op's own. */
export function localesToTry(asked: string | undefined, own: readonly string[]): string[] {
  const wanted = asked === undefined ? [] : [asked, asked.split('-')[0] ?? asked];
  return [...new Set([...wanted, ...own])];
}
